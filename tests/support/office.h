/* Word and OpenDocument texts in unit tests: made of strings, read, translated by strings, and looked into. */
#ifndef NTRANS_TESTS_OFFICE_H
#define NTRANS_TESTS_OFFICE_H

#include <stdlib.h>

#include "base/arena.h"
#include "ext/zip.h"
#include "format/codes_text.h"
#include "ntrans/source.h"

/* A file of an archive; a table of them ends with a NULL name. */
typedef struct office_file {
    const char *name, *content;
} office_file;

static void pack(ntr_buffer *out, const office_file *files) {
    ntr_zip_writer *writer = NULL;
    assert_int_equal(ntr_zip_writer_open(&writer, NULL), NTR_OK);
    for (; files->name; files++)
        if (files->content)
            assert_int_equal(ntr_zip_add(writer, files->name, ntr_str_from(files->content), false, NULL), NTR_OK);
    assert_int_equal(ntr_zip_writer_close(out, writer, NULL), NTR_OK);
}

static ntr_document *read_packed(const ntr_buffer *bytes) {
    const ntr_options options = NTR_OPTIONS_DEFAULT;
    ntr_document *document = NULL;
    ntr_error err = {0};
    if (ntr_source_read(&document, NTR_STR("proef"), ntr_buffer_str(bytes), &options, &err) != NTR_OK)
        fail_msg("%s: %s", err.source, err.message);
    assert_int_equal(ntr_document_check(document, NULL), NTR_OK);
    return document;
}

static ntr_error read_refused(const ntr_buffer *bytes) {
    const ntr_options options = NTR_OPTIONS_DEFAULT;
    ntr_document *document = NULL;
    ntr_error err = {0};
    assert_int_not_equal(ntr_source_read(&document, NTR_STR("proef"), ntr_buffer_str(bytes), &options, &err), NTR_OK);
    assert_null(document);
    return err;
}

/* One unit a block, in English that is the Dutch, codes and all. */
static ntr_bitext *copy_blocks(ntr_document *document) {
    for (uint32_t i = 0; i < document->blocks.count; i++) {
        ntr_segment *segment = NTR_PUSH(document->arena, &document->segments);
        assert_non_null(segment);
        *segment = (ntr_segment){
            .span = document->blocks.items[i].span, .block = i, .lang = ntr_lang_from("nl"), .translate = true};
    }
    ntr_bitext *bitext = NULL;
    assert_int_equal(ntr_bitext_from_document(&bitext, document, NTR_TARGET_COPY, "nl", "en-GB", NULL), NTR_OK);
    return bitext;
}

/* The blocks, one a line: "kind: text" with what translators see of the codes. */
static void assert_blocks(const ntr_document *document, const char *expected) {
    ntr_buffer shown = {0};
    uint32_t code = 0;
    for (uint32_t i = 0; i < document->blocks.count; i++) {
        const ntr_span span = document->blocks.items[i].span;
        ntr_buffer_printf(&shown, "%s: ", ntr_block_kind_word(document->blocks.items[i].kind));
        uint32_t at = span.begin;
        for (; code < document->codes.count && document->codes.items[code].at <= span.end; code++) {
            ntr_buffer_append(&shown, ntr_str_slice(document->text, at, document->codes.items[code].at));
            at = document->codes.items[code].at;
            ntr_buffer_append(&shown, document->codes.items[code].data);
        }
        ntr_buffer_append(&shown, ntr_str_slice(document->text, at, span.end));
        ntr_buffer_append_char(&shown, '\n');
    }
    assert_str(ntr_buffer_str(&shown), expected);
    ntr_buffer_dispose(&shown);
}

/* Makes `coded` the English of a unit: a code of its Dutch is known by what translators see of it, each once. */
static void set_target(const ntr_bitext *bitext, uint32_t index, const char *coded) {
    ntr_unit *unit = &bitext->units.items[index];
    ntr_code *codes = ntr_arena_array(bitext->arena, unit->source_codes.count + 1, sizeof *codes);
    bool *used = ntr_arena_array(bitext->arena, unit->source_codes.count + 1, sizeof *used);
    ntr_buffer text = {0};
    uint32_t count = 0;
    assert_true(codes && used);
    while (*coded) {
        uint32_t i = 0;
        for (; i < unit->source_codes.count; i++) {
            const ntr_str data = unit->source_codes.items[i].data;
            if (!used[i] && strncmp(coded, data.ptr, data.len) == 0) break;
        }
        if (i == unit->source_codes.count) {
            ntr_buffer_append_char(&text, *coded++);
            continue;
        }
        used[i] = true;
        codes[count] = unit->source_codes.items[i];
        codes[count++].at = (uint32_t)text.len;
        coded += unit->source_codes.items[i].data.len;
    }
    unit->target = ntr_arena_copy(bitext->arena, text.len ? ntr_buffer_str(&text) : NTR_STR(""));
    unit->target_codes = (ntr_codes){codes, count};
    unit->state = NTR_STATE_TRANSLATED;
    ntr_buffer_dispose(&text);
}

static void export_packed(ntr_buffer *out, const ntr_buffer *bytes, const ntr_bitext *bitext) {
    const ntr_weave_options options = {0};
    ntr_weave_report report;
    ntr_error err = {0};
    assert_int_equal(ntr_weave_report_init(&report, NULL), NTR_OK);
    if (ntr_source_export(out, ntr_buffer_str(bytes), bitext, &options, &report, &err) != NTR_OK)
        fail_msg("%s: %s", err.source, err.message);
    ntr_weave_report_dispose(&report);
}

/* Unpacks a file of an archive. */
static void unpack(ntr_buffer *out, const ntr_buffer *bytes, const char *name) {
    ntr_zip *zip = NULL;
    assert_int_equal(ntr_zip_open(&zip, ntr_buffer_str(bytes), NULL), NTR_OK);
    assert_int_equal(ntr_zip_read(out, zip, name, 1 << 28, NULL), NTR_OK);
    ntr_buffer_append_char(out, '\0');
    ntr_zip_close(zip);
}

/* That a file of an archive holds a text. */
static void assert_part_holds(const ntr_buffer *bytes, const char *name, const char *expected) {
    ntr_buffer content = {0};
    unpack(&content, bytes, name);
    if (!strstr(content.ptr, expected)) fail_msg("%s holds\n%s\nwhere is wanted\n%s", name, content.ptr, expected);
    ntr_buffer_dispose(&content);
}

/* Gives the first block of an archive the English `english`, and expects `expected` in a file of what is written; where
 * `also` is not NULL it must stand in the file `elsewhere`. */
static void assert_english(const ntr_buffer *bytes, const char *english, const char *name, const char *expected,
                           const char *elsewhere, const char *also) {
    ntr_buffer out = {0};
    ntr_document *document = read_packed(bytes);
    ntr_bitext *bitext = copy_blocks(document);
    set_target(bitext, 0, english);
    export_packed(&out, bytes, bitext);
    assert_part_holds(&out, name, expected);
    if (also) assert_part_holds(&out, elsewhere, also);
    ntr_bitext_free(bitext);
    ntr_document_free(document);
    ntr_buffer_dispose(&out);
}

#endif
