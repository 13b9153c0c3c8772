/* Clients: for whom a text is translated, with the glossaries and the style that go with it. */
#ifndef NTRANS_CLIENT_H
#define NTRANS_CLIENT_H

#include "ntrans/glossary.h"
#include "ntrans/names.h"

/* What one client wants. Plain data; texts are borrowed, and empty where nothing was chosen. */
typedef struct ntr_client {
    ntr_str name;
    ntr_str glossaries; /* paths parted by ':', the first wins; empty: the glossary that holds the client */
    ntr_str domain;
    ntr_house house;
    ntr_str target_lang; /* "en-GB" or "en-US" */
} ntr_client;

/* Clients that were read. A caller's struct: initialise with {0}, end with ntr_clients_dispose. */
typedef struct ntr_clients {
    struct ntr_arena *arena; /* owns the texts, each of which ends with a NUL */
    NTR_LIST(ntr_client) list;
} ntr_clients;

void ntr_clients_dispose(ntr_clients *clients);

/* Adds a client, or changes the one of the same name. NTR_BAD_ARGUMENT with a sentence when a text cannot stand. */
ntr_status ntr_glossary_client_put(ntr_glossary *glossary, const ntr_client *client, ntr_error *err) NTR_MUST_CHECK;

/* NTR_NOT_FOUND. */
ntr_status ntr_glossary_client_remove(ntr_glossary *glossary, ntr_str name, ntr_error *err) NTR_MUST_CHECK;

/* The client of that name (NTR_NOT_FOUND), or with an empty `name` all of them by name. */
ntr_status ntr_glossary_clients(ntr_clients *out, ntr_glossary *glossary, ntr_str name, ntr_error *err) NTR_MUST_CHECK;

#endif
