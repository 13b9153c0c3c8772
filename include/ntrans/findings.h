/* Findings: what a reader of a translation would send back. ntr_worker_check (ntrans/engine.h) makes them. */
#ifndef NTRANS_FINDINGS_H
#define NTRANS_FINDINGS_H

#include "ntrans/bitext.h"
#include "ntrans/severity.h"

/* One rule of the table. All texts are static. */
typedef struct ntr_check_rule {
    const char *code; /* kebab-case: "number-missing" */
    ntr_severity severity;
    const char *purpose; /* what it finds, in a sentence */
} ntr_check_rule;

/* The rules in the order of the table; NULL behind the last. */
const ntr_check_rule *ntr_check_rule_at(size_t index);

/* One finding. `text` lives in the findings' arena. */
typedef struct ntr_check_finding {
    const ntr_check_rule *rule;
    uint32_t unit;   /* index in the bitext */
    ntr_span target; /* bytes of the unit's target that it is about; empty when it is about the whole */
    ntr_str text;    /* a sentence */
} ntr_check_finding;

/* In the order of the units, and within one in that of the rules. */
typedef struct ntr_check_findings {
    struct ntr_arena *arena;
    NTR_LIST(ntr_check_finding) list;
} ntr_check_findings;

void ntr_check_findings_free(ntr_check_findings *findings);

#endif
