#include "lang/analysis.h"

static ntr_str field_after(ntr_str line, const char *name) {
    ntr_str last = NTR_STR_NONE;
    for (size_t i = 0; i + 3 <= line.len; i++) {
        if (memcmp(line.ptr + i, name, 3) != 0) continue;
        size_t end = i + 3;
        while (end < line.len && line.ptr[end] != ' ' && line.ptr[end] != '\t') end++;
        last = ntr_str_slice(line, i + 3, end);
    }
    return last;
}

ntr_analysis ntr_analysis_read(ntr_str line) {
    return (ntr_analysis){.stem = field_after(line, "st:"),
                          .tag = field_after(line, "ts:"),
                          .compound = field_after(line, "pa:").ptr || ntr_starts_with(field_after(line, "fl:"), "P")};
}

bool ntr_analysis_is(ntr_str tag, unsigned classes) {
    static const struct {
        const char *tag;
        unsigned classes;
    } tags[] = {{"NN1d", NTR_NOUN | NTR_ADJ},
                {"NN", NTR_NOUN},
                {"AJ", NTR_ADJ},
                {"i", NTR_NOUN | NTR_ADJ}, /* guldens, iets luchtigs */
                {"VBpe", NTR_ADJ | NTR_VERB},
                {"PPe", NTR_ADJ | NTR_VERB},
                {"VB", NTR_VERB},
                {"PP", NTR_VERB}};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (ntr_starts_with(tag, tags[i].tag)) return (tags[i].classes & classes) != 0;
    return false;
}

typedef struct relay {
    ntr_spell_visit visit;
    void *self;
    bool any;
} relay;

static bool pass_on(void *self, ntr_str line) {
    relay *to = self;
    to->any = true;
    return to->visit(to->self, line);
}

static ntr_form capitalised(ntr_str word) {
    ntr_form form = ntr_form_join(word, NTR_STR_NONE, NTR_STR_NONE);
    if (form.len > 0 && form.bytes[0] >= 'a' && form.bytes[0] <= 'z') form.bytes[0] = (char)(form.bytes[0] - 'a' + 'A');
    return form;
}

/* Folded words are in lower case; what the dictionary has only with a capital (Nederlandse) is asked for again. */
void ntr_analysis_each(ntr_spell *dutch, ntr_str word, ntr_spell_visit visit, void *self) {
    relay to = {visit, self, false};
    ntr_spell_each_analysis(dutch, word, pass_on, &to);
    const ntr_form title = capitalised(word);
    if (!to.any && title.len > 0) ntr_spell_each_analysis(dutch, ntr_form_str(&title), pass_on, &to);
}

bool ntr_analysis_knows(ntr_spell *dutch, ntr_str word) {
    const ntr_form title = capitalised(word);
    return ntr_spell_knows(dutch, word) || ntr_spell_knows(dutch, ntr_form_str(&title));
}

/* Stems come with the dictionary's capital. */
bool ntr_analysis_is_stem(ntr_str stem, ntr_str word) {
    return stem.len == word.len && stem.len > 0 && (stem.ptr[0] | 0x20) == (word.ptr[0] | 0x20) &&
           memcmp(stem.ptr + 1, word.ptr + 1, stem.len - 1) == 0;
}

typedef struct tag_question {
    ntr_str stem; /* .ptr NULL: any */
    unsigned classes;
    bool yes;
} tag_question;

static bool ask_tag(void *self, ntr_str line) {
    tag_question *question = self;
    const ntr_analysis found = ntr_analysis_read(line);
    if (found.compound && question->stem.ptr) return true;
    if (ntr_analysis_is(found.tag, question->classes) &&
        (!question->stem.ptr || ntr_analysis_is_stem(found.stem, question->stem)))
        question->yes = true;
    return !question->yes;
}

/* Whether the dictionary derives `form` (from `stem`, where that is given) as one of `classes`; verbs have no capital.
 */
static bool has_tag(ntr_spell *dutch, ntr_str form, ntr_str stem, unsigned classes) {
    tag_question question = {.stem = stem, .classes = classes};
    if (classes == NTR_VERB)
        ntr_spell_each_analysis(dutch, form, ask_tag, &question);
    else
        ntr_analysis_each(dutch, form, ask_tag, &question);
    return question.yes;
}

bool ntr_analysis_derives(ntr_spell *dutch, ntr_str stem, const char *ending, ntr_str base, unsigned classes) {
    const ntr_form form = ntr_form_join(stem, ntr_str_from(ending), NTR_STR_NONE);
    return form.len > 0 && has_tag(dutch, ntr_form_str(&form), base, classes);
}
