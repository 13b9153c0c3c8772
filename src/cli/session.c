#include "cli/session.h"
#include "cli/process.h"

#include "ext/file.h"

ntr_status cli_session_read(cli_session *session, const char *path, ntr_error *err) {
    session->path = path;
    return ntr_file_read(&session->bytes, path, NTR_DOCUMENT_LIMIT, err);
}

ntr_status cli_session_start(cli_session *session, ntr_error *err) {
    NTR_TRY(ntr_worker_open(&session->worker, session->engine, err));
    return ntr_worker_read(session->worker, &session->document, ntr_str_from(session->path),
                           ntr_buffer_str(&session->bytes), err);
}

void cli_session_close(cli_session *session) {
    ntr_document_free(session->document);
    cli_leave_worker(session->worker);
    ntr_engine_close(session->engine);
    ntr_buffer_dispose(&session->bytes);
    *session = (cli_session){0};
}
