/* What a bilingual file keeps of the original, as pairs of words. */
#ifndef NTRANS_FORMAT_ORIGINAL_TEXT_H
#define NTRANS_FORMAT_ORIGINAL_TEXT_H

#include "base/arena.h"
#include "ntrans/buffer.h"
#include "ntrans/document.h"

/* Calls `each` for every property but the path that is known and not the default: "format" "html". */
typedef void (*original_visit)(void *self, const char *name, ntr_str value);
void original_each(const ntr_original *original, original_visit visit, void *self);

/* Takes one property; an unknown one is passed over. False when memory ran out. */
bool original_take(ntr_original *original, ntr_arena *arena, ntr_str name, ntr_str value);

/* "original: format=html size=120 main=yes", for a note: appends it, and takes it back; another note is passed over. */
void original_append(ntr_buffer *out, const ntr_original *original);
bool original_parse(ntr_original *original, ntr_arena *arena, ntr_str text);

/* A path as a relative URI reference (RFC 3986), and back; `.ptr` NULL when memory ran out. */
ntr_str original_href(ntr_arena *arena, ntr_str path);
ntr_str original_path(ntr_arena *arena, ntr_str href);

#endif
