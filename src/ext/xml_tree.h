/* libxml2: a whole XML document in memory, to be read and changed in place. */
#ifndef NTRANS_EXT_XML_TREE_H
#define NTRANS_EXT_XML_TREE_H

#include "ntrans/buffer.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* Larger documents are refused with NTR_TOO_LARGE: a tree takes about ten times its text. */
#define NTR_XML_TREE_LIMIT (256u * 1024u * 1024u)

/* One document. What it holds is bounded by libxml2's own limits (256 elements deep, names and texts of 10 MB), and
 * nothing outside its bytes is ever read: a DTD that it names is not fetched, entities that it declares are refused. */
typedef struct ntr_xml_tree ntr_xml_tree;

/* An element or a run of text in a tree; lives as long as the tree. */
typedef struct ntr_xml_node ntr_xml_node;

/* Parses `bytes`, in whatever encoding its declaration says: NTR_BAD_SYNTAX with line and column, NTR_TOO_LARGE. Caller
 * frees with ntr_xml_tree_free. */
ntr_status ntr_xml_tree_read(ntr_xml_tree **out, ntr_str bytes, ntr_error *err) NTR_MUST_CHECK;
void ntr_xml_tree_free(ntr_xml_tree *tree);

/* Appends the document in UTF-8; white space and comments are as they were read. */
ntr_status ntr_xml_tree_write(const ntr_xml_tree *tree, ntr_buffer *out, ntr_error *err) NTR_MUST_CHECK;

/* --- walking: comments and processing instructions are passed over; NULL where there is nothing ------------------- */

ntr_xml_node *ntr_xml_tree_root(const ntr_xml_tree *tree);
ntr_xml_node *ntr_xml_node_first(const ntr_xml_node *node);
ntr_xml_node *ntr_xml_node_next(const ntr_xml_node *node);
/* The first child element of that local name, and the next sibling element of it. */
ntr_xml_node *ntr_xml_node_child(const ntr_xml_node *node, const char *name);
ntr_xml_node *ntr_xml_node_sibling(const ntr_xml_node *node, const char *name);

/* Whether it is a run of text; else it is an element. */
bool ntr_xml_node_is_text(const ntr_xml_node *node);
/* Whether it is an element of that local name, in whatever namespace. */
bool ntr_xml_node_is(const ntr_xml_node *node, const char *name);
/* The local name of an element; the text of a run of text. Borrowed from the tree. */
const char *ntr_xml_node_name(const ntr_xml_node *node);
ntr_str ntr_xml_node_value(const ntr_xml_node *node);
/* The namespace of an element, "" when it has none. */
const char *ntr_xml_node_namespace(const ntr_xml_node *node);
/* The value of an attribute without namespace, or of one in that of "xml:" ("xml:lang"); `.ptr` NULL when it is not
 * there. Borrowed from the tree. */
ntr_str ntr_xml_node_get(const ntr_xml_node *node, const char *name);
/* The value of an attribute of that local name, in whatever namespace; `.ptr` NULL when it is not there. */
ntr_str ntr_xml_node_value_of(const ntr_xml_node *node, const char *name);
/* Visits the attributes of an element by their local names, in their order. */
void ntr_xml_node_each_attribute(const ntr_xml_node *node, void (*visit)(void *self, const char *name, ntr_str value),
                                 void *self);
/* The element around it; NULL for the root. */
ntr_xml_node *ntr_xml_node_parent(const ntr_xml_node *node);
/* The line on which it begins, from 1. */
uint64_t ntr_xml_node_line(const ntr_xml_node *node);

/* How many elements inside, and attributes of those that are not counted, are in a namespace that does not begin with
 * `own`; what such an element holds is not counted. */
uint32_t ntr_xml_node_count_foreign(const ntr_xml_node *node, const char *own);

/* Appends all text inside, markup left out. */
void ntr_xml_node_append_text(ntr_buffer *out, const ntr_xml_node *node);

/* --- changing: false when memory ran out -------------------------------------------------------------------------- */

/* The same node, for whoever has the tree and may change it. */
ntr_xml_node *ntr_xml_tree_own(ntr_xml_tree *tree, const ntr_xml_node *node);

bool ntr_xml_node_set(ntr_xml_node *node, const char *name, ntr_str value);
/* Takes an attribute without namespace away, if it is there. */
void ntr_xml_node_unset(ntr_xml_node *node, const char *name);
/* Takes all children away. */
void ntr_xml_node_clear(ntr_xml_node *node);
/* A new element in the namespace of `parent`, behind its child `behind`, or as its last where that is NULL. NULL when
 * memory ran out. */
ntr_xml_node *ntr_xml_node_add(ntr_xml_node *parent, ntr_xml_node *behind, const char *name);
bool ntr_xml_node_add_text(ntr_xml_node *parent, ntr_str text);
/* Changes an attribute of that local name, in whatever namespace; one that is not there is not made. */
bool ntr_xml_node_change(ntr_xml_node *node, const char *name, ntr_str value);
/* Adds a copy of `child` and all it holds behind the last child of `parent`. */
bool ntr_xml_node_add_copy(ntr_xml_node *parent, const ntr_xml_node *child);
/* A copy of the element `node` with its attributes and without what it holds, as ntr_xml_node_add. */
ntr_xml_node *ntr_xml_node_add_shell(ntr_xml_node *parent, ntr_xml_node *behind, const ntr_xml_node *node);
/* Makes the element `node` of the same tree, with all it holds, the last child of `parent`. */
bool ntr_xml_node_move(ntr_xml_node *parent, ntr_xml_node *node);
/* Takes it away with all it holds. */
void ntr_xml_node_remove(ntr_xml_node *node);
/* A copy of an element and all it holds, right behind it. NULL when memory ran out. */
ntr_xml_node *ntr_xml_node_double(ntr_xml_node *node);
/* Parses `xml` and puts the elements inside its root before the child `before` of `parent`, or behind its last element
 * where that is NULL, each on a line of its own where that has one. Names without prefix are in the namespace of
 * the document's root. */
bool ntr_xml_node_add_parsed(ntr_xml_node *parent, ntr_xml_node *before, ntr_str xml);
/* Replaces what a run of text holds. */
bool ntr_xml_node_set_value(ntr_xml_node *text, ntr_str value);

#endif
