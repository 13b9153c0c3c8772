/* Repetitions: which sources a run has met already. */
#ifndef NTRANS_CLI_REPEATS_H
#define NTRANS_CLI_REPEATS_H

#include <stdbool.h>
#include <stdint.h>

/* A set of hashes of sources, as ntr_memory_hash gives them. A caller's struct: initialise with {0}, end with
 * cli_repeats_dispose. */
typedef struct cli_repeats {
    uint64_t *slots; /* 0: free */
    uint32_t capacity;
    uint32_t count;
    bool failed; /* memory ran out: it says no from then on */
} cli_repeats;

/* Whether the hash was met before; it is from now on. */
bool cli_repeats_meet(cli_repeats *repeats, uint64_t hash);
void cli_repeats_dispose(cli_repeats *repeats);

#endif
