/* ntrans glossary init, show, find, list, stats. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "cli/glossary.h"
#include "ext/file.h"
#include "ext/json.h"
#include "ext/unicode.h"

/* --- an entry for the eye ----------------------------------------------------------------------------------------- */

/* In columns by characters, not bytes. */
static void append_padded(ntr_buffer *out, ntr_str text, size_t width) {
    ntr_buffer_append(out, text);
    for (size_t i = ntr_utf8_count(text); i < width; i++) ntr_buffer_append_char(out, ' ');
}

static void append_word(ntr_buffer *out, const char *before, ntr_str word) {
    if (word.len) ntr_buffer_printf(out, "%s%.*s", before, NTR_FMT(word));
}

static void append_forms(ntr_buffer *out, const ntr_entry *entry, const char *lang, const char *between) {
    bool first = true;
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        const ntr_entry_term *term = &entry->terms.items[i];
        if (!ntr_lang_is(term->lang, lang)) continue;
        if (!first) ntr_buffer_append(out, ntr_str_from(between));
        ntr_buffer_append(out, term->text);
        first = false;
    }
}

static const ntr_entry_term *first_of(const ntr_entry *entry, const char *lang) {
    for (uint32_t i = 0; i < entry->terms.count; i++)
        if (ntr_lang_is(entry->terms.items[i].lang, lang)) return &entry->terms.items[i];
    return NULL;
}

static void append_head(ntr_buffer *out, const ntr_entry *entry) {
    const ntr_entry_term *nl = first_of(entry, "nl");
    ntr_buffer_printf(out, "%" PRId64 "  ", entry->id);
    append_forms(out, entry, "nl", ", ");
    if (entry->is_name) append_word(out, "  ", ntr_str_from(ntr_name_kind_word(entry->name_kind)));
    if (nl) append_word(out, "  ", nl->pos);
    if (nl) append_word(out, " ", nl->gender);
    append_word(out, "  ", entry->domain);
    if (nl && nl->case_rule != NTR_CASE_IGNORE)
        append_word(out, "  case: ", ntr_str_from(ntr_case_rule_word(nl->case_rule)));
    ntr_buffer_append_char(out, '\n');
}

/* English with its status; other languages with their code. */
static void append_term_line(ntr_buffer *out, const ntr_entry_term *term) {
    const bool english = ntr_lang_is(term->lang, "en");
    ntr_buffer_append(out, NTR_STR("    "));
    append_padded(out, term->text, 32);
    append_word(out, " ", ntr_str_from(english ? ntr_term_status_word(term->status) : term->lang.code));
    append_word(out, "  ", term->note);
    ntr_buffer_append_char(out, '\n');
}

static void append_foot(ntr_buffer *out, const ntr_entry *entry) {
    char changed[NTR_CLOCK_TEXT_SIZE];
    ntr_clock_text(changed, entry->changed.at);
    if (entry->note.len) ntr_buffer_printf(out, "    note: %.*s\n", NTR_FMT(entry->note));
    if (entry->source.len) ntr_buffer_printf(out, "    reference: %.*s\n", NTR_FMT(entry->source));
    for (uint32_t i = 0; i < entry->sections.count; i++)
        ntr_buffer_printf(out, "    definition (%s): %.*s\n", entry->sections.items[i].lang.code,
                          NTR_FMT(entry->sections.items[i].definition));
    if (entry->built_in.len && entry->revision == 0)
        ntr_buffer_printf(out, "    built in: %.*s\n", NTR_FMT(entry->built_in));
    else
        ntr_buffer_printf(out, "    %s by %.*s\n", changed, NTR_FMT(entry->changed.by));
}

void cli_glossary_card(ntr_buffer *out, const ntr_entry *entry) {
    append_head(out, entry);
    for (uint32_t i = 0; i < entry->terms.count; i++)
        if (!ntr_lang_is(entry->terms.items[i].lang, "nl")) append_term_line(out, &entry->terms.items[i]);
    append_foot(out, entry);
}

static void append_json(ntr_buffer *out, const ntr_entry *entry) {
    ntr_entry_json(out, entry);
    ntr_buffer_append_char(out, '\n');
}

static void append_entries(ntr_buffer *out, const ntr_entries *entries, bool json) {
    for (uint32_t i = 0; i < entries->list.count; i++) {
        if (json) {
            append_json(out, &entries->list.items[i]);
            continue;
        }
        if (i > 0) ntr_buffer_append_char(out, '\n');
        cli_glossary_card(out, &entries->list.items[i]);
    }
}

/* --- show, find --------------------------------------------------------------------------------------------------- */

int cli_glossary_show(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_entries entries = {0};
    ntr_buffer out = {0};
    int64_t numbers[CLI_GLOSSARY_OPERANDS];
    for (int i = 0; i < g->operand_count; i++)
        if (!cli_glossary_number(&numbers[i], g, g->operands[i])) return EXIT_USAGE;
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_READ, &err);
    for (int i = 0; status == NTR_OK && i < g->operand_count; i++)
        status = ntr_glossary_get(&entries, glossary, numbers[i], &err);
    append_entries(&out, &entries, g->json);
    ntr_entries_dispose(&entries);
    return cli_glossary_end(glossary, &out, status, &err);
}

enum { FIND_LIMIT = 10 };

int cli_glossary_find(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_entries entries = {0};
    ntr_buffer text = {0}, out = {0};
    for (int i = 0; i < g->operand_count; i++) {
        if (i > 0) ntr_buffer_append_char(&text, ' ');
        ntr_buffer_append(&text, ntr_str_from(g->operands[i]));
    }
    const uint32_t limit = g->limit ? (uint32_t)g->limit : FIND_LIMIT;
    ntr_status status = ntr_buffer_check(&text, &err);
    if (status == NTR_OK) status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_READ, &err);
    if (status == NTR_OK) status = ntr_glossary_find(&entries, glossary, ntr_buffer_str(&text), limit, &err);
    const bool nearest = status == NTR_OK && entries.list.count == 0;
    if (nearest) status = ntr_glossary_nearest(&entries, glossary, ntr_buffer_str(&text), limit, &err);
    if (nearest && status == NTR_OK)
        fprintf(stderr, "ntrans: %s \"%.*s\" in the glossary%s\n", entries.list.count ? "no" : "nothing like",
                NTR_FMT(ntr_buffer_str(&text)), entries.list.count ? "; the nearest spellings:" : "");
    append_entries(&out, &entries, g->json);
    ntr_entries_dispose(&entries);
    ntr_buffer_dispose(&text);
    return cli_glossary_end(glossary, &out, status, &err);
}

/* --- list --------------------------------------------------------------------------------------------------------- */

static void append_line(ntr_buffer *out, const ntr_entry *entry) {
    const ntr_entry_term *nl = first_of(entry, "nl");
    const ntr_str pos = nl ? nl->pos : NTR_STR("");
    ntr_buffer_printf(out, "%" PRId64 "\t", entry->id);
    append_forms(out, entry, "nl", "|");
    ntr_buffer_append_char(out, '\t');
    append_forms(out, entry, "en", "|");
    ntr_buffer_printf(out, "\t%.*s\t%.*s\n", NTR_FMT(pos), NTR_FMT(entry->domain));
}

enum { PAGE = 500 };

/* Page by page, so that a large glossary needs little memory. */
static ntr_status print_pages(ntr_glossary *glossary, const cli_glossary *g, ntr_buffer *out, ntr_error *err) {
    ntr_entry_filter filter = cli_glossary_filter(g);
    uint32_t left = filter.limit ? filter.limit : UINT32_MAX;
    for (uint32_t count = PAGE; count == PAGE && left > 0;) {
        ntr_entries page = {0};
        filter.limit = left < PAGE ? left : PAGE;
        const ntr_status status = ntr_glossary_list(&page, glossary, &filter, err);
        count = page.list.count;
        left -= count;
        for (uint32_t i = 0; i < count; i++) {
            const ntr_entry *entry = &page.list.items[i];
            if (g->json)
                append_json(out, entry);
            else
                append_line(out, entry);
            filter.after = entry->id;
        }
        ntr_entries_dispose(&page);
        if (status != NTR_OK) return status;
        if (!cli_print(ntr_buffer_str(out))) return ntr_error_set(err, NTR_IO, "the list is not complete");
        ntr_buffer_clear(out);
    }
    return NTR_OK;
}

int cli_glossary_list(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_buffer out = {0};
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_READ, &err);
    if (status == NTR_OK) status = print_pages(glossary, g, &out, &err);
    return cli_glossary_end(glossary, &out, status, &err);
}

/* --- stats, init -------------------------------------------------------------------------------------------------- */

static void append_stats(ntr_buffer *out, const ntr_glossary_stats *stats, const char *path, bool json) {
    const struct {
        const char *key;
        const char *words;
        int64_t value;
    } lines[] = {
        {"entries", "entries of terms", stats->entries},
        {"names", "names", stats->names},
        {"dutch", "Dutch terms", stats->dutch},
        {"english", "English terms", stats->english},
        {"preferred", "  preferred", stats->statuses[NTR_TERM_PREFERRED]},
        {"admitted", "  admitted", stats->statuses[NTR_TERM_ADMITTED]},
        {"deprecated", "  deprecated", stats->statuses[NTR_TERM_DEPRECATED]},
        {"forbidden", "  forbidden", stats->statuses[NTR_TERM_FORBIDDEN]},
        {"domains", "domains", stats->domains},
        {"own", "added or changed by users", stats->own},
        {"changes", "changes in the history", stats->changes},
        {"version", "version of the database", stats->schema},
    };
    ntr_json_writer writer = {.out = out};
    if (json) ntr_json_begin_object(&writer, NULL);
    if (json)
        ntr_json_string(&writer, "path", ntr_str_from(path));
    else
        ntr_buffer_printf(out, "%s\n", path);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        if (json)
            ntr_json_number(&writer, lines[i].key, lines[i].value);
        else
            ntr_buffer_printf(out, "%8" PRId64 "  %s\n", lines[i].value, lines[i].words);
    }
    if (json) ntr_json_end_object(&writer);
    if (json) ntr_json_newline(&writer);
}

int cli_glossary_stats(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_glossary_stats stats;
    ntr_buffer out = {0};
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_READ, &err);
    if (status == NTR_OK) status = ntr_glossary_count(&stats, glossary, &err);
    if (status == NTR_OK) append_stats(&out, &stats, ntr_glossary_path(glossary), g->json);
    return cli_glossary_end(glossary, &out, status, &err);
}

static ntr_status refuse_existing(const char *path, ntr_error *err) {
    ntr_arena *arena = ntr_arena_new();
    if (!arena) return ntr_error_memory(err);
    const char *where = path ? path : ntr_file_default_glossary(arena).ptr;
    ntr_status status = NTR_OK;
    if (where && ntr_file_exists(where)) {
        status = ntr_error_set(err, NTR_EXISTS, "exists already");
        ntr_error_name_source(err, where);
    }
    ntr_arena_free(arena);
    return status;
}

int cli_glossary_init(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_glossary_stats stats;
    ntr_buffer out = {0};
    ntr_status status = refuse_existing(g->path, &err);
    if (status == NTR_OK)
        status = ntr_glossary_open(&glossary, g->path, g->bare ? NTR_GLOSSARY_BARE : NTR_GLOSSARY_WRITE, &err);
    if (status == NTR_OK) status = ntr_glossary_count(&stats, glossary, &err);
    if (status == NTR_OK)
        ntr_buffer_printf(&out, "%s: %" PRId64 " entries, %" PRId64 " names\n", ntr_glossary_path(glossary),
                          stats.entries, stats.names);
    return cli_glossary_end(glossary, &out, status, &err);
}
