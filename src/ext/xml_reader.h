/* libxml2: XML in, as a stream, from whoever sends it. */
#ifndef NTRANS_EXT_XML_READER_H
#define NTRANS_EXT_XML_READER_H

#include "ext/xml_tree.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* Reads one XML 1.0 document piece by piece, in memory that does not grow with it. Nothing is ever fetched: neither a
 * DTD nor anything else; a document that declares entities of its own, or uses one, is refused, and so are elements
 * 256 deep and texts of more than ten million bytes. */
typedef struct ntr_xml_reader ntr_xml_reader;

typedef enum ntr_xml_kind { NTR_XML_DONE, NTR_XML_START, NTR_XML_END, NTR_XML_TEXT } ntr_xml_kind;

/* One piece. Each START has its END. */
typedef struct ntr_xml_event {
    ntr_xml_kind kind;
    const char *name;  /* of START and END: without prefix; lives as long as the reader */
    const char *space; /* its namespace; "" when it has none */
    ntr_str text;      /* of TEXT: borrowed until the next piece; a text may come in several */
    unsigned depth;    /* of the element from 1; of a text: that of the element around it */
} ntr_xml_event;

/* Over `bytes`, which is borrowed, in any encoding that the document declares. Caller ends with ntr_xml_reader_close.
 */
ntr_status ntr_xml_reader_open(ntr_xml_reader **out, ntr_str bytes, ntr_error *err) NTR_MUST_CHECK;
void ntr_xml_reader_close(ntr_xml_reader *reader);

/* The next piece; comments and processing instructions are passed over. NTR_BAD_SYNTAX with line and column. */
ntr_status ntr_xml_next(ntr_xml_event *out, ntr_xml_reader *reader, ntr_error *err) NTR_MUST_CHECK;

/* The whole element of the START just read, as a node of a tree that lives until the next piece, which is then what
 * comes behind the element: its own END is not handed out. NTR_BAD_SYNTAX with line and column. */
ntr_status ntr_xml_expand(const ntr_xml_node **out, ntr_xml_reader *reader, ntr_error *err) NTR_MUST_CHECK;

/* The value of an attribute of the START just read, by its name without prefix; `.ptr` NULL when it is not there.
 * Borrowed until the next piece. */
ntr_str ntr_xml_value_of(const ntr_xml_reader *reader, const char *name);

/* The line of the START just read, from 1; behind the 65,534th line some may be counted too many. */
uint64_t ntr_xml_line(const ntr_xml_reader *reader);

/* Whether bytes look like an XML document: behind a byte order mark and blanks there is a "<". In UTF-16 too. */
bool ntr_xml_is_likely(ntr_str bytes);

#endif
