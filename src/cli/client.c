#include "cli/client.h"

#include <stdio.h>

#include "cli/cli.h"
#include "ext/file.h"

const char cli_client_conflict[] = "--client says which glossaries, and --glossary does not go with it";

static ntr_status fill_paths(cli_paths *paths, ntr_str glossaries, ntr_error *err) {
    const int length = snprintf(paths->text, sizeof paths->text, "%.*s", NTR_FMT(glossaries));
    if (length >= 0 && (size_t)length < sizeof paths->text) return NTR_OK;
    return ntr_error_set(err, NTR_TOO_LARGE, "the client has too many glossaries");
}

/* A glossary that was moved would be made anew, with nothing of the client's in it. */
static ntr_status check_paths(const ntr_client *client, ntr_error *err) {
    for (ntr_str rest = client->glossaries; rest.len > 0;) {
        const ntr_str path = ntr_file_first_path(rest);
        char name[CLI_PATHS_SIZE];
        snprintf(name, sizeof name, "%.*s", NTR_FMT(path));
        if (!ntr_file_exists(name))
            return ntr_error_set(err, NTR_NOT_FOUND, "the client \"%.*s\" wants %s, which is not there",
                                 NTR_FMT(client->name), name);
        rest = ntr_str_slice(rest, path.len < rest.len ? path.len + 1 : path.len, rest.len);
    }
    return NTR_OK;
}

static ntr_status apply(const ntr_client *client, cli_paths *paths, ntr_options *options, bool said_lang,
                        ntr_error *err) {
    if (!options->domain && client->domain.len) options->domain = client->domain.ptr;
    if (options->house == NTR_HOUSE_NONE) options->house = client->house;
    if (!said_lang && client->target_lang.len) options->target_lang = client->target_lang.ptr;
    NTR_TRY(check_paths(client, err));
    return fill_paths(paths, client->glossaries, err);
}

ntr_status cli_client_apply(cli_client *self, cli_paths *paths, ntr_options *options, bool said_lang, ntr_error *err) {
    if (!self->name) return NTR_OK;
    ntr_glossary *glossary;
    NTR_TRY(ntr_glossary_open(&glossary, NULL, NTR_GLOSSARY_READ, err));
    const ntr_status status = ntr_glossary_clients(&self->read, glossary, ntr_str_from(self->name), err);
    ntr_glossary_close(glossary);
    return status == NTR_OK ? apply(&self->read.list.items[0], paths, options, said_lang, err) : status;
}

void cli_client_dispose(cli_client *self) {
    ntr_clients_dispose(&self->read);
}

int cli_client_use(cli_client *self, cli_paths *paths, ntr_options *options, bool said_lang, const cli_args *args) {
    ntr_error err = {0};
    if (self->name && cli_paths_value(paths)) return cli_usage(args, "%s", cli_client_conflict);
    return cli_client_apply(self, paths, options, said_lang, &err) == NTR_OK ? EXIT_DONE : cli_fail(&err);
}
