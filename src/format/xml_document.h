/* What the writers of XML formats share: opening, remarks, closing. */
#ifndef NTRANS_FORMAT_XML_DOCUMENT_H
#define NTRANS_FORMAT_XML_DOCUMENT_H

#include "ext/xml.h"
#include "format/remarks.h"
#include "ntrans/format.h"

/* Writes the whole of `bitext` as one root element. */
typedef void (*ntr_xml_document)(ntr_xml_writer *xml, ntr_remarks *remarks, const ntr_bitext *bitext,
                                 const ntr_write_options *options);

/* Appends the XML document that `write` makes to `out`. */
ntr_status ntr_write_xml(ntr_buffer *out, const ntr_bitext *bitext, ntr_xml_document write,
                         const ntr_write_options *options, ntr_error *err) NTR_MUST_CHECK;

/* Writes the text of a unit with its codes, as far as `span` goes: `code` writes one, `point` a character that XML
 * cannot hold. A caller's struct: set the first four, zero the rest, and write one span behind the other. */
typedef struct ntr_inline_writer {
    ntr_xml_writer *xml;
    ntr_str text;
    ntr_codes codes;
    void (*code)(ntr_xml_writer *xml, const ntr_code *code, uint32_t number);
    ntr_xml_point point;
    uint32_t next;   /* code */
    unsigned points; /* so far */
} ntr_inline_writer;

void ntr_write_inline(ntr_inline_writer *writer, ntr_span span);
/* The whole text, and codes behind its end. */
void ntr_write_inline_all(ntr_inline_writer *writer);

#endif
