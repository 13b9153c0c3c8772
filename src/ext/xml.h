/* libxml2: XML out. */
#ifndef NTRANS_EXT_XML_H
#define NTRANS_EXT_XML_H

#include "ntrans/buffer.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* Writes one XML 1.0 document in UTF-8 into a buffer, piece by piece. Elements that hold elements are indented; nothing
 * is ever added to the white space of an element that holds text. Whatever the texts are, the result is well-formed:
 * what XML cannot hold (control characters, bytes that are not UTF-8) becomes U+FFFD, or whatever the caller writes in
 * its place. Failure sticks; ntr_xml_writer_close tells. */
typedef struct ntr_xml_writer ntr_xml_writer;

/* Begins with the XML declaration. `into` is borrowed. Caller ends with ntr_xml_writer_close. */
ntr_status ntr_xml_writer_open(ntr_xml_writer **out, ntr_buffer *into, ntr_error *err) NTR_MUST_CHECK;
/* Ends the document, frees the writer, and says whether all went well: else NTR_NO_MEMORY. NULL is NTR_OK. */
ntr_status ntr_xml_writer_close(ntr_xml_writer *writer, ntr_error *err) NTR_MUST_CHECK;

/* Begins an element that holds elements. */
void ntr_xml_begin(ntr_xml_writer *writer, const char *name);
/* Begins an element that holds text, and inline elements, which are begun with either call. */
void ntr_xml_begin_text(ntr_xml_writer *writer, const char *name);
/* Ends the innermost element that is open. */
void ntr_xml_end(ntr_xml_writer *writer);

/* Attributes of the element just begun, before anything else goes into it. */
void ntr_xml_attribute(ntr_xml_writer *writer, const char *name, ntr_str value);
void ntr_xml_attribute_printf(ntr_xml_writer *writer, const char *name, const char *format, ...) NTR_PRINTF(3, 4);

/* Text in the innermost element, which was begun with ntr_xml_begin_text or lies in one that was. */
void ntr_xml_text(ntr_xml_writer *writer, ntr_str text);

/* Writes what stands for a character that XML cannot hold; `number` counts them within one text, from 1. */
typedef void (*ntr_xml_point)(ntr_xml_writer *writer, int32_t code_point, unsigned number);
/* As ntr_xml_text, with `point` called for each character that XML cannot hold; `*number` counts them. */
void ntr_xml_text_coded(ntr_xml_writer *writer, ntr_str text, ntr_xml_point point, unsigned *number);

/* A whole element with nothing but text in it. */
void ntr_xml_text_element(ntr_xml_writer *writer, const char *name, ntr_str text);

#endif
