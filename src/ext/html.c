#include "ext/html.h"

#include <libxml/HTMLparser.h>

int32_t ntr_html_entity(ntr_str name) {
    enum { LONGEST = 8 }; /* thetasym */
    xmlChar text[LONGEST + 1];
    if (name.len == 0 || name.len > LONGEST) return -1;
    memcpy(text, name.ptr, name.len);
    text[name.len] = '\0';
    const htmlEntityDesc *entity = htmlEntityLookup(text);
    return entity ? (int32_t)entity->value : -1;
}
