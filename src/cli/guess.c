#include "cli/guess.h"

#include <stdbool.h>
#include <string.h>

enum { LONGEST = 32 }; /* verbs and options are shorter */

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Optimal string alignment: Levenshtein's distance with swapped neighbours as one step. Both at most LONGEST long. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length) {
    size_t rows[3][LONGEST + 1] = {0};
    for (size_t j = 0; j <= b_length; j++) rows[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *row = rows[i % 3], *above = rows[(i - 1) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            row[j] = least(above[j - 1] + (a[i - 1] != b[j - 1]), least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], two_above[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

void cli_guess_try(cli_guess *guess, const char *candidate) {
    const size_t length = guess->length ? guess->length : strlen(guess->wrong), other = strlen(candidate);
    if (length == 0 || length > LONGEST || other > LONGEST) return;
    const bool begins = length >= 2 && strncmp(candidate, guess->wrong, length) == 0;
    const size_t steps = begins ? 1 : distance(guess->wrong, length, candidate, other);
    const size_t most = other < 5 ? 1 : 2;
    if (steps > most || (guess->best && steps >= guess->distance)) return;
    guess->best = candidate;
    guess->distance = steps;
}
