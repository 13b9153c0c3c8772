/* The review page of an alignment: a row a bead, a paragraph a sentence. */
#include "ntrans/review.h"

#include "format/page.h"

/* A bead may not ask for more than there is. */
static void write_side(ntr_buffer *out, const ntr_review_side *side, const char *class, uint32_t first,
                       uint32_t count) {
    ntr_buffer_printf(out, "<div role=\"cell\" class=\"%s\">", class);
    for (uint32_t i = first; i < first + count && i < side->count; i++) {
        ntr_buffer_append(out, NTR_STR("<p class=\"t\""));
        page_attribute(out, "lang", ntr_str_from(side->lang));
        ntr_buffer_printf(out, " dir=\"auto\" data-n=\"%u\">", (unsigned)i);
        page_text(out, side->sentences[i]);
        ntr_buffer_append(out, NTR_STR("</p>"));
    }
    ntr_buffer_append(out, NTR_STR("</div>\n"));
}

static void write_bead(ntr_buffer *out, const ntr_review_ladder *ladder, uint32_t number) {
    const ntr_bead *bead = &ladder->beads[number];
    const bool doubtful = bead->score < ladder->doubtful;
    page_begin_row(out, number);
    ntr_buffer_printf(out, "<div role=\"row\" class=\"row%s\" id=\"r%u\" data-score=\"%u\">\n",
                      doubtful ? " doubt" : "", (unsigned)number, (unsigned)bead->score);
    ntr_buffer_printf(out,
                      "<div role=\"rowheader\" class=\"no\"><a href=\"#r%u\">%u–%u</a> "
                      "<span class=\"st\">%s%u %%</span></div>\n",
                      (unsigned)number, (unsigned)bead->src_count, (unsigned)bead->tgt_count,
                      doubtful ? "doubtful, " : "", (bead->score + 5u) / 10);
    write_side(out, &ladder->sides[0], "nl", bead->src, bead->src_count);
    write_side(out, &ladder->sides[1], "en", bead->tgt, bead->tgt_count);
    ntr_buffer_append(out, NTR_STR("</div>\n"));
}

static ntr_status make_frame(ntr_buffer *out, const ntr_review_ladder *ladder, ntr_error *err) {
    ntr_bitext *bitext = NULL;
    NTR_TRY(ntr_bitext_new(&bitext, ladder->name, ladder->sides[0].lang, ladder->sides[1].lang, err));
    const ntr_status status = page_xliff_frame(out, bitext, err);
    ntr_bitext_free(bitext);
    return status;
}

ntr_status ntr_review_write(ntr_buffer *out, const ntr_review_ladder *ladder, ntr_error *err) {
    ntr_buffer xliff = {0};
    const ntr_status status = make_frame(&xliff, ladder, err);
    if (status == NTR_OK) {
        page_open(out, &(page_head){"beads", ladder->name, ladder->sides[0].lang, ladder->sides[1].lang,
                                    ladder->doubtful, ntr_buffer_str(&xliff)});
        for (uint32_t i = 0; i < ladder->bead_count; i++) write_bead(out, ladder, i);
        page_close(out, (uint32_t)ladder->bead_count);
    }
    ntr_buffer_dispose(&xliff);
    return status != NTR_OK ? status : ntr_buffer_check(out, err);
}
