#include "engine_translate.h"

#include "ext/unicode.h"

/* --- which lines -------------------------------------------------------------------------------------------------- */

/* The end of the placeholder that begins at `at`, or `at` where none does: a tag, or the word and its number. */
static size_t skip_placeholder(const ntr_masks *masks, ntr_str line, size_t at) {
    if (masks->style->alone) {
        const char *end = line.ptr[at] == '<' ? memchr(line.ptr + at, '>', line.len - at) : NULL;
        return end ? (size_t)(end - line.ptr) + 1 : at;
    }
    size_t end = at + masks->word.len;
    if (end > line.len || memcmp(line.ptr + at, masks->word.ptr, masks->word.len) != 0) return at;
    while (end < line.len && line.ptr[end] >= '0' && line.ptr[end] <= '9') end++;
    return end;
}

/* Whether there is anything to translate: a letter outside placeholders. */
static bool has_words(const ntr_masks *masks, ntr_str line) {
    for (size_t at = 0; at < line.len;) {
        const size_t behind = skip_placeholder(masks, line, at);
        if (behind > at) {
            at = behind;
        } else if (ntr_char_is_letter(ntr_utf8_next(line, &at))) {
            return true;
        }
    }
    return false;
}

static bool is_wanted(const ntr_unit *unit, const ntr_translate_options *options) {
    return unit->translate && unit->source.len &&
           (unit->state == NTR_STATE_NEW || (options->again && unit->state == NTR_STATE_TRANSLATED) ||
            (options->again && options->fill.overwrite_approved));
}

/* What is said twice is asked once; names being masked, that is more than the sources that are the same. */
static bool add_job(translate_run *run, ntr_str line, uint32_t unit) {
    if (ntr_map_get(&run->by_line, line) != NTR_MAP_NONE) return true;
    translate_job *job = NTR_PUSH(run->arena, &run->jobs);
    if (!job) return false;
    *job = (translate_job){.line = line, .unit = unit};
    run->report->lines++;
    return ntr_map_put(&run->by_line, run->arena, line, run->jobs.count - 1);
}

static ntr_status find_jobs(translate_run *run, const ntr_bitext *bitext, const ntr_masks *masks, ntr_error *err) {
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        const ntr_str line = masks->list.items[i].line;
        if (!is_wanted(&bitext->units.items[i], run->options)) continue;
        run->report->segments++;
        if (has_words(masks, line) && !add_job(run, line, i)) return ntr_error_memory(err);
    }
    return NTR_OK;
}

/* --- the answers -------------------------------------------------------------------------------------------------- */

static ntr_status fill_unit(translate_run *run, ntr_filling *filling, const ntr_masks *masks, uint32_t unit,
                            ntr_error *err) {
    const ntr_translate_options *options = run->options;
    const ntr_str line = masks->list.items[unit].line;
    const uint32_t index = ntr_map_get(&run->by_line, line);
    const translate_job *job = index == NTR_MAP_NONE ? NULL : &run->jobs.items[index];
    if (!job) return ntr_filling_answer(filling, unit, line, masks, &options->fill, err);
    if (job->answer.ptr) return ntr_filling_answer(filling, unit, job->answer, masks, &options->fill, err);
    if (options->unanswered) options->unanswered(options->self, unit, job->why ? job->why : "no answer");
    return NTR_OK;
}

static ntr_status fill_all(translate_run *run, ntr_filling *filling, const ntr_masks *masks, ntr_error *err) {
    const ntr_bitext *bitext = ntr_filling_bitext(filling);
    for (uint32_t i = 0; i < bitext->units.count; i++)
        if (is_wanted(&bitext->units.items[i], run->options)) NTR_TRY(fill_unit(run, filling, masks, i, err));
    return NTR_OK;
}

static ntr_status translate(translate_run *run, ntr_filling *filling, const ntr_masks *masks, ntr_error *err) {
    NTR_TRY(find_jobs(run, ntr_filling_bitext(filling), masks, err));
    if (run->jobs.count) {
        NTR_TRY(translate_open_journal(run, masks, err));
        NTR_TRY(translate_ask(run, err));
        if (run->report->answered == 0)
            return ntr_error_set(err, NTR_IO, "the engine answered no line: %s", run->jobs.items[0].why);
    }
    return fill_all(run, filling, masks, err);
}

ntr_status ntr_translate(ntr_translate_report *out, ntr_filling *filling, const ntr_translate_options *options,
                         ntr_error *err) {
    translate_run run = {.options = options, .report = out, .arena = ntr_arena_new()};
    ntr_masks *masks = NULL;
    *out = (ntr_translate_report){0};
    ntr_status status = run.arena ? NTR_OK : ntr_error_memory(err);
    if (status == NTR_OK)
        status = ntr_masks_make(&masks, ntr_filling_bitext(filling), options->engine, options->terms, err);
    if (status == NTR_OK) status = translate(&run, filling, masks, err);
    ntr_append_close(run.journal, false); /* the caller takes it away, when what was filled is written */
    ntr_buffer_dispose(&run.text);
    ntr_masks_free(masks);
    ntr_arena_free(run.arena);
    return status;
}
