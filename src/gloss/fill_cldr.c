#include "ext/unicode.h"
#include "gloss/fill.h"

/* How sure a name of each kind is. Languages that ISO 639-1 leaves out have names that are common words (Ga, Even). */
enum { REGION = 980, LANGUAGE = 960, RARE_LANGUAGE = 600, CITY = 940 };

typedef struct cldr_fill {
    ntr_lexicon *lexicon;
    ntr_error *err;
} cldr_fill;

static ntr_str reason(const cldr_fill *fill, const char *kind, ntr_str code) {
    return ntr_arena_printf(fill->lexicon->arena, "cldr:%s:%.*s", kind, NTR_FMT(code));
}

static bool add(void *self, ntr_cldr_kind kind, ntr_str code, ntr_str nl, ntr_str en) {
    const cldr_fill *fill = self;
    ntr_name name = {.nl = nl, .en = en};
    switch (kind) {
    case NTR_CLDR_REGION:
        name.kind = NTR_NAME_COUNTRY;
        name.confidence = REGION;
        name.why = reason(fill, "region", code);
        break;
    case NTR_CLDR_LANGUAGE:
        name.kind = NTR_NAME_LANGUAGE;
        name.confidence = code.len == 2 ? LANGUAGE : RARE_LANGUAGE;
        name.why = reason(fill, "language", code);
        break;
    case NTR_CLDR_CITY:
        name.kind = NTR_NAME_PLACE;
        name.confidence = CITY;
        name.why = reason(fill, "city", code);
        break;
    }
    return name.why.ptr && ntr_lexicon_add_name(fill->lexicon, &name, fill->err) == NTR_OK;
}

ntr_status ntr_fill_cldr(ntr_lexicon *lexicon, const char *english, ntr_error *err) {
    cldr_fill fill = {lexicon, err};
    NTR_TRY(ntr_cldr_each(NTR_CLDR_CITY, english, add, &fill, err));
    NTR_TRY(ntr_cldr_each(NTR_CLDR_LANGUAGE, english, add, &fill, err));
    return ntr_cldr_each(NTR_CLDR_REGION, english, add, &fill, err);
}
