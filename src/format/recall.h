/* Recall: what a remark of ours says of a name or a term becomes a mark again when the file is read back. */
#ifndef NTRANS_FORMAT_RECALL_H
#define NTRANS_FORMAT_RECALL_H

#include "base/arena.h"
#include "ntrans/bitext.h"

/* Gives `unit`, which has no annotations yet, those that its notes of the categories "name" and "term" tell of, at
 * every place where their Dutch stands, and takes these notes away. A note that would not come out the same when it is
 * written again (somebody changed it), or whose Dutch is not there, stays a note. False when memory ran out. */
bool ntr_recall(ntr_arena *arena, ntr_unit *unit);

#endif
