/* Any bytes as the XML inside Word and OpenDocument texts: packed into the archive here, for a checksum would stop what
 * a fuzzer changes in one. What is read is written back with other words. */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "ext/zip.h"
#include "format/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define WORD "<d xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"

/* What the first byte chooses: the part whose XML the other bytes are. */
enum { DOCUMENT, STYLES, RELATIONS_OF, NOTES, CONTENT, ODF_STYLES, PARTS };

static void add(ntr_zip_writer *zip, const char *name, ntr_str content) {
    if (ntr_zip_add(zip, name, content, true, NULL) != NTR_OK) abort();
}

static void pack_docx(ntr_zip_writer *zip, int part, ntr_str fuzzed) {
    add(zip, "[Content_Types].xml", NTR_STR("<Types/>"));
    add(zip, "_rels/.rels",
        NTR_STR("<R><Relationship Type=\"" RELATIONS "/officeDocument\" Target=\"word/a.xml\"/></R>"));
    add(zip, "word/_rels/a.xml.rels",
        part == RELATIONS_OF ? fuzzed :
                               NTR_STR("<R><Relationship Type=\"" RELATIONS "/footnotes\" Target=\"n.xml\"/>"
                                       "<Relationship Type=\"" RELATIONS "/styles\" Target=\"styles.xml\"/></R>"));
    add(zip, "word/a.xml", part == DOCUMENT ? fuzzed : NTR_STR(WORD "<p><r><t>Tekst.</t></r></p></d>"));
    add(zip, "word/n.xml", part == NOTES ? fuzzed : NTR_STR(WORD "<p><r><t>Noot</t></r></p></d>"));
    add(zip, "word/styles.xml", part == STYLES ? fuzzed : NTR_STR("<styles/>"));
}

static void pack_odt(ntr_zip_writer *zip, int part, ntr_str fuzzed) {
    add(zip, "mimetype", NTR_STR("application/vnd.oasis.opendocument.text"));
    add(zip, "content.xml",
        part == CONTENT ? fuzzed :
                          NTR_STR("<d><body><p xmlns=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                                  "style-name=\"P1\">Tekst</p></body></d>"));
    add(zip, "styles.xml", part == ODF_STYLES ? fuzzed : NTR_STR("<s/>"));
}

/* One unit a block, without its first character and its codes in the opposite order. */
static void change(ntr_document *document, ntr_bitext *bitext) {
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        ntr_unit *unit = &bitext->units.items[i];
        const uint32_t count = unit->source_codes.count;
        ntr_code *codes = ntr_arena_array(bitext->arena, count + 1, sizeof *codes);
        if (!codes) abort();
        for (uint32_t k = 0; k < count; k++) {
            codes[k] = unit->source_codes.items[count - 1 - k];
            codes[k].at = (uint32_t)(unit->source.len - codes[k].at);
            if (document->blocks.count % 2 && codes[k].kind != NTR_CODE_ALONE)
                codes[k].kind = codes[k].kind == NTR_CODE_OPEN ? NTR_CODE_CLOSE : NTR_CODE_OPEN;
        }
        char *text = ntr_arena_alloc(bitext->arena, unit->source.len + 1);
        if (!text) abort();
        memset(text, 'x', unit->source.len);
        unit->target = (ntr_str){text, unit->source.len};
        unit->target_codes = (ntr_codes){codes, count};
    }
}

static ntr_bitext *translate(ntr_document *document) {
    for (uint32_t i = 0; i < document->blocks.count; i++) {
        ntr_segment *segment = NTR_PUSH(document->arena, &document->segments);
        if (!segment) abort();
        *segment = (ntr_segment){
            .span = document->blocks.items[i].span, .block = i, .lang = ntr_lang_from("nl"), .translate = true};
    }
    ntr_bitext *bitext = NULL;
    if (ntr_bitext_from_document(&bitext, document, NTR_TARGET_COPY, "nl", "en-GB", NULL) != NTR_OK) abort();
    change(document, bitext);
    return bitext;
}

/* What is written must be readable again, with as many blocks that hold something. */
static void write_back(ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options) {
    const ntr_weave_options weaving = {0};
    ntr_weave_report report;
    ntr_buffer out = {0};
    ntr_document *again = NULL;
    ntr_error err = {0};
    if (ntr_weave_report_init(&report, NULL) != NTR_OK) abort();
    if (ntr_source_export(&out, bytes, bitext, &weaving, &report, &err) != NTR_OK) abort();
    if (ntr_source_read(&again, NTR_STR("f"), ntr_buffer_str(&out), options, &err) != NTR_OK) abort();
    if (again->blocks.count != bitext->units.count) abort();
    ntr_document_free(again);
    ntr_buffer_dispose(&out);
    ntr_weave_report_dispose(&report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    const int part = data[0] % PARTS;
    const ntr_str fuzzed = {(const char *)data + 1, size - 1};
    const ntr_options options = NTR_OPTIONS_DEFAULT;
    ntr_zip_writer *zip = NULL;
    ntr_buffer bytes = {0};
    ntr_document *document = NULL;
    if (ntr_zip_writer_open(&zip, NULL) != NTR_OK) abort();
    if (part < CONTENT) {
        pack_docx(zip, part, fuzzed);
    } else {
        pack_odt(zip, part, fuzzed);
    }
    if (ntr_zip_writer_close(&bytes, zip, NULL) != NTR_OK) abort();
    if (ntr_source_read(&document, NTR_STR("f"), ntr_buffer_str(&bytes), &options, NULL) == NTR_OK) {
        ntr_bitext *bitext = translate(document);
        write_back(ntr_buffer_str(&bytes), bitext, &options);
        ntr_bitext_free(bitext);
        ntr_document_free(document);
    }
    ntr_buffer_dispose(&bytes);
    return 0;
}
