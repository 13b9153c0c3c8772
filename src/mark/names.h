/* What the parts of the name stage share: the text as pieces, and the marks made so far. Only for src/mark/name*.c. */
#ifndef NTRANS_MARK_NAMES_H
#define NTRANS_MARK_NAMES_H

#include "lang/namer.h"
#include "model/workspace.h"

/* A piece is what stands between spaces and punctuation: words that hyphens join are one piece (Centraal-Azië,
 * al-Assad, NOS-correspondent), and an initial has its full stop. */
typedef struct name_piece {
    ntr_span span;
    uint32_t word; /* type of the whole piece in the vocabulary */
    uint32_t first_token;
    uint32_t token_count;
    uint32_t segment;
    bool opens;    /* begins a sentence, so that its capital proves nothing */
    bool joined;   /* nothing but space between it and the piece before */
    bool initials; /* "A." or "A.P." */
    bool blocked;  /* protected, or in a segment that is not for translation */
    bool taken;    /* inside a mark */
} name_piece;

/* What the Dutch ending of a name means: Poetins woordvoerder, de Kovaltsjoeks. */
typedef enum name_ending { NAME_BARE, NAME_GENITIVE, NAME_FAMILY } name_ending;

/* A person named in full, to whom later surnames belong. */
typedef struct name_person {
    uint32_t annot;  /* index in the document's annotations */
    ntr_str surname; /* folded last word */
    ntr_str surname_en;
    ntr_str surname_original; /* .ptr NULL when unknown */
    uint32_t particles;       /* pieces of the surname before its last: de in De Graaf */
} name_person;

/* One run of the stage over one document. */
typedef struct name_finder {
    ntr_document *document;
    ntr_workspace *workspace;
    ntr_namer *namer;
    ntr_arena *scratch; /* of what no mark keeps: the pieces alone are six times the text */
    NTR_LIST(name_piece) pieces;
    ntr_map forms;                 /* capitalised pieces of the document: form → first piece */
    ntr_buffer head;               /* what listed names are looked up by that may begin at a piece */
    NTR_LIST(name_person) persons; /* as they stand in the text */
    ntr_map all_surnames;          /* folded last word → last person of the document who bears it */
    ntr_map surnames;              /* the same of the persons before the piece that is looked at */
    uint32_t entered;              /* persons in `surnames` */
    uint32_t transcribed;          /* names found that come from another alphabet */
    bool *caps;                    /* per segment: all in capitals */
    ntr_map by_text;               /* a name as it stood beside its original → index in `introduced` */
    NTR_LIST(ntr_name_answer) introduced;
} name_finder;

/* --- pieces ------------------------------------------------------------------------------------------------------- */

ntr_status name_cut_pieces(name_finder *finder, ntr_error *err) NTR_MUST_CHECK;

static inline ntr_word *name_type(const name_finder *finder, const name_piece *piece) {
    return &finder->workspace->vocabulary->words.items[piece->word];
}

static inline ntr_str name_text(const name_finder *finder, const name_piece *piece) {
    return ntr_document_slice(finder->document, piece->span);
}

/* Whether a piece has the capital of a name. */
bool name_is_capitalised(const name_finder *finder, const name_piece *piece);
/* Whether the piece, in lower case, is a Dutch word; so that a capital at a sentence start says nothing. */
bool name_is_word(name_finder *finder, const name_piece *piece);
/* Whether the table of contexts (glossary/names/context.tsv) gives `folded` the role. */
bool name_has_role(const name_finder *finder, ntr_str folded, const char *role);
/* The length of a genitive ending: 2 for 's, 1 for s, 0 for none. */
size_t name_genitive(ntr_str text);

/* --- passes ------------------------------------------------------------------------------------------------------- */

/* Names that the lexicon lists, of several words: the number of pieces matched at `at`, 0 for none. */
ntr_status name_match_phrase(uint32_t *length, name_finder *finder, uint32_t at, ntr_error *err) NTR_MUST_CHECK;
/* A listed name of one piece, or parts of a compound. */
ntr_status name_match_piece(name_finder *finder, uint32_t at, ntr_error *err) NTR_MUST_CHECK;
/* The listed name that one piece is, other than a person; NULL for none. */
const ntr_name *name_listed(name_finder *finder, const name_piece *piece);
/* Whether the word of a hyphenated piece that is token `index` is set apart from Dutch words or other names
 * (Poetin-aanhanger, Parijs-Roubaix), rather than half of a double name (Jansen-Rus). */
bool name_is_apart(name_finder *finder, const name_piece *piece, uint32_t index);
/* A person at `at`: the number of pieces taken, 0 for none. `sure_only`: only with a listed given name, initials or a
 * title in front, else also what merely looks like one. */
ntr_status name_match_person(uint32_t *length, name_finder *finder, uint32_t at, bool sure_only,
                             ntr_error *err) NTR_MUST_CHECK;
/* Remembers the person whose mark was added last and whose name are `length` pieces from `at`. */
ntr_status name_remember(name_finder *finder, uint32_t at, uint32_t length, ntr_error *err) NTR_MUST_CHECK;
/* Enters the surname of person `number` in a map. */
ntr_status name_enter(ntr_map *surnames, const name_finder *finder, uint32_t number, ntr_error *err) NTR_MUST_CHECK;
/* The length of the genitive ending of a person's last word (Poetins); 0 for none (Edgar Davids). The bare form must
 * stand in the document by itself or, for a surname `alone`, be listed. */
size_t name_person_genitive(const name_finder *finder, const name_piece *piece, bool alone);
/* Surnames alone, and single words that look transcribed. */
ntr_status name_match_later(name_finder *finder, ntr_error *err) NTR_MUST_CHECK;
/* One person, one English spelling. */
ntr_status name_unify(name_finder *finder, ntr_error *err) NTR_MUST_CHECK;

/* --- what stands around ------------------------------------------------------------------------------------------- */

/* Whether piece `at`, if there is one, follows the one before it in one sentence. */
bool name_follows(const name_finder *finder, uint32_t at);
/* Whether the word right before `piece` has a role in the table of contexts. */
bool name_is_behind(const name_finder *finder, const name_piece *piece, const char *role);
/* Whether the listed `name` may stand in the `length` pieces from `at`: one that is an ordinary word too needs a sign
 * that it is meant, a title its quotation marks (‘De meeuw’), a place its preposition. */
bool name_is_supported(const name_finder *finder, const ntr_name *name, uint32_t at, uint32_t length);
/* Wijk aan Zee, Alphen aan den Rijn: the number of pieces taken, 0 for none. */
ntr_status name_match_site(uint32_t *length, name_finder *finder, uint32_t at, ntr_error *err) NTR_MUST_CHECK;
/* A place with a generic word, oblast Charkov, Noord-Frankrijk: the number of pieces taken, 0 for none. */
ntr_status name_match_generic(uint32_t *length, name_finder *finder, uint32_t at, ntr_error *err) NTR_MUST_CHECK;
/* A ruler, tsaar Nicolaas II, paus Franciscus: the number of pieces taken, 0 for none. */
ntr_status name_match_ruler(uint32_t *length, name_finder *finder, uint32_t at, ntr_error *err) NTR_MUST_CHECK;
/* Puts the name at `span` into English: as the original in brackets behind it says, Tsjoepik (Russisch: Чупик), or the
 * one that the document gave before; else by `hints`. */
ntr_status name_convert(ntr_name_answer *out, name_finder *finder, ntr_span span, ntr_name_hints hints,
                        ntr_error *err) NTR_MUST_CHECK;
/* A place that stays as it is, known by the word before it: uit Franeker. */
ntr_status name_match_whereabouts(name_finder *finder, const name_piece *piece, ntr_error *err) NTR_MUST_CHECK;

/* --- marks -------------------------------------------------------------------------------------------------------- */

/* Adds `annot`, which stands in piece `at`, with the article and the ending that its English has, and in capitals where
 * the whole segment is. Its texts are copied. */
ntr_status name_add(name_finder *finder, const name_piece *at, ntr_annot annot, name_ending ending,
                    ntr_error *err) NTR_MUST_CHECK;
/* An annotation of kind name made of an answer. */
ntr_annot name_from_answer(const ntr_name_answer *answer, ntr_span span);

#endif
