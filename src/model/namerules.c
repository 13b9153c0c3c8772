#include "model/namerules.h"

#include "ext/unicode.h"

enum { SIGNAL_BITS = 11 }; /* of outlines: a thousand patterns */

/* --- cells -------------------------------------------------------------------------------------------------------- */

static bool read_number(int32_t *out, ntr_str cell) {
    const bool negative = cell.len > 0 && cell.ptr[0] == '-';
    size_t i = negative ? 1 : 0;
    if (i == cell.len || cell.len - i > 6) return false;
    int32_t value = 0;
    for (; i < cell.len; i++) {
        if (cell.ptr[i] < '0' || cell.ptr[i] > '9') return false;
        value = value * 10 + (cell.ptr[i] - '0');
    }
    *out = negative ? -value : value;
    return true;
}

uint32_t ntr_name_source_find(const ntr_name_rules *rules, ntr_str code) {
    for (uint32_t i = 0; i < rules->source_count; i++)
        if (ntr_str_equal(ntr_str_from(rules->sources[i].code), code)) return i;
    return NTR_SOURCE_NONE;
}

/* The bits of one language or of all languages of a group; 0 when there is none of that name. */
static uint32_t source_bits(const ntr_name_rules *rules, ntr_str word) {
    uint32_t bits = 0;
    for (uint32_t i = 0; i < rules->source_count; i++) {
        const ntr_name_source *source = &rules->sources[i];
        if (ntr_str_equal(ntr_str_from(source->code), word) || ntr_str_equal(source->group, word)) bits |= 1u << i;
    }
    return bits;
}

/* "ru|uk" or "cyr" → bits; false for a word that is no source language. */
static bool read_languages(uint32_t *out, const ntr_name_rules *rules, ntr_str cell) {
    if (cell.len == 0) return true;
    for (ntr_str rest = cell, part = ntr_cell_part(&rest); part.ptr; part = ntr_cell_part(&rest)) {
        const uint32_t bits = source_bits(rules, part);
        if (!bits) return false;
        *out |= bits;
    }
    return true;
}

/* As read_languages, where "en", "nl", "maybe" and "place" may stand too. */
static bool read_speaks_for(ntr_signal *signal, const ntr_name_rules *rules, ntr_str cell) {
    if (cell.len == 0) return true;
    for (ntr_str rest = cell, part = ntr_cell_part(&rest); part.ptr; part = ntr_cell_part(&rest)) {
        if (ntr_str_equal(part, NTR_STR("en")))
            signal->english = true;
        else if (ntr_str_equal(part, NTR_STR("nl")))
            signal->dutch = true;
        else if (ntr_str_equal(part, NTR_STR("maybe")))
            signal->maybe_dutch = true;
        else if (ntr_str_equal(part, NTR_STR("place")))
            signal->place = true;
        else if (!read_languages(&signal->languages, rules, part))
            return false;
    }
    return true;
}

static ntr_status bad_cell(ntr_str file, ntr_str key, ntr_error *err) {
    return ntr_error_set(err, NTR_BAD_SYNTAX, "glossary/names/%.*s: row \"%.*s\" cannot be read", NTR_FMT(file),
                         NTR_FMT(key));
}

static ntr_status check_columns(const ntr_table *table, uint32_t columns, const char *file, ntr_error *err) {
    if (table->columns == columns || ntr_table_rows(table) == 0) return NTR_OK;
    return ntr_error_set(err, NTR_BAD_SYNTAX, "glossary/names/%s: %u columns where %u are wanted", file, table->columns,
                         columns);
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

static ntr_status compile_sources(ntr_name_rules *rules, const ntr_table *table, ntr_error *err) {
    NTR_TRY(check_columns(table, NTR_LANGUAGES_COLUMNS, "languages.tsv", err));
    for (uint32_t row = 0; row < ntr_table_rows(table); row++) {
        const ntr_str code = ntr_table_cell(table, row, NTR_LANGUAGES_CODE);
        ntr_name_source *source = &rules->sources[rules->source_count];
        if (rules->source_count == NTR_SOURCE_LIMIT || code.len == 0 || code.len >= sizeof source->code ||
            !read_number(&source->prior, ntr_table_cell(table, row, NTR_LANGUAGES_PRIOR)) ||
            !read_number(&source->alike, ntr_table_cell(table, row, NTR_LANGUAGES_ALIKE)) ||
            !read_number(&source->beside, ntr_table_cell(table, row, NTR_LANGUAGES_BESIDE)) ||
            !read_number(&source->floor, ntr_table_cell(table, row, NTR_LANGUAGES_FLOOR)))
            return bad_cell(NTR_STR("languages.tsv"), code, err);
        memcpy(source->code, code.ptr, code.len);
        source->name = ntr_table_cell(table, row, NTR_LANGUAGES_NAME);
        source->own_names = ntr_str_equal(ntr_table_cell(table, row, NTR_LANGUAGES_NAMES), NTR_STR("own"));
        source->group = ntr_table_cell(table, row, NTR_LANGUAGES_GROUP);
        rules->source_count++;
    }
    return NTR_OK;
}

/* "sj|zj_v#" → left, right. */
static bool read_context(ntr_letter_rule *rule, ntr_str cell) {
    if (cell.len == 0) return true;
    const char *middle = memchr(cell.ptr, '_', cell.len);
    if (!middle) return false;
    const size_t at = (size_t)(middle - cell.ptr);
    rule->left = ntr_str_slice(cell, 0, at);
    rule->right = ntr_str_slice(cell, at + 1, cell.len);
    return true;
}

static ntr_status link_letters(ntr_name_rules *rules, ntr_arena *arena, ntr_str nl, ntr_error *err) {
    uint32_t *next = NTR_PUSH(arena, &rules->next_letter);
    if (!next) return ntr_error_memory(err);
    *next = ntr_map_get(&rules->letters_by_nl, nl);
    if (nl.len > rules->longest_letters) rules->longest_letters = nl.len;
    return ntr_map_put(&rules->letters_by_nl, arena, nl, rules->letters.count - 1) ? NTR_OK : ntr_error_memory(err);
}

/* What each house writes: BGN "=": as the press; "iy|y": Wikipedia other than BGN. */
static void read_houses(ntr_letter_rule *rule, ntr_str press, ntr_str bgn) {
    const char *bar = bgn.len ? memchr(bgn.ptr, '|', bgn.len) : NULL;
    const size_t end = bar ? (size_t)(bar - bgn.ptr) : bgn.len;
    const ntr_str strict = ntr_str_slice(bgn, 0, end);
    rule->english[NTR_HOUSE_NONE] = rule->english[NTR_HOUSE_PRESS] = press;
    rule->english[NTR_HOUSE_BGN] = ntr_str_equal(strict, NTR_STR("=")) ? press : strict;
    rule->english[NTR_HOUSE_WIKIPEDIA] = bar ? ntr_str_slice(bgn, end + 1, bgn.len) : rule->english[NTR_HOUSE_BGN];
}

static bool read_letters(ntr_letter_rule *rule, const ntr_name_rules *rules, const ntr_table *table, uint32_t row) {
    int32_t cost = 0;
    *rule = (ntr_letter_rule){.nl = ntr_table_cell(table, row, NTR_LETTERS_NL),
                              .original = ntr_table_cell(table, row, NTR_LETTERS_ORIGINAL)};
    read_houses(rule, ntr_table_cell(table, row, NTR_LETTERS_PRESS), ntr_table_cell(table, row, NTR_LETTERS_BGN));
    if (rule->nl.len == 0 || !read_number(&cost, ntr_table_cell(table, row, NTR_LETTERS_COST)) || cost < 0)
        return false;
    rule->cost = (uint32_t)cost;
    return read_languages(&rule->languages, rules, ntr_table_cell(table, row, NTR_LETTERS_LANGUAGES)) &&
           read_context(rule, ntr_table_cell(table, row, NTR_LETTERS_CONTEXT));
}

/* From the last row to the first, for a new rule goes to the head of its chain: of two that cost the same, the first
 * in the file is to win. Rules for places are compiled last, so that they stand before the general ones. */
static ntr_status compile_letters(ntr_name_rules *rules, ntr_arena *arena, const ntr_table *table, const char *file,
                                  bool place, ntr_error *err) {
    NTR_TRY(check_columns(table, NTR_LETTERS_COLUMNS, file, err));
    for (uint32_t row = ntr_table_rows(table); row-- > 0;) {
        ntr_letter_rule *rule = NTR_PUSH(arena, &rules->letters);
        if (!rule) return ntr_error_memory(err);
        if (!read_letters(rule, rules, table, row)) return bad_cell(ntr_str_from(file), rule->nl, err);
        rule->place = place;
        NTR_TRY(link_letters(rules, arena, rule->nl, err));
    }
    return NTR_OK;
}

static ntr_status compile_signals(ntr_signals *out, const ntr_name_rules *rules, ntr_arena *arena,
                                  const ntr_table *table, const char *file, ntr_error *err) {
    NTR_TRY(check_columns(table, NTR_SIGNALS_COLUMNS, file, err));
    out->outline.bits = SIGNAL_BITS;
    for (uint32_t row = 0; row < ntr_table_rows(table); row++) {
        const ntr_str pattern = ntr_table_cell(table, row, NTR_SIGNALS_PATTERN);
        ntr_signal *signal = NTR_PUSH(arena, &out->list);
        if (!signal) return ntr_error_memory(err);
        if (pattern.len == 0 || ntr_map_get(&out->by_pattern, pattern) != NTR_MAP_NONE ||
            !read_number(&signal->weight, ntr_table_cell(table, row, NTR_SIGNALS_WEIGHT)) ||
            !read_speaks_for(signal, rules, ntr_table_cell(table, row, NTR_SIGNALS_LANGUAGES)))
            return bad_cell(ntr_str_from(file), pattern, err);
        if (pattern.len > out->longest) out->longest = pattern.len;
        if (!ntr_map_put(&out->by_pattern, arena, pattern, out->list.count - 1) ||
            !ntr_outline_add(&out->outline, arena, pattern))
            return ntr_error_memory(err);
    }
    return NTR_OK;
}

static bool has_part(ntr_str cell, ntr_str wanted) {
    for (ntr_str rest = cell, part = ntr_cell_part(&rest); part.ptr; part = ntr_cell_part(&rest))
        if (ntr_str_equal(part, wanted)) return true;
    return false;
}

/* Indexes a Dutch form. The first name that has a form keeps it. */
static ntr_status index_part(ntr_map *map, ntr_arena *arena, ntr_str form, uint32_t part, ntr_error *err) {
    const ntr_str folded = ntr_fold(arena, form);
    if (!folded.ptr) return ntr_error_memory(err);
    if (ntr_map_get(map, folded) != NTR_MAP_NONE) return NTR_OK;
    return ntr_map_put(map, arena, folded, part) ? NTR_OK : ntr_error_memory(err);
}

static ntr_status add_part(ntr_name_rules *rules, ntr_map *map, ntr_arena *arena, const ntr_table *table, uint32_t row,
                           ntr_error *err) {
    ntr_name_part *part = NTR_PUSH(arena, &rules->parts);
    if (!part) return ntr_error_memory(err);
    part->nl = ntr_table_cell(table, row, NTR_PARTS_NL);
    part->en = ntr_table_cell(table, row, NTR_PARTS_EN);
    part->original = ntr_table_cell(table, row, NTR_PARTS_ORIGINAL);
    part->alternatives = ntr_table_cell(table, row, NTR_PARTS_ALTERNATIVES);
    part->conventional = has_part(ntr_table_cell(table, row, NTR_PARTS_NOTE), NTR_STR("conventional"));
    part->source = ntr_name_source_find(rules, ntr_table_cell(table, row, NTR_PARTS_ORIGIN));
    return index_part(map, arena, part->nl, rules->parts.count - 1, err);
}

/* Main forms go first, so that a variant of one name never hides the main form of another. */
static ntr_status compile_parts(ntr_name_rules *rules, ntr_map *map, ntr_arena *arena, const ntr_table *table,
                                const char *file, ntr_error *err) {
    NTR_TRY(check_columns(table, NTR_PARTS_COLUMNS, file, err));
    const uint32_t first = rules->parts.count, rows = ntr_table_rows(table);
    for (uint32_t row = 0; row < rows; row++) NTR_TRY(add_part(rules, map, arena, table, row, err));
    for (uint32_t row = 0; row < rows; row++) {
        ntr_str rest = ntr_table_cell(table, row, NTR_PARTS_VARIANTS);
        for (ntr_str form = ntr_cell_part(&rest); form.len; form = ntr_cell_part(&rest))
            NTR_TRY(index_part(map, arena, form, first + row, err));
    }
    return NTR_OK;
}

ntr_status ntr_name_rules_compile(ntr_name_rules *rules, ntr_arena *arena, const ntr_name_tables *tables,
                                  ntr_error *err) {
    NTR_TRY(compile_sources(rules, tables->languages, err));
    NTR_TRY(compile_letters(rules, arena, tables->letters, "letters.tsv", false, err));
    NTR_TRY(compile_letters(rules, arena, tables->place_letters, "place-letters.tsv", true, err));
    NTR_TRY(compile_signals(&rules->signals, rules, arena, tables->signals, "signals.tsv", err));
    NTR_TRY(compile_signals(&rules->place_signals, rules, arena, tables->place_signals, "place-signals.tsv", err));
    NTR_TRY(compile_parts(rules, &rules->givens, arena, tables->givens, "given.tsv", err));
    return compile_parts(rules, &rules->surnames, arena, tables->surnames, "surnames.tsv", err);
}

const ntr_name_part *ntr_name_part_find(const ntr_name_rules *rules, const ntr_map *map, ntr_str folded) {
    const uint32_t part = ntr_map_get(map, folded);
    return part == NTR_MAP_NONE ? NULL : &rules->parts.items[part];
}
