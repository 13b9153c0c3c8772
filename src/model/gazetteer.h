/* Gazetteer: places by their name in their own script, as GeoNames has them. */
#ifndef NTRANS_MODEL_GAZETTEER_H
#define NTRANS_MODEL_GAZETTEER_H

#include "ntrans/error.h"
#include "ntrans/text.h"

/* The catalogues of Debian's libgeonames-common, each opened when it is first asked for; where they are not installed,
 * it knows no place. For one thread. */
typedef struct ntr_gazetteer ntr_gazetteer;

enum { NTR_GAZETTEER_LIMIT = 4 };

/* Places that share a name; texts live as long as the gazetteer. */
typedef struct ntr_gazetteer_places {
    struct {
        ntr_str id; /* GeoNames' number */
        ntr_str en;
    } items[NTR_GAZETTEER_LIMIT];
    size_t count;
} ntr_gazetteer_places;

/* Caller frees with ntr_gazetteer_free. NULL when memory ran out. */
ntr_gazetteer *ntr_gazetteer_new(void);
void ntr_gazetteer_free(ntr_gazetteer *gazetteer);

/* The places that are called `name`, with its capitals, in the language of ISO code `language`; of more than
 * NTR_GAZETTEER_LIMIT the first. */
ntr_status ntr_gazetteer_find(ntr_gazetteer_places *out, ntr_gazetteer *gazetteer, const char *language, ntr_str name,
                              ntr_error *err) NTR_MUST_CHECK;

#endif
