/* Inline content of XML formats: text with codes in it, as <source>, <target> and <seg> hold it. */
#ifndef NTRANS_FORMAT_INLINE_H
#define NTRANS_FORMAT_INLINE_H

#include "base/arena.h"
#include "base/map.h"
#include "ext/xml_tree.h"
#include "ntrans/bitext.h"

/* What an inline element is. */
typedef enum inline_role {
    INLINE_MARK,  /* a mark around text, which is read as if it were not there: <mrk> */
    INLINE_PAIR,  /* two codes with text between them: <g>, <pc> */
    INLINE_OPEN,  /* <bpt>, <bx>, <sc> */
    INLINE_CLOSE, /* <ept>, <ex>, <ec> */
    INLINE_ALONE, /* <x>, <ph> */
    INLINE_HALF,  /* <it>: half of a pair; its attribute pos says which */
    INLINE_POINT, /* a character that XML cannot hold: <cp hex="0007"> */
    INLINE_NONE   /* nothing: <sm>, <em> */
} inline_role;

/* One inline element of a format. A table ends with a NULL name. */
typedef struct inline_element {
    const char *name;
    inline_role role;
    const char *pair; /* attribute that names the pair it belongs to, asked before `id`; or NULL */
    const char *id;   /* attribute with its own id */
    const char *data; /* attribute that refers to the unit's original data (XLIFF 2); NULL: the data is its content */
    const char *data_end;
} inline_element;

/* A mark around a stretch of the text at hand. */
typedef struct inline_mark {
    ntr_span span; /* bytes of the text */
    const ntr_xml_node *node;
} inline_mark;

/* The element that a code was read from; both codes of an INLINE_PAIR have the same. */
typedef struct inline_node {
    const ntr_xml_node *element;
} inline_node;

/* Reads one text after another of a unit. A caller's struct: set the first three, zero the rest. */
typedef struct inline_reader {
    ntr_arena *arena; /* what is read lives there */
    const inline_element *elements;
    ntr_buffer *text;   /* scratch */
    ntr_map data_by_id; /* of the unit at hand: <originalData> */
    NTR_LIST(ntr_str) data;
    NTR_LIST(ntr_code) codes;    /* of the text at hand */
    NTR_LIST(inline_mark) marks; /* in it: the inner before the outer; until the next text is read */
    bool keeps_nodes;
    NTR_LIST(inline_node) nodes; /* of the codes, where they are kept */
} inline_reader;

/* What the element is in the reader's format; NULL where the format does not know it. */
const inline_element *inline_element_of(const inline_reader *reader, const ntr_xml_node *node);

/* Knows the original data of a unit from now on; `original` NULL: it has none. False when memory ran out. */
bool inline_know_data(inline_reader *reader, const ntr_xml_node *original);

/* The text and the codes inside `node`. `text->ptr` is NULL when memory ran out. */
void inline_read(ntr_str *text, ntr_codes *codes, inline_reader *reader, const ntr_xml_node *node);

#endif
