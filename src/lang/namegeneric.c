#include "lang/namegeneric.h"

#include "ext/unicode.h"
#include "lang/namechoice.h"

/* The columns of glossary/names/generics.tsv. */
enum { GENERIC_NL, GENERIC_EN, GENERIC_ALTERNATIVES, GENERIC_OF };

enum {
    WORDS_BEFORE = 2, /* of the longest generic in front of a name: rivier de */
    KEY_SIZE = 48
};

static const char gap[] = "\xE2\x80\xA6"; /* … */

enum { GAP = sizeof gap - 1 };

/* Appends `text` in lower case; false when it is not of ASCII, as generic words are, or too long. */
static bool append(char key[KEY_SIZE], size_t *used, ntr_str text) {
    if (text.len > KEY_SIZE - *used) return false;
    for (size_t i = 0; i < text.len; i++) {
        const char byte = text.ptr[i];
        if ((unsigned char)byte >= 0x80) return false;
        key[(*used)++] = byte >= 'A' && byte <= 'Z' ? (char)(byte + 'a' - 'A') : byte;
    }
    return true;
}

static bool starts_upper(ntr_str text) {
    size_t start = 0;
    return ntr_char_is_upper(ntr_utf8_next(text, &start));
}

static ntr_generic_of of_cell(ntr_str cell) {
    if (ntr_str_equal(cell, NTR_STR("listed"))) return NTR_GENERIC_LISTED;
    return cell.len ? NTR_GENERIC_FOREIGN : NTR_GENERIC_ANY;
}

/* Whether the table has the words `before` and `behind` a name; one of the two is empty. */
static bool look_up(ntr_generic *out, const ntr_lexicon *lexicon, ntr_str before, ntr_str name, ntr_str behind) {
    const ntr_table *table = &lexicon->words[NTR_WORDS_GENERICS];
    char key[KEY_SIZE + GAP];
    size_t used = 0;
    if (!starts_upper(name) || !append(key, &used, before)) return false;
    memcpy(key + used, gap, GAP);
    used += GAP;
    if (behind.len > KEY_SIZE - used || !append(key, &used, behind)) return false;
    const uint32_t row = ntr_table_find(table, (ntr_str){key, used});
    if (row == NTR_MAP_NONE) return false;
    *out = (ntr_generic){.name = name,
                         .en = ntr_table_cell(table, row, GENERIC_EN),
                         .alternatives = ntr_table_cell(table, row, GENERIC_ALTERNATIVES),
                         .of = of_cell(ntr_table_cell(table, row, GENERIC_OF))};
    return true;
}

/* Charkovse oblast: an adjective made of the name, then the generic word. */
static bool split_adjective(ntr_generic *out, const ntr_lexicon *lexicon, ntr_str text) {
    enum { ENDING = 2 /* se */ };
    size_t space = text.len;
    while (space > 0 && text.ptr[space - 1] != ' ') space--;
    if (space <= ENDING + 1 || memcmp(text.ptr + space - ENDING - 1, "se ", ENDING + 1) != 0) return false;
    const size_t end = space - ENDING - 1;
    return look_up(out, lexicon, (ntr_str){"", 0}, ntr_str_slice(text, 0, end), ntr_str_slice(text, end, text.len));
}

bool ntr_generic_split(ntr_generic *out, const ntr_lexicon *lexicon, ntr_str text) {
    const ntr_str none = {"", 0};
    size_t words = 0, hyphen = 0;
    for (size_t i = 1; i + 1 < text.len; i++) {
        const char c = text.ptr[i];
        if (c == '-') hyphen = i;
        if ((c != ' ' && c != '-') || words == WORDS_BEFORE) continue;
        words++;
        if (look_up(out, lexicon, ntr_str_slice(text, 0, i + 1), ntr_str_slice(text, i + 1, text.len), none))
            return true;
    }
    const ntr_str name = ntr_str_slice(text, 0, hyphen), behind = ntr_str_slice(text, hyphen, text.len);
    if (hyphen > 0 && look_up(out, lexicon, none, name, behind)) return true;
    return split_adjective(out, lexicon, text);
}

/* `pattern` with `name` for its …; `.ptr` NULL when memory ran out. */
static ntr_str put(ntr_arena *arena, ntr_str pattern, ntr_str name) {
    size_t at = 0;
    while (at + GAP < pattern.len && memcmp(pattern.ptr + at, gap, GAP) != 0) at++;
    const ntr_str before = ntr_str_slice(pattern, 0, at), behind = ntr_str_slice(pattern, at + GAP, pattern.len);
    return ntr_arena_printf(arena, "%.*s%.*s%.*s", NTR_FMT(before), NTR_FMT(name), NTR_FMT(behind));
}

static ntr_status offer(ntr_name_answer *out, ntr_str pattern, ntr_str name, ntr_arena *arena, ntr_error *err) {
    const ntr_str form = put(arena, pattern, name);
    return form.ptr ? ntr_name_offer(out, form, arena, err) : ntr_error_memory(err);
}

ntr_status ntr_generic_answer(ntr_name_answer *out, const ntr_generic *generic, const ntr_name_answer *inner,
                              ntr_arena *arena, ntr_error *err) {
    *out = (ntr_name_answer){.en = put(arena, generic->en, inner->en),
                             .origin = inner->origin,
                             .kind = inner->kind == NTR_NAME_ADJECTIVE ? NTR_NAME_ADJECTIVE : NTR_NAME_PLACE,
                             .confidence = inner->confidence,
                             .why = ntr_arena_printf(arena, "generic:%.*s", NTR_FMT(inner->why))};
    if (!out->en.ptr || !out->why.ptr) return ntr_error_memory(err);
    ntr_str rest = generic->alternatives;
    for (ntr_str part = ntr_cell_part(&rest); part.len; part = ntr_cell_part(&rest))
        NTR_TRY(offer(out, part, inner->en, arena, err));
    for (uint32_t i = 0; i < inner->alternative_count; i++)
        NTR_TRY(offer(out, generic->en, inner->alternatives[i], arena, err));
    return NTR_OK;
}
