#include "gloss/merge.h"

bool merge_is_name(const import_row *row, ntr_name_kind *kind) {
    const int value = ntr_name_kind_from(row->cells[COLUMN_KIND]);
    *kind = value >= 0 ? (ntr_name_kind)value : NTR_NAME_PERSON;
    return value >= 0;
}

/* --- fitting ------------------------------------------------------------------------------------------------------ */

int merge_agreement(ntr_str a, ntr_str b) {
    return ntr_str_equal(a, b) ? 2 : a.len == 0 || b.len == 0;
}

static int fit_row(const import_row *row, const ntr_entry *entry) {
    ntr_name_kind kind;
    const bool is_name = merge_is_name(row, &kind);
    const ntr_entry_term *nl = ntr_entry_find_term(entry, "nl", row->cells[COLUMN_NL]);
    if (!nl || is_name != entry->is_name || (is_name && kind != entry->name_kind)) return 0;
    const int pos = is_name ? 2 : merge_agreement(row->cells[COLUMN_POS], nl->pos);
    const int domain = merge_agreement(row->cells[COLUMN_DOMAIN], entry->domain);
    const bool english = ntr_entry_find_term(entry, "en", row->cells[COLUMN_EN]) != NULL;
    return pos && domain ? 8 * english + 2 * pos + domain : 0;
}

int merge_fit(const merge_input *input, const ntr_entry *entry, bool fresh) {
    return input->row ? fit_row(input->row, entry) : merge_fit_concept(input->concept, entry, fresh);
}

merge_input merge_of_row(const import_row *row) {
    return (merge_input){.line = row->line,
                         .nl = row->cells[COLUMN_NL],
                         .en = row->cells[COLUMN_EN],
                         .uid = row->cells[COLUMN_ENTRY],
                         .changed = columns_date(row->cells[COLUMN_CHANGED]),
                         .problem = row->problem,
                         .row = row};
}

/* --- telling what happened ---------------------------------------------------------------------------------------- */

void merge_tell(merge *m, ntr_verdict verdict, const char *what, ntr_str detail) {
    if (verdict == NTR_VERDICT_CONFLICT || m->verdict == NTR_VERDICT_SAME) m->verdict = verdict;
    if (m->what.len) ntr_buffer_append(&m->what, NTR_STR(", "));
    ntr_buffer_append(&m->what, ntr_str_from(what));
    if (detail.len) ntr_buffer_printf(&m->what, " \"%.*s\"", NTR_FMT(detail));
}

void merge_fill(merge *m, ntr_str *field, ntr_str value, const char *what) {
    if (value.len == 0 || ntr_str_equal(*field, value)) return;
    *field = value;
    merge_tell(m, NTR_VERDICT_CHANGED, what, NTR_STR_NONE);
}

ntr_entry_term *merge_add_term(merge *m, ntr_lang lang, ntr_str text, ntr_term_status status) {
    ntr_entry_term *term = NTR_PUSH(m->arena, &m->entry->terms);
    m->failed = m->failed || !term;
    if (!term) return NULL;
    term->lang = lang;
    term->text = text;
    term->status = status;
    return term;
}

static ntr_entry_term *preferred(const ntr_entry *entry, const char *lang) {
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        ntr_entry_term *term = &entry->terms.items[i];
        if (ntr_lang_is(term->lang, lang) && term->status == NTR_TERM_PREFERRED) return term;
    }
    return NULL;
}

/* --- the English of both kinds ------------------------------------------------------------------------------------ */

/* English that the entry has already, with the status that the row gives it. */
static void meet_status(merge *m, ntr_entry_term *term, int said) {
    if (said < 0 || (ntr_term_status)said == term->status) return;
    const ntr_verdict verdict = m->fresh ? NTR_VERDICT_CHANGED : NTR_VERDICT_CONFLICT;
    merge_tell(m, verdict, m->fresh ? "the file calls it" : "the glossary calls it",
               ntr_str_from(ntr_term_status_word(term->status)));
    if (verdict == NTR_VERDICT_CONFLICT && m->choice != NTR_CHOICE_THEIRS) return;
    if ((ntr_term_status)said == NTR_TERM_PREFERRED && preferred(m->entry, "en"))
        preferred(m->entry, "en")->status = NTR_TERM_ADMITTED;
    term->status = (ntr_term_status)said;
}

/* New English for an entry. Where the entry has a preferred one, a row that says nothing of status means a synonym
 * within one file, and another preferred one between file and glossary. */
static ntr_entry_term *meet_english(merge *m, ntr_str text, int said) {
    ntr_entry_term *rival = preferred(m->entry, "en");
    const ntr_lang en = ntr_lang_from("en");
    if (said < 0 && m->fresh) said = rival ? NTR_TERM_ADMITTED : NTR_TERM_PREFERRED;
    if (said < 0) said = NTR_TERM_PREFERRED;
    if (said == NTR_TERM_PREFERRED && rival) {
        merge_tell(m, NTR_VERDICT_CONFLICT, m->fresh ? "the file has" : "the glossary has", rival->text);
        if (m->choice == NTR_CHOICE_MINE) return NULL;
        if (m->choice == NTR_CHOICE_BOTH) return merge_add_term(m, en, text, NTR_TERM_ADMITTED);
        rival->status = NTR_TERM_ADMITTED;
    } else {
        merge_tell(m, NTR_VERDICT_CHANGED, "new English", NTR_STR_NONE);
    }
    return merge_add_term(m, en, text, (ntr_term_status)said);
}

ntr_entry_term *merge_english(merge *m, ntr_str text, int said) {
    ntr_entry_term *en = ntr_entry_find_term(m->entry, "en", text);
    if (!en) return meet_english(m, text, said);
    meet_status(m, en, said);
    return en;
}

/* --- terms -------------------------------------------------------------------------------------------------------- */

ntr_entry_term *merge_dutch(merge *m, ntr_str text) {
    ntr_entry_term *term = ntr_entry_find_term(m->entry, "nl", text);
    if (term) return term;
    if (m->entry->terms.count > 0) merge_tell(m, NTR_VERDICT_CHANGED, "new Dutch", NTR_STR_NONE);
    return merge_add_term(m, ntr_lang_from("nl"), text,
                          preferred(m->entry, "nl") ? NTR_TERM_ADMITTED : NTR_TERM_PREFERRED);
}

/* Further forms, separated by |, of the part of speech of the first. */
static void add_variants(merge *m, const char *lang, ntr_str list, ntr_str pos, const char *what) {
    while (list.len > 0) {
        const ntr_str form = columns_clean(m->arena, ntr_cell_part(&list));
        if (form.len == 0 || ntr_entry_find_term(m->entry, lang, form)) continue;
        merge_tell(m, NTR_VERDICT_CHANGED, what, form);
        ntr_entry_term *term = merge_add_term(m, ntr_lang_from(lang), form, NTR_TERM_ADMITTED);
        if (term) term->pos = pos;
    }
}

static void merge_term(merge *m) {
    const ntr_str *cells = m->input->row->cells;
    ntr_entry_term *nl = merge_dutch(m, cells[COLUMN_NL]);
    if (!nl) return;
    merge_fill(m, &nl->pos, cells[COLUMN_POS], "part of speech");
    merge_fill(m, &nl->gender, cells[COLUMN_GENDER], "gender");
    merge_fill(m, &nl->note, cells[COLUMN_DUTCH_NOTE], "note on the Dutch");
    const int rule = ntr_case_rule_from(cells[COLUMN_CASE]);
    if (rule >= 0 && (ntr_case_rule)rule != nl->case_rule) {
        nl->case_rule = (ntr_case_rule)rule;
        merge_tell(m, NTR_VERDICT_CHANGED, "case rule", NTR_STR_NONE);
    }
    merge_fill(m, &m->entry->domain, cells[COLUMN_DOMAIN], "domain");
    merge_fill(m, &m->entry->source, cells[COLUMN_REFERENCE], "reference");
    merge_fill(m, &m->entry->note, cells[COLUMN_ABOUT], "note of the entry");
    if (cells[COLUMN_DEFINITION].len > 0) {
        const ntr_entry_section definition = {ntr_lang_from("nl"), cells[COLUMN_DEFINITION]};
        merge_definition(m, &definition);
    }
    const ntr_str pos = nl->pos;
    const int status = ntr_term_status_from(cells[COLUMN_STATUS]);
    const bool known = ntr_entry_find_term(m->entry, "en", cells[COLUMN_EN]) != NULL;
    ntr_entry_term *en = merge_english(m, cells[COLUMN_EN], status);
    if (en && !known) en->pos = pos;
    if (en) merge_fill(m, &en->note, cells[COLUMN_NOTE], "note");
    add_variants(m, "nl", cells[COLUMN_VARIANTS], pos, "new variant");
    add_variants(m, "en", cells[COLUMN_ALTERNATIVES], pos, "new alternative");
}

/* --- names -------------------------------------------------------------------------------------------------------- */

/* The language of the original: the row's, else the entry's, else unknown. */
static ntr_lang origin_of(merge *m) {
    const ntr_str said = m->input->row->cells[COLUMN_ORIGIN];
    ntr_lang lang = {""};
    if (said.len > 0 && said.len < sizeof lang.code) memcpy(lang.code, said.ptr, said.len);
    if (said.len == 0 || ntr_lang_is(m->entry->origin, lang.code)) return m->entry->origin;
    merge_tell(m, NTR_VERDICT_CHANGED, "origin", NTR_STR_NONE);
    m->entry->origin = lang;
    return lang;
}

static void merge_name(merge *m) {
    const ntr_str *cells = m->input->row->cells;
    if (!merge_dutch(m, cells[COLUMN_NL])) return;
    const int status = ntr_term_status_from(cells[COLUMN_STATUS]);
    merge_english(m, cells[COLUMN_EN], status);
    add_variants(m, "nl", cells[COLUMN_VARIANTS], NTR_STR(""), "new variant");
    add_variants(m, "en", cells[COLUMN_ALTERNATIVES], NTR_STR(""), "new alternative");
    const ntr_lang origin = origin_of(m);
    const ntr_str original = cells[COLUMN_ORIGINAL];
    const char *lang = origin.code[0] ? origin.code : "und";
    if (original.len > 0 && !ntr_entry_find_term(m->entry, lang, original)) {
        merge_tell(m, NTR_VERDICT_CHANGED, "original", NTR_STR_NONE);
        merge_add_term(m, ntr_lang_from(lang), original, NTR_TERM_PREFERRED);
    }
    merge_fill(m, &m->entry->note, cells[COLUMN_NOTE].len ? cells[COLUMN_NOTE] : cells[COLUMN_ABOUT], "note");
    merge_fill(m, &m->entry->domain, cells[COLUMN_DOMAIN], "domain");
    merge_fill(m, &m->entry->source, cells[COLUMN_REFERENCE], "reference");
}

static void merge_row(merge *m) {
    ntr_name_kind kind;
    if (m->entry->terms.count == 0) {
        m->entry->is_name = merge_is_name(m->input->row, &kind);
        m->entry->name_kind = kind;
    }
    if (m->entry->is_name)
        merge_name(m);
    else
        merge_term(m);
}

void merge_run(merge *m) {
    m->verdict = NTR_VERDICT_SAME;
    m->fresh = m->fresh || m->entry->terms.count == 0;
    if (m->input->row)
        merge_row(m);
    else
        merge_concept(m);
    if (m->entry->id == 0 && m->verdict == NTR_VERDICT_CHANGED) {
        m->verdict = NTR_VERDICT_NEW;
        ntr_buffer_clear(&m->what);
    }
    m->failed = m->failed || m->what.failed;
}
