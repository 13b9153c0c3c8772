/* Glossaries for translation engines and tools, each checked against what its target takes before anybody uploads it.
 * The limits are those that the vendors publish (2025). */
#include <inttypes.h>

#include "ext/unicode.h"
#include "gloss/export.h"
#include "model/phrases.h"

#define BIT(format) (1u << (format))
#define TEXT (BIT(NTR_EXCHANGE_CSV) | BIT(NTR_EXCHANGE_TSV))
#define BOOK (BIT(NTR_EXCHANGE_XLSX) | BIT(NTR_EXCHANGE_ODS))

/* What a target takes. */
typedef struct target {
    const char *word;
    const char *called;
    ntr_exchange_format usual;
    unsigned formats;       /* bits */
    const char *header[12]; /* NULL ends it; the first NULL: no header */
    size_t term_limit;      /* bytes of a term; 0: none is known */
    size_t file_limit;      /* bytes; 0: none is known */
    bool one_english;       /* one English for each Dutch */
    void (*pair)(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl, const ntr_entry_term *en);
} target;

static void put_pair(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl, const ntr_entry_term *en);
static void put_with_comment(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl, const ntr_entry_term *en);
static void put_concept(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl, const ntr_entry_term *en);

enum { MEBIBYTE = 1024 * 1024 };

/* To add a target, put it here, in the order of ntr_profile. */
static const target targets[NTR_PROFILE_COUNT] = {
    [NTR_PROFILE_PLAIN] = {.word = "plain", .called = "ntrans", .usual = NTR_EXCHANGE_TSV},
    [NTR_PROFILE_OMEGAT] = {"omegat", "OmegaT", NTR_EXCHANGE_TSV, TEXT, {NULL}, 0, 0, false, put_with_comment},
    [NTR_PROFILE_DEEPL] = {"deepl", "DeepL", NTR_EXCHANGE_CSV, TEXT, {NULL}, 1024, 10 * MEBIBYTE, true, put_pair},
    [NTR_PROFILE_GOOGLE] =
        {"google", "Google", NTR_EXCHANGE_CSV, BIT(NTR_EXCHANGE_CSV), {"nl", "en"}, 1024, 10400000, true, put_pair},
    [NTR_PROFILE_AMAZON] =
        {"amazon", "Amazon", NTR_EXCHANGE_CSV, TEXT, {"nl", "en"}, 200, 10 * MEBIBYTE, true, put_pair},
    [NTR_PROFILE_MICROSOFT] =
        {"microsoft", "Microsoft", NTR_EXCHANGE_XLSX, BIT(NTR_EXCHANGE_XLSX), {"nl", "en"}, 0, 0, true, put_pair},
    [NTR_PROFILE_MATECAT] = {"matecat",
                             "Matecat",
                             NTR_EXCHANGE_XLSX,
                             BOOK,
                             {"Forbidden", "Domain", "Subdomain", "Definition", "nl-NL", "Notes", "Example of use",
                              "en-GB", "Notes", "Example of use"},
                             0,
                             0,
                             false,
                             put_concept},
};

static const target *target_of(const exporter *ex) {
    return &targets[ex->options->profile];
}

const char *ntr_profile_word(ntr_profile profile) {
    return targets[profile].word;
}

ntr_exchange_format ntr_profile_format(ntr_profile profile) {
    return targets[profile].usual;
}

bool profile_allows(ntr_profile profile, ntr_exchange_format format) {
    return (targets[profile].formats & BIT(format)) != 0;
}

ntr_status profile_check_size(const exporter *ex) {
    const target *to = target_of(ex);
    if (to->file_limit == 0 || ex->out->len <= to->file_limit) return NTR_OK;
    return ntr_error_set(ex->err, NTR_TOO_LARGE, "%zu bytes, and %s takes at most %zu; export by --domain",
                         ex->out->len, to->called, to->file_limit);
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static void put_pair(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl, const ntr_entry_term *en) {
    (void)entry;
    const ntr_str cells[] = {nl->text, en->text};
    export_row(ex, cells, 2);
}

/* The English that must not be written, in words: not "work migrant" (calque). */
static void append_warnings(ntr_buffer *out, const ntr_entry *entry) {
    const ntr_entry_term *en;
    for (uint32_t i = 0; (en = export_next(entry, "en", &i));) {
        if (!export_is_discouraged(en)) continue;
        ntr_buffer_printf(out, "%snot \"%.*s\"", out->len ? "; " : "", NTR_FMT(en->text));
        if (en->note.len) ntr_buffer_printf(out, " (%.*s)", NTR_FMT(en->note));
    }
}

static void append_part(ntr_buffer *out, ntr_str part) {
    if (part.len == 0) return;
    if (out->len) ntr_buffer_append(out, NTR_STR("; "));
    ntr_buffer_append(out, part);
}

/* OmegaT shows the third column as a comment. */
static void put_with_comment(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl, const ntr_entry_term *en) {
    ntr_buffer comment = {0};
    append_part(&comment, entry->domain);
    append_part(&comment, en->note);
    append_part(&comment, export_definition(entry, "nl"));
    append_part(&comment, entry->note);
    append_warnings(&comment, entry);
    const ntr_str cells[] = {nl->text, en->text, ntr_buffer_str(&comment)};
    export_row(ex, cells, 3);
    ex->failed = ex->failed || comment.failed;
    ntr_buffer_dispose(&comment);
}

static void put_concept(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl, const ntr_entry_term *en) {
    const ntr_str none = NTR_STR("");
    const ntr_str cells[] = {export_is_discouraged(en) ? NTR_STR("TRUE") : none,
                             entry->domain,
                             none,
                             export_definition(entry, "nl"),
                             nl->text,
                             nl->note,
                             none,
                             en->text,
                             en->note,
                             none};
    export_row(ex, cells, 10);
}

/* --- what fits ---------------------------------------------------------------------------------------------------- */

/* Whether the target takes this Dutch with this English; else it is listed. */
static bool fits(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl, const ntr_entry_term *en) {
    const target *to = target_of(ex);
    if (to->term_limit == 0 || (nl->text.len <= to->term_limit && en->text.len <= to->term_limit)) return true;
    const ntr_str why = ntr_arena_printf(ex->arena, "%s takes at most %zu bytes", to->called, to->term_limit);
    export_lose(ex, entry, nl->text, en->text, why.ptr ? why.ptr : "");
    return false;
}

/* Whether the Dutch has an English in the file already; another one is then listed. */
static bool is_taken(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl, const ntr_entry_term *en) {
    const uint32_t at = ntr_map_get(&ex->written, nl->text);
    if (at == NTR_MAP_NONE) return false;
    const ntr_str before = ex->targets.items[at];
    if (ntr_str_equal(before, en->text)) return true;
    const ntr_str why = ntr_arena_printf(ex->arena, "%s takes one English for each Dutch, and has \"%.*s\"",
                                         target_of(ex)->called, NTR_FMT(before));
    export_lose(ex, entry, nl->text, en->text, why.ptr ? why.ptr : "");
    return true;
}

static void remember(exporter *ex, const ntr_entry_term *nl, const ntr_entry_term *en) {
    ntr_str *english = NTR_PUSH(ex->arena, &ex->targets);
    const ntr_str dutch = ntr_arena_copy(ex->arena, nl->text);
    ex->failed = ex->failed || !english || !dutch.ptr;
    if (ex->failed) return;
    *english = ntr_arena_copy(ex->arena, en->text);
    ex->failed = !english->ptr || !ntr_map_put(&ex->written, ex->arena, dutch, ex->targets.count - 1);
}

/* in acht ... nemen: dots are ours, and no other program lets words stand between. What stands together is still
 * found. */
static ntr_str without_gaps(exporter *ex, const ntr_entry *entry, ntr_str nl) {
    ntr_buffer out = {0};
    bool gaps = false;
    for (ntr_str rest = nl; rest.len > 0;) {
        const ntr_str word = ntr_phrase_word(&rest);
        const bool gap = ntr_phrase_is_gap(word);
        gaps = gaps || gap;
        if (gap) continue;
        if (out.len) ntr_buffer_append_char(&out, ' ');
        ntr_buffer_append(&out, word);
    }
    const ntr_str kept = gaps ? ntr_arena_copy(ex->arena, ntr_buffer_str(&out)) : nl;
    ex->failed = ex->failed || out.failed || !kept.ptr;
    ntr_buffer_dispose(&out);
    if (gaps) export_lose(ex, entry, nl, NTR_STR(""), "that words may stand between");
    return kept.ptr ? kept : nl;
}

/* A Dutch form with one English of the entry. */
static void put_one(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl, const ntr_entry_term *en) {
    const target *to = target_of(ex);
    if (!fits(ex, entry, nl, en)) return;
    if (to->one_english) {
        if (is_taken(ex, entry, nl, en)) return;
        remember(ex, nl, en);
    }
    to->pair(ex, entry, nl, en);
}

static void put_status(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl, ntr_term_status status) {
    const target *to = target_of(ex);
    const ntr_entry_term *en;
    for (uint32_t i = 0; (en = export_next(entry, "en", &i));) {
        if (en->status != status) continue;
        if (to->one_english && export_is_discouraged(en))
            export_lose(ex, entry, nl->text, en->text, "must not be written, which the target cannot be told");
        else if (to->pair == put_concept || !export_is_discouraged(en))
            put_one(ex, entry, nl, en);
    }
}

static bool has_usable_english(const ntr_entry *entry) {
    const ntr_entry_term *en;
    for (uint32_t i = 0; (en = export_next(entry, "en", &i));)
        if (!export_is_discouraged(en)) return true;
    return false;
}

/* Forms that a text has, for targets that know no inflection. */
static void put_forms(exporter *ex, const ntr_entry *entry) {
    for (uint32_t i = ex->form_at; i < ex->options->form_count; i++) {
        const ntr_export_form *form = &ex->options->forms[i];
        if (form->entry != entry->id) break;
        if (form->nl.len == 0) continue;
        const ntr_entry_term nl = {.text = form->nl, .note = NTR_STR("")}, en = {.text = form->en, .note = NTR_STR("")};
        put_one(ex, entry, &nl, &en);
    }
}

/* The preferred English first, so that it is the one where only one can be. */
static void put_entry(exporter *ex, const ntr_entry *entry) {
    const ntr_entry_term *found;
    if (target_of(ex)->one_english) put_forms(ex, entry);
    for (uint32_t i = 0; (found = export_next(entry, "nl", &i));) {
        ntr_entry_term nl = *found;
        nl.text = without_gaps(ex, entry, found->text);
        for (ntr_term_status status = NTR_TERM_PREFERRED; status <= NTR_TERM_FORBIDDEN; status++)
            put_status(ex, entry, &nl, status);
        if (target_of(ex)->pair == put_with_comment && !has_usable_english(entry))
            export_lose(ex, entry, nl.text, NTR_STR(""), "there is no English that may be written");
    }
}

static ntr_status begin(exporter *ex) {
    const target *to = target_of(ex);
    ntr_str cells[sizeof to->header / sizeof to->header[0]];
    uint32_t count = 0;
    for (; to->header[count]; count++) cells[count] = ntr_str_from(to->header[count]);
    if (count > 0) export_row(ex, cells, count);
    return NTR_OK;
}

const export_writer profile_writer = {begin, put_entry, NULL};
