#include "gloss/skeleton.h"

void skeletons_dispose(skeletons *self) {
    ntr_transliterator_close(self->bare);
    *self = (skeletons){0};
}

static bool is_ascii(ntr_str text) {
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80) return false;
    return true;
}

static ntr_status strip_marks(ntr_str *text, skeletons *self, ntr_arena *arena, ntr_error *err) {
    if (is_ascii(*text)) return NTR_OK;
    if (!self->bare) NTR_TRY(ntr_transliterator_open(&self->bare, "NFD; [:Nonspacing Mark:] Remove; NFC", err));
    *text = ntr_transliterate(self->bare, arena, *text);
    return text->ptr ? NTR_OK : ntr_error_memory(err);
}

static bool is_consonant(char c) {
    return c >= 'b' && c <= 'z' && !strchr("eiou", c);
}

static bool is_left_out(char c) {
    return c == ' ' || c == '-' || c == '\'' || c == '.';
}

/* The spelling that stands for both, written to `out`; gives the bytes of `rest` that it stands for. */
static size_t put_one(char *out, size_t *used, ntr_str rest) {
    static const struct {
        const char *old;
        const char *plain;
    } pairs[] = {{"qu", "kw"}, {"ph", "f"}, {"th", "t"}, {"x", "ks"}, {"c", "k"}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        const size_t length = strlen(pairs[i].old);
        if (rest.len < length || memcmp(rest.ptr, pairs[i].old, length) != 0) continue;
        for (const char *c = pairs[i].plain; *c; c++) out[(*used)++] = *c;
        return length;
    }
    const bool linking = *used > 1 && rest.len > 2 && rest.ptr[0] == 'e' && rest.ptr[1] == 'n';
    out[(*used)++] = rest.ptr[0];
    return linking && is_consonant(rest.ptr[2]) ? 2 : 1;
}

ntr_status skeleton_make(ntr_str *out, skeletons *self, ntr_arena *arena, ntr_str folded, ntr_error *err) {
    NTR_TRY(strip_marks(&folded, self, arena, err));
    char *bytes = ntr_arena_alloc(arena, 2 * folded.len + 1); /* x becomes two */
    if (!bytes) return ntr_error_memory(err);
    size_t used = 0;
    for (size_t i = 0; i < folded.len;) {
        if (is_left_out(folded.ptr[i]))
            i++;
        else
            i += put_one(bytes, &used, ntr_str_slice(folded, i, folded.len));
    }
    *out = (ntr_str){bytes, used};
    return NTR_OK;
}
