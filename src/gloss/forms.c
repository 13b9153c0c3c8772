/* The terms of an entry in one text, as the column `forms` has them: written with the entry, read where all are. */
#include "gloss/store.h"

static void put_field(ntr_buffer *out, ntr_str text) {
    ntr_buffer_append(out, text);
    ntr_buffer_append_char(out, STORE_FIELD_END);
}

void store_forms(ntr_buffer *out, const ntr_entry *entry, const ntr_str *folded) {
    const ntr_str usual = NTR_STR("");
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        const ntr_entry_term *term = &entry->terms.items[i];
        put_field(out, ntr_str_from(term->lang.code));
        put_field(out, term->text);
        put_field(out, ntr_str_equal(folded[i], term->text) ? usual : folded[i]);
        put_field(out, term->pos);
        put_field(out, term->status == NTR_TERM_PREFERRED ? usual : ntr_str_from(ntr_term_status_word(term->status)));
        put_field(out, term->case_rule == NTR_CASE_IGNORE ? usual : ntr_str_from(ntr_case_rule_word(term->case_rule)));
        put_field(out, term->note);
        ntr_buffer_append_char(out, STORE_TERM_END);
    }
}

/* The text up to `end`, which goes too; all of it when there is none. */
static ntr_str take_until(ntr_str *rest, char end) {
    const char *at = rest->len ? memchr(rest->ptr, end, rest->len) : NULL;
    const size_t length = at ? (size_t)(at - rest->ptr) : rest->len;
    const ntr_str taken = ntr_str_slice(*rest, 0, length);
    *rest = ntr_str_slice(*rest, at ? length + 1 : length, rest->len);
    return taken;
}

bool store_form_next(store_form *out, ntr_str *rest) {
    if (rest->len == 0) return false;
    ntr_str fields = take_until(rest, STORE_TERM_END);
    out->lang = take_until(&fields, STORE_FIELD_END);
    out->text = take_until(&fields, STORE_FIELD_END);
    out->folded = take_until(&fields, STORE_FIELD_END);
    if (out->folded.len == 0) out->folded = out->text;
    out->pos = take_until(&fields, STORE_FIELD_END);
    const ntr_str status = take_until(&fields, STORE_FIELD_END), rule = take_until(&fields, STORE_FIELD_END);
    const int said = status.len ? ntr_term_status_from(status) : NTR_TERM_PREFERRED;
    const int how = rule.len ? ntr_case_rule_from(rule) : NTR_CASE_IGNORE;
    out->status = said < 0 ? NTR_TERM_ADMITTED : (ntr_term_status)said;
    out->case_rule = how < 0 ? NTR_CASE_IGNORE : (ntr_case_rule)how;
    out->note = take_until(&fields, STORE_FIELD_END);
    return true;
}
