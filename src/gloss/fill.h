/* Fills a lexicon for the stages: from the database, from CLDR, and from the tables built in. Of names that share a
 * form the one added last is found first, so the surest source comes last: gazetteers, CLDR, demonyms, built-in names,
 * users'. */
#ifndef NTRANS_GLOSS_FILL_H
#define NTRANS_GLOSS_FILL_H

#include "model/lexicon.h"
#include "ntrans/glossary.h"
#include "ntrans/options.h"

/* Glossaries that are used together, the first of which wins. Initialise with {0}, end with ntr_glossaries_close. */
typedef struct ntr_glossaries {
    struct ntr_arena *arena;
    NTR_LIST(ntr_glossary *) list;
} ntr_glossaries;

/* Opens those of `paths`, parted by ':' (NULL: $NTRANS_GLOSSARY, else the default place). A file whose name holds a ':'
 * is taken for one. */
ntr_status ntr_glossaries_open(ntr_glossaries *out, const char *paths, ntr_glossary_mode mode,
                               ntr_error *err) NTR_MUST_CHECK;
void ntr_glossaries_close(ntr_glossaries *glossaries);

/* All of the below. */
ntr_status ntr_fill_lexicon(ntr_lexicon *lexicon, const ntr_glossaries *glossaries, const ntr_options *options,
                            ntr_error *err) NTR_MUST_CHECK;

/* Word tables of glossary/words/ and glossary/names/{given,surnames}.tsv. */
ntr_status ntr_fill_words(ntr_lexicon *lexicon, ntr_error *err) NTR_MUST_CHECK;

/* Places as GeoNames calls them, official names of countries, and languages, from the catalogues of Debian's
 * libgeonames-common and iso-codes; nothing where those are not installed. */
ntr_status ntr_fill_gazetteer(ntr_lexicon *lexicon, ntr_error *err) NTR_MUST_CHECK;

/* Countries, languages and cities as CLDR names them, in the English of `english` ("en_GB"). */
ntr_status ntr_fill_cldr(ntr_lexicon *lexicon, const char *english, ntr_error *err) NTR_MUST_CHECK;

/* Countries, their adjectives in both forms (Oezbeeks, Oezbeekse), and inhabitants, from names/demonyms.tsv. */
ntr_status ntr_fill_demonyms(ntr_lexicon *lexicon, ntr_error *err) NTR_MUST_CHECK;

/* Terms and names of the databases. Of several, what a user entered in an earlier one hides what later ones have for
 * the same Dutch and part of speech, and any user's entry what is built in. */
ntr_status ntr_fill_glossary(ntr_lexicon *lexicon, const ntr_glossaries *glossaries, ntr_error *err) NTR_MUST_CHECK;

/* Abbreviations that users added, behind the built-in ones: the last row of a form is the one that holds. */
ntr_status ntr_fill_abbreviations(ntr_lexicon *lexicon, ntr_glossary *glossary, ntr_error *err) NTR_MUST_CHECK;

/* Terms from a plain list for once: UTF-8 lines of source TAB target [TAB part of speech]; empty lines and lines that
 * begin with "# " are skipped, a BOM and CR too. Entries are numbered by line. A source of two capitals and more is
 * an acronym (NS is not ns). NTR_BAD_SYNTAX, NTR_BAD_ENCODING with the line. */
ntr_status ntr_fill_list(ntr_lexicon *lexicon, ntr_str list, ntr_error *err) NTR_MUST_CHECK;

#endif
