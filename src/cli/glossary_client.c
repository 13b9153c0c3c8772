/* ntrans glossary client: for whom a text is translated, with the glossaries and the style that go with it. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "cli/glossary.h"
#include "cli/names.h"
#include "cli/take.h"
#include "ext/file.h"
#include "ext/json.h"
#include "ntrans/client.h"

static const char *house_word(const ntr_client *client) {
    return client->house > NTR_HOUSE_NONE ? cli_houses[client->house - NTR_HOUSE_PRESS] : "";
}

static void append_card(ntr_buffer *out, const ntr_client *client) {
    ntr_buffer_printf(out, "%.*s\n", NTR_FMT(client->name));
    for (ntr_str rest = client->glossaries; rest.len > 0;) {
        const ntr_str path = ntr_file_first_path(rest);
        ntr_buffer_printf(out, "    glossary     %.*s\n", NTR_FMT(path));
        rest = ntr_str_slice(rest, path.len < rest.len ? path.len + 1 : path.len, rest.len);
    }
    if (client->domain.len) ntr_buffer_printf(out, "    domain       %.*s\n", NTR_FMT(client->domain));
    if (client->house) ntr_buffer_printf(out, "    house        %s\n", house_word(client));
    if (client->target_lang.len) ntr_buffer_printf(out, "    target-lang  %.*s\n", NTR_FMT(client->target_lang));
}

static void append_json(ntr_buffer *out, const ntr_client *client) {
    ntr_json_writer writer = {.out = out};
    ntr_json_begin_object(&writer, NULL);
    ntr_json_string(&writer, "name", client->name);
    ntr_json_string(&writer, "glossaries", client->glossaries);
    ntr_json_string(&writer, "domain", client->domain);
    ntr_json_string(&writer, "house", ntr_str_from(house_word(client)));
    ntr_json_string(&writer, "target-lang", client->target_lang);
    ntr_json_end_object(&writer);
    ntr_json_newline(&writer);
}

/* The glossaries by their whole paths, so that the client is the same from every folder. */
static ntr_status join_paths(ntr_buffer *out, ntr_arena *arena, const cli_glossary *g, ntr_error *err) {
    for (int i = 2; i < g->operand_count; i++) {
        const ntr_str path = ntr_file_whole(arena, ntr_str_from(g->operands[i]));
        if (!path.ptr) return ntr_error_set(err, NTR_IO, "there is no folder for %s", g->operands[i]);
        if (memchr(path.ptr, ':', path.len))
            return ntr_error_set(err, NTR_BAD_ARGUMENT, "a colon parts glossaries: \"%s\" cannot be one",
                                 g->operands[i]);
        ntr_buffer_printf(out, "%s%.*s", out->len ? ":" : "", NTR_FMT(path));
    }
    return ntr_buffer_check(out, err);
}

static ntr_status put(ntr_buffer *out, ntr_arena *arena, const cli_glossary *g, ntr_glossary *glossary,
                      ntr_error *err) {
    ntr_buffer paths = {0};
    ntr_status status = join_paths(&paths, arena, g, err);
    const ntr_client client = {.name = ntr_str_from(g->operands[1]),
                               .glossaries = ntr_buffer_str(&paths),
                               .domain = ntr_str_from(g->domain ? g->domain : ""),
                               .house = (ntr_house)g->house,
                               .target_lang = ntr_str_from(g->target_lang ? g->target_lang : "")};
    if (status == NTR_OK) status = ntr_glossary_client_put(glossary, &client, err);
    if (status == NTR_OK) append_card(out, &client);
    ntr_buffer_dispose(&paths);
    return status;
}

static int add(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_buffer out = {0};
    if (g->operand_count < 2) return cli_usage(g->args, "as in: ntrans glossary client add NAME [FILE.db…]");
    ntr_arena *arena = ntr_arena_new();
    ntr_status status =
        arena ? ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_WRITE, &err) : ntr_error_memory(&err);
    if (status == NTR_OK) status = put(&out, arena, g, glossary, &err);
    ntr_arena_free(arena);
    return cli_glossary_end(glossary, &out, status, &err);
}

/* All of them, or the one that is named. */
static int show(cli_glossary *g, const char *name) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_buffer out = {0};
    ntr_clients clients = {0};
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_READ, &err);
    if (status == NTR_OK) status = ntr_glossary_clients(&clients, glossary, ntr_str_from(name), &err);
    for (uint32_t i = 0; i < clients.list.count; i++)
        (g->json ? append_json : append_card)(&out, &clients.list.items[i]);
    ntr_clients_dispose(&clients);
    return cli_glossary_end(glossary, &out, status, &err);
}

static int drop(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_buffer out = {0};
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_WRITE, &err);
    if (status == NTR_OK) status = ntr_glossary_client_remove(glossary, ntr_str_from(g->operands[1]), &err);
    return cli_glossary_end(glossary, &out, status, &err);
}

int cli_glossary_client(cli_glossary *g) {
    const char *what = g->operands[0];
    const bool named = g->operand_count == 2;
    if (strcmp(what, "add") == 0) return add(g);
    if (strcmp(what, "list") == 0 && g->operand_count == 1) return show(g, "");
    if (strcmp(what, "show") == 0 && named) return show(g, g->operands[1]);
    if (strcmp(what, "remove") == 0 && named) return drop(g);
    return cli_usage(g->args, "as in: ntrans glossary client add NAME [FILE.db…] | list | show NAME | remove NAME");
}
