/* ntrans tm find: pairs whose Dutch is the same as a text, or alike. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/tm.h"
#include "ext/json.h"
#include "ext/lines.h"
#include "ext/unicode.h"

enum { LINE_LIMIT = 1024 * 1024 };

/* A line is a line, whatever stands in the text. */
static void append_cell(ntr_buffer *out, ntr_str text) {
    ntr_buffer_append_char(out, '\t');
    for (size_t i = 0; i < text.len; i++)
        ntr_buffer_append_char(out, (unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i]);
}

static void append_json(ntr_buffer *out, uint64_t line, const ntr_hit *hit) {
    ntr_json_writer json = {.out = out};
    ntr_json_begin_object(&json, NULL);
    if (line) ntr_json_number(&json, "line", (int64_t)line);
    ntr_json_number(&json, "score", hit->score);
    ntr_json_number(&json, "number", hit->pair.number);
    ntr_json_string(&json, "source", hit->pair.source);
    ntr_json_string(&json, "target", hit->pair.target);
    ntr_json_string(&json, "state", ntr_str_from(ntr_state_word(hit->pair.state)));
    ntr_json_string(&json, "origin", hit->pair.from.origin);
    ntr_json_string(&json, "document", hit->pair.from.document);
    ntr_json_string(&json, "author", hit->pair.from.author);
    ntr_json_end_object(&json);
    ntr_json_newline(&json);
}

static void append_hit(ntr_buffer *out, const cli_tm *t, uint64_t line, const ntr_hit *hit) {
    if (t->json) {
        append_json(out, line, hit);
        return;
    }
    if (line) ntr_buffer_printf(out, "%" PRIu64 "\t", line);
    ntr_buffer_printf(out, "%u\t%" PRId64, hit->score, hit->pair.number);
    append_cell(out, hit->pair.source);
    append_cell(out, hit->pair.target);
    append_cell(out, hit->pair.from.document);
    ntr_buffer_append_char(out, '\n');
}

/* `line` from 1; 0: there is one text only. */
static ntr_status find(const cli_tm *t, ntr_memory *memory, ntr_str text, uint64_t line, ntr_error *err) {
    const ntr_memory_query query = {
        .source = text, .least = (unsigned)t->score, .limit = (uint32_t)t->limit, .all = t->all};
    ntr_hits hits = {0};
    ntr_buffer out = {0};
    NTR_TRY(ntr_utf8_check(text, err));
    ntr_status status = memory ? ntr_memory_find(&hits, memory, &query, err) : NTR_OK;
    for (uint32_t i = 0; status == NTR_OK && i < hits.list.count; i++) append_hit(&out, t, line, &hits.list.items[i]);
    if (status == NTR_OK) status = ntr_buffer_check(&out, err);
    if (status == NTR_OK && out.len && !cli_print(ntr_buffer_str(&out))) status = NTR_IO;
    ntr_hits_dispose(&hits);
    ntr_buffer_dispose(&out);
    return status;
}

static ntr_status find_lines(const cli_tm *t, ntr_memory *memory, ntr_error *err) {
    ntr_lines lines = {.file = 0, .limit = LINE_LIMIT};
    ntr_status status;
    ntr_str line;
    while ((status = ntr_lines_next(&line, &lines, err)) == NTR_OK && line.ptr)
        if ((status = find(t, memory, line, lines.number, err)) != NTR_OK) break;
    if (status != NTR_OK && err->message[0]) {
        if (!err->line) err->line = lines.number;
        ntr_error_name_source(err, "-");
    }
    ntr_lines_dispose(&lines);
    return status;
}

static ntr_status find_words(const cli_tm *t, ntr_memory *memory, ntr_error *err) {
    ntr_buffer text = {0};
    for (int i = 0; i < t->operand_count; i++) {
        if (i) ntr_buffer_append_char(&text, ' ');
        ntr_buffer_append(&text, ntr_str_from(t->operands[i]));
    }
    ntr_status status = ntr_buffer_check(&text, err);
    if (status == NTR_OK) status = find(t, memory, ntr_buffer_str(&text), 0, err);
    ntr_buffer_dispose(&text);
    return status;
}

int cli_tm_find(const cli_tm *t) {
    const bool lines = t->operand_count == 1 && strcmp(t->operands[0], "-") == 0;
    ntr_memory *memory = NULL;
    ntr_error err = {0};
    ntr_status status = cli_tm_open(&memory, t->path, &err);
    if (status == NTR_OK) status = lines ? find_lines(t, memory, &err) : find_words(t, memory, &err);
    ntr_memory_close(memory);
    if (status == NTR_OK) return EXIT_DONE;
    return err.message[0] ? cli_fail(&err) : EXIT_SURROUNDINGS; /* what standard output refused is told */
}
