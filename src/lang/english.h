/* English inflection for drafts. */
#ifndef NTRANS_LANG_ENGLISH_H
#define NTRANS_LANG_ENGLISH_H

#include "base/arena.h"
#include "model/lexicon.h"

/* The plural of a noun or of the head of a term of several words: migrant worker → migrant workers, member of
 * parliament → members of parliament. What has no plural (advice) or stands in it (sanctions) comes back as it is.
 * Exceptions: NTR_WORDS_ENGLISH. The result lives in `arena` or is `phrase`; `.ptr` NULL when memory ran out. */
ntr_str ntr_english_plural(ntr_arena *arena, const ntr_lexicon *lexicon, ntr_str phrase);

/* A family by its surname: Kovalchuk → Kovalchuks, Jones → Joneses, Zelensky → Zelenskys. As above. */
ntr_str ntr_english_family(ntr_arena *arena, ntr_str surname);

/* The past participle of a verb or of the head of a verb phrase: attack → attacked, put out to tender → put out to
 * tender. `american`: traveled, else travelled. As above. */
ntr_str ntr_english_participle(ntr_arena *arena, const ntr_lexicon *lexicon, ntr_str phrase, bool american);

#endif
