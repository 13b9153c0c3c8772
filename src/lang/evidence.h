/* Evidence: what the Dutch dictionary says about a word's part of speech and about a form and its base. */
#ifndef NTRANS_LANG_EVIDENCE_H
#define NTRANS_LANG_EVIDENCE_H

#include "ext/spell.h"
#include "lang/inflect.h"

/* Parts of speech, or-ed. */
typedef enum ntr_class {
    NTR_NOUN = 1,
    NTR_ADJ = 2,
    NTR_VERB = 4,
    NTR_OTHER = 8 /* known, and nothing shows that it inflects: most are nouns (voorkeur) */
} ntr_class;

/* What the dictionary knows about a form and a base. */
typedef enum ntr_link {
    NTR_LINK_NO,    /* the form is known, and only as a form of other words */
    NTR_LINK_OWN,   /* the form is an entry of its own */
    NTR_LINK_MAYBE, /* nothing against it: unknown, or a compound */
    NTR_LINK_YES    /* the dictionary derives the form from the base */
} ntr_link;

/* Whether the dictionary has the word itself or as a form, not only put together as a compound. */
bool ntr_evidence_is_entry(ntr_spell *dutch, ntr_str word);

ntr_link ntr_evidence_link(ntr_spell *dutch, ntr_str form, ntr_str base, ntr_class as);

/* The parts of speech that `form`, inflected or not, may have in a text. */
unsigned ntr_evidence_form_classes(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str form);

/* What the tables of strong verbs say of it, for a form that the dictionary has not got. */
unsigned ntr_evidence_table_classes(const ntr_lexicon *lexicon, ntr_str form);

/* The parts of speech that `base` may have as an entry of a glossary that does not give them. */
unsigned ntr_evidence_base_classes(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str base);

/* The features that hold of `form` as a form of `base`, which is of `classes`, with dictionary and rules together;
 * 0 when none. `rule` receives the rule of the part of speech that comes first: noun, adjective, verb. */
unsigned ntr_evidence_features(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str base, ntr_str form,
                               unsigned classes, const char **rule);

#endif
