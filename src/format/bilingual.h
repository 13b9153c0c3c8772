/* A bilingual file being read: the bitext that grows, and what its reader needs on the way. */
#ifndef NTRANS_FORMAT_BILINGUAL_H
#define NTRANS_FORMAT_BILINGUAL_H

#include "base/map.h"
#include "format/inline.h"
#include "ntrans/bitext.h"
#include "ntrans/format.h"

/* Where in its tree a unit of XLIFF stands. */
typedef struct bilingual_place {
    const ntr_xml_node *unit;    /* <trans-unit>, <unit> */
    const ntr_xml_node *segment; /* XLIFF 2: <segment>; 1.2: NULL, or <mrk mtype="seg"> of a unit that was cut */
    const ntr_xml_node *source;  /* the elements whose content it is */
    const ntr_xml_node *target;  /* NULL: there is none */
} bilingual_place;

/* The place of each unit, in the bitext's arena. */
typedef struct bilingual_places {
    bilingual_place *items;
    uint32_t count;
    uint32_t capacity;
} bilingual_places;

/* A caller's struct: bilingual_open, add units, bilingual_close. Failure of memory sticks in `text`. */
typedef struct bilingual {
    ntr_bitext *bitext;
    ntr_buffer text; /* scratch */
    inline_reader inline_reader;
    ntr_map ids;              /* of the units so far */
    NTR_LIST(ntr_note) notes; /* of the unit at hand */
    bilingual_places places;  /* of XLIFF */
    NTR_LIST(ntr_match) matches;
    ntr_provenance *provenance;
} bilingual;

ntr_status bilingual_open(bilingual *self, ntr_str name, ntr_error *err) NTR_MUST_CHECK;
/* Gives the bitext to `*out` when `status` and all that was done is well, and frees it otherwise. NTR_EMPTY when there
 * is no unit: `wanted` says what the file has none of. */
ntr_status bilingual_close(bilingual *self, ntr_bitext **out, ntr_status status, const char *wanted,
                           ntr_error *err) NTR_MUST_CHECK;

/* Says that memory ran out. */
void bilingual_fail(bilingual *self);

/* Takes languages as a file names them; one that is not given or too long leaves what is there. */
void bilingual_take_languages(bilingual *self, ntr_str source, ntr_str target);
/* The unit last added has these; kept where they differ from those that were taken. */
void bilingual_own_languages(bilingual *self, ntr_str source, ntr_str target);

/* The original: where it is; then how it was read, of a note as original_append writes it, or one property. */
void bilingual_take_skeleton(bilingual *self, ntr_str href);
void bilingual_take_reading(bilingual *self, const ntr_xml_node *note);
void bilingual_take_property(bilingual *self, ntr_str name, const ntr_xml_node *value);

/* A new unit in the bitext, translatable, in the source language, in state new. Its id is a copy of `id`, or made up
 * where that is empty or taken. NULL when memory ran out. Units move when the next is added. */
ntr_unit *bilingual_add(bilingual *self, ntr_str id);
/* Takes the language of a unit as a file names it, two or three letters; anything else leaves what is there. */
void bilingual_take_unit_language(ntr_unit *unit, ntr_str code);
/* Says where the unit last added stands. */
void bilingual_put(bilingual *self, bilingual_place place);
/* Gives the unit last added the notes, matches and provenance that were taken for it, and the marks that its notes tell
 * of (recall.h). */
void bilingual_end(bilingual *self);

/* A note for the unit last added. `category` as in our remarks (name, term, finding, language), or empty: then the text
 * begins with one ("term: …"), or somebody else wrote it. */
void bilingual_note(bilingual *self, ntr_str category, ntr_str text);
/* The same, of an element. */
void bilingual_note_element(bilingual *self, ntr_str category, const ntr_xml_node *element);

/* A new match for the unit last added, without texts; it moves when the next is added. NULL when memory ran out. */
ntr_match *bilingual_match(bilingual *self, unsigned score, ntr_str origin);
/* Takes the note on a match that says what was replaced in it. */
void bilingual_match_note(bilingual *self, ntr_match *match, const ntr_xml_node *note);

/* The score that "97%", "97" and "87.5" mean, cut off behind the point; 0 when it is no number. */
unsigned bilingual_percent(ntr_str text);
/* The hash of 16 hexadecimal digits; 0 when it is none. */
uint64_t bilingual_hash(ntr_str text);

/* The provenance of the unit last added, made at the first call. NULL when memory ran out. */
ntr_provenance *bilingual_provenance(bilingual *self);

/* As ntr_read_xliff and ntr_read_xliff2 (format/formats.h), and tell where each unit stands; `places` may be NULL. */
ntr_status xliff_read(ntr_bitext **out, bilingual_places *places, const ntr_xml_node *root, ntr_str name,
                      ntr_error *err) NTR_MUST_CHECK;
ntr_status xliff2_read(ntr_bitext **out, bilingual_places *places, const ntr_xml_node *root, ntr_str name,
                       ntr_error *err) NTR_MUST_CHECK;
/* XLIFF 1.2, a unit that was cut: the segment (<mrk mtype="seg">) inside `root`, a <seg-source> or <target>, that
 * follows `segment`, or the first where that is NULL. Other tools put them inside <g>. */
const ntr_xml_node *xliff_next_segment(const ntr_xml_node *root, const ntr_xml_node *segment);
/* The inline elements of both. */
extern const inline_element xliff_elements[], xliff2_elements[];

/* Goes through <group>s and calls `read` for each element called `unit`, with whether it is for translation: that is
 * inherited (XLIFF 1.2, translate; 2.1, section 4.3.1.30). */
typedef void (*bilingual_unit_reader)(bilingual *self, const ntr_xml_node *unit, bool translate);
void bilingual_read_group(bilingual *self, const ntr_xml_node *group, const char *unit, bilingual_unit_reader read,
                          bool inherited);
/* Whether the element itself says that its content is for translation, else what it inherits. */
bool bilingual_may_translate(const ntr_xml_node *node, bool inherited);

/* Gives `unit`, whose source was the last text read, the passages that marks of ours protect: `attribute` of their
 * elements names the kind, behind `prefix`. */
void bilingual_protect(bilingual *self, ntr_unit *unit, const char *attribute, const char *prefix);

/* A copy in the bitext's arena. */
ntr_str bilingual_copy(bilingual *self, ntr_str text);

/* The text of a file that must be UTF-8, without its BOM: NTR_BAD_ENCODING with the place, NTR_BINARY. */
ntr_status bilingual_decode(ntr_str *out, ntr_str bytes, ntr_error *err) NTR_MUST_CHECK;

#endif
