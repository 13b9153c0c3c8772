#include "gloss/skeleton.h"

#include "ext/unicode.h"

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

ntr_str skeleton_make(ntr_arena *arena, ntr_str folded) {
    const ntr_str plain = ntr_unmark(arena, folded);
    char *bytes = plain.ptr ? ntr_arena_alloc(arena, 2 * plain.len + 1) : NULL; /* x becomes two */
    if (!bytes) return NTR_STR_NONE;
    size_t used = 0;
    for (size_t i = 0; i < plain.len;) {
        if (is_left_out(plain.ptr[i]))
            i++;
        else
            i += put_one(bytes, &used, ntr_str_slice(plain, i, plain.len));
    }
    return (ntr_str){bytes, used};
}
