/* libxml2: the characters that HTML has names for. */
#ifndef NTRANS_EXT_HTML_H
#define NTRANS_EXT_HTML_H

#include <stdint.h>

#include "ntrans/text.h"

/* The code point of a named character reference of HTML 4, as in &eacute; or of &apos;; -1 when there is none. */
int32_t ntr_html_entity(ntr_str name);

#endif
