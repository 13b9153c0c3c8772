#include "ntrans/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_CAPACITY = 256 };

void ntr_buffer_dispose(ntr_buffer *buffer) {
    if (!buffer) return;
    free(buffer->ptr);
    *buffer = (ntr_buffer){0};
}

static bool reserve(ntr_buffer *buffer, size_t more) {
    if (buffer->failed) return false;
    if (more <= buffer->capacity - buffer->len) return true;
    size_t capacity = buffer->capacity ? buffer->capacity : FIRST_CAPACITY;
    while (capacity - buffer->len < more && capacity <= SIZE_MAX / 2) capacity *= 2;
    char *grown = capacity - buffer->len < more ? NULL : realloc(buffer->ptr, capacity);
    if (!grown) {
        buffer->failed = true;
        return false;
    }
    buffer->ptr = grown;
    buffer->capacity = capacity;
    return true;
}

void ntr_buffer_append(ntr_buffer *buffer, ntr_str text) {
    if (text.len == 0 || !reserve(buffer, text.len)) return;
    memcpy(buffer->ptr + buffer->len, text.ptr, text.len);
    buffer->len += text.len;
}

void ntr_buffer_append_char(ntr_buffer *buffer, char byte) {
    ntr_buffer_append(buffer, (ntr_str){&byte, 1});
}

void ntr_buffer_printf(ntr_buffer *buffer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0 || !reserve(buffer, (size_t)length + 1)) {
        buffer->failed = true;
        return;
    }
    va_start(arguments, format);
    vsnprintf(buffer->ptr + buffer->len, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buffer->len += (size_t)length;
}

void ntr_buffer_clear(ntr_buffer *buffer) {
    buffer->len = 0;
}

ntr_status ntr_buffer_check(const ntr_buffer *buffer, ntr_error *err) {
    return buffer->failed ? ntr_error_memory(err) : NTR_OK;
}
