#include "cli/tm.h"

static ntr_status open_existing(ntr_memory **out, const char *path, bool required, ntr_error *err) {
    ntr_error why = {0};
    const ntr_status status = ntr_memory_open(out, path, false, &why);
    if (status == NTR_NOT_FOUND && !required) return NTR_OK;
    if (status != NTR_OK) *err = why;
    return status;
}

ntr_status cli_tm_open(ntr_memory **out, const char *path, ntr_error *err) {
    return open_existing(out, path, path != NULL, err);
}

ntr_status cli_tm_open_filled(ntr_memory **out, const char *path, bool required, ntr_error *err) {
    bool empty = true;
    NTR_TRY(open_existing(out, path, required, err));
    const ntr_status status = *out ? ntr_memory_is_empty(&empty, *out, err) : NTR_OK;
    if (status == NTR_OK && !empty) return NTR_OK;
    ntr_memory_close(*out);
    *out = NULL;
    return status;
}
