/* Any bytes as the XML of a sheet: packed into a workbook, for a checksum would stop what a fuzzer changes in one. */
#include <stdint.h>
#include <stdlib.h>

#include "gloss/book.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static void add(ntr_zip_writer *zip, const char *name, ntr_str content) {
    if (ntr_zip_add(zip, name, content, true, NULL) != NTR_OK) abort();
}

/* The workbook and its relations are as they must be; what is fuzzed is the sheet, or the shared strings. */
static void pack_xlsx(ntr_zip_writer *zip, bool strings, ntr_str fuzzed) {
    static const char cells[] = "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>";
    add(zip, "[Content_Types].xml", NTR_STR("<Types/>"));
    add(zip, "_rels/.rels", NTR_STR("<R><Relationship Type=\"" OFFICE "/officeDocument\" Target=\"book.xml\"/></R>"));
    add(zip, "book.xml", NTR_STR("<workbook><sheets><sheet name=\"a\" id=\"r\"/></sheets></workbook>"));
    add(zip, "_rels/book.xml.rels",
        NTR_STR("<R><Relationship Id=\"s\" Type=\"" OFFICE "/sharedStrings\" Target=\"strings.xml\"/>"
                "<Relationship Id=\"r\" Type=\"" OFFICE "/worksheet\" Target=\"sheet.xml\"/></R>"));
    add(zip, "strings.xml", strings ? fuzzed : NTR_STR("<sst><si><t>een</t></si><si><t>twee</t></si></sst>"));
    add(zip, "sheet.xml", strings ? NTR_STR(cells) : fuzzed);
}

static void read_all(ntr_str bytes) {
    book *opened = NULL;
    if (book_open(&opened, bytes, NULL, NULL) != NTR_OK) return;
    sheet_row row;
    for (bool more = true; more;) {
        ntr_arena *arena = ntr_arena_new();
        if (!arena || book_next(&more, &row, opened, arena, NULL) != NTR_OK) more = false;
        ntr_arena_free(arena);
    }
    book_close(opened);
}

/* The first byte chooses the part, the rest is its XML. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    const ntr_str fuzzed = {(const char *)data + 1, size - 1};
    ntr_zip_writer *zip = NULL;
    ntr_buffer bytes = {0};
    if (ntr_zip_writer_open(&zip, NULL) != NTR_OK) abort();
    if (data[0] % 3 == 0)
        add(zip, "content.xml", fuzzed);
    else
        pack_xlsx(zip, data[0] % 3 == 1, fuzzed);
    if (ntr_zip_writer_close(&bytes, zip, NULL) != NTR_OK) abort();
    read_all(ntr_buffer_str(&bytes));
    ntr_buffer_dispose(&bytes);
    return 0;
}
