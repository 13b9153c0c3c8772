/* UTX 1.11 (AAMT), in and out: tab-separated, with a first line that names the languages and a header behind "#". Which
 * terms may be used a column says; "-" says that there is nothing. */
#include "ext/file.h"
#include "gloss/concept.h"
#include "gloss/export.h"
#include "gloss/rows.h"

/* --- in ----------------------------------------------------------------------------------------------------------- */

bool utx_is(ntr_str text) {
    return text.len > 4 && memcmp(text.ptr, "#UTX", 4) == 0;
}

/* Takes what stands before `mark` off the front of `*rest`, without blanks around it. */
static ntr_str take_until(ntr_str *rest, char mark) {
    const char *end = rest->len ? memchr(rest->ptr, mark, rest->len) : NULL;
    ntr_str part = ntr_str_slice(*rest, 0, end ? (size_t)(end - rest->ptr) : rest->len);
    *rest = ntr_str_slice(*rest, end ? part.len + 1 : part.len, rest->len);
    while (part.len > 0 && part.ptr[0] == ' ') part = ntr_str_slice(part, 1, part.len);
    while (part.len > 0 && part.ptr[part.len - 1] == ' ') part.len--;
    return part;
}

/* "#UTX 1.11; nl/en; 2026-…; …" */
static void read_languages(rows *self, ntr_str line) {
    take_until(&line, ';');
    ntr_str pair = take_until(&line, ';');
    self->utx_source = concept_lang(take_until(&pair, '/'));
    self->utx_target = concept_lang(take_until(&pair, '/'));
}

/* "src" and "tgt" become the languages that they are of. */
static void name_languages(rows *self, sheet_row *row) {
    row->cells[0] = ntr_str_slice(row->cells[0], 1, row->cells[0].len);
    self->utx_id = SHEET_CELLS;
    for (uint32_t i = 0; i < row->count; i++) {
        if (ntr_str_equal(row->cells[i], NTR_STR("concept ID"))) {
            row->cells[i] = ntr_str_from(column_word(COLUMN_ENTRY));
            self->utx_id = i;
        }
        if (ntr_str_equal(row->cells[i], NTR_STR("src"))) row->cells[i] = ntr_str_from(self->utx_source.code);
        if (ntr_str_equal(row->cells[i], NTR_STR("tgt"))) row->cells[i] = ntr_str_from(self->utx_target.code);
    }
}

static bool begins_with(ntr_str text, const char *start) {
    return text.len >= strlen(start) && memcmp(text.ptr, start, strlen(start)) == 0;
}

static void empty_cells(const rows *self, sheet_row *row) {
    for (uint32_t i = 0; i < row->count; i++) {
        const bool foreign = i == self->utx_id && !columns_is_uid(row->cells[i]);
        if (foreign || ntr_str_equal(row->cells[i], NTR_STR("-"))) row->cells[i] = NTR_STR("");
    }
}

bool utx_next(sheet_row *row, rows *self, ntr_arena *arena) {
    while (sheet_next(row, &self->text, arena)) {
        row->guarded = false;
        if (begins_with(row->cells[0], "#UTX")) read_languages(self, row->cells[0]);
        const bool header = begins_with(row->cells[0], "#src") || begins_with(row->cells[0], "#term:");
        if (header) name_languages(self, row);
        if (!header && begins_with(row->cells[0], "#")) continue;
        if (!header) empty_cells(self, row);
        return true;
    }
    return false;
}

/* --- out ---------------------------------------------------------------------------------------------------------- */

static const char *const header[] = {"#src",        "tgt",        "src:pos", "src:gender",
                                     "term status", "concept ID", "domain",  "comment"};
enum { UTX_COLUMNS = sizeof header / sizeof header[0] };

static ntr_status begin(exporter *ex) {
    char now[NTR_CLOCK_TEXT_SIZE];
    ntr_clock_text(now, ntr_clock_utc());
    ntr_buffer_printf(ex->out, "#UTX 1.11; nl/en; %s; ntrans " NTRANS_VERSION "\n", now);
    ntr_str cells[UTX_COLUMNS];
    for (int i = 0; i < UTX_COLUMNS; i++) cells[i] = ntr_str_from(header[i]);
    ex->guard = false;
    export_row(ex, cells, UTX_COLUMNS);
    return NTR_OK;
}

/* What is admitted has no word: of several terms that may be used, one is approved. */
static ntr_str status_word(ntr_term_status status) {
    static const char *const words[] = {[NTR_TERM_PREFERRED] = "approved",
                                        [NTR_TERM_ADMITTED] = "",
                                        [NTR_TERM_DEPRECATED] = "non-standard",
                                        [NTR_TERM_FORBIDDEN] = "forbidden"};
    return ntr_str_from(words[status]);
}

static ntr_str pos_word(ntr_str pos) {
    if (ntr_str_equal(pos, NTR_STR("adj"))) return NTR_STR("adjective");
    if (ntr_str_equal(pos, NTR_STR("adv"))) return NTR_STR("adverb");
    if (ntr_str_equal(pos, NTR_STR("name"))) return NTR_STR("properNoun");
    return pos.len ? pos : NTR_STR("-");
}

static void put_row(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl, const ntr_entry_term *en) {
    const ntr_str cells[UTX_COLUMNS] = {
        nl->text,   en->text,      pos_word(nl->pos), nl->gender, status_word(en->status),
        entry->uid, entry->domain, en->note};
    export_row(ex, cells, UTX_COLUMNS);
}

static bool has_preferred(const ntr_entry *entry) {
    const ntr_entry_term *en;
    for (uint32_t i = 0; (en = export_next(entry, "en", &i));)
        if (en->status == NTR_TERM_PREFERRED) return true;
    return false;
}

static void list_losses(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl) {
    if (nl->case_rule != NTR_CASE_IGNORE)
        export_lose(ex, entry, nl->text, ntr_str_from(ntr_case_rule_word(nl->case_rule)), "the case rule");
    if (!has_preferred(entry)) export_lose(ex, entry, nl->text, NTR_STR(""), "that no English is preferred");
}

static void put_status(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl, ntr_term_status status) {
    const ntr_entry_term *en;
    for (uint32_t i = 0; (en = export_next(entry, "en", &i));)
        if (en->status == status) put_row(ex, entry, nl, en);
}

/* The preferred English first: what has no status behind it is a synonym. */
static void put_entry(exporter *ex, const ntr_entry *entry) {
    const ntr_entry_term *nl;
    for (uint32_t i = 0; (nl = export_next(entry, "nl", &i));) {
        for (ntr_term_status status = NTR_TERM_PREFERRED; status <= NTR_TERM_FORBIDDEN; status++)
            put_status(ex, entry, nl, status);
        list_losses(ex, entry, nl);
    }
    export_lose_details(ex, entry);
    if (entry->note.len > 0) export_lose(ex, entry, NTR_STR(""), entry->note, "the note of the entry");
    if (entry->source.len > 0) export_lose(ex, entry, NTR_STR(""), entry->source, "the reference");
    if (entry->is_name) export_lose(ex, entry, NTR_STR(""), NTR_STR(""), "the kind of the name, and its original");
    for (uint32_t i = 0; i < entry->sections.count; i++)
        export_lose(ex, entry, NTR_STR(""), entry->sections.items[i].definition, "the definition");
}

const export_writer utx_writer = {begin, put_entry, NULL};
