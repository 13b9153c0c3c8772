/* What an exchange file says of one concept, and the readers that take concepts out of files. */
#ifndef NTRANS_GLOSS_CONCEPT_H
#define NTRANS_GLOSS_CONCEPT_H

#include "base/arena.h"
#include "ext/xml_reader.h"
#include "gloss/columns.h"
#include "ntrans/glossary.h"

/* One term as a file has it: other than in an entry, status and case rule may be left unsaid. */
typedef struct concept_term {
    ntr_lang lang;
    ntr_str text;
    ntr_str pos;
    ntr_str gender;
    ntr_str note;
    int status;    /* ntr_term_status; -1: not said */
    int case_rule; /* ntr_case_rule; -1: not said */
} concept_term;

/* An entry in the making. Texts live in the arena that the reader was given; empty where the file says nothing. */
typedef struct concept {
    uint64_t line; /* on which it begins, from 1 */
    ntr_str uid;   /* when the file gives it a UUID */
    int kind;      /* ntr_name_kind; -1: a term */
    ntr_str domain;
    ntr_str note;
    ntr_str source;
    ntr_lang origin;
    int64_t changed; /* the last date that it has, in seconds since 1970; 0: none */
    NTR_LIST(concept_term) terms;
    NTR_LIST(ntr_entry_section) sections;
    ntr_str problem; /* why it cannot be read; `.ptr` NULL: it can */
}
concept;

/* A file being read concept by concept. */
typedef struct concept_reader concept_reader;
struct concept_reader {
    ntr_xml_reader *xml;
    const columns *words;              /* what statuses, parts of speech and so on are called */
    ntr_buffer text;                   /* of the element being read */
    ntr_lang source_lang, target_lang; /* of XLIFF */
    /* Reads the next concept; `*more` false behind the last. */
    ntr_status (*next)(concept *out, bool *more, concept_reader *reader, ntr_arena *arena, ntr_error *err);
};

/* Over an XML file of any format that is known, told by its root element; NTR_BAD_SYNTAX for any other. `bytes` and
 * `words` are borrowed. End with concept_reader_close, also when it fails. */
ntr_status concept_reader_open(concept_reader *out, ntr_str bytes, const columns *words, ntr_error *err) NTR_MUST_CHECK;
void concept_reader_close(concept_reader *reader);

/* --- what the readers share --------------------------------------------------------------------------------------- */

/* The language of a tag, region and script left out: "nl" of nl-BE, nld and dut; "" when it is no tag. */
ntr_lang concept_lang(ntr_str tag);

/* The text of the element whose START was just read, up to and with its END, elements in it flattened and codes left
 * out: cleaned as cells are (on one line, blanks at its ends taken off, NFC), in `arena`. */
ntr_status concept_text(ntr_str *out, concept_reader *reader, const ntr_xml_event *start, ntr_arena *arena,
                        ntr_error *err) NTR_MUST_CHECK;

/* A copy in `arena`, cleaned likewise. `.ptr` NULL when memory ran out. */
ntr_str concept_clean(ntr_arena *arena, ntr_str text);

/* Joins a further text to one that may be empty: "a; b". `.ptr` NULL when memory ran out. */
ntr_str concept_join(ntr_arena *arena, ntr_str old, ntr_str further);

/* The UUID at the end of an id ("e-0190…"); empty when there is none. */
ntr_str concept_uid(ntr_str id);

concept_term *concept_add_term(concept *out, ntr_arena *arena);

/* Says what is missing: a concept without Dutch, or without English, is a bad one. */
void concept_check(concept *self);

ntr_status tbx_next(concept *out, bool *more, concept_reader *reader, ntr_arena *arena, ntr_error *err);
ntr_status tmx_next(concept *out, bool *more, concept_reader *reader, ntr_arena *arena, ntr_error *err);
ntr_status xliff_next(concept *out, bool *more, concept_reader *reader, ntr_arena *arena, ntr_error *err);

#endif
