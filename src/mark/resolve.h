/* Shared by the files resolve*.c. */
#ifndef NTRANS_MARK_RESOLVE_H
#define NTRANS_MARK_RESOLVE_H

#include "model/workspace.h"

/* Gives the English of every annotation, sorted by start, the capitals and the spelling of its place. */
ntr_status resolve_fit_english(ntr_document *document, ntr_workspace *workspace, ntr_error *err) NTR_MUST_CHECK;

#endif
