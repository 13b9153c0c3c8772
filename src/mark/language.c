#include "mark/stages.h"

ntr_status ntr_stage_language(ntr_document *document, ntr_workspace *workspace, ntr_error *err) {
    (void)document;
    return ntr_workspace_open_dictionaries(workspace, err);
}
