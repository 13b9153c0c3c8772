#include "gloss/fill.h"
#include "model/data.h"

static const char path[] = "names/demonyms.tsv";

enum { CODE, NL, EN, ADJ_NL, ADJ_EN, MAN_NL, MEN_NL, WOMAN_NL, PERSON_EN, PEOPLE_EN, NOTE, COLUMNS };

/* A woman of a people is mostly called by the inflected adjective (Oezbeekse), which is likelier to be one. */
enum { SURE = 970, WOMAN = 940 };

static bool ends_with(ntr_str text, const char *end) {
    const size_t length = strlen(end);
    return text.len >= length && memcmp(text.ptr + text.len - length, end, length) == 0;
}

/* The attributive form: Oezbeeks → Oezbeekse, Russisch → Russische, Chinees → Chinese. Those that end otherwise do not
 * inflect (een Hazara school, de Tiroler Alpen). `.ptr` NULL when memory ran out. */
static ntr_str inflected(ntr_arena *arena, ntr_str adjective) {
    if (ends_with(adjective, "ees")) return ntr_arena_printf(arena, "%.*sse", (int)adjective.len - 2, adjective.ptr);
    if (ends_with(adjective, "s") || ends_with(adjective, "ch"))
        return ntr_arena_printf(arena, "%.*se", NTR_FMT(adjective));
    return adjective;
}

/* Adds each |-separated form of `nl`. */
static ntr_status add_forms(ntr_lexicon *lexicon, ntr_str nl, ntr_str en, ntr_name_kind kind, uint16_t confidence,
                            ntr_error *err) {
    const ntr_name name = {.en = en, .kind = kind, .why = NTR_STR("table:demonyms"), .confidence = confidence};
    while (nl.len > 0 && en.len > 0) {
        ntr_name form = name;
        form.nl = ntr_cell_part(&nl);
        NTR_TRY(ntr_lexicon_add_name(lexicon, &form, err));
    }
    return NTR_OK;
}

static ntr_status add_adjectives(ntr_lexicon *lexicon, ntr_str nl, ntr_str en, ntr_error *err) {
    while (nl.len > 0) {
        const ntr_str base = ntr_cell_part(&nl), form = inflected(lexicon->arena, base);
        if (!form.ptr) return ntr_error_memory(err);
        NTR_TRY(add_forms(lexicon, base, en, NTR_NAME_ADJECTIVE, SURE, err));
        if (!ntr_str_equal(base, form)) NTR_TRY(add_forms(lexicon, form, en, NTR_NAME_ADJECTIVE, SURE, err));
    }
    return NTR_OK;
}

/* Of two meanings of one form the later is found first: woman before adjective, so the adjective wins. */
static ntr_status add_row(ntr_lexicon *lexicon, const ntr_table *table, uint32_t row, ntr_error *err) {
    ntr_str cells[COLUMNS];
    for (uint32_t i = 0; i < COLUMNS; i++) cells[i] = ntr_table_cell(table, row, i);
    const ntr_name_kind country = cells[CODE].len > 0 ? NTR_NAME_COUNTRY : NTR_NAME_PLACE;
    NTR_TRY(add_forms(lexicon, cells[WOMAN_NL], cells[PERSON_EN], NTR_NAME_DEMONYM, WOMAN, err));
    NTR_TRY(add_forms(lexicon, cells[MEN_NL], cells[PEOPLE_EN], NTR_NAME_DEMONYM, SURE, err));
    NTR_TRY(add_forms(lexicon, cells[MAN_NL], cells[PERSON_EN], NTR_NAME_DEMONYM, SURE, err));
    NTR_TRY(add_adjectives(lexicon, cells[ADJ_NL], cells[ADJ_EN], err));
    return add_forms(lexicon, cells[NL], cells[EN], country, SURE, err);
}

ntr_status ntr_fill_demonyms(ntr_lexicon *lexicon, ntr_error *err) {
    ntr_table table = {0};
    ntr_status status = ntr_table_read(&table, lexicon->arena, ntr_data_find(path), false, err);
    if (status == NTR_OK && table.columns != COLUMNS)
        status = ntr_error_set(err, NTR_INTERNAL, "not the columns wanted");
    for (uint32_t row = 0; status == NTR_OK && row < ntr_table_rows(&table); row++)
        status = add_row(lexicon, &table, row, err);
    if (status != NTR_OK) ntr_error_name_source(err, path);
    return status;
}
