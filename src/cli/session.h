/* Session: one document, and what is opened for it. Most verbs work on one. */
#ifndef NTRANS_CLI_SESSION_H
#define NTRANS_CLI_SESSION_H

#include "ntrans/buffer.h"
#include "ntrans/engine.h"

/* Owns what its members point to. Initialise with {0}; read the input, open the engine that the verb wants into
 * `engine`, start; close in any case. */
typedef struct cli_session {
    const char *path; /* "-": standard input; borrowed */
    ntr_buffer bytes;
    ntr_engine *engine;
    ntr_worker *worker;
    ntr_document *document;
} cli_session;

/* Reads the input: before anything is opened, so that a missing file is told at once. */
ntr_status cli_session_read(cli_session *session, const char *path, ntr_error *err) NTR_MUST_CHECK;
/* Opens a worker on the engine and decodes the document. */
ntr_status cli_session_start(cli_session *session, ntr_error *err) NTR_MUST_CHECK;
void cli_session_close(cli_session *session);

#endif
