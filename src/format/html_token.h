/* HTML as a row of tokens: tags, text and what is neither, each with its place in the source. It follows the tokenizer
 * of the HTML standard (13.2.5) as far as the bounds of tokens go, takes any bytes, and needs no tree: one pass, no
 * depth.
 *
 * A tree builder (Gumbo, libxml2) was weighed: it moves and copies elements, so that its order is not the source's;
 * hostile pages make it quadratic; and to write a page back byte for byte it is the places in the source that count. */
#ifndef NTRANS_FORMAT_HTML_TOKEN_H
#define NTRANS_FORMAT_HTML_TOKEN_H

#include "ntrans/buffer.h"
#include "ntrans/text.h"

typedef enum html_token_kind {
    HTML_TEXT,
    HTML_BEGIN, /* <p class="x"> */
    HTML_END,   /* </p> */
    HTML_OTHER  /* comments, doctypes, processing instructions, tags that are cut off */
} html_token_kind;

typedef struct html_token {
    html_token_kind kind;
    ntr_span place;
    ntr_span name;       /* of a tag, in whatever case */
    ntr_span attributes; /* what stands between its name and its end */
    bool raw;            /* text in which nothing means anything: a script */
} html_token;

/* A caller's struct: set `text`, zero the rest. */
typedef struct html_tokens {
    ntr_str text;
    uint32_t at;
    ntr_span raw; /* name of the element whose raw text comes next; empty: none */
} html_tokens;

/* The next token; false behind the last. */
bool html_next(html_token *out, html_tokens *self);

typedef struct html_attribute {
    ntr_span name;
    ntr_span value; /* without its quotes; empty where there is none */
    char quote;     /* ", ' or 0 */
} html_attribute;

/* The next attribute from `*at` on, which begins at attributes.begin; false behind the last. */
bool html_next_attribute(html_attribute *out, ntr_str text, ntr_span attributes, uint32_t *at);

/* Whether the bytes of `span` are the ASCII word `word` (in small letters), in whatever case. */
bool html_is(ntr_str text, ntr_span span, const char *word);

/* Whether two names are the same but for their case; a number that is the same for them. */
bool html_same(ntr_str text, ntr_span a, ntr_span b);
uint32_t html_hash(ntr_str text, ntr_span name);

/* The length of the character reference at `at`, which holds "&", and its code point; 0 when there is none, and -1 in
 * `*code_point` for one whose name is not known. */
uint32_t html_reference(int32_t *code_point, ntr_str text, uint32_t at);

/* Appends the reference that stands for & < or >; false for another character. */
bool html_escape(ntr_buffer *out, char c);

/* Appends `text` with its references resolved. */
void html_decode(ntr_buffer *out, ntr_str text);

#endif
