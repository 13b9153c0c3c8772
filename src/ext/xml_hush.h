/* libxml2: keeps it from printing. For the files of src/ext only. */
#ifndef NTRANS_EXT_XML_HUSH_H
#define NTRANS_EXT_XML_HUSH_H

#include <libxml/xmlerror.h>

/* What took this thread's errors of libxml2 before. Some of them (bytes that are not of their encoding) go past the
 * parser to standard error, whatever the parser was told; a library may not print, so they are dropped: the parser's
 * own error says enough. */
typedef struct ntr_xml_hush {
    xmlStructuredErrorFunc handler;
    void *context;
} ntr_xml_hush;

/* Around whatever parses: what took errors before takes them again at the end. */
ntr_xml_hush ntr_xml_hush_begin(void);
void ntr_xml_hush_end(ntr_xml_hush before);

#endif
