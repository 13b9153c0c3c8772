/* Private side of the engine, for tests and for its other files. */
#ifndef NTRANS_SRC_ENGINE_H
#define NTRANS_SRC_ENGINE_H

#include "model/workspace.h"
#include "ntrans/engine.h"

/* An engine over a lexicon of the caller's making. It owns `lexicon` from here on, also when it fails. */
ntr_status ntr_engine_from_lexicon(ntr_engine **out, ntr_lexicon *lexicon, const ntr_options *options,
                                   ntr_error *err) NTR_MUST_CHECK;

/* What the engine shares with its workers. */
const ntr_lexicon *ntr_engine_lexicon(const ntr_engine *engine);
const ntr_options *ntr_worker_options(const ntr_worker *worker);
ntr_workspace *ntr_worker_workspace(const ntr_worker *worker);

#endif
