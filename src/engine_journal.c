/* The journal of a translation: JSON Lines, the engine first, then an answer each. It outlives a crash, of the engine's
 * and of ours; its last line may be cut off then. */
#include "engine_translate.h"
#include "ext/file.h"
#include "ext/json.h"

enum { LIMIT = 1 << 30 };

static void write_header(ntr_buffer *out, const translate_run *run, const ntr_masks *masks) {
    ntr_json_writer json = {.out = out};
    ntr_json_begin_object(&json, NULL);
    ntr_json_string(&json, "ntrans", NTR_STR("answers"));
    ntr_json_number(&json, "version", 1);
    ntr_json_string(&json, "command", ntr_str_from(run->options->command));
    ntr_json_string(&json, "engine", ntr_str_from(masks->style->name));
    ntr_json_string(&json, "word", masks->word);
    ntr_json_end_object(&json);
    ntr_json_newline(&json);
}

static void take_answer(translate_run *run, const ntr_json *object) {
    const ntr_str line = ntr_json_find(object, "line"), answer = ntr_json_find(object, "answer");
    const uint32_t index = line.ptr && answer.ptr ? ntr_map_get(&run->by_line, line) : NTR_MAP_NONE;
    if (index == NTR_MAP_NONE || run->jobs.items[index].answer.ptr) return;
    run->jobs.items[index].answer = ntr_arena_copy(run->arena, answer);
    if (!run->jobs.items[index].answer.ptr) return; /* it is asked again */
    run->report->recalled++;
    run->report->answered++;
}

/* Takes the answers out of `text`, if they are of this engine: `header` is how it begins then. `*length` is how much of
 * the text is whole. */
static void take_answers(translate_run *run, ntr_str text, ntr_str header, size_t *length) {
    if (text.len < header.len || memcmp(text.ptr, header.ptr, header.len) != 0) return;
    *length = header.len;
    for (const char *end; *length < text.len; *length = (size_t)(end - text.ptr) + 1) {
        ntr_json *object = NULL;
        end = memchr(text.ptr + *length, '\n', text.len - *length);
        if (!end) return;
        const ntr_str line = ntr_str_slice(text, *length, (size_t)(end - text.ptr));
        if (ntr_json_parse(&object, line, NULL) == NTR_OK) take_answer(run, object);
        ntr_json_free(object);
    }
}

static ntr_status read_journal(translate_run *run, ntr_str header, ntr_buffer *kept, ntr_error *err) {
    if (!ntr_file_exists(run->options->journal)) return NTR_OK;
    NTR_TRY(ntr_file_read(kept, run->options->journal, LIMIT, err));
    size_t length = 0;
    take_answers(run, ntr_buffer_str(kept), header, &length);
    kept->len = length;
    return NTR_OK;
}

/* What was cut off is left out of the new journal. It is read first: closing a file gives up the lock on it. */
ntr_status translate_open_journal(translate_run *run, const ntr_masks *masks, ntr_error *err) {
    ntr_buffer header = {0}, kept = {0};
    if (!run->options->journal) return NTR_OK;
    write_header(&header, run, masks);
    ntr_status status = ntr_buffer_check(&header, err);
    if (status == NTR_OK) status = read_journal(run, ntr_buffer_str(&header), &kept, err);
    if (status == NTR_OK) status = ntr_append_open(&run->journal, run->options->journal, err);
    if (status == NTR_OK) status = ntr_append_cut(run->journal, kept.len, err);
    if (status == NTR_OK && kept.len == 0) status = ntr_append(run->journal, ntr_buffer_str(&header), err);
    ntr_buffer_dispose(&header);
    ntr_buffer_dispose(&kept);
    return status;
}

ntr_status translate_keep(translate_run *run, const translate_job *job, ntr_error *err) {
    ntr_buffer text = {0};
    ntr_json_writer json = {.out = &text};
    if (!run->journal) return NTR_OK;
    ntr_json_begin_object(&json, NULL);
    ntr_json_string(&json, "line", job->line);
    ntr_json_string(&json, "answer", job->answer);
    ntr_json_end_object(&json);
    ntr_json_newline(&json);
    ntr_status status = ntr_buffer_check(&text, err);
    if (status == NTR_OK) status = ntr_append(run->journal, ntr_buffer_str(&text), err);
    ntr_buffer_dispose(&text);
    return status;
}
