#include "ext/xml_tree.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdlib.h>

#include "ext/xml_hush.h"

struct ntr_xml_tree {
    xmlDoc *document;
};

/* --- nodes are libxml2's ------------------------------------------------------------------------------------------ */

static const xmlNode *inside(const ntr_xml_node *node) {
    return (const xmlNode *)node;
}

static xmlNode *changed(ntr_xml_node *node) {
    return (xmlNode *)node;
}

static ntr_xml_node *outside(xmlNode *node) {
    return (ntr_xml_node *)node;
}

static bool is_run(const xmlNode *node) {
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static ntr_xml_node *first_shown(xmlNode *node) {
    while (node && node->type != XML_ELEMENT_NODE && !is_run(node)) node = node->next;
    return outside(node);
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

/* Entities are how a small file becomes a large one, or reads another; no bilingual file needs its own. */
static void refuse_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
                          const xmlChar *system_id, xmlChar *content) {
    xmlParserCtxt *parser = context;
    (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
    *(bool *)parser->_private = true;
    xmlStopParser(parser);
}

static ntr_status tell_error(const xmlParserCtxt *parser, bool entities, ntr_error *err) {
    const unsigned long line = parser->input && parser->input->line > 0 ? (unsigned long)parser->input->line : 1;
    if (entities)
        return ntr_error_set_at(err, NTR_BAD_SYNTAX, line, 0, "the document declares entities, which are not read");
    const xmlError *last = &parser->lastError;
    if (last->code == XML_ERR_NO_MEMORY) return ntr_error_memory(err);
    if (!last->message) return ntr_error_set(err, NTR_BAD_SYNTAX, "this is no XML");
    int length = (int)strlen(last->message);
    while (length > 0 && (last->message[length - 1] == '\n' || last->message[length - 1] == ' ')) length--;
    return ntr_error_set_at(err, NTR_BAD_SYNTAX, last->line > 0 ? (uint64_t)last->line : line,
                            last->int2 > 0 ? (uint64_t)last->int2 : 0, "bad XML: %.*s", length, last->message);
}

static ntr_status parse(xmlDoc **out, xmlParserCtxt *parser, ntr_str bytes, ntr_error *err) {
    enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES };
    bool entities = false;
    parser->_private = &entities;
    parser->sax->entityDecl = refuse_entity;
    const ntr_xml_hush before = ntr_xml_hush_begin();
    *out = xmlCtxtReadMemory(parser, bytes.ptr, (int)bytes.len, NULL, NULL, OPTIONS);
    ntr_xml_hush_end(before);
    if (*out && parser->wellFormed && !entities && xmlDocGetRootElement(*out)) return NTR_OK;
    const ntr_status status = tell_error(parser, entities, err);
    xmlFreeDoc(*out);
    *out = NULL;
    return status;
}

ntr_status ntr_xml_tree_read(ntr_xml_tree **out, ntr_str bytes, ntr_error *err) {
    *out = NULL;
    if (bytes.len > NTR_XML_TREE_LIMIT)
        return ntr_error_set(err, NTR_TOO_LARGE, "more than %u MiB of XML", NTR_XML_TREE_LIMIT >> 20);
    xmlInitParser();
    xmlParserCtxt *parser = xmlNewParserCtxt();
    ntr_xml_tree *tree = parser ? calloc(1, sizeof *tree) : NULL;
    const ntr_status status = tree ? parse(&tree->document, parser, bytes, err) : ntr_error_memory(err);
    xmlFreeParserCtxt(parser);
    if (status == NTR_OK) {
        *out = tree;
    } else {
        free(tree);
    }
    return status;
}

void ntr_xml_tree_free(ntr_xml_tree *tree) {
    if (!tree) return;
    xmlFreeDoc(tree->document);
    free(tree);
}

ntr_status ntr_xml_tree_write(const ntr_xml_tree *tree, ntr_buffer *out, ntr_error *err) {
    xmlChar *bytes = NULL;
    int length = 0;
    xmlDocDumpMemoryEnc(tree->document, &bytes, &length, "UTF-8");
    if (!bytes) return ntr_error_memory(err);
    ntr_buffer_append(out, (ntr_str){(const char *)bytes, (size_t)length});
    xmlFree(bytes);
    return ntr_buffer_check(out, err);
}

/* --- walking ------------------------------------------------------------------------------------------------------ */

ntr_xml_node *ntr_xml_tree_root(const ntr_xml_tree *tree) {
    return outside(xmlDocGetRootElement(tree->document));
}

ntr_xml_node *ntr_xml_node_first(const ntr_xml_node *node) {
    return first_shown(inside(node)->children);
}

ntr_xml_node *ntr_xml_node_next(const ntr_xml_node *node) {
    return first_shown(inside(node)->next);
}

bool ntr_xml_node_is_text(const ntr_xml_node *node) {
    return is_run(inside(node));
}

bool ntr_xml_node_is(const ntr_xml_node *node, const char *name) {
    return inside(node)->type == XML_ELEMENT_NODE && strcmp((const char *)inside(node)->name, name) == 0;
}

static ntr_xml_node *of_name(ntr_xml_node *node, const char *name) {
    while (node && !ntr_xml_node_is(node, name)) node = ntr_xml_node_next(node);
    return node;
}

ntr_xml_node *ntr_xml_node_child(const ntr_xml_node *node, const char *name) {
    return of_name(ntr_xml_node_first(node), name);
}

ntr_xml_node *ntr_xml_node_sibling(const ntr_xml_node *node, const char *name) {
    return of_name(ntr_xml_node_next(node), name);
}

const char *ntr_xml_node_name(const ntr_xml_node *node) {
    return (const char *)inside(node)->name;
}

ntr_str ntr_xml_node_value(const ntr_xml_node *node) {
    const char *content = (const char *)inside(node)->content;
    return content ? ntr_str_from(content) : NTR_STR("");
}

const char *ntr_xml_node_namespace(const ntr_xml_node *node) {
    const xmlNs *ns = inside(node)->ns;
    return ns && ns->href ? (const char *)ns->href : "";
}

static const char *const XML_PREFIX = "xml:";

static const char *without_prefix(const char *name) {
    return strncmp(name, XML_PREFIX, strlen(XML_PREFIX)) == 0 ? name + strlen(XML_PREFIX) : NULL;
}

/* An attribute has one run of text, for entities are not there. */
static ntr_str content_of(const xmlAttr *attribute) {
    const xmlNode *value = attribute->children;
    return value && value->content ? ntr_str_from((const char *)value->content) : NTR_STR("");
}

ntr_str ntr_xml_node_get(const ntr_xml_node *node, const char *name) {
    const char *local = without_prefix(name);
    xmlNode *element = (xmlNode *)(uintptr_t)node; /* libxml2 does not change it */
    const xmlAttr *attribute = local ? xmlHasNsProp(element, (const xmlChar *)local, XML_XML_NAMESPACE) :
                                       xmlHasNsProp(element, (const xmlChar *)name, NULL);
    return attribute ? content_of(attribute) : NTR_STR_NONE;
}

static xmlAttr *attribute_of(const xmlNode *node, const char *name) {
    xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
    while (attribute && strcmp((const char *)attribute->name, name) != 0) attribute = attribute->next;
    return attribute;
}

ntr_str ntr_xml_node_value_of(const ntr_xml_node *node, const char *name) {
    const xmlAttr *attribute = attribute_of(inside(node), name);
    return attribute ? content_of(attribute) : NTR_STR_NONE;
}

void ntr_xml_node_each_attribute(const ntr_xml_node *node, void (*visit)(void *self, const char *name, ntr_str value),
                                 void *self) {
    const xmlAttr *attribute = inside(node)->type == XML_ELEMENT_NODE ? inside(node)->properties : NULL;
    for (; attribute; attribute = attribute->next) visit(self, (const char *)attribute->name, content_of(attribute));
}

ntr_xml_node *ntr_xml_node_parent(const ntr_xml_node *node) {
    xmlNode *parent = inside(node)->parent;
    return parent && parent->type == XML_ELEMENT_NODE ? outside(parent) : NULL;
}

uint64_t ntr_xml_node_line(const ntr_xml_node *node) {
    const long line = xmlGetLineNo(inside(node));
    return line > 0 ? (uint64_t)line : 0;
}

static bool is_foreign(const xmlNs *ns, const char *own) {
    const char *href = ns && ns->href ? (const char *)ns->href : "";
    return *href && strncmp(href, own, strlen(own)) != 0 && strcmp(href, (const char *)XML_XML_NAMESPACE) != 0;
}

uint32_t ntr_xml_node_count_foreign(const ntr_xml_node *node, const char *own) {
    uint32_t count = 0;
    if (ntr_xml_node_is_text(node)) return 0;
    for (const xmlAttr *attribute = inside(node)->properties; attribute; attribute = attribute->next)
        count += is_foreign(attribute->ns, own);
    for (const ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child))
        count += is_foreign(inside(child)->ns, own) ? 1 : ntr_xml_node_count_foreign(child, own);
    return count;
}

void ntr_xml_node_append_text(ntr_buffer *out, const ntr_xml_node *node) {
    if (ntr_xml_node_is_text(node)) {
        ntr_buffer_append(out, ntr_xml_node_value(node));
        return;
    }
    for (const ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child))
        ntr_xml_node_append_text(out, child);
}

/* --- changing ----------------------------------------------------------------------------------------------------- */

static xmlChar *as_string(ntr_str text) {
    return xmlStrndup((const xmlChar *)(text.ptr ? text.ptr : ""), (int)text.len);
}

ntr_xml_node *ntr_xml_tree_own(ntr_xml_tree *tree, const ntr_xml_node *node) {
    (void)tree;
    return (ntr_xml_node *)(uintptr_t)node;
}

bool ntr_xml_node_set(ntr_xml_node *node, const char *name, ntr_str value) {
    const char *local = without_prefix(name);
    xmlNode *element = changed(node);
    xmlNs *ns = local ? xmlSearchNsByHref(element->doc, element, XML_XML_NAMESPACE) : NULL;
    xmlChar *text = as_string(value);
    const bool done = text && xmlSetNsProp(element, ns, (const xmlChar *)(local ? local : name), text);
    xmlFree(text);
    return done;
}

void ntr_xml_node_unset(ntr_xml_node *node, const char *name) {
    (void)xmlUnsetNsProp(changed(node), NULL, (const xmlChar *)name);
}

void ntr_xml_node_clear(ntr_xml_node *node) {
    xmlNode *child;
    while ((child = changed(node)->children)) {
        xmlUnlinkNode(child);
        xmlFreeNode(child);
    }
}

static ntr_xml_node *put(ntr_xml_node *parent, ntr_xml_node *behind, xmlNode *child) {
    if (!child) return NULL;
    xmlNode *added = behind ? xmlAddNextSibling(changed(behind), child) : xmlAddChild(changed(parent), child);
    if (!added) xmlFreeNode(child);
    return outside(added);
}

ntr_xml_node *ntr_xml_node_add(ntr_xml_node *parent, ntr_xml_node *behind, const char *name) {
    return put(parent, behind, xmlNewDocNode(changed(parent)->doc, changed(parent)->ns, (const xmlChar *)name, NULL));
}

bool ntr_xml_node_add_text(ntr_xml_node *parent, ntr_str text) {
    if (text.len == 0) return true;
    return put(parent, NULL, xmlNewDocTextLen(changed(parent)->doc, (const xmlChar *)text.ptr, (int)text.len));
}

bool ntr_xml_node_change(ntr_xml_node *node, const char *name, ntr_str value) {
    xmlAttr *attribute = attribute_of(inside(node), name);
    if (!attribute) return true;
    xmlChar *text = as_string(value);
    const bool done = text && xmlSetNsProp(changed(node), attribute->ns, attribute->name, text);
    xmlFree(text);
    return done;
}

/* --- copies: libxml2's own declare each namespace again ----------------------------------------------------------- */

/* What stands for `ns` at `node`: the declaration of that prefix in force there, or a new one. */
static bool find_namespace(xmlNs **out, xmlNode *node, const xmlNs *ns) {
    *out = NULL;
    if (!ns) return true;
    *out = xmlSearchNs(node->doc, node, ns->prefix);
    if (!*out || !xmlStrEqual((*out)->href, ns->href)) *out = xmlNewNs(node, ns->href, ns->prefix);
    return *out != NULL;
}

static bool copy_attributes(xmlNode *copy, const xmlNode *node) {
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        const xmlChar *value = attribute->children ? attribute->children->content : NULL;
        xmlNs *ns;
        if (!find_namespace(&ns, copy, attribute->ns) ||
            !xmlNewNsProp(copy, ns, attribute->name, value ? value : (const xmlChar *)""))
            return false;
    }
    return true;
}

ntr_xml_node *ntr_xml_node_add_shell(ntr_xml_node *parent, ntr_xml_node *behind, const ntr_xml_node *node) {
    const xmlNode *from = inside(node);
    ntr_xml_node *added = put(parent, behind, xmlNewDocNode(changed(parent)->doc, NULL, from->name, NULL));
    if (!added || !find_namespace(&changed(added)->ns, changed(added), from->ns) ||
        !copy_attributes(changed(added), from))
        return NULL;
    return added;
}

bool ntr_xml_node_add_copy(ntr_xml_node *parent, const ntr_xml_node *child) {
    if (ntr_xml_node_is_text(child)) return ntr_xml_node_add_text(parent, ntr_xml_node_value(child));
    ntr_xml_node *copy = ntr_xml_node_add_shell(parent, NULL, child);
    bool good = copy != NULL;
    for (const ntr_xml_node *part = ntr_xml_node_first(child); good && part; part = ntr_xml_node_next(part))
        good = ntr_xml_node_add_copy(copy, part);
    return good;
}

bool ntr_xml_node_move(ntr_xml_node *parent, ntr_xml_node *node) {
    xmlUnlinkNode(changed(node));
    /* a namespace may be declared by an element that it leaves, and that is taken away later */
    return xmlAddChild(changed(parent), changed(node)) && xmlReconciliateNs(changed(parent)->doc, changed(node)) >= 0;
}

void ntr_xml_node_remove(ntr_xml_node *node) {
    xmlUnlinkNode(changed(node));
    xmlFreeNode(changed(node));
}

ntr_xml_node *ntr_xml_node_double(ntr_xml_node *node) {
    xmlNode *copy = xmlDocCopyNode(changed(node), changed(node)->doc, 1);
    return copy ? outside(xmlAddNextSibling(changed(node), copy)) : NULL;
}

/* --- elements out of a text --------------------------------------------------------------------------------------- */

static void take_namespace(xmlNode *node, xmlNs *ns) {
    if (node->type == XML_ELEMENT_NODE && !node->ns) node->ns = ns;
    for (xmlNode *child = node->children; child; child = child->next) take_namespace(child, ns);
}

/* The line end and the indentation before an element; NULL where it has none. */
static const xmlNode *indent_of(const xmlNode *element) {
    const xmlNode *before = element->prev;
    return before && before->type == XML_TEXT_NODE && xmlIsBlankNode((xmlNode *)(uintptr_t)before) ? before : NULL;
}

/* Puts `added` before `next`, or behind `last` where that is NULL, with as much space between the two as stands before
 * that. Both NULL: it is the first. */
static bool put_line(xmlNode *parent, xmlNode *added, xmlNode *last, xmlNode *next) {
    const xmlNode *space = next || last ? indent_of(next ? next : last) : NULL;
    xmlNode *indent = space ? xmlNewDocText(parent->doc, space->content) : NULL;
    if (space && !indent) return false;
    if (next) return xmlAddPrevSibling(next, added) && (!indent || xmlAddPrevSibling(next, indent));
    if (!last) return xmlAddChild(parent, added) != NULL;
    return xmlAddNextSibling(last, added) && (!indent || xmlAddPrevSibling(added, indent));
}

static bool put_children(xmlNode *parent, xmlNode *before, const xmlNode *root) {
    for (xmlNode *child = root->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE) continue;
        xmlNode *copy = xmlDocCopyNode(child, parent->doc, 1), *last = xmlGetLastChild(parent);
        while (last && last->type != XML_ELEMENT_NODE) last = last->prev;
        if (!copy || !put_line(parent, copy, last, before)) return false;
        take_namespace(copy, xmlDocGetRootElement(parent->doc)->ns);
    }
    return true;
}

bool ntr_xml_node_add_parsed(ntr_xml_node *parent, ntr_xml_node *before, ntr_str xml) {
    ntr_xml_tree *tree = NULL;
    const bool read = ntr_xml_tree_read(&tree, xml, NULL) == NTR_OK;
    const bool done =
        read && put_children(changed(parent), before ? changed(before) : NULL, xmlDocGetRootElement(tree->document));
    ntr_xml_tree_free(tree);
    return done;
}

bool ntr_xml_node_set_value(ntr_xml_node *text, ntr_str value) {
    xmlNodeSetContentLen(changed(text), (const xmlChar *)"", 0);
    return value.len == 0 || xmlTextConcat(changed(text), (const xmlChar *)value.ptr, (int)value.len) == 0;
}
