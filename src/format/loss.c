#include "ntrans/loss.h"

static bool same_codes(ntr_codes a, ntr_codes b) {
    if (a.count != b.count) return false;
    for (uint32_t i = 0; i < a.count; i++)
        if (a.items[i].at != b.items[i].at || a.items[i].kind != b.items[i].kind ||
            !ntr_str_equal(a.items[i].data, b.items[i].data))
            return false;
    return true;
}

static uint32_t count_marks(const ntr_unit *unit, ntr_annot_kind kind) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < unit->annot_count; i++) count += unit->annots[i].kind == kind;
    return count;
}

static uint32_t lost_marks(const ntr_unit *before, const ntr_unit *after, ntr_annot_kind kind) {
    const uint32_t had = count_marks(before, kind), has = count_marks(after, kind);
    return had > has ? had - has : 0;
}

/* An empty target and none are not the same to every tool: the one is work done. */
static bool same_target(const ntr_unit *a, const ntr_unit *b) {
    return (a->target.ptr == NULL) == (b->target.ptr == NULL) && ntr_str_equal(a->target, b->target);
}

static void compare(ntr_losses *out, const ntr_unit *before, const ntr_unit *after) {
    const bool coded = !same_codes(before->source_codes, after->source_codes) ||
                       !same_codes(before->target_codes, after->target_codes);
    out->codes += coded;
    out->sources += !coded && !ntr_str_equal(before->source, after->source);
    out->targets += !coded && !same_target(before, after);
    out->states += before->state != after->state;
    out->languages += before->translate != after->translate || !ntr_lang_is(before->lang, after->lang.code);
    out->blocks += before->block != after->block;
    out->names += lost_marks(before, after, NTR_NAME);
    out->terms += lost_marks(before, after, NTR_TERM);
    out->protected_spans += lost_marks(before, after, NTR_PROTECTED);
    out->notes += before->note_count > after->note_count ? before->note_count - after->note_count : 0;
    out->matches += before->match_count > after->match_count ? before->match_count - after->match_count : 0;
}

ntr_status ntr_losses_find(ntr_losses *out, const ntr_bitext *bitext, ntr_str written, ntr_error *err) {
    ntr_bitext *back = NULL;
    *out = (ntr_losses){0};
    if (ntr_format_read(&back, NULL, bitext->name, written, err) != NTR_OK)
        return ntr_error_set(err, NTR_INTERNAL, "what was written cannot be read back");
    const uint32_t before = bitext->units.count, after = back->units.count, both = before < after ? before : after;
    for (uint32_t i = 0; i < both; i++) compare(out, &bitext->units.items[i], &back->units.items[i]);
    out->units = before + after - 2 * both;
    out->extensions = bitext->extensions;
    out->originals = bitext->original.format.len > 0 && back->original.format.len == 0;
    ntr_bitext_free(back);
    return NTR_OK;
}

bool ntr_losses_any(const ntr_losses *l) {
    return l->units || l->sources || l->targets || l->codes || l->states || l->languages || l->blocks || l->names ||
           l->terms || l->protected_spans || l->notes || l->originals || l->matches || l->extensions;
}
