/* What the writers of XML formats share: opening, remarks, closing. */
#ifndef NTRANS_FORMAT_XML_DOCUMENT_H
#define NTRANS_FORMAT_XML_DOCUMENT_H

#include "ext/xml.h"
#include "format/remarks.h"
#include "ntrans/bitext.h"

/* Writes the whole of `bitext` as one root element. */
typedef void (*ntr_xml_document)(ntr_xml_writer *xml, ntr_remarks *remarks, const ntr_bitext *bitext);

/* Appends the XML document that `write` makes to `out`. */
ntr_status ntr_write_xml(ntr_buffer *out, const ntr_bitext *bitext, ntr_xml_document write,
                         ntr_error *err) NTR_MUST_CHECK;

#endif
