/* The glossary into files of other programs. */
#include "gloss/export.h"

#include <inttypes.h>

enum { PAGE = 500 }; /* entries in memory at a time */

/* To add a format, put it here, in the order of ntr_exchange_format. */
static const struct {
    const char *word;
    const char *suffix;
    const export_writer *writer;
} formats[NTR_EXCHANGE_COUNT] = {
    {"csv", ".csv", &plain_writer},    {"tsv", ".tsv", &plain_writer}, {"xlsx", ".xlsx", &plain_writer},
    {"ods", ".ods", &plain_writer},    {"tbx", ".tbx", &tbx_writer},   {"tbx3", ".tbx3", &tbx_writer},
    {"tbx3-dct", ".dct", &tbx_writer}, {"utx", ".utx", &utx_writer},   {"tmx", ".tmx", &tmx_writer},
    {"xliff", ".xlf", &xliff_writer},
};

const char *ntr_exchange_format_word(ntr_exchange_format format) {
    return formats[format].word;
}

const char *ntr_exchange_format_suffix(ntr_exchange_format format) {
    return formats[format].suffix;
}

void ntr_export_dispose(ntr_export *report) {
    if (!report) return;
    ntr_arena_free(report->arena);
    *report = (ntr_export){0};
}

/* --- what the writers share --------------------------------------------------------------------------------------- */

void export_lose(exporter *ex, const ntr_entry *entry, ntr_str nl, ntr_str en, const char *why) {
    ntr_export_loss *loss = NTR_PUSH(ex->arena, &ex->report->losses);
    ex->failed = ex->failed || !loss;
    if (!loss) return;
    loss->entry = entry->id;
    loss->nl = ntr_arena_copy(ex->arena, nl);
    loss->en = ntr_arena_copy(ex->arena, en);
    loss->why = ntr_arena_copy(ex->arena, ntr_str_from(why));
    ex->failed = ex->failed || !loss->nl.ptr || !loss->en.ptr || !loss->why.ptr;
}

void export_row(exporter *ex, const ntr_str *cells, uint32_t count) {
    if (ex->book)
        book_writer_add(ex->book, cells, count);
    else
        sheet_append(ex->out, cells, count, ex->separator, ex->line_end, ex->guard);
}

const ntr_entry_term *export_next(const ntr_entry *entry, const char *lang, uint32_t *at) {
    while (*at < entry->terms.count) {
        const ntr_entry_term *term = &entry->terms.items[(*at)++];
        if (ntr_lang_is(term->lang, lang)) return term;
    }
    return NULL;
}

bool export_is_discouraged(const ntr_entry_term *term) {
    return term->status == NTR_TERM_DEPRECATED || term->status == NTR_TERM_FORBIDDEN;
}

ntr_str export_definition(const ntr_entry *entry, const char *lang) {
    for (uint32_t i = 0; i < entry->sections.count; i++)
        if (ntr_lang_is(entry->sections.items[i].lang, lang)) return entry->sections.items[i].definition;
    return NTR_STR("");
}

void export_lose_details(exporter *ex, const ntr_entry *entry) {
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
}

void export_put_id(exporter *ex, const char *attribute, const ntr_entry *entry) {
    ntr_xml_attribute_printf(ex->xml, attribute, "e-%.*s", NTR_FMT(entry->uid));
}

/* --- entries ------------------------------------------------------------------------------------------------------ */

static void write_entry(exporter *ex, const ntr_entry *entry) {
    ex->report->entries++;
    ex->writer->entry(ex, entry);
}

static ntr_status write_page(exporter *ex, ntr_glossary *glossary, ntr_entry_filter *filter, uint32_t *count) {
    ntr_entries page = {0};
    const ntr_status status = ntr_glossary_list(&page, glossary, filter, ex->err);
    for (uint32_t i = 0; status == NTR_OK && i < page.list.count; i++) {
        write_entry(ex, &page.list.items[i]);
        filter->after = page.list.items[i].id;
    }
    *count = page.list.count;
    ntr_entries_dispose(&page);
    return status;
}

static ntr_status write_all(exporter *ex, ntr_glossary *glossary) {
    ntr_entry_filter page = ex->options->filter;
    page.limit = PAGE;
    for (uint32_t count = PAGE; count == PAGE;) NTR_TRY(write_page(ex, glossary, &page, &count));
    return NTR_OK;
}

/* Entries of the forms that were found in a text, which come in the order of their entries. */
static ntr_status write_found(exporter *ex, ntr_glossary *glossary) {
    int64_t last = 0;
    for (uint32_t i = 0; i < ex->options->form_count; i++) {
        const int64_t id = ex->options->forms[i].entry;
        if (id == last) continue;
        last = id;
        ex->form_at = i;
        ntr_entries found = {0};
        const ntr_status status = ntr_glossary_get(&found, glossary, id, ex->err);
        if (status == NTR_OK) write_entry(ex, &found.list.items[0]);
        ntr_entries_dispose(&found);
        if (status != NTR_OK) return status;
    }
    return NTR_OK;
}

/* --- the whole file ----------------------------------------------------------------------------------------------- */

static ntr_status begin(exporter *ex) {
    static const ntr_str bom = {"\xEF\xBB\xBF", 3};
    const ntr_exchange_format format = ex->options->format;
    const bool ods = format == NTR_EXCHANGE_ODS, plain = ex->options->profile == NTR_PROFILE_PLAIN;
    const ntr_str title = ex->options->filter.names ? NTR_STR("names") : NTR_STR("terms");
    /* Spreadsheets take CSV for UTF-8 only with a BOM; what reads TSV mostly takes a BOM for text. */
    const bool csv = format == NTR_EXCHANGE_CSV;
    ex->separator = csv ? ',' : '\t';
    ex->line_end = csv ? "\r\n" : "\n";
    ex->guard = plain;
    if (csv && plain) ntr_buffer_append(ex->out, bom);
    if (ods || format == NTR_EXCHANGE_XLSX) NTR_TRY(book_writer_open(&ex->book, ods, title, ex->err));
    if (format >= NTR_EXCHANGE_TBX && format != NTR_EXCHANGE_UTX)
        NTR_TRY(ntr_xml_writer_open(&ex->xml, ex->out, ex->err));
    return ex->writer->begin ? ex->writer->begin(ex) : NTR_OK;
}

static ntr_status end(exporter *ex, ntr_status status) {
    if (status == NTR_OK && ex->writer->end) ex->writer->end(ex);
    const ntr_status xml = ntr_xml_writer_close(ex->xml, status == NTR_OK ? ex->err : NULL);
    if (status == NTR_OK) status = xml;
    const ntr_status packed = book_writer_close(status == NTR_OK ? ex->out : NULL, ex->book, ex->err);
    if (status == NTR_OK) status = packed;
    if (status == NTR_OK && ex->failed) status = ntr_error_memory(ex->err);
    return status == NTR_OK ? ntr_buffer_check(ex->out, ex->err) : status;
}

/* What cannot be held is refused, unless the user said that it may be left out. */
static ntr_status judge(const exporter *ex) {
    const uint32_t count = ex->report->losses.count;
    if (count == 0 || ex->options->lossy) return profile_check_size(ex);
    return ntr_error_set(ex->err, NTR_BAD_SYNTAX,
                         "%" PRIu32 " thing%s cannot be held by the target; nothing was written", count,
                         count == 1 ? "" : "s");
}

ntr_status ntr_glossary_export(ntr_export *report, ntr_buffer *out, ntr_glossary *glossary,
                               const ntr_export_options *options, ntr_error *err) {
    *report = (ntr_export){.arena = ntr_arena_new()};
    if (!report->arena) return ntr_error_memory(err);
    const bool plain = options->profile == NTR_PROFILE_PLAIN;
    if (!plain && !profile_allows(options->profile, options->format))
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "%s does not take %s", ntr_profile_word(options->profile),
                             formats[options->format].word);
    exporter ex = {.report = report,
                   .options = options,
                   .writer = plain ? formats[options->format].writer : &profile_writer,
                   .out = out,
                   .arena = report->arena,
                   .err = err};
    ntr_status status = begin(&ex);
    if (status == NTR_OK) status = options->forms ? write_found(&ex, glossary) : write_all(&ex, glossary);
    status = end(&ex, status);
    return status == NTR_OK ? judge(&ex) : status;
}
