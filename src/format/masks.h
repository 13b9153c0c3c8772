/* The sidecar of text for an engine: JSON, one object a segment on a line of its own.
 *
 *     {"ntrans":"masks","version":1,"engine":"plain","word":"QX","segments":[
 *     {"id":"p0s0","source":"…","line":"QX1 zei …","length":43,"slots":[{"n":1,"kind":"name","text":"Chupik"}]}
 *     ]} */
#ifndef NTRANS_FORMAT_MASKS_H
#define NTRANS_FORMAT_MASKS_H

#include "ntrans/buffer.h"
#include "ntrans/mt.h"

ntr_status masks_write(ntr_buffer *out, const ntr_masks *masks, ntr_error *err) NTR_MUST_CHECK;

#endif
