#include "format/codes_text.h"

void ntr_append_code(ntr_buffer *out, const ntr_code *code) {
    if (code->data.len) {
        ntr_buffer_append(out, code->data);
        return;
    }
    ntr_buffer_printf(out, "<%s%.*s%s>", code->kind == NTR_CODE_CLOSE ? "/" : "", NTR_FMT(code->id),
                      code->kind == NTR_CODE_ALONE ? "/" : "");
}

void ntr_append_coded(ntr_buffer *out, ntr_str text, ntr_codes codes) {
    size_t at = 0;
    for (uint32_t i = 0; i < codes.count; i++) {
        ntr_buffer_append(out, ntr_str_slice(text, at, codes.items[i].at));
        at = codes.items[i].at;
        ntr_append_code(out, &codes.items[i]);
    }
    ntr_buffer_append(out, ntr_str_slice(text, at, text.len));
}
