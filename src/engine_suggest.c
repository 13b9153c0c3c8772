/* The engine's part in suggesting terms: the stages that tell what is known already. */
#include "engine.h"
#include "mark/suggest.h"

ntr_status ntr_worker_suggest(ntr_worker *worker, ntr_suggester *suggester, ntr_document *document, ntr_error *err) {
    NTR_TRY(ntr_worker_run(worker, document, "term", err));
    return ntr_suggest_gather(suggester, document, ntr_worker_workspace(worker), err);
}
