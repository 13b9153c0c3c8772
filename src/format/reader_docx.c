/* Word texts (ECMA-376, parts 1 and 2): which parts they have, their styles, and where their paragraphs are. */
#include "format/docx.h"
#include "format/formats.h"

/* --- parts -------------------------------------------------------------------------------------------------------- */

static size_t folder_length(ntr_str path) {
    size_t length = path.len;
    while (length && path.ptr[length - 1] != '/') length--;
    return length;
}

/* The name of the part that a relationship of `from` points to: "../media/a.png" beside "word/document.xml" is
 * "media/a.png". A way out of the archive ends at its root. `.ptr` NULL when memory ran out. */
static ntr_str resolve(ntr_arena *arena, ntr_str from, ntr_str target) {
    const size_t folder = folder_length(from);
    char *path = ntr_arena_alloc(arena, folder + target.len + 1);
    if (!path) return NTR_STR_NONE;
    size_t length = target.len && target.ptr[0] == '/' ? 0 : folder;
    if (length) memcpy(path, from.ptr, length);
    for (size_t i = 0; i < target.len;) {
        size_t end = i;
        while (end < target.len && target.ptr[end] != '/') end++;
        const ntr_str step = ntr_str_slice(target, i, end);
        if (ntr_str_equal(step, NTR_STR(".."))) {
            length = folder_length((ntr_str){path, length ? length - 1 : 0});
        } else if (step.len && !ntr_str_equal(step, NTR_STR("."))) {
            memcpy(path + length, step.ptr, step.len);
            length += step.len;
            if (end < target.len) path[length++] = '/';
        }
        i = end + 1;
    }
    return (ntr_str){path, length};
}

/* The part that holds the relationships of `part`: "word/_rels/document.xml.rels". */
static ntr_str relations_of(ntr_arena *arena, ntr_str part) {
    const size_t folder = folder_length(part);
    return ntr_arena_printf(arena, "%.*s_rels/%.*s.rels", (int)folder, part.ptr, (int)(part.len - folder),
                            part.ptr + folder);
}

/* The next relationship of a type ("/footnotes") within the archive behind `node` (NULL: the first) among those that
 * are the part at hand; NULL where there is none. */
static const ntr_xml_node *next_relation(const office *self, const ntr_xml_node *node, const char *type) {
    node = node ? ntr_xml_node_sibling(node, "Relationship") :
                  ntr_xml_node_child(ntr_xml_tree_root(self->tree), "Relationship");
    while (node && (!office_ends_with(ntr_xml_node_get(node, "Type"), type) ||
                    ntr_str_equal(ntr_xml_node_get(node, "TargetMode"), NTR_STR("External"))))
        node = ntr_xml_node_sibling(node, "Relationship");
    return node;
}

/* Adds what a relationship of `from` points to. Text that is missing is told when it is read; of other parts there are
 * those that there are. */
static bool add_target(office *self, ntr_str from, const ntr_xml_node *relation, bool is_text) {
    const ntr_str part = resolve(self->arena, from, ntr_xml_node_get(relation, "Target"));
    if (!part.ptr) return false;
    return (!is_text && !ntr_zip_has(self->zip, part.ptr)) || office_add_part(self, part, is_text);
}

static bool add_targets(office *self, ntr_str from, const char *type, bool is_text) {
    const ntr_xml_node *relation = NULL;
    while ((relation = next_relation(self, relation, type)))
        if (!add_target(self, from, relation, is_text)) return false;
    return true;
}

static ntr_status find_main(office *self, ntr_error *err) {
    NTR_TRY(office_read_part(self, NTR_STR("_rels/.rels"), err));
    const ntr_xml_node *relation = next_relation(self, NULL, "/officeDocument");
    if (!relation) return ntr_error_set(err, NTR_BAD_SYNTAX, "_rels/.rels names no main document");
    const bool good =
        add_target(self, NTR_STR(""), relation, true) && add_targets(self, NTR_STR(""), "/core-properties", false);
    if (!good) return ntr_error_memory(err);
    for (uint32_t i = 1; i < self->parts.count; i++) self->parts.items[i].is_text = true; /* the title says something */
    return NTR_OK;
}

/* The text behind the main one, and the parts that say which language it is in. */
static ntr_status find_others(office *self, ntr_error *err) {
    static const struct {
        const char *type;
        bool is_text;
    } types[] = {{"/footnotes", true}, {"/endnotes", true}, {"/header", true},
                 {"/footer", true},    {"/styles", false},  {"/settings", false}};
    const ntr_str first = self->parts.items[0].name, relations = relations_of(self->arena, first);
    if (!relations.ptr) return ntr_error_memory(err);
    if (!ntr_zip_has(self->zip, relations.ptr)) return NTR_OK;
    NTR_TRY(office_read_part(self, relations, err));
    self->has_macros = next_relation(self, NULL, "/vbaProject") != NULL;
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (!add_targets(self, first, types[i].type, types[i].is_text)) return ntr_error_memory(err);
    return NTR_OK;
}

/* --- styles ------------------------------------------------------------------------------------------------------- */

static bool is_number(ntr_str value) {
    return value.len == 1 && value.ptr[0] >= '0' && value.ptr[0] <= '9';
}

/* Whether properties put a paragraph into a list; number 0 takes it out. */
static bool has_number(const ntr_xml_node *properties, bool *out) {
    const ntr_xml_node *number = properties ? ntr_xml_node_child(properties, "numPr") : NULL;
    const ntr_str id = docx_value(number, "numId");
    *out = id.len > 0 && !ntr_str_equal(id, NTR_STR("0"));
    return id.len > 0;
}

/* Whether properties say the level in the outline: 9 is that of plain text. */
static bool has_level(const ntr_xml_node *properties, bool *heading) {
    const ntr_str level = docx_value(properties, "outlineLvl");
    *heading = is_number(level) && level.ptr[0] != '9';
    return is_number(level);
}

static bool read_style(office *self, const ntr_xml_node *node) {
    const ntr_xml_node *properties = ntr_xml_node_child(node, "pPr");
    const ntr_str id = ntr_xml_node_value_of(node, "styleId"), parent = docx_value(node, "basedOn");
    bool yes;
    office_style *style = office_add_style(self, 'p', id);
    if (!style) return false;
    if (parent.len) style->parent = ntr_arena_copy(self->arena, parent);
    if (!style->parent.ptr || !office_know_style(self, style, docx_value(node, "name"))) return false;
    if (!style->is_known && !office_know_style(self, style, id)) return false;
    if (style->is_known) return true;
    style->is_known = has_level(properties, &yes);
    if (style->is_known) {
        style->kind = yes ? NTR_HEADING : NTR_PARAGRAPH;
    } else {
        style->is_known = has_number(properties, &yes);
        style->kind = yes ? NTR_LIST_ITEM : NTR_PARAGRAPH;
    }
    return true;
}

static ntr_status read_styles(office *self, ntr_error *err) {
    for (uint32_t i = 0; i < self->parts.count; i++) {
        if (self->parts.items[i].is_text) continue;
        NTR_TRY(office_read_part(self, self->parts.items[i].name, err));
        const ntr_xml_node *root = ntr_xml_tree_root(self->tree);
        const ntr_xml_node *node = ntr_xml_node_is(root, "styles") ? ntr_xml_node_child(root, "style") : NULL;
        for (; node; node = ntr_xml_node_sibling(node, "style"))
            if (ntr_str_equal(ntr_xml_node_value_of(node, "type"), NTR_STR("paragraph")) && !read_style(self, node))
                return ntr_error_memory(err);
    }
    return NTR_OK;
}

static ntr_block_kind kind_of(const office *self, const ntr_xml_node *paragraph) {
    const ntr_xml_node *properties = ntr_xml_node_child(paragraph, "pPr");
    const ntr_str style = docx_value(properties, "pStyle");
    ntr_block_kind kind = style.len ? office_kind_of(self, style) : NTR_PARAGRAPH;
    bool yes;
    if (has_level(properties, &yes)) return yes ? NTR_HEADING : NTR_PARAGRAPH;
    if (!has_number(properties, &yes)) return kind;
    if (kind == NTR_PARAGRAPH && yes) return NTR_LIST_ITEM;
    return kind == NTR_LIST_ITEM && !yes ? NTR_PARAGRAPH : kind;
}

/* --- where the paragraphs are ------------------------------------------------------------------------------------- */

static bool walk(office *self, ntr_xml_node *node);

static uint32_t next_paragraph(const office *self, uint32_t i, uint32_t end) {
    while (i < end && self->paragraphs.items[i].value) i++;
    return i;
}

/* The paragraphs from `middle` on are twins of those from `first` on when they are as many. Values are none: older
 * programs write them otherwise. */
static void pair_twins(office *self, uint32_t first, uint32_t middle) {
    const uint32_t end = self->paragraphs.count;
    uint32_t a = next_paragraph(self, first, middle), b = next_paragraph(self, middle, end);
    for (; a < middle && b < end; a = next_paragraph(self, a + 1, middle), b = next_paragraph(self, b + 1, end))
        self->paragraphs.items[a].twin = self->paragraphs.items[b].node;
    if (a == middle && b == end) return;
    for (uint32_t i = first; i < middle; i++)
        if (!self->paragraphs.items[i].value) self->paragraphs.items[i].twin = NULL;
}

/* What a picture is called inside its drawing: Word keeps the texts of wp:docPr twice. */
static ntr_xml_node *picture_properties(const ntr_xml_node *drawing) {
    static const char *const path[] = {"graphic", "graphicData", "pic", "nvPicPr", "cNvPr"};
    ntr_xml_node *node = NULL;
    for (size_t i = 0; i < sizeof path / sizeof path[0] && (i == 0 || node); i++)
        node = ntr_xml_node_child(i == 0 ? drawing : node, path[i]);
    return node;
}

/* For those who do not see a drawing. */
static bool add_descriptions(office *self, ntr_xml_node *properties) {
    ntr_xml_node *twin = picture_properties(ntr_xml_node_parent(properties));
    return office_add_value(self, properties, twin, "title", NTR_CAPTION) &&
           office_add_value(self, properties, twin, "descr", NTR_CAPTION);
}

/* The same once more for older programs: the first choice is read, and the paragraphs of the fallback are its twins
 * when they are as many. */
static bool walk_alternatives(office *self, ntr_xml_node *node) {
    ntr_xml_node *choice = ntr_xml_node_child(node, "Choice"), *fallback = ntr_xml_node_child(node, "Fallback");
    const uint32_t first = self->paragraphs.count;
    if (choice && !walk(self, choice)) return false;
    const uint32_t middle = self->paragraphs.count;
    if (fallback && !walk(self, fallback)) return false;
    if (!choice) return true;
    pair_twins(self, first, middle);
    self->paragraphs.count = middle;
    return true;
}

static bool walk(office *self, ntr_xml_node *node) {
    static const char *const skipped[] = {"pPr", "rPr", "t", "del", "moveFrom", "sectPr"};
    for (ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child)) {
        bool skip = ntr_xml_node_is_text(child);
        for (size_t i = 0; !skip && i < sizeof skipped / sizeof skipped[0]; i++)
            skip = ntr_xml_node_is(child, skipped[i]);
        if (skip) continue;
        const bool word =
            strcmp(ntr_xml_node_namespace(child), ntr_xml_node_namespace(ntr_xml_tree_root(self->tree))) == 0;
        if (word && ntr_xml_node_is(child, "p") && !office_add_paragraph(self, child, kind_of(self, child)))
            return false;
        if (ntr_xml_node_is(child, "docPr") && !add_descriptions(self, child)) return false;
        if (!(ntr_xml_node_is(child, "AlternateContent") ? walk_alternatives(self, child) : walk(self, child)))
            return false;
    }
    return true;
}

static bool walk_part(office *self, ntr_xml_node *root) {
    return ntr_xml_node_is(root, "coreProperties") ? office_add_properties(self, root) : walk(self, root);
}

static ntr_status open_docx(office *self, ntr_error *err) {
    NTR_TRY(find_main(self, err));
    NTR_TRY(find_others(self, err));
    return read_styles(self, err);
}

const office_format office_docx = {"docx",        open_docx,      walk_part,        docx_take,   docx_begin,
                                   docx_put_text, docx_put_atoms, docx_put_element, docx_relabel};

/* --- the reader --------------------------------------------------------------------------------------------------- */

/* A compound file (OLE): what Word wrote before 2007, and how it packs a document with a password. */
static bool is_compound(ntr_str bytes) {
    return bytes.len >= 8 && memcmp(bytes.ptr, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

static bool holds_word(const ntr_zip *zip) {
    if (!ntr_zip_has(zip, "[Content_Types].xml")) return false;
    for (size_t i = 0; i < ntr_zip_count(zip); i++)
        if (strncmp(ntr_zip_name(zip, i), "word/", 5) == 0) return true;
    return false;
}

/* An old or encrypted document is taken too, so that reading it says what to do. */
bool ntr_is_docx(ntr_str bytes) {
    ntr_zip *zip = NULL;
    if (is_compound(bytes)) return true;
    const bool found = ntr_zip_is_likely(bytes) && ntr_zip_open(&zip, bytes, NULL) == NTR_OK && holds_word(zip);
    ntr_zip_close(zip);
    return found;
}

ntr_status ntr_read_docx(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options, ntr_error *err) {
    (void)options;
    *out = NULL;
    if (is_compound(bytes))
        return ntr_error_set(err, NTR_BAD_SYNTAX, "an encrypted or old Word document (OLE): save it as .docx");
    return office_read(out, &office_docx, name, bytes, err);
}

ntr_status ntr_export_docx(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                           const ntr_weave_options *export, ntr_weave_report *report, ntr_error *err) {
    (void)options;
    return office_export(out, &office_docx, bytes, bitext, export, report, err);
}
