/* Checks a bitext whose units are marked. */
#ifndef NTRANS_CHECK_RUN_H
#define NTRANS_CHECK_RUN_H

#include "model/workspace.h"
#include "ntrans/findings.h"

/* As ntr_worker_check, for the engine. */
ntr_status ntr_check_bitext(ntr_check_findings **out, const ntr_bitext *bitext, ntr_workspace *workspace,
                            ntr_error *err) NTR_MUST_CHECK;

#endif
