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

/* --- terms -------------------------------------------------------------------------------------------------------- */

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
    export_lose_details(ex, entry);
    if (export_definition(entry, "en").len > 0)
        export_lose(ex, entry, cells[COLUMN_NL], export_definition(entry, "en"), "the English definition");
}

/* --- names -------------------------------------------------------------------------------------------------------- */

/* The first form of a language that may be used, and the others joined by |. */
static void split_forms(ntr_str *first, ntr_buffer *others, const ntr_entry *entry, const char *lang) {
    const ntr_entry_term *term;
    *first = NTR_STR("");
    for (uint32_t i = 0; (term = export_next(entry, lang, &i));) {
        if (export_is_discouraged(term)) continue;
        if (first->len == 0) {
            *first = term->text;
            continue;
        }
        if (others->len) ntr_buffer_append_char(others, '|');
        ntr_buffer_append(others, term->text);
    }
}

static bool is_original(const ntr_entry_term *term) {
    return !ntr_lang_is(term->lang, "nl") && !ntr_lang_is(term->lang, "en");
}

static ntr_str original_of(const ntr_entry *entry) {
    for (uint32_t i = 0; i < entry->terms.count; i++)
        if (is_original(&entry->terms.items[i])) return entry->terms.items[i].text;
    return NTR_STR("");
}

/* What the row of a name has no cell for. */
static void list_name_losses(exporter *ex, const ntr_entry *entry) {
    const ntr_str nl = entry->terms.items[0].text;
    bool original = false;
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        const ntr_entry_term *term = &entry->terms.items[i];
        if (export_is_discouraged(term)) export_lose(ex, entry, nl, term->text, "a form that must not be written");
        if (term->note.len > 0) export_lose(ex, entry, nl, term->note, "a note on one form");
        if (is_original(term) && original) export_lose(ex, entry, nl, term->text, "a second original");
        original = original || is_original(term);
    }
    for (uint32_t i = 0; i < entry->sections.count; i++)
        export_lose(ex, entry, nl, entry->sections.items[i].definition, "the definition");
}

static void add_name(exporter *ex, const ntr_entry *entry) {
    ntr_buffer variants = {0}, alternatives = {0};
    ntr_str cells[COLUMN_COUNT] = {[COLUMN_KIND] = ntr_str_from(ntr_name_kind_word(entry->name_kind)),
                                   [COLUMN_ORIGINAL] = original_of(entry),
                                   [COLUMN_ORIGIN] = ntr_str_from(entry->origin.code),
                                   [COLUMN_NOTE] = entry->note,
                                   [COLUMN_DOMAIN] = entry->domain,
                                   [COLUMN_REFERENCE] = entry->source,
                                   [COLUMN_ENTRY] = entry->uid};
    split_forms(&cells[COLUMN_NL], &variants, entry, "nl");
    split_forms(&cells[COLUMN_EN], &alternatives, entry, "en");
    cells[COLUMN_VARIANTS] = ntr_buffer_str(&variants);
    cells[COLUMN_ALTERNATIVES] = ntr_buffer_str(&alternatives);
    if (cells[COLUMN_EN].len > 0) add_cells(ex, cells);
    list_name_losses(ex, entry);
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
