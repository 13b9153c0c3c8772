/* OpenDocument texts (ODF 1.3, parts 2 and 3): which parts they have, and where their paragraphs are. */
#include "format/formats.h"
#include "format/odt.h"

static bool is_encrypted(const ntr_xml_node *node) {
    for (const ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child))
        if (ntr_xml_node_is(child, "encryption-data") || (!ntr_xml_node_is_text(child) && is_encrypted(child)))
            return true;
    return false;
}

static ntr_status check_manifest(office *self, ntr_error *err) {
    const ntr_str manifest = NTR_STR("META-INF/manifest.xml");
    if (!ntr_zip_has(self->zip, manifest.ptr)) return NTR_OK;
    NTR_TRY(office_read_part(self, manifest, err));
    if (!is_encrypted(ntr_xml_tree_root(self->tree))) return NTR_OK;
    return ntr_error_set(err, NTR_BAD_SYNTAX, "an encrypted document: save it without a password");
}

static ntr_status open_odt(office *self, ntr_error *err) {
    NTR_TRY(check_manifest(self, err));
    for (size_t i = 0; i < ntr_zip_count(self->zip); i++)
        if (strncmp(ntr_zip_name(self->zip, i), "Basic/", 6) == 0) self->has_macros = true;
    if (!office_add_part(self, NTR_STR("content.xml"), true)) return ntr_error_memory(err);
    if (ntr_zip_has(self->zip, "meta.xml") && !office_add_part(self, NTR_STR("meta.xml"), true))
        return ntr_error_memory(err);
    if (!ntr_zip_has(self->zip, "styles.xml")) return NTR_OK;
    if (!office_add_part(self, NTR_STR("styles.xml"), true)) return ntr_error_memory(err);
    NTR_TRY(office_read_part(self, NTR_STR("styles.xml"), err));
    const ntr_xml_node *styles = ntr_xml_node_child(ntr_xml_tree_root(self->tree), "styles");
    return !styles || odt_read_styles(self, styles, false) ? NTR_OK : ntr_error_memory(err);
}

/* --- where the paragraphs are ------------------------------------------------------------------------------------- */

static bool walk_inside(office *self, ntr_xml_node *node, bool in_item);

static bool walk_paragraph(office *self, ntr_xml_node *node, bool in_item) {
    ntr_block_kind kind = office_kind_of(self, ntr_xml_node_value_of(node, "style-name"));
    if (kind == NTR_PARAGRAPH && in_item) kind = NTR_LIST_ITEM;
    if (odt_is(node, "h")) kind = NTR_HEADING;
    /* notes and frames in it have paragraphs of their own */
    return office_add_paragraph(self, node, kind) && walk_inside(self, node, false);
}

/* <svg:title> and <svg:desc> of a drawing, for those who do not see it. */
static bool is_description(const ntr_xml_node *node) {
    static const char space[] = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
    return (ntr_xml_node_is(node, "title") || ntr_xml_node_is(node, "desc")) &&
           strcmp(ntr_xml_node_namespace(node), space) == 0;
}

static bool walk_node(office *self, ntr_xml_node *node, bool in_item) {
    if (ntr_xml_node_is_text(node) || ntr_xml_node_is(node, "annotation")) return true;
    if (odt_is(node, "tracked-changes")) {
        self->has_changes = self->has_changes || ntr_xml_node_first(node);
        return true;
    }
    if (is_description(node)) return office_add_value(self, node, NULL, OFFICE_CONTENT, NTR_CAPTION);
    if (odt_is(node, "p") || odt_is(node, "h")) return walk_paragraph(self, node, in_item);
    return walk_inside(self, node, odt_is(node, "list-item") || (in_item && !ntr_xml_node_is(node, "table-cell")));
}

static bool walk_inside(office *self, ntr_xml_node *node, bool in_item) {
    for (ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child))
        if (!walk_node(self, child, in_item)) return false;
    return true;
}

static bool walk(office *self, ntr_xml_node *root) {
    for (ntr_xml_node *child = ntr_xml_node_first(root); child; child = ntr_xml_node_next(child)) {
        if (ntr_xml_node_is(child, "meta") && !office_add_properties(self, child)) return false;
        if (ntr_xml_node_is(child, "automatic-styles") && !odt_read_styles(self, child, true)) return false;
        const bool content = ntr_xml_node_is(child, "body") || ntr_xml_node_is(child, "master-styles");
        if (content && !walk_inside(self, child, false)) return false;
    }
    return true;
}

const office_format office_odt = {"odt",         open_odt,        walk,       odt_take, odt_begin, odt_put_text,
                                  odt_put_atoms, odt_put_element, odt_relabel};

/* --- the reader --------------------------------------------------------------------------------------------------- */

/* The first file of the archive says what it is: ".text", ".text-template", ".text-master". */
bool ntr_is_odt(ntr_str bytes) {
    static const char kind[] = "application/vnd.oasis.opendocument.text";
    enum { LONGEST = 200 };
    ntr_zip *zip = NULL;
    ntr_buffer type = {0};
    bool found = ntr_zip_is_likely(bytes) && ntr_zip_open(&zip, bytes, NULL) == NTR_OK &&
                 ntr_zip_read(&type, zip, "mimetype", LONGEST, NULL) == NTR_OK;
    found = found && type.len >= sizeof kind - 1 && memcmp(type.ptr, kind, sizeof kind - 1) == 0;
    ntr_buffer_dispose(&type);
    ntr_zip_close(zip);
    return found;
}

ntr_status ntr_read_odt(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options, ntr_error *err) {
    (void)options;
    return office_read(out, &office_odt, name, bytes, err);
}

ntr_status ntr_export_odt(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                          const ntr_weave_options *export, ntr_weave_report *report, ntr_error *err) {
    (void)options;
    return office_export(out, &office_odt, bytes, bitext, export, report, err);
}
