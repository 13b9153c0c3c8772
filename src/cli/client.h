/* --client NAME: what the client of that name wants, for the verbs that take it. */
#ifndef NTRANS_CLI_CLIENT_H
#define NTRANS_CLI_CLIENT_H

#include "cli/opt.h"
#include "ntrans/client.h"
#include "ntrans/options.h"

/* A client that was asked for. Initialise with {0}, end with cli_client_dispose; what it gave lives until then. */
typedef struct cli_client {
    const char *name; /* NULL: none was asked for */
    ntr_clients read;
} cli_client;

/* Reads the client from the glossary at the default place, and puts what it wants where the user said nothing else:
 * into `paths` (which must be empty), and into `options`, whose target language counts as said when `said_lang`.
 * NTR_NOT_FOUND. Does nothing where no client was asked for. */
ntr_status cli_client_apply(cli_client *self, cli_paths *paths, ntr_options *options, bool said_lang,
                            ntr_error *err) NTR_MUST_CHECK;
void cli_client_dispose(cli_client *self);

/* The same for a verb: prints what is wrong, and gives the exit code. */
int cli_client_use(cli_client *self, cli_paths *paths, ntr_options *options, bool said_lang, const cli_args *args);

#define CLI_OPTION_CLIENT                                                                                              \
    { 0, "client", "NAME", "glossaries, domain and style of a client; see ntrans glossary client" }

/* What is said of --client and --glossary together. */
extern const char cli_client_conflict[];

#endif
