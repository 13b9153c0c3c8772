/* The glossary as delimited text. */
#include "base/arena.h"
#include "gloss/columns.h"
#include "gloss/sheet.h"
#include "ntrans/glossary.h"

enum { PAGE = 500 }; /* entries in memory at a time */

static const column term_columns[] = {COLUMN_NL,     COLUMN_EN,   COLUMN_POS,  COLUMN_GENDER,    COLUMN_STATUS,
                                      COLUMN_DOMAIN, COLUMN_CASE, COLUMN_NOTE, COLUMN_REFERENCE, COLUMN_ENTRY};
static const column name_columns[] = {COLUMN_NL,        COLUMN_EN,       COLUMN_KIND,         COLUMN_ORIGINAL,
                                      COLUMN_ORIGIN,    COLUMN_VARIANTS, COLUMN_ALTERNATIVES, COLUMN_NOTE,
                                      COLUMN_REFERENCE, COLUMN_ENTRY};

/* An export under way. */
typedef struct exporter {
    ntr_buffer *out;
    const column *columns;
    uint32_t count;
    char separator;
    const char *end; /* of a line: RFC 4180 wants CR LF */
} exporter;

static void append_row(const exporter *ex, const ntr_str cells[COLUMN_COUNT]) {
    ntr_str row[COLUMN_COUNT];
    for (uint32_t i = 0; i < ex->count; i++) row[i] = cells[ex->columns[i]];
    sheet_append(ex->out, row, ex->count, ex->separator, ex->end);
}

static void append_header(const exporter *ex) {
    ntr_str cells[COLUMN_COUNT];
    for (int i = 0; i < COLUMN_COUNT; i++) cells[i] = ntr_str_from(column_word((column)i));
    append_row(ex, cells);
}

/* A row for each Dutch term with each English one. */
static void append_terms(const exporter *ex, const ntr_entry *entry) {
    ntr_str cells[COLUMN_COUNT] = {
        [COLUMN_DOMAIN] = entry->domain, [COLUMN_REFERENCE] = entry->source, [COLUMN_ENTRY] = entry->uid};
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        const ntr_entry_term *nl = &entry->terms.items[i];
        if (!ntr_lang_is(nl->lang, "nl")) continue;
        cells[COLUMN_NL] = nl->text;
        cells[COLUMN_POS] = nl->pos;
        cells[COLUMN_GENDER] = nl->gender;
        cells[COLUMN_CASE] = ntr_str_from(ntr_case_rule_word(nl->case_rule));
        for (uint32_t j = 0; j < entry->terms.count; j++) {
            const ntr_entry_term *en = &entry->terms.items[j];
            if (!ntr_lang_is(en->lang, "en")) continue;
            cells[COLUMN_EN] = en->text;
            cells[COLUMN_STATUS] = ntr_str_from(ntr_term_status_word(en->status));
            cells[COLUMN_NOTE] = en->note;
            append_row(ex, cells);
        }
    }
}

/* The first form of a language, and the others joined by |. */
static void split_forms(ntr_str *first, ntr_buffer *others, const ntr_entry *entry, const char *lang) {
    *first = NTR_STR("");
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        const ntr_entry_term *term = &entry->terms.items[i];
        if (!ntr_lang_is(term->lang, lang)) continue;
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

static void append_name(const exporter *ex, const ntr_entry *entry) {
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
    append_row(ex, cells);
    if (variants.failed || alternatives.failed) ex->out->failed = true;
    ntr_buffer_dispose(&variants);
    ntr_buffer_dispose(&alternatives);
}

static ntr_status append_page(const exporter *ex, ntr_glossary *glossary, ntr_entry_filter *filter, uint32_t *count,
                              ntr_error *err) {
    ntr_entries page = {0};
    const ntr_status status = ntr_glossary_list(&page, glossary, filter, err);
    for (uint32_t i = 0; status == NTR_OK && i < page.list.count; i++) {
        const ntr_entry *entry = &page.list.items[i];
        if (entry->is_name)
            append_name(ex, entry);
        else
            append_terms(ex, entry);
        filter->after = entry->id;
    }
    *count = page.list.count;
    ntr_entries_dispose(&page);
    return status;
}

/* Spreadsheets take CSV for UTF-8 only with a BOM; what reads TSV mostly takes a BOM for text. */
ntr_status ntr_glossary_export(ntr_buffer *out, ntr_glossary *glossary, const ntr_entry_filter *filter,
                               ntr_sheet_format format, ntr_error *err) {
    const bool csv = format == NTR_SHEET_CSV;
    const exporter ex = {.out = out,
                         .columns = filter->names ? name_columns : term_columns,
                         .count = sizeof term_columns / sizeof term_columns[0],
                         .separator = csv ? ',' : '\t',
                         .end = csv ? "\r\n" : "\n"};
    ntr_entry_filter page = *filter;
    page.limit = PAGE;
    if (csv) ntr_buffer_append(out, NTR_STR("\xEF\xBB\xBF"));
    append_header(&ex);
    for (uint32_t count = PAGE; count == PAGE;) NTR_TRY(append_page(&ex, glossary, &page, &count, err));
    return ntr_buffer_check(out, err);
}
