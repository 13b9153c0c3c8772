/* A web page while it is read: private to reader_html.c and html_*.c. */
#ifndef NTRANS_FORMAT_HTML_H
#define NTRANS_FORMAT_HTML_H

#include "format/html_token.h"
#include "format/markup.h"
#include "model/table.h"

/* What an element does to the text. */
typedef enum html_role {
    HTML_INLINE,  /* a pair of codes: <b>; what nobody knows is one too */
    HTML_EMPTY,   /* a code that stands alone: <img> */
    HTML_LITERAL, /* a code that stands alone, with all it holds: <code> */
    HTML_BREAK,   /* <br> */
    HTML_RULE,    /* ends a paragraph and holds nothing: <hr> */
    HTML_BLOCK,   /* begins and ends paragraphs: <p> */
    HTML_SKIPPED  /* the same, and what it holds is not for translation: <script> */
} html_role;

typedef struct html_element {
    const char *name;
    html_role role;
    ntr_block_kind kind; /* of the text in it */
    char ends;           /* see html_ends */
} html_element;

/* The element of that name; one that is not known is inline. */
const html_element *html_element_of(ntr_str text, ntr_span name);

/* Whether the beginning of `element` ends `before`, the innermost element that is open: <li> ends an <li>. */
bool html_ends(const html_element *element, const html_element *before);

/* What an element that holds blocks seems to be, by its name and what its attributes say. */
typedef enum html_duty {
    HTML_PLAIN,
    HTML_ARTICLE,  /* <article>, itemprop="articleBody", class="artikel-tekst" */
    HTML_FURNITURE /* <nav>, role="banner", class="lees-ook": not the article, whatever stands in it */
} html_duty;

/* An element that holds blocks, as a node of a tree. */
typedef struct html_node {
    uint32_t parent; /* UINT32_MAX: none */
    const html_element *element;
    bool in_article; /* it or an ancestor says that it is one */
    html_duty duty;  /* HTML_FURNITURE too when an ancestor is */
    uint32_t prose;  /* bytes of running text in it and below */
} html_node;

/* What the choice of the article wants to know of a block. */
typedef struct html_weight {
    uint32_t node; /* in which it stands; UINT32_MAX: in none */
    uint32_t link; /* bytes of its text that are links */
} html_weight;

/* A text in an attribute, which becomes a block behind the one in which its tag stands. */
typedef struct html_aside {
    html_attribute attribute;
    ntr_block_kind kind;
} html_aside;

/* The state of one reading. */
typedef struct html {
    markup markup;
    char lang[12]; /* of the document: "nl" */
    bool main_only;
    NTR_LIST(html_node) nodes;
    NTR_LIST(uint32_t) stack;      /* of nodes that are open, innermost last */
    NTR_LIST(html_weight) weights; /* beside markup.blocks */
    ntr_table hints;               /* glossary/words/html-hints.tsv */
    uint32_t link_begin;           /* where the text of a link began, UINT32_MAX outside links */
    uint32_t link;                 /* bytes of links in the block at hand */
    NTR_LIST(html_aside) asides;   /* of the block at hand */
    bool broke;                    /* the last thing was a <br> */
    ntr_span lang_place;           /* the value of <html lang> */
    ntr_buffer scratch;
} html;

/* Whether the attribute of `tag` holds text for people, and what kind of block that is: see html_attribute.c. */
bool html_is_text(ntr_block_kind *kind, ntr_str text, const html_token *tag, const html_attribute *attribute);

/* What the element seems to be; asked only where the article is wanted. */
html_duty html_duty_of(const html *self, const html_element *element, ntr_span attributes, bool in_article);

/* Decodes a page: by the user's word, its byte order mark, as UTF-8 where it is that, and else by what it says. */
ntr_status html_open(html *self, ntr_str bytes, const ntr_options *options, ntr_error *err) NTR_MUST_CHECK;

/* Drops the blocks that are not the article: see html_main.c. */
void html_keep_main(html *self);

#endif
