/* Shared by the files inflect_*.c: how they hand out one form. */
#ifndef NTRANS_LANG_INFLECT_FORMS_H
#define NTRANS_LANG_INFLECT_FORMS_H

#include "lang/inflect.h"

typedef struct emitter {
    ntr_inflection_visit visit;
    void *self;
} emitter;

/* Shows stem + ending; a form that does not fit NTR_FORM_SIZE is left out. */
static inline bool ntr_emit(const emitter *out, ntr_str stem, const char *ending, unsigned features, ntr_trust trust,
                            const char *rule) {
    const ntr_form form = ntr_form_join(stem, ntr_str_from(ending), NTR_STR_NONE);
    const ntr_inflection inflection = {ntr_form_str(&form), features, trust, rule};
    return form.len == 0 || out->visit(out->self, &inflection);
}

static inline bool ntr_begins_character(ntr_str word, size_t at) {
    return ((unsigned char)word.ptr[at] & 0xC0u) != 0x80u;
}

#endif
