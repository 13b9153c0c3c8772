#include "ntrans/format.h"

#include "format/formats.h"
#include "ntrans/source.h"

static const ntr_format formats[] = {
    {.name = "xliff", .suffix = ".nl-en.xlf", .purpose = "XLIFF 1.2, for CAT tools", .write = ntr_write_xliff},
    {.name = "xliff2",
     .suffix = ".nl-en.xliff2.xlf",
     .purpose = "XLIFF 2.1, with names and terms marked in the text",
     .write = ntr_write_xliff2},
    {.name = "tmx",
     .suffix = ".nl-en.tmx",
     .purpose = "TMX 1.4, translation memory",
     .write = ntr_write_tmx,
     .write_pieces = ntr_write_tmx_pieces},
    {.name = "tsv",
     .suffix = ".nl-en.tsv",
     .purpose = "tab-separated values, for spreadsheets and scripts",
     .write = ntr_write_tsv,
     .write_pieces = ntr_write_tsv_pieces},
    {.name = "csv",
     .suffix = ".nl-en.csv",
     .purpose = "comma-separated values, for spreadsheets",
     .write = ntr_write_csv},
    {.name = "po",
     .suffix = ".nl-en.po",
     .purpose = "PO of GNU gettext, for localisation tools",
     .write = ntr_write_po},
    {.name = "jsonl",
     .suffix = ".nl-en.jsonl",
     .purpose = "JSON Lines, one object a segment",
     .write = ntr_write_jsonl,
     .write_pieces = ntr_write_jsonl_pieces},
    {.name = "mt",
     .suffix = ".nl-en.txt",
     .purpose = "text for a translation engine, one segment a line",
     .write = ntr_write_mt,
     .sidecar = "masks",
     .beside = ".masks.json",
     .one_way = true},
    {.name = "masks",
     .suffix = ".nl-en.txt.masks.json",
     .purpose = "what the placeholders of mt stand for",
     .write = ntr_write_masks,
     .one_way = true},
    {.name = "html",
     .suffix = ".nl-en.html",
     .purpose = "a page to review and edit in a browser",
     .write = ntr_write_html,
     .one_way = true},
};

const ntr_format *ntr_format_at(size_t index) {
    return index < sizeof formats / sizeof formats[0] ? &formats[index] : NULL;
}

const ntr_format *ntr_format_find(const char *name) {
    const ntr_format *format;
    for (size_t i = 0; (format = ntr_format_at(i)); i++)
        if (strcmp(format->name, name) == 0) return format;
    return NULL;
}

ntr_status ntr_give_whole(const ntr_bitext **piece, void *self, ntr_error *err) {
    const ntr_bitext **left = self;
    (void)err;
    *piece = *left;
    *left = NULL;
    return NTR_OK;
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

typedef ntr_status (*tree_reader)(ntr_bitext **out, const ntr_xml_node *root, ntr_str name, ntr_error *err);

static ntr_status find_tree_reader(tree_reader *out, const char **format, const ntr_xml_node *root, ntr_error *err) {
    const ntr_str version = ntr_xml_node_get(root, "version");
    const bool first = version.len && version.ptr[0] == '1';
    if (ntr_xml_node_is(root, "xliff") && first) {
        *out = ntr_read_xliff;
        *format = "xliff";
    } else if (ntr_xml_node_is(root, "xliff")) {
        *out = ntr_read_xliff2;
        *format = "xliff2";
    } else if (ntr_xml_node_is(root, "tmx")) {
        *out = ntr_read_tmx;
        *format = "tmx";
    } else {
        return ntr_error_set_at(err, NTR_BAD_SYNTAX, ntr_xml_node_line(root), 0,
                                "<%s> is no bilingual format that is read here", ntr_xml_node_name(root));
    }
    return NTR_OK;
}

static ntr_status read_tree(ntr_bitext **out, const char **format, ntr_str name, ntr_str bytes, ntr_error *err) {
    ntr_xml_tree *tree = NULL;
    tree_reader read = NULL;
    NTR_TRY(ntr_xml_tree_read(&tree, bytes, err));
    ntr_status status = find_tree_reader(&read, format, ntr_xml_tree_root(tree), err);
    if (status == NTR_OK) status = read(out, ntr_xml_tree_root(tree), name, err);
    ntr_xml_tree_free(tree);
    return status;
}

static bool is_page(ntr_str head) {
    const ntr_str begin = NTR_STR("<!DOCTYPE html>");
    return head.len >= begin.len && memcmp(head.ptr, begin.ptr, begin.len) == 0;
}

static bool begins_line(ntr_str text, const char *with) {
    const size_t length = strlen(with);
    for (size_t i = 0; i + length <= text.len; i++)
        if ((i == 0 || text.ptr[i - 1] == '\n') && memcmp(text.ptr + i, with, length) == 0) return true;
    return false;
}

static bool begins_with(ntr_str text, const char *with) {
    const size_t length = strlen(with);
    return text.len >= length && memcmp(text.ptr, with, length) == 0;
}

/* The content without BOM and white space before it. */
static ntr_str head_of(ntr_str bytes) {
    size_t begin = bytes.len >= 3 && memcmp(bytes.ptr, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (begin < bytes.len && bytes.ptr[begin] && strchr(" \t\r\n", bytes.ptr[begin])) begin++;
    return ntr_str_slice(bytes, begin, bytes.len);
}

/* XML in UTF-8 begins with "<"; in UTF-16 with a BOM, which no other format here may have. */
bool ntr_is_xml(ntr_str bytes) {
    const ntr_str head = head_of(bytes);
    if (bytes.len >= 2 && (memcmp(bytes.ptr, "\xFF\xFE", 2) == 0 || memcmp(bytes.ptr, "\xFE\xFF", 2) == 0)) return true;
    return head.len && head.ptr[0] == '<';
}

bool ntr_format_is_bilingual(ntr_str bytes) {
    static const char *const beginnings[] = {"<?xml", "<!DOCTYPE", "<!--", "<xliff", "<tmx", "{\"", NULL};
    const ntr_str head = head_of(bytes);
    if (ntr_is_xml(bytes) && head.ptr[0] != '<') return true;
    if (ntr_source_find("html")->is(bytes)) return false; /* a page may begin as an XML file does */
    for (size_t i = 0; beginnings[i]; i++)
        if (begins_with(head, beginnings[i])) return true;
    return begins_line(head, "msgid \"") || ntr_is_tsv(head) || ntr_is_csv(head);
}

ntr_status ntr_format_read(ntr_bitext **out, const ntr_format **found, ntr_str name, ntr_str bytes, ntr_error *err) {
    const ntr_str head = head_of(bytes);
    const char *format = NULL;
    ntr_status status;
    *out = NULL;
    if (is_page(head))
        return ntr_error_set(err, NTR_BAD_SYNTAX, "an HTML page is no bilingual file; a review page saves one itself");
    if (ntr_is_xml(bytes)) {
        status = read_tree(out, &format, name, bytes, err);
    } else if (head.len && head.ptr[0] == '{') {
        format = "jsonl";
        status = ntr_read_jsonl(out, name, bytes, err);
    } else if (begins_line(head, "msgid \"")) {
        format = "po";
        status = ntr_read_po(out, name, bytes, err);
    } else if (ntr_is_tsv(head)) {
        format = "tsv";
        status = ntr_read_tsv(out, name, bytes, NULL, err);
    } else if (ntr_is_csv(head)) {
        format = "csv";
        status = ntr_read_csv(out, name, bytes, NULL, err);
    } else {
        return ntr_error_set(err, head.len ? NTR_BAD_SYNTAX : NTR_EMPTY,
                             head.len ?
                                 "this is no bilingual file: XLIFF, TMX, PO, JSON Lines, or TSV or CSV with a header" :
                                 "the file is empty");
    }
    if (found && format) *found = ntr_format_find(format);
    return status;
}

ntr_status ntr_format_read_table(ntr_bitext **out, ntr_str name, ntr_str bytes, const char *columns, ntr_error *err) {
    const char *end = bytes.len ? memchr(bytes.ptr, '\n', bytes.len) : NULL;
    const size_t length = end ? (size_t)(end - bytes.ptr) : bytes.len;
    const bool tabs = length && memchr(bytes.ptr, '\t', length);
    return (tabs ? ntr_read_tsv : ntr_read_csv)(out, name, bytes, columns, err);
}
