#include "ntrans/error.h"

#include <stdio.h>
#include <string.h>

NTR_PRINTF(5, 0)
static ntr_status fill(ntr_error *err, ntr_status status, uint64_t line, uint64_t column, const char *format,
                       va_list arguments) {
    if (!err) return status;
    err->status = status;
    err->line = line;
    err->column = column;
    err->source[0] = '\0';
    vsnprintf(err->message, sizeof err->message, format, arguments);
    return status;
}

ntr_status ntr_error_set(ntr_error *err, ntr_status status, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fill(err, status, 0, 0, format, arguments);
    va_end(arguments);
    return status;
}

ntr_status ntr_error_set_at(ntr_error *err, ntr_status status, uint64_t line, uint64_t column, const char *format,
                            ...) {
    va_list arguments;
    va_start(arguments, format);
    fill(err, status, line, column, format, arguments);
    va_end(arguments);
    return status;
}

ntr_status ntr_error_memory(ntr_error *err) {
    return ntr_error_set(err, NTR_NO_MEMORY, "out of memory");
}

void ntr_error_name_source(ntr_error *err, const char *source) {
    if (!err || err->source[0] != '\0' || !source) return;
    snprintf(err->source, sizeof err->source, "%s", source);
}
