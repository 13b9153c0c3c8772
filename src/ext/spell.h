/* Hunspell: which words a language has. */
#ifndef NTRANS_EXT_SPELL_H
#define NTRANS_EXT_SPELL_H

#include "base/arena.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* One loaded dictionary. Loading takes about 0.1 s; a look-up takes 1–100 µs, so ask once per word type. One thread
 * at a time. */
typedef struct ntr_spell ntr_spell;

/* Loads LOCALE.aff and LOCALE.dic ("nl_NL", "en_GB") from $NTRANS_DICTIONARIES, else the usual folders of the system.
 * NTR_DICTIONARY when they are missing. Caller closes with ntr_spell_close. */
ntr_status ntr_spell_open(ntr_spell **out, const char *locale, ntr_error *err) NTR_MUST_CHECK;
void ntr_spell_close(ntr_spell *spell);

/* NTR_DICTIONARY when ntr_spell_open would not find the dictionary. */
ntr_status ntr_spell_find(const char *locale, ntr_error *err) NTR_MUST_CHECK;

/* Whether the dictionary accepts `word`: as it is, in lower case where it stands capitalised, or as a compound. Words
 * longer than 100 bytes are not accepted (Hunspell's own bound). */
bool ntr_spell_knows(ntr_spell *spell, ntr_str word);

/* Shows Hunspell's morphological analyses of `word` one by one ("st:huis ts:NN2"), each borrowed for the time of the
 * call, until `visit` returns false. */
typedef bool (*ntr_spell_visit)(void *self, ntr_str analysis);
void ntr_spell_each_analysis(ntr_spell *spell, ntr_str word, ntr_spell_visit visit, void *self);

/* Hunspell's morphological analyses of `word`, one a line ("st:huis ts:Ns"), in `arena`; empty when it has none. */
ntr_str ntr_spell_analyse(ntr_spell *spell, ntr_arena *arena, ntr_str word);

#endif
