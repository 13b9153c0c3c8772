/* Conflicts of an import decided one by one, at a terminal. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/glossary.h"

/* What was answered for all of a kind: 0 for none yet, else the letter. */
typedef struct answers {
    char conflicts, near;
} answers;

static const char letters[] = "mtbs";

/* A letter of those that were offered, a capital for all of the kind, or q; 0 where the answer was none of them. */
static char letter_of(const char *line) {
    const char small = line[0] >= 'A' && line[0] <= 'Z' ? (char)(line[0] - 'A' + 'a') : line[0];
    const bool known = small == 'q' || (small && strchr(letters, small));
    return known ? line[0] : '\0';
}

/* Asks until an answer is one; the end of the input is q. */
static char ask(const ntr_import_item *item, const char *path) {
    char line[64];
    const bool near = item->verdict == NTR_VERDICT_NEAR;
    fprintf(stderr, "%s:%" PRIu64 ": %.*s → %.*s: %.*s\n", path, item->line, NTR_FMT(item->nl), NTR_FMT(item->en),
            NTR_FMT(item->what));
    for (;;) {
        fputs(near ? "  [b]oth, [s]kip the new one; B or S for all of this kind; [q]uit? " :
                     "  [m]ine, [t]heirs, [b]oth, [s]kip; a capital for all of this kind; [q]uit? ",
              stderr);
        if (!fgets(line, sizeof line, stdin)) return 'q';
        const char letter = letter_of(line);
        if (letter) return letter;
    }
}

static ntr_choice choice_of(char letter) {
    return letter == 't' ? NTR_CHOICE_THEIRS : letter == 'b' ? NTR_CHOICE_BOTH : NTR_CHOICE_MINE;
}

/* False when the user leaves. */
static bool decide(ntr_import_item *item, answers *all, const char *path) {
    char *of_kind = item->verdict == NTR_VERDICT_NEAR ? &all->near : &all->conflicts;
    char letter = *of_kind ? *of_kind : ask(item, path);
    if (letter == 'q' || letter == 'Q') return false;
    if (letter < 'a') *of_kind = letter = (char)(letter - 'A' + 'a');
    item->choice = choice_of(letter);
    return true;
}

static bool is_asked(const ntr_import_item *item) {
    return item->verdict == NTR_VERDICT_CONFLICT || item->verdict == NTR_VERDICT_NEAR;
}

/* Rows of one entry stand together; whether it is wanted is asked once. */
static bool is_same_near(const ntr_import_item *a, const ntr_import_item *b) {
    return a->verdict == NTR_VERDICT_NEAR && b->verdict == NTR_VERDICT_NEAR && ntr_str_equal(a->nl, b->nl);
}

bool cli_glossary_decide(ntr_import *plan, const char *path) {
    answers all = {0};
    for (uint32_t i = 0; i < plan->items.count; i++) {
        ntr_import_item *item = &plan->items.items[i];
        if (!is_asked(item)) continue;
        if (i > 0 && is_same_near(item - 1, item))
            item->choice = item[-1].choice;
        else if (!decide(item, &all, path))
            return false;
    }
    return true;
}
