/* Word and OpenDocument texts (ECMA-376 part 1, 17; ODF 1.3 part 3): what reading and writing back share. Both are zip
 * archives of XML in which paragraphs hold stretches of text, each with its own look, and things that are no text. */
#ifndef NTRANS_FORMAT_OFFICE_H
#define NTRANS_FORMAT_OFFICE_H

#include "base/arena.h"
#include "base/map.h"
#include "ext/xml_tree.h"
#include "ext/zip.h"
#include "model/table.h"
#include "ntrans/bitext.h"
#include "ntrans/code.h"
#include "ntrans/document.h"
#include "ntrans/source.h"

#define OFFICE_NONE UINT32_MAX

/* --- a paragraph taken apart -------------------------------------------------------------------------------------- */

typedef enum office_kind {
    OFFICE_TEXT,  /* a stretch of text of one look */
    OFFICE_ALONE, /* something that stands in the text: a picture, a tab, a footnote's mark */
    OFFICE_OPEN,  /* begins something with text in it: a link */
    OFFICE_CLOSE,
    OFFICE_FROM, /* an anchor that translators need not see, and that begins something: a bookmark, a comment */
    OFFICE_TO,   /* one that ends something */
    /* only while a paragraph of docx is taken apart */
    OFFICE_FIELD,
    OFFICE_INSTRUCTION, /* what a field computes: PAGE, REF */
    OFFICE_RESULT,      /* behind it stands what the field shows */
    OFFICE_FIELD_END
} office_kind;

/* An element that is kept as it is, and what it stands in and takes its look from (a run, a span), or NULL. */
typedef struct office_atom {
    ntr_xml_node *node;
    ntr_xml_node *around;
} office_atom;

/* What a paragraph is made of, in its order. */
typedef struct office_piece {
    office_kind kind;
    bool breaks;         /* ALONE: parts what stands before and behind it, as a tab or a line break does */
    uint32_t begin, end; /* bytes of the line's `raw`: of TEXT and INSTRUCTION what they say */
    uint32_t look;       /* TEXT: number of its look; OPEN: that of most of its text */
    uint32_t shape;      /* OPEN: a TEXT of that look, or OFFICE_NONE */
    uint32_t other;      /* OPEN: index of its CLOSE */
    uint32_t atom, atom_count;
    ntr_str label;      /* OPEN, ALONE: what it is, in a word: "a", "tab" */
    ntr_xml_node *node; /* TEXT: what its look is taken from; OPEN: the element, NULL for a field */
} office_piece;

/* A code that the pieces make: one of a pair around text of another look, a pair around what an OPEN holds, or a thing
 * alone. */
typedef struct office_mark {
    ntr_code_kind kind;
    uint32_t id;
    uint32_t at;    /* bytes of the line's `text` */
    uint32_t piece; /* the OPEN, CLOSE or ALONE; of a look the TEXT that shows it */
    bool is_look;
    bool padded; /* a blank was put behind it, so that words stay apart: "Naam:<tab/> Jan" */
} office_mark;

/* An anchor, and the mark before it: its place in a translation lies between that mark and the next. */
typedef struct office_anchor {
    uint32_t piece;
    uint32_t behind; /* marks before it */
} office_anchor;

/* One paragraph at a time. A caller's struct: set `arena`, end with office_line_dispose. */
typedef struct office_line {
    ntr_arena *arena; /* for the lists, which are used again for the next paragraph */
    ntr_buffer raw;
    NTR_LIST(office_piece) pieces;
    NTR_LIST(office_atom) atoms;
    /* made of them by office_arrange */
    ntr_buffer text; /* what is translated */
    NTR_LIST(office_mark) marks;
    NTR_LIST(office_anchor) anchors;
    NTR_LIST(uint32_t) opens;       /* by id - 1: index of the mark that opens, or stands alone */
    NTR_LIST(uint32_t) closes;      /* by id - 1: index of the mark that closes, or OFFICE_NONE */
    uint32_t base_look, base_shape; /* of most of the text outside of links, as `look` and `shape` of a piece */
} office_line;

void office_line_dispose(office_line *line);
/* Begins the next paragraph. */
void office_line_clear(office_line *line);

/* Adds a piece at the end of `raw`; NULL when memory ran out. */
office_piece *office_line_add(office_line *line, office_kind kind);
/* As office_line_add, and gives it an atom. */
office_piece *office_line_add_atom(office_line *line, office_kind kind, ntr_xml_node *node, ntr_xml_node *around);

/* --- a document --------------------------------------------------------------------------------------------------- */

/* How text may look: bold, italic. Number 0 is the look of the paragraph itself. */
typedef struct office_look {
    ntr_str key;   /* two of the same key look the same */
    ntr_str label; /* in a word: "b" */
    uint64_t weight;
    uint32_t serial; /* of the element for which `weight` was counted */
} office_look;

/* A paragraph of a part; `twin` is the same once more for older programs (mc:Fallback), or NULL. What is said of a
 * picture for those who do not see it, and of the document, stands in a value: an attribute, or all that an element
 * holds. It has no mark-up. */
typedef struct office_paragraph {
    ntr_xml_node *node, *twin;
    ntr_block_kind kind;
    const char
        *value; /* NULL: a paragraph; else the attribute of `node`, and of its twin; OFFICE_CONTENT: what it holds */
} office_paragraph;

#define OFFICE_CONTENT ""

/* What a style says of its paragraphs, or of ODF how its spans look. */
typedef struct office_style {
    ntr_str parent; /* the style that is asked where this one does not say; "" when there is none */
    bool is_known;  /* it says the kind */
    ntr_block_kind kind;
    uint32_t look;
} office_style;

/* A file of the archive that is read, or in which only the language is changed. */
typedef struct office_part {
    ntr_str name;
    bool is_text;
} office_part;

typedef struct office office;

/* What differs between the two; `office_docx`, `office_odt`. Those that return bool are false when memory ran out. */
typedef struct office_format {
    const char *name;
    /* Lists the parts and reads the styles. */
    ntr_status (*open)(office *self, ntr_error *err);
    /* Adds the paragraphs of the part at hand to `self->paragraphs`, in the order of their text. */
    bool (*walk)(office *self, ntr_xml_node *root);
    /* Takes a paragraph apart. */
    bool (*take)(office *self, office_line *line, ntr_xml_node *paragraph);
    /* Moves what is no text of the paragraph (its properties) to the one that is written in its place. */
    bool (*begin)(office *self, ntr_xml_node *fresh, ntr_xml_node *paragraph);
    /* Puts text that looks as `shape` (may be NULL). */
    bool (*put_text)(office *self, ntr_xml_node *parent, ntr_str text, const ntr_xml_node *shape);
    bool (*put_atoms)(office *self, ntr_xml_node *parent, const office_atom *atoms, uint32_t count);
    /* Puts the element of an OPEN; what it holds goes into the one that is given back. */
    ntr_xml_node *(*put_element)(office *self, ntr_xml_node *parent, ntr_xml_node *node);
    /* Says in a part that what was Dutch is English; `*changed` is set where it did. */
    bool (*relabel)(office *self, ntr_xml_node *root, bool *changed);
} office_format;

extern const office_format office_docx, office_odt;

struct office {
    const office_format *format;
    ntr_arena *arena;
    ntr_str name; /* of the document, for messages */
    ntr_zip *zip;
    NTR_LIST(office_part) parts;
    ntr_map part_index;    /* of their names */
    ntr_table style_names; /* glossary/words/styles.tsv */
    ntr_map style_index;   /* family and name → number */
    NTR_LIST(office_style) styles;
    ntr_map look_index;
    NTR_LIST(office_look) looks;
    uint32_t serial;
    size_t unpacked; /* bytes of all parts that were read */
    /* the part at hand */
    ntr_buffer bytes;
    ntr_xml_tree *tree;
    NTR_LIST(office_paragraph) paragraphs;
    uint32_t open_fields;     /* docx: fields that began in an earlier paragraph */
    uint64_t in_instructions; /* a bit for each, the outermost lowest: whether what it shows has not begun */
    bool space;               /* odt: a blank written now would be dropped, for one stands before it */
    /* what is told */
    bool has_changes, has_macros;
    uint32_t left; /* paragraphs that could not be taken apart */
    /* writing */
    const char *target_lang;
};

/* Opens an archive, which is borrowed, with its parts and styles. NTR_BAD_SYNTAX, NTR_TOO_LARGE. End with office_close,
 * also when it fails. */
ntr_status office_open(office *self, const office_format *format, ntr_str name, ntr_str bytes,
                       ntr_error *err) NTR_MUST_CHECK;
void office_close(office *self);

/* The style of that name among those of a family, 'p' of paragraphs and 't' of text; a style that is there already is
 * made anew. NULL when memory ran out. */
office_style *office_add_style(office *self, char family, ntr_str name);
const office_style *office_find_style(const office *self, char family, ntr_str name);

/* Says the kind of a style's paragraphs when its name does: "Kop 2", "List_20_Bullet". */
bool office_know_style(office *self, office_style *style, ntr_str name);
/* The kind that the style of that name, or one that it is based on, gives its paragraphs. */
ntr_block_kind office_kind_of(const office *self, ntr_str name);

/* The number of the look of that key, copied; of the label only what a tag may hold is. OFFICE_NONE when memory ran
 * out. */
uint32_t office_find_look(office *self, ntr_str key, ntr_str label);

/* Adds a part, unless it is there already. False when memory ran out. */
bool office_add_part(office *self, ntr_str name, bool is_text);
bool office_add_paragraph(office *self, ntr_xml_node *node, ntr_block_kind kind);
/* Adds the value of that name, if it says something; the twin, which may be NULL, is taken where it says the same. */
bool office_add_value(office *self, ntr_xml_node *node, ntr_xml_node *twin, const char *value, ntr_block_kind kind);
/* Adds the values of what the properties of the document hold: its title, subject and description. */
bool office_add_properties(office *self, ntr_xml_node *around);

/* Reads a file of the archive as the part at hand; errors name it: "artikel.docx(word/document.xml)". */
ntr_status office_read_part(office *self, ntr_str name, ntr_error *err) NTR_MUST_CHECK;

/* Takes a paragraph apart and makes text and marks of the pieces; a value has none. */
ntr_status office_take(office *self, office_line *line, const office_paragraph *paragraph,
                       ntr_error *err) NTR_MUST_CHECK;
bool office_take_value(office_line *line, const office_paragraph *paragraph);
/* The second half of it, over the pieces that there are. */
bool office_arrange(office *self, office_line *line);

/* Whether there is anything to translate. */
bool office_has_text(const office_line *line);

/* A reader of documents: formats.h. */
ntr_status office_read(ntr_document **out, const office_format *format, ntr_str name, ntr_str bytes,
                       ntr_error *err) NTR_MUST_CHECK;

/* --- writing ------------------------------------------------------------------------------------------------------ */

/* Writes `text` with `codes` in the place of the paragraph that `line` was taken from. False when memory ran out. */
bool office_put(office *self, const office_line *line, ntr_xml_node *paragraph, ntr_str text, ntr_codes codes);

/* Writes `text` as a value, and into its twin. False when memory ran out. */
bool office_put_value(const office_paragraph *paragraph, ntr_str text);

/* The writing back of a source: ntrans/source.h. Parts in which nothing changes keep their packed bytes, and an archive
 * in which nothing changes keeps all. */
ntr_status office_export(ntr_buffer *out, const office_format *format, ntr_str bytes, const ntr_bitext *bitext,
                         const ntr_weave_options *options, ntr_weave_report *report, ntr_error *err) NTR_MUST_CHECK;

/* Whether a language code is Dutch: "nl", "nl-BE". */
bool office_is_dutch(ntr_str lang);
/* Puts the target language into the child <language> of `around` when that says Dutch. False when memory ran out. */
bool office_relabel_language(const office *self, ntr_xml_node *around, bool *changed);

/* --- names of elements -------------------------------------------------------------------------------------------- */

/* Whether `name` is in a list that ends with NULL. */
bool office_is_one_of(const char *name, const char *const *names);
/* Whether something stands before `end` in it. */
bool office_ends_with(ntr_str name, const char *end);

#endif
