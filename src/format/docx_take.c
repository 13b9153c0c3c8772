/* Paragraphs of Word taken apart (ECMA-376 part 1, 17.3): runs of text, what stands in them, and what stands around
 * them. */
#include "format/docx.h"

static bool is_false(ntr_str value) {
    return ntr_str_equal(value, NTR_STR("0")) || ntr_str_equal(value, NTR_STR("false")) ||
           ntr_str_equal(value, NTR_STR("off")) || ntr_str_equal(value, NTR_STR("none"));
}

bool docx_is_on(const ntr_xml_node *properties, const char *name) {
    const ntr_xml_node *property = properties ? ntr_xml_node_child(properties, name) : NULL;
    return property && !is_false(ntr_xml_node_value_of(property, "val"));
}

ntr_str docx_value(const ntr_xml_node *properties, const char *name) {
    const ntr_xml_node *property = properties ? ntr_xml_node_child(properties, name) : NULL;
    return property ? ntr_xml_node_value_of(property, "val") : NTR_STR_NONE;
}

/* --- how a run looks ---------------------------------------------------------------------------------------------- */

/* Properties that nobody sees in a Dutch text: its language, what holds for other scripts only, the record of changes.
 */
static bool is_unseen(const char *name) {
    static const char *const words[] = {"lang",      "noProof", "rPrChange", "bCs",      "iCs",    "szCs", "kern",
                                        "webHidden", "ins",     "del",       "moveFrom", "moveTo", NULL};
    return office_is_one_of(name, words);
}

/* A property as part of the key of a look. */
typedef struct look_part {
    ntr_buffer *key;
    bool unseen; /* it has attributes, and all of them are such */
} look_part;

static void add_attribute(void *self, const char *name, ntr_str value) {
    static const char *const unseen[] = {"hint", "eastAsia", "cs", "eastAsiaTheme", "cstheme", NULL};
    look_part *p = self;
    const bool on =
        strcmp(name, "val") == 0 && (ntr_str_equal(value, NTR_STR("1")) || ntr_str_equal(value, NTR_STR("true")) ||
                                     ntr_str_equal(value, NTR_STR("on")));
    if (office_is_one_of(name, unseen)) return;
    p->unseen = false;
    if (!on) ntr_buffer_printf(p->key, " %s=%.*s", name, NTR_FMT(value));
}

static void find_attribute(void *self, const char *name, ntr_str value) {
    (void)name, (void)value;
    *(bool *)self = true;
}

/* Word writes <w:rFonts w:hint="eastAsia"/> around a quotation mark: that is no other look. */
static void add_property(ntr_buffer *key, const ntr_xml_node *node) {
    const size_t begin = key->len;
    look_part p = {.key = key};
    ntr_xml_node_each_attribute(node, find_attribute, &p.unseen);
    ntr_buffer_printf(key, "%s", ntr_xml_node_name(node));
    ntr_xml_node_each_attribute(node, add_attribute, &p);
    ntr_buffer_append_char(key, ';');
    if (p.unseen && !key->failed) key->len = begin;
}

static void add_label(ntr_buffer *label, const ntr_xml_node *property) {
    static const char *const named[] = {"b", "i", "u", "strike", "smallCaps", "caps", "highlight", NULL};
    const char *name = ntr_xml_node_name(property);
    const ntr_str value = ntr_xml_node_value_of(property, "val");
    ntr_str word = NTR_STR("");
    if (office_is_one_of(name, named) && !is_false(value)) word = ntr_str_from(name);
    if (strcmp(name, "rStyle") == 0) word = value;
    if (strcmp(name, "vertAlign") == 0)
        word = ntr_str_equal(value, NTR_STR("subscript")) ? NTR_STR("sub") : NTR_STR("sup");
    if (word.len) ntr_buffer_printf(label, "%s%.*s", label->len ? "-" : "", NTR_FMT(word));
}

static uint32_t find_look(office *self, const ntr_xml_node *properties) {
    if (!properties) return 0;
    ntr_buffer key = {0}, label = {0};
    for (const ntr_xml_node *node = ntr_xml_node_first(properties); node; node = ntr_xml_node_next(node)) {
        if (ntr_xml_node_is_text(node) || is_unseen(ntr_xml_node_name(node))) continue;
        add_property(&key, node);
        add_label(&label, node);
    }
    uint32_t look = 0;
    if (key.len) look = office_find_look(self, ntr_buffer_str(&key), label.len ? ntr_buffer_str(&label) : NTR_STR("r"));
    if (key.failed || label.failed) look = OFFICE_NONE;
    ntr_buffer_dispose(&key);
    ntr_buffer_dispose(&label);
    return look;
}

/* --- what stands in a run ----------------------------------------------------------------------------------------- */

/* A run being taken apart. */
typedef struct run {
    office *self;
    office_line *line;
    ntr_xml_node *node;
    uint32_t look;
    bool hidden;
} run;

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The text of <w:t>: blanks at its ends count only where it says so, and a line end is a blank. */
static void append_text(ntr_buffer *out, const ntr_xml_node *node) {
    const size_t begin = out->len;
    ntr_xml_node_append_text(out, node);
    if (out->failed) return;
    for (size_t i = begin; i < out->len; i++)
        if (is_blank(out->ptr[i])) out->ptr[i] = ' ';
    if (ntr_str_equal(ntr_xml_node_get(node, "xml:space"), NTR_STR("preserve"))) return;
    size_t first = begin;
    while (out->len > begin && out->ptr[out->len - 1] == ' ') out->len--;
    while (first < out->len && out->ptr[first] == ' ') first++;
    if (first > begin) memmove(out->ptr + begin, out->ptr + first, out->len - first);
    out->len -= first - begin;
}

static bool take_alone(const run *r, ntr_xml_node *node, const char *label, bool breaks) {
    office_piece *piece = office_line_add_atom(r->line, OFFICE_ALONE, node, r->node);
    if (!piece) return false;
    piece->label = ntr_str_from(label);
    piece->breaks = breaks;
    return true;
}

/* `character` is what the element stands for; NULL: it holds text. */
static bool take_text(const run *r, ntr_xml_node *node, const char *character) {
    if (r->hidden) return take_alone(r, node, "hidden", false);
    office_piece *piece = office_line_add_atom(r->line, OFFICE_TEXT, node, r->node);
    if (!piece) return false;
    piece->look = r->look;
    piece->node = r->node;
    if (character) {
        ntr_buffer_append(&r->line->raw, ntr_str_from(character));
    } else {
        append_text(&r->line->raw, node);
    }
    piece->end = (uint32_t)r->line->raw.len;
    return !r->line->raw.failed;
}

static bool take_instruction(const run *r, ntr_xml_node *node) {
    office_piece *piece = office_line_add_atom(r->line, OFFICE_INSTRUCTION, node, r->node);
    if (!piece) return false;
    ntr_xml_node_append_text(&r->line->raw, node);
    piece->end = (uint32_t)r->line->raw.len;
    return !r->line->raw.failed;
}

static bool take_field(const run *r, ntr_xml_node *node) {
    const ntr_str type = ntr_xml_node_value_of(node, "fldCharType");
    office_kind kind = OFFICE_FIELD_END;
    if (ntr_str_equal(type, NTR_STR("begin"))) kind = OFFICE_FIELD;
    if (ntr_str_equal(type, NTR_STR("separate"))) kind = OFFICE_RESULT;
    return office_line_add_atom(r->line, kind, node, r->node);
}

/* What else a run may hold, and what a translator sees of it. */
static bool take_thing(const run *r, ntr_xml_node *node) {
    static const struct thing {
        const char *name, *label;
        bool breaks;
    } things[] = {{"tab", "tab", true},
                  {"ptab", "tab", true},
                  {"br", "br", true},
                  {"cr", "br", true},
                  {"drawing", "image", false},
                  {"pict", "image", false},
                  {"AlternateContent", "image", false},
                  {"footnoteReference", "footnote", false},
                  {"endnoteReference", "endnote", false}};
    const char *name = ntr_xml_node_name(node);
    for (size_t i = 0; i < sizeof things / sizeof things[0]; i++)
        if (strcmp(name, things[i].name) == 0) return take_alone(r, node, things[i].label, things[i].breaks);
    return take_alone(r, node, name, false);
}

static bool take_in_run(const run *r, ntr_xml_node *node) {
    static const char *const dropped[] = {"rPr", "lastRenderedPageBreak", "proofErr", "delText", "delInstrText", NULL};
    const char *name = ntr_xml_node_name(node);
    if (ntr_xml_node_is_text(node) || office_is_one_of(name, dropped)) return true;
    if (strcmp(name, "t") == 0) return take_text(r, node, NULL);
    if (strcmp(name, "noBreakHyphen") == 0) return take_text(r, node, "\xE2\x80\x91");
    if (strcmp(name, "softHyphen") == 0) return take_text(r, node, "\xC2\xAD");
    if (strcmp(name, "fldChar") == 0) return take_field(r, node);
    if (strcmp(name, "instrText") == 0) return take_instruction(r, node);
    if (strcmp(name, "commentReference") == 0) return office_line_add_atom(r->line, OFFICE_TO, node, r->node);
    return take_thing(r, node);
}

static bool take_run(office *self, office_line *line, ntr_xml_node *node) {
    const ntr_xml_node *properties = ntr_xml_node_child(node, "rPr");
    const run r = {self, line, node, find_look(self, properties), docx_is_on(properties, "vanish")};
    if (r.look == OFFICE_NONE) return false;
    for (ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child))
        if (!take_in_run(&r, child)) return false;
    return true;
}

/* --- what stands around runs -------------------------------------------------------------------------------------- */

static bool take_all(office *self, office_line *line, ntr_xml_node *node);

static bool take_element(office *self, office_line *line, ntr_xml_node *node, ntr_xml_node *content, ntr_str label) {
    office_piece *open = office_line_add(line, OFFICE_OPEN);
    if (!open) return false;
    open->node = node;
    open->label = label;
    return take_all(self, line, content) && office_line_add(line, OFFICE_CLOSE);
}

static bool take_whole(office_line *line, ntr_xml_node *node, ntr_str label) {
    office_piece *piece = office_line_add_atom(line, OFFICE_ALONE, node, NULL);
    if (piece) piece->label = label;
    return piece != NULL;
}

/* A content control: what is chosen from a list stays as it is, other text is translated. */
static bool take_control(office *self, office_line *line, ntr_xml_node *node) {
    static const char *const choices[] = {"dropDownList", "comboBox", "checkbox", "picture", NULL};
    ntr_xml_node *content = ntr_xml_node_child(node, "sdtContent");
    const ntr_xml_node *properties = ntr_xml_node_child(node, "sdtPr");
    bool chosen = !content;
    for (const ntr_xml_node *child = properties ? ntr_xml_node_first(properties) : NULL; child && !chosen;
         child = ntr_xml_node_next(child))
        chosen = !ntr_xml_node_is_text(child) && office_is_one_of(ntr_xml_node_name(child), choices);
    if (chosen) return take_whole(line, node, NTR_STR("control"));
    return take_element(self, line, node, content, NTR_STR("control"));
}

static bool take_simple_field(office *self, office_line *line, ntr_xml_node *node) {
    const ntr_str instruction = ntr_xml_node_value_of(node, "instr");
    const ntr_str label = docx_field_label(instruction);
    return docx_shows_text(instruction) ? take_element(self, line, node, node, label) : take_whole(line, node, label);
}

static bool take_child(office *self, office_line *line, ntr_xml_node *node) {
    static const char *const dropped[] = {"pPr", "proofErr", "smartTagPr", "customXmlPr", NULL};
    static const char *const clear[] = {"ins", "moveTo", "smartTag", "customXml", "dir", "bdo", NULL};
    static const char *const gone[] = {"del", "moveFrom", NULL};
    const char *name = ntr_xml_node_name(node);
    if (ntr_xml_node_is_text(node) || office_is_one_of(name, dropped)) return true;
    if (strcmp(name, "r") == 0) return take_run(self, line, node);
    if (strcmp(name, "hyperlink") == 0) return take_element(self, line, node, node, NTR_STR("a"));
    if (strcmp(name, "sdt") == 0) return take_control(self, line, node);
    if (strcmp(name, "fldSimple") == 0) return take_simple_field(self, line, node);
    if (office_is_one_of(name, gone) || strcmp(name, "ins") == 0 || strcmp(name, "moveTo") == 0)
        self->has_changes = true;
    if (office_is_one_of(name, gone)) return true;
    if (office_is_one_of(name, clear)) return take_all(self, line, node);
    if (office_ends_with(ntr_str_from(name), "Start")) return office_line_add_atom(line, OFFICE_FROM, node, NULL);
    if (office_ends_with(ntr_str_from(name), "End")) return office_line_add_atom(line, OFFICE_TO, node, NULL);
    return take_whole(line, node, ntr_str_from(name));
}

static bool take_all(office *self, office_line *line, ntr_xml_node *node) {
    for (ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child))
        if (!take_child(self, line, child)) return false;
    return true;
}

bool docx_take(office *self, office_line *line, ntr_xml_node *paragraph) {
    if (!take_all(self, line, paragraph)) return false;
    docx_fold_fields(self, line);
    return true;
}
