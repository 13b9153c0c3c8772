#include "ntrans/client.h"

#include "ext/unicode.h"
#include "gloss/store.h"

void ntr_clients_dispose(ntr_clients *clients) {
    if (!clients) return;
    ntr_arena_free(clients->arena);
    *clients = (ntr_clients){0};
}

/* --- changing ----------------------------------------------------------------------------------------------------- */

static ntr_status check_text(ntr_str text, const char *what, ntr_error *err) {
    if (ntr_utf8_check(text, NULL) != NTR_OK || text.len > NTR_NOTE_LIMIT)
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "the %s of the client is not valid UTF-8 or too long", what);
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < 0x20 || text.ptr[i] == 0x7F)
            return ntr_error_set(err, NTR_BAD_ARGUMENT, "the %s of the client holds a control character", what);
    return NTR_OK;
}

static ntr_status check(const ntr_client *client, ntr_error *err) {
    if (client->name.len == 0) return ntr_error_set(err, NTR_BAD_ARGUMENT, "the client has no name");
    NTR_TRY(check_text(client->name, "name", err));
    NTR_TRY(check_text(client->glossaries, "list of glossaries", err));
    return check_text(client->domain, "domain", err);
}

static ntr_status begin(ntr_glossary *glossary, const char *what, ntr_str name, ntr_error *err) {
    ntr_buffer text = {0};
    ntr_buffer_printf(&text, "%s client %.*s", what, NTR_FMT(name));
    ntr_status status = ntr_buffer_check(&text, err);
    if (status == NTR_OK) status = store_begin(glossary, NULL, ntr_buffer_str(&text), err);
    ntr_buffer_dispose(&text);
    return status;
}

static ntr_status put(ntr_glossary *glossary, const ntr_client *client, ntr_error *err) {
    int64_t set, author;
    ntr_query *query;
    NTR_TRY(store_set(&set, glossary, err));
    NTR_TRY(store_author(&author, glossary, glossary->stamp.by, err));
    NTR_TRY(store_query(&query, glossary, SQL_CLIENT_PUT, err));
    ntr_query_set_text(query, 1, client->name);
    ntr_query_set_text(query, 2, client->glossaries);
    ntr_query_set_text(query, 3, client->domain);
    ntr_query_set_int(query, 4, client->house);
    ntr_query_set_text(query, 5, client->target_lang);
    ntr_query_set_int(query, 6, glossary->stamp.at);
    ntr_query_set_int(query, 7, author);
    return ntr_query_run(query, err);
}

ntr_status ntr_glossary_client_put(ntr_glossary *glossary, const ntr_client *client, ntr_error *err) {
    NTR_TRY(check(client, err));
    NTR_TRY(begin(glossary, "add", client->name, err));
    return store_end(glossary, put(glossary, client, err), err);
}

static ntr_status no_client(ntr_str name, ntr_error *err) {
    return ntr_error_set(err, NTR_NOT_FOUND, "the glossary has no client \"%.*s\"", NTR_FMT(name));
}

static ntr_status drop(ntr_glossary *glossary, ntr_str name, ntr_error *err) {
    int64_t set;
    bool row;
    ntr_query *query;
    NTR_TRY(store_set(&set, glossary, err));
    NTR_TRY(store_query(&query, glossary, SQL_CLIENT_REMOVE, err));
    ntr_query_set_text(query, 1, name);
    NTR_TRY(ntr_query_step(&row, query, err));
    ntr_query_reset(query);
    return row ? NTR_OK : no_client(name, err);
}

ntr_status ntr_glossary_client_remove(ntr_glossary *glossary, ntr_str name, ntr_error *err) {
    NTR_TRY(begin(glossary, "remove", name, err));
    return store_end(glossary, drop(glossary, name, err), err);
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

enum { NAME, GLOSSARIES, DOMAIN, HOUSE, TARGET_LANG };

/* One that a newer ntrans knows reads as none. */
static ntr_house house_at(ntr_query *query, int column) {
    const int64_t house = ntr_query_int(query, column);
    return house > NTR_HOUSE_NONE && house < NTR_HOUSE_COUNT ? (ntr_house)house : NTR_HOUSE_NONE;
}

static ntr_status read_client(ntr_clients *out, ntr_query *query, ntr_error *err) {
    ntr_client *client = NTR_PUSH(out->arena, &out->list);
    if (!client) return ntr_error_memory(err);
    client->name = ntr_arena_copy(out->arena, ntr_query_text(query, NAME));
    client->glossaries = ntr_arena_copy(out->arena, ntr_query_text(query, GLOSSARIES));
    client->domain = ntr_arena_copy(out->arena, ntr_query_text(query, DOMAIN));
    client->house = house_at(query, HOUSE);
    client->target_lang = ntr_arena_copy(out->arena, ntr_query_text(query, TARGET_LANG));
    const bool whole = client->name.ptr && client->glossaries.ptr && client->domain.ptr && client->target_lang.ptr;
    return whole ? NTR_OK : ntr_error_memory(err);
}

static ntr_status read_clients(ntr_clients *out, ntr_query *query, ntr_error *err) {
    for (;;) {
        bool row;
        NTR_TRY(ntr_query_step(&row, query, err));
        if (!row) return NTR_OK;
        NTR_TRY(read_client(out, query, err));
    }
}

ntr_status ntr_glossary_clients(ntr_clients *out, ntr_glossary *glossary, ntr_str name, ntr_error *err) {
    *out = (ntr_clients){.arena = ntr_arena_new()};
    if (!out->arena) return ntr_error_memory(err);
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_CLIENTS, err));
    ntr_query_set_text(query, 1, name);
    const ntr_status status = read_clients(out, query, err);
    ntr_query_reset(query);
    if (status != NTR_OK || out->list.count > 0 || name.len == 0) return status;
    return no_client(name, err);
}
