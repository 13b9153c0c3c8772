#include "ext/xml_reader.h"

#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <limits.h>
#include <stdlib.h>

#include "ext/xml_hush.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlErrorPtr error_pointer;
#endif

struct ntr_xml_reader {
    xmlTextReader *reader;
    ntr_error problem;        /* what libxml2 complained of first */
    bool rooted;              /* the root element has been seen */
    bool expanded;            /* the element just read has been handed out whole */
    bool pending_end;         /* the element just read was <empty/>: its END is still to come */
    ntr_xml_event last_start; /* that END */
};

static const char entities_refused[] = "it declares entities, which are not read from other people's files";

/* libxml2's sentences end with a line end. A place within an entity is none that anybody could look up. */
static void note_error(void *self, error_pointer error) {
    ntr_xml_reader *reader = self;
    if (reader->problem.status != NTR_OK || !error || error->level < XML_ERR_ERROR) return;
    if (error->code == XML_ERR_NO_MEMORY) {
        (void)ntr_error_memory(&reader->problem);
        return;
    }
    if (error->code == XML_ERR_ENTITY_LOOP) {
        (void)ntr_error_set(&reader->problem, NTR_BAD_SYNTAX, "%s", entities_refused);
        return;
    }
    /* To libxml2 the end of a file that was cut short is too much of it. */
    const bool cut = error->code == XML_ERR_DOCUMENT_END && xmlTextReaderDepth(reader->reader) > 0;
    ntr_str message = ntr_str_from(cut            ? "the file ends before its elements do" :
                                   error->message ? error->message :
                                                    "not XML");
    while (message.len > 0 && strchr("\n .", message.ptr[message.len - 1])) message.len--;
    const int line = error->line > 0 ? error->line : 0, column = error->int2 > 0 ? error->int2 : 0;
    (void)ntr_error_set_at(&reader->problem, NTR_BAD_SYNTAX, (uint64_t)line, (uint64_t)column, "%.*s",
                           NTR_FMT(message));
}

ntr_status ntr_xml_reader_open(ntr_xml_reader **out, ntr_str bytes, ntr_error *err) {
    enum { SAFE = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA };
    *out = NULL;
    if (bytes.len > INT_MAX) return ntr_error_set(err, NTR_TOO_LARGE, "more than %d bytes", INT_MAX);
    xmlInitParser(); /* fills libxml2's own tables, under its lock, the first time */
    ntr_xml_reader *reader = calloc(1, sizeof *reader);
    if (reader) reader->reader = xmlReaderForMemory(bytes.ptr, (int)bytes.len, NULL, NULL, SAFE);
    if (!reader || !reader->reader) {
        free(reader);
        return ntr_error_memory(err);
    }
    xmlTextReaderSetStructuredErrorHandler(reader->reader, note_error, reader);
    *out = reader;
    return NTR_OK;
}

void ntr_xml_reader_close(ntr_xml_reader *reader) {
    if (!reader) return;
    xmlFreeTextReader(reader->reader);
    free(reader);
}

/* The parser is ahead of what it hands out, but an element keeps its line in 16 bits only. */
uint64_t ntr_xml_line(const ntr_xml_reader *reader) {
    const xmlNode *node = xmlTextReaderCurrentNode(reader->reader);
    if (node && node->type == XML_ELEMENT_NODE && node->line > 0 && node->line < USHRT_MAX) return node->line;
    const int line = xmlTextReaderGetParserLineNumber(reader->reader);
    return line > 0 ? (uint64_t)line : 1;
}

static ntr_status refuse(ntr_xml_reader *reader, const char *why, ntr_error *err) {
    return ntr_error_set_at(err, NTR_BAD_SYNTAX, ntr_xml_line(reader), 0, "%s", why);
}

static ntr_status pass_on(const ntr_xml_reader *reader, ntr_error *err) {
    if (reader->problem.status == NTR_OK) return ntr_error_set(err, NTR_BAD_SYNTAX, "not a whole XML document");
    if (err) *err = reader->problem;
    return reader->problem.status;
}

/* By the time of the root element the internal subset has been read. */
static ntr_status check_subset(ntr_xml_reader *reader, ntr_error *err) {
    reader->rooted = true;
    const xmlNode *root = xmlTextReaderCurrentNode(reader->reader);
    const xmlDtd *subset = root && root->doc ? root->doc->intSubset : NULL;
    if (subset && (subset->entities || subset->pentities)) return refuse(reader, entities_refused, err);
    return NTR_OK;
}

static ntr_status read_start(ntr_xml_event *out, ntr_xml_reader *reader, ntr_error *err) {
    out->kind = NTR_XML_START;
    if (!reader->rooted) NTR_TRY(check_subset(reader, err));
    reader->pending_end = xmlTextReaderIsEmptyElement(reader->reader) == 1;
    reader->last_start = *out;
    return NTR_OK;
}

static void describe(ntr_xml_event *out, ntr_xml_reader *reader) {
    const xmlChar *name = xmlTextReaderConstLocalName(reader->reader);
    const xmlChar *space = xmlTextReaderConstNamespaceUri(reader->reader);
    out->name = name ? (const char *)name : "";
    out->space = space ? (const char *)space : "";
    out->depth = (unsigned)xmlTextReaderDepth(reader->reader) + 1;
}

static void read_text(ntr_xml_event *out, ntr_xml_reader *reader) {
    out->kind = NTR_XML_TEXT;
    out->depth = (unsigned)xmlTextReaderDepth(reader->reader);
    out->text = ntr_str_from((const char *)xmlTextReaderConstValue(reader->reader));
}

ntr_status ntr_xml_next(ntr_xml_event *out, ntr_xml_reader *reader, ntr_error *err) {
    *out = (ntr_xml_event){.name = "", .space = ""};
    if (reader->pending_end) {
        *out = reader->last_start;
        out->kind = NTR_XML_END;
        reader->pending_end = false;
        return NTR_OK;
    }
    for (;;) {
        const ntr_xml_hush before = ntr_xml_hush_begin();
        const int read = reader->expanded ? xmlTextReaderNext(reader->reader) : xmlTextReaderRead(reader->reader);
        ntr_xml_hush_end(before);
        reader->expanded = false;
        if (read < 0 || reader->problem.status != NTR_OK) return pass_on(reader, err);
        if (read == 0) return reader->rooted ? NTR_OK : pass_on(reader, err);
        switch (xmlTextReaderNodeType(reader->reader)) {
        case XML_READER_TYPE_ELEMENT: describe(out, reader); return read_start(out, reader, err);
        case XML_READER_TYPE_END_ELEMENT:
            describe(out, reader);
            out->kind = NTR_XML_END;
            return NTR_OK;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: read_text(out, reader); return NTR_OK;
        case XML_READER_TYPE_ENTITY_REFERENCE: return refuse(reader, "it uses an entity that XML does not have", err);
        default: break;
        }
    }
}

ntr_status ntr_xml_expand(const ntr_xml_node **out, ntr_xml_reader *reader, ntr_error *err) {
    const ntr_xml_hush before = ntr_xml_hush_begin();
    *out = (const ntr_xml_node *)xmlTextReaderExpand(reader->reader);
    ntr_xml_hush_end(before);
    if (!*out || reader->problem.status != NTR_OK) return pass_on(reader, err);
    reader->expanded = true;
    reader->pending_end = false;
    return NTR_OK;
}

ntr_str ntr_xml_value_of(const ntr_xml_reader *reader, const char *name) {
    const xmlNode *node = xmlTextReaderCurrentNode(reader->reader);
    if (!node || node->type != XML_ELEMENT_NODE) return NTR_STR_NONE;
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        if (strcmp((const char *)attribute->name, name) != 0) continue;
        const xmlNode *value = attribute->children;
        return value && value->content ? ntr_str_from((const char *)value->content) : NTR_STR("");
    }
    return NTR_STR_NONE;
}

bool ntr_xml_is_likely(ntr_str bytes) {
    static const char *const marks[] = {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
    size_t at = 0;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        const size_t length = strlen(marks[i]);
        if (bytes.len >= length && memcmp(bytes.ptr, marks[i], length) == 0) at = length;
    }
    while (at < bytes.len && memchr(" \t\r\n", bytes.ptr[at], 5)) at++; /* the NUL, too: half of a UTF-16 blank */
    return at < bytes.len && bytes.ptr[at] == '<';
}
