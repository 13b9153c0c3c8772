#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "ext/unicode.h"

struct ntr_breaker {
    UBreakIterator *iterator;
    UText *text;
};

ntr_status ntr_breaker_open(ntr_breaker **out, ntr_break_kind kind, const char *locale, ntr_error *err) {
    *out = NULL;
    ntr_breaker *breaker = calloc(1, sizeof *breaker);
    if (!breaker) return ntr_error_memory(err);
    UErrorCode code = U_ZERO_ERROR;
    breaker->iterator = ubrk_open(kind == NTR_BREAK_WORD ? UBRK_WORD : UBRK_SENTENCE, locale, NULL, 0, &code);
    if (U_FAILURE(code)) {
        ntr_breaker_close(breaker);
        return ntr_error_set(err, NTR_INTERNAL, "ICU has no break iterator for %s: %s", locale, u_errorName(code));
    }
    *out = breaker;
    return NTR_OK;
}

void ntr_breaker_close(ntr_breaker *breaker) {
    if (!breaker) return;
    if (breaker->iterator) ubrk_close(breaker->iterator);
    utext_close(breaker->text);
    free(breaker);
}

ntr_status ntr_breaker_set(ntr_breaker *breaker, ntr_str text, ntr_error *err) {
    UErrorCode code = U_ZERO_ERROR;
    breaker->text = utext_openUTF8(breaker->text, text.ptr ? text.ptr : "", (int64_t)text.len, &code);
    ubrk_setUText(breaker->iterator, breaker->text, &code);
    if (U_FAILURE(code)) return ntr_error_set(err, NTR_INTERNAL, "ICU cannot break the text: %s", u_errorName(code));
    return NTR_OK;
}

size_t ntr_breaker_next(ntr_breaker *breaker) {
    const int32_t bound = ubrk_next(breaker->iterator);
    return bound == UBRK_DONE ? SIZE_MAX : (size_t)bound;
}
