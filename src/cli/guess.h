/* "Did you mean …?": the word that was probably meant. */
#ifndef NTRANS_CLI_GUESS_H
#define NTRANS_CLI_GUESS_H

#include <stddef.h>

/* The best of the candidates seen so far. Initialise with {.wrong = …}. */
typedef struct cli_guess {
    const char *wrong; /* what was typed; `length` bytes of it, or all where that is 0 */
    size_t length;
    const char *best; /* NULL while nothing is near enough */
    size_t distance;
} cli_guess;

/* Looks at one candidate, which must live as long as the guess: near is what begins with the wrong word, or takes few
 * letters put in, left out, replaced or swapped. */
void cli_guess_try(cli_guess *guess, const char *candidate);

#endif
