/* Workbooks out: the least that Excel, LibreOffice and Google Sheets open. Every cell is text, so that none is taken
 * for a formula, a number or a date. */
#include <stdlib.h>

#include "ext/xml.h"
#include "gloss/book.h"

struct book_writer {
    bool ods;
    ntr_str title;
    ntr_buffer sheet;
    ntr_xml_writer *xml;
    uint64_t row;
};

static const char sheet_space[] = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
static const char office_space[] = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

static void begin_xlsx(book_writer *self) {
    ntr_xml_begin(self->xml, "worksheet");
    ntr_xml_attribute(self->xml, "xmlns", ntr_str_from(sheet_space));
    ntr_xml_begin(self->xml, "sheetData");
}

static void begin_ods(book_writer *self) {
    ntr_xml_begin(self->xml, "office:document-content");
    ntr_xml_attribute(self->xml, "xmlns:office", ntr_str_from(office_space));
    ntr_xml_attribute(self->xml, "xmlns:table", NTR_STR("urn:oasis:names:tc:opendocument:xmlns:table:1.0"));
    ntr_xml_attribute(self->xml, "xmlns:text", NTR_STR("urn:oasis:names:tc:opendocument:xmlns:text:1.0"));
    ntr_xml_attribute(self->xml, "office:version", NTR_STR("1.3"));
    ntr_xml_begin(self->xml, "office:body");
    ntr_xml_begin(self->xml, "office:spreadsheet");
    ntr_xml_begin(self->xml, "table:table");
    ntr_xml_attribute(self->xml, "table:name", self->title);
}

ntr_status book_writer_open(book_writer **out, bool ods, ntr_str title, ntr_error *err) {
    *out = NULL;
    book_writer *self = calloc(1, sizeof *self);
    if (!self) return ntr_error_memory(err);
    self->ods = ods;
    self->title = title;
    const ntr_status status = ntr_xml_writer_open(&self->xml, &self->sheet, err);
    if (status != NTR_OK) {
        free(self);
        return status;
    }
    if (ods)
        begin_ods(self);
    else
        begin_xlsx(self);
    *out = self;
    return NTR_OK;
}

static void add_xlsx_cell(book_writer *self, uint32_t column, ntr_str text) {
    ntr_xml_begin(self->xml, "c");
    ntr_xml_attribute_printf(self->xml, "r", "%c%llu", (char)('A' + column), (unsigned long long)self->row);
    ntr_xml_attribute(self->xml, "t", NTR_STR("inlineStr"));
    ntr_xml_begin(self->xml, "is");
    ntr_xml_begin_text(self->xml, "t");
    ntr_xml_attribute(self->xml, "xml:space", NTR_STR("preserve"));
    ntr_xml_text(self->xml, text);
    for (int i = 0; i < 3; i++) ntr_xml_end(self->xml);
}

static void add_ods_cell(book_writer *self, ntr_str text) {
    ntr_xml_begin(self->xml, "table:table-cell");
    if (text.len > 0) {
        ntr_xml_attribute(self->xml, "office:value-type", NTR_STR("string"));
        ntr_xml_text_element(self->xml, "text:p", text);
    }
    ntr_xml_end(self->xml);
}

void book_writer_add(book_writer *self, const ntr_str *cells, uint32_t count) {
    self->row++;
    ntr_xml_begin(self->xml, self->ods ? "table:table-row" : "row");
    if (!self->ods) ntr_xml_attribute_printf(self->xml, "r", "%llu", (unsigned long long)self->row);
    for (uint32_t i = 0; i < count; i++) {
        if (self->ods)
            add_ods_cell(self, cells[i]);
        else if (cells[i].len > 0)
            add_xlsx_cell(self, i, cells[i]);
    }
    ntr_xml_end(self->xml);
}

/* --- the other parts ---------------------------------------------------------------------------------------------- */

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SHEETML "application/vnd.openxmlformats-officedocument.spreadsheetml."
#define MANIFEST "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
#define ODS_TYPE "application/vnd.oasis.opendocument.spreadsheet"

typedef struct book_part {
    const char *name;
    const char *content;
} book_part;

static const book_part xlsx_parts[] = {
    {"[Content_Types].xml", DECLARATION
     "<Types xmlns=\"" PACKAGE "content-types\">"
     "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
     "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" SHEETML "sheet.main+xml\"/>"
     "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" SHEETML "worksheet+xml\"/></Types>\n"},
    {"_rels/.rels",
     DECLARATION "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" OFFICE
                 "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n"},
    {"xl/_rels/workbook.xml.rels",
     DECLARATION "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" OFFICE
                 "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>\n"},
};

static const book_part ods_parts[] = {
    {"META-INF/manifest.xml",
     DECLARATION "<manifest:manifest xmlns:manifest=\"" MANIFEST "\" manifest:version=\"1.3\">"
                 "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" ODS_TYPE "\"/>"
                 "<manifest:file-entry manifest:full-path=\"content.xml\" "
                 "manifest:media-type=\"text/xml\"/></manifest:manifest>\n"},
};

static ntr_status write_workbook(ntr_buffer *out, ntr_str title, ntr_error *err) {
    ntr_xml_writer *xml;
    NTR_TRY(ntr_xml_writer_open(&xml, out, err));
    ntr_xml_begin(xml, "workbook");
    ntr_xml_attribute(xml, "xmlns", ntr_str_from(sheet_space));
    ntr_xml_attribute(xml, "xmlns:r", NTR_STR(OFFICE));
    ntr_xml_begin(xml, "sheets");
    ntr_xml_begin(xml, "sheet");
    ntr_xml_attribute(xml, "name", title);
    ntr_xml_attribute(xml, "sheetId", NTR_STR("1"));
    ntr_xml_attribute(xml, "r:id", NTR_STR("rId1"));
    for (int i = 0; i < 3; i++) ntr_xml_end(xml);
    return ntr_xml_writer_close(xml, err);
}

static ntr_status pack_xlsx(ntr_zip_writer *zip, const book_writer *self, ntr_error *err) {
    for (size_t i = 0; i < sizeof xlsx_parts / sizeof xlsx_parts[0]; i++)
        NTR_TRY(ntr_zip_add(zip, xlsx_parts[i].name, ntr_str_from(xlsx_parts[i].content), false, err));
    ntr_buffer workbook = {0};
    ntr_status status = write_workbook(&workbook, self->title, err);
    if (status == NTR_OK) status = ntr_zip_add(zip, "xl/workbook.xml", ntr_buffer_str(&workbook), false, err);
    ntr_buffer_dispose(&workbook);
    if (status != NTR_OK) return status;
    return ntr_zip_add(zip, "xl/worksheets/sheet1.xml", ntr_buffer_str(&self->sheet), false, err);
}

/* The type comes first and unpacked, where programs look for it. */
static ntr_status pack_ods(ntr_zip_writer *zip, const book_writer *self, ntr_error *err) {
    NTR_TRY(ntr_zip_add(zip, "mimetype", NTR_STR(ODS_TYPE), true, err));
    for (size_t i = 0; i < sizeof ods_parts / sizeof ods_parts[0]; i++)
        NTR_TRY(ntr_zip_add(zip, ods_parts[i].name, ntr_str_from(ods_parts[i].content), false, err));
    return ntr_zip_add(zip, "content.xml", ntr_buffer_str(&self->sheet), false, err);
}

static ntr_status pack(ntr_buffer *out, const book_writer *self, ntr_error *err) {
    ntr_zip_writer *zip;
    NTR_TRY(ntr_zip_writer_open(&zip, err));
    const ntr_status packed = self->ods ? pack_ods(zip, self, err) : pack_xlsx(zip, self, err);
    const ntr_status closed = ntr_zip_writer_close(packed == NTR_OK ? out : NULL, zip, err);
    return packed != NTR_OK ? packed : closed;
}

ntr_status book_writer_close(ntr_buffer *out, book_writer *self, ntr_error *err) {
    if (!self) return NTR_OK;
    for (int open = self->ods ? 4 : 2; open > 0; open--) ntr_xml_end(self->xml);
    ntr_status status = ntr_xml_writer_close(self->xml, err);
    if (status == NTR_OK && out) status = pack(out, self, err);
    ntr_buffer_dispose(&self->sheet);
    free(self);
    return status;
}
