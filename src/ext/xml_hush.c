#include "ext/xml_hush.h"

#include <libxml/globals.h>
#include <libxml/xmlversion.h>

#if LIBXML_VERSION >= 21200
static void drop(void *context, const xmlError *error) {
#else
static void drop(void *context, xmlErrorPtr error) {
#endif
    (void)context, (void)error;
}

ntr_xml_hush ntr_xml_hush_begin(void) {
    const ntr_xml_hush before = {xmlStructuredError, xmlStructuredErrorContext};
    xmlSetStructuredErrorFunc(NULL, drop);
    return before;
}

void ntr_xml_hush_end(ntr_xml_hush before) {
    xmlSetStructuredErrorFunc(before.context, before.handler);
}
