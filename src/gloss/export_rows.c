/* Our own sheets: a row for each Dutch form with each English one; of names, a row for each. */
#include "gloss/export.h"

static const column term_columns[] = {COLUMN_NL,        COLUMN_EN,         COLUMN_POS,   COLUMN_GENDER,
                                      COLUMN_STATUS,    COLUMN_DOMAIN,     COLUMN_CASE,  COLUMN_NOTE,
                                      COLUMN_REFERENCE, COLUMN_DEFINITION, COLUMN_ABOUT, COLUMN_ENTRY};
static const column name_columns[] = {COLUMN_NL,        COLUMN_EN,       COLUMN_KIND,         COLUMN_ORIGINAL,
                                      COLUMN_ORIGIN,    COLUMN_VARIANTS, COLUMN_ALTERNATIVES, COLUMN_NOTE,
                                      COLUMN_REFERENCE, COLUMN_ENTRY};

static void add_cells(exporter *ex, const ntr_str cells[COLUMN_COUNT]) {
    const bool names = ex->options->filter.names;
    const column *which = names ? name_columns : term_columns;
    const uint32_t count = (uint32_t)(names ? sizeof name_columns : sizeof term_columns) / sizeof which[0];
    ntr_str row[COLUMN_COUNT];
    for (uint32_t i = 0; i < count; i++) row[i] = cells[which[i]];
    export_row(ex, row, count);
}

static ntr_status begin(exporter *ex) {
    ntr_str cells[COLUMN_COUNT];
    for (int i = 0; i < COLUMN_COUNT; i++) cells[i] = ntr_str_from(column_word((column)i));
    add_cells(ex, cells);
    return NTR_OK;
}

/* --- terms
 * ------------------------------------------------------------------------------------------------------------
 */

/* What a row has no cell for. The status of Dutch is taken to be preferred for the first form, admitted for others. */
static void list_losses(exporter *ex, const ntr_entry *entry) {
    const ntr_entry_term *nl = NULL;
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        const ntr_entry_term *term = &entry->terms.items[i];
        const bool dutch = ntr_lang_is(term->lang, "nl"), english = ntr_lang_is(term->lang, "en");
        const ntr_term_status usual = nl ? NTR_TERM_ADMITTED : NTR_TERM_PREFERRED;
        if (dutch && term->note.len > 0) export_lose(ex, entry, term->text, term->note, "a note on the Dutch");
        if (dutch && term->status != usual) export_lose(ex, entry, term->text, NTR_STR(""), "the status of the Dutch");
        if (!dutch && !english) export_lose(ex, entry, term->text, NTR_STR(""), "a term of another language");
        if (dutch && !nl) nl = term;
        if (english && nl && term->pos.len > 0 && !ntr_str_equal(term->pos, nl->pos))
            export_lose(ex, entry, nl->text, term->text, "the part of speech of the English");
    }
    if (nl && export_definition(entry, "en").len > 0)
        export_lose(ex, entry, nl->text, export_definition(entry, "en"), "the English definition");
}

static void add_terms(exporter *ex, const ntr_entry *entry) {
    ntr_str cells[COLUMN_COUNT] = {[COLUMN_DOMAIN] = entry->domain,
                                   [COLUMN_REFERENCE] = entry->source,
                                   [COLUMN_DEFINITION] = export_definition(entry, "nl"),
                                   [COLUMN_ABOUT] = entry->note,
                                   [COLUMN_ENTRY] = entry->uid};
    const ntr_entry_term *nl, *en;
    for (uint32_t i = 0; (nl = export_next(entry, "nl", &i));) {
        cells[COLUMN_NL] = nl->text;
        cells[COLUMN_POS] = nl->pos;
        cells[COLUMN_GENDER] = nl->gender;
        cells[COLUMN_CASE] = ntr_str_from(ntr_case_rule_word(nl->case_rule));
        for (uint32_t j = 0; (en = export_next(entry, "en", &j));) {
            cells[COLUMN_EN] = en->text;
            cells[COLUMN_STATUS] = ntr_str_from(ntr_term_status_word(en->status));
            cells[COLUMN_NOTE] = en->note;
            add_cells(ex, cells);
        }
    }
    list_losses(ex, entry);
}

/* --- names
 * ------------------------------------------------------------------------------------------------------------
 */

/* The first form of a language, and the others joined by |. */
static void split_forms(ntr_str *first, ntr_buffer *others, const ntr_entry *entry, const char *lang) {
    const ntr_entry_term *term;
    *first = NTR_STR("");
    for (uint32_t i = 0; (term = export_next(entry, lang, &i));) {
        if (first->len == 0) {
            *first = term->text;
            continue;
        }
        if (others->len) ntr_buffer_append_char(others, '|');
        ntr_buffer_append(others, term->text);
    }
}

static ntr_str original_of(const ntr_entry *entry) {
    for (uint32_t i = 0; i < entry->terms.count; i++)
        if (!ntr_lang_is(entry->terms.items[i].lang, "nl") && !ntr_lang_is(entry->terms.items[i].lang, "en"))
            return entry->terms.items[i].text;
    return NTR_STR("");
}

static void add_name(exporter *ex, const ntr_entry *entry) {
    ntr_buffer variants = {0}, alternatives = {0};
    ntr_str cells[COLUMN_COUNT] = {[COLUMN_KIND] = ntr_str_from(ntr_name_kind_word(entry->name_kind)),
                                   [COLUMN_ORIGINAL] = original_of(entry),
                                   [COLUMN_ORIGIN] = ntr_str_from(entry->origin.code),
                                   [COLUMN_NOTE] = entry->note,
                                   [COLUMN_REFERENCE] = entry->source,
                                   [COLUMN_ENTRY] = entry->uid};
    split_forms(&cells[COLUMN_NL], &variants, entry, "nl");
    split_forms(&cells[COLUMN_EN], &alternatives, entry, "en");
    cells[COLUMN_VARIANTS] = ntr_buffer_str(&variants);
    cells[COLUMN_ALTERNATIVES] = ntr_buffer_str(&alternatives);
    add_cells(ex, cells);
    ex->failed = ex->failed || variants.failed || alternatives.failed;
    ntr_buffer_dispose(&variants);
    ntr_buffer_dispose(&alternatives);
}

static void add_entry(exporter *ex, const ntr_entry *entry) {
    if (entry->is_name)
        add_name(ex, entry);
    else
        add_terms(ex, entry);
}

const export_writer plain_writer = {begin, add_entry, NULL};
