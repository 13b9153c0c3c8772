#include "mark/stages.h"

ntr_status ntr_stage_resolve(ntr_document *document, ntr_workspace *workspace, ntr_error *err) {
    (void)workspace;
    NTR_TRY(ntr_document_sort_annots(document, err));
    document->resolved = true;
    return NTR_OK;
}
