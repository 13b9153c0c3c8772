/* What the files of `ntrans glossary` share. */
#ifndef NTRANS_CLI_GLOSSARY_H
#define NTRANS_CLI_GLOSSARY_H

#include "cli/cli.h"
#include "ntrans/glossary.h"

enum { CLI_GLOSSARY_OPERANDS = 64 };

/* `ntrans glossary WHAT …` as it was asked for. Texts are those of the command line; NULL where nothing was said. */
typedef struct cli_glossary {
    const cli_args *args;
    bool authority; /* asked for as `ntrans names WHAT …`: all is about names */
    const char *operands[CLI_GLOSSARY_OPERANDS];
    int operand_count;
    const char *path;
    const char *nl, *en, *drop;
    const char *pos, *gender, *domain, *note, *reference;
    const char *kind, *original, *origin, *variants, *alternatives;
    const char *abbreviation_class, *meaning;
    const char *client, *target_lang;
    int house;     /* ntr_house */
    int status;    /* ntr_term_status; -1: not said */
    int case_rule; /* ntr_case_rule; -1: not said */
    bool bare, names, own, kept, again, dry_run, header, json, force;
    long limit;
    const char *columns, *encoding, *sheet, *output, *article;
    bool lossy;
    int prefer;  /* mine, theirs, newer; -1: not said */
    int layout;  /* index of table, tsv, json */
    int format;  /* ntr_exchange_format; -1: by the profile, or the name of the output */
    int profile; /* ntr_profile */
} cli_glossary;

/* What each does; they print, and give the exit code. */
int cli_glossary_init(cli_glossary *g);
int cli_glossary_add(cli_glossary *g);
int cli_glossary_keep(cli_glossary *g);
int cli_glossary_edit(cli_glossary *g);
int cli_glossary_remove(cli_glossary *g);
int cli_glossary_show(cli_glossary *g);
int cli_glossary_find(cli_glossary *g);
int cli_glossary_list(cli_glossary *g);
int cli_glossary_stats(cli_glossary *g);
int cli_glossary_import(cli_glossary *g);
int cli_glossary_export(cli_glossary *g);
int cli_glossary_merge(cli_glossary *g);
int cli_glossary_check(cli_glossary *g);
int cli_glossary_history(cli_glossary *g);
int cli_glossary_undo(cli_glossary *g);
int cli_glossary_backup(cli_glossary *g);
int cli_glossary_client(cli_glossary *g);
int cli_glossary_abbreviation(cli_glossary *g);

/* Whether `ntrans names WHAT …` is one of these, on names. */
bool cli_glossary_keeps_names(const char *what);
/* Runs it; `args` has not been read yet. */
int cli_glossary_names(cli_args *args);

/* Reads an operand as the number of an entry; false after the message is printed. */
bool cli_glossary_number(int64_t *out, const cli_glossary *g, const char *operand);

/* Which entries `list` and `export` are about. */
ntr_entry_filter cli_glossary_filter(const cli_glossary *g);

/* An entry for reading: its number and Dutch, then a line for each English term. */
void cli_glossary_card(ntr_buffer *out, const ntr_entry *entry);

/* The terms of the text at `g->article` as it has them, into `arena`, by the numbers of their entries. */
ntr_status cli_glossary_forms(ntr_export_form **forms, uint32_t *count, struct ntr_arena *arena, const cli_glossary *g,
                              ntr_error *err) NTR_MUST_CHECK;

/* Asks at the terminal what becomes of each conflict and near-duplicate of a planned import; false when the user wants
 * none of it. */
bool cli_glossary_decide(ntr_import *plan, const char *path);

/* Prints what was gathered when `status` is NTR_OK, else the error; closes, and gives the exit code. */
int cli_glossary_end(ntr_glossary *glossary, ntr_buffer *out, ntr_status status, const ntr_error *err);

#endif
