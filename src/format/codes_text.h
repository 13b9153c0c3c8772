/* Codes in formats that have only text: each stands as the document has it. */
#ifndef NTRANS_FORMAT_CODES_TEXT_H
#define NTRANS_FORMAT_CODES_TEXT_H

#include "ntrans/bitext.h"
#include "ntrans/buffer.h"

/* Appends the data of a code; without data <1>, </1> or <1/>. */
void ntr_append_code(ntr_buffer *out, const ntr_code *code);

/* Appends `text` with the data of its codes in their places; a code without data stands as <1>, </1> or <1/>. */
void ntr_append_coded(ntr_buffer *out, ntr_str text, ntr_codes codes);

#endif
