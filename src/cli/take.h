/* Reading values of options that the library's tables name: each gives false after the message is printed. */
#ifndef NTRANS_CLI_TAKE_H
#define NTRANS_CLI_TAKE_H

#include "cli/opt.h"
#include "ntrans/format.h"
#include "ntrans/mt.h"
#include "ntrans/names.h"

/* The name of a format of bilingual files, and of one of documents. */
bool cli_take_format(const cli_args *args, int option, const ntr_format **out);
bool cli_take_source(const cli_args *args, int option, const char **out);

/* Whether lines are hard-wrapped: auto, yes or no. */
bool cli_take_wrapped(const cli_args *args, int option, ntr_wrapped *out);

/* A house style of names; `cli_houses` are their words, from NTR_HOUSE_PRESS on. */
extern const char *const cli_houses[];
bool cli_take_house(const cli_args *args, int option, ntr_house *out);

/* Takes the operand just read as the first or the second of a verb's two files. */
bool cli_take_two(const cli_args *args, const char *paths[2]);

/* Options of verbs that write text for an engine, and their values. */
#define CLI_OPTION_ENGINE                                                                                              \
    { 0, "engine", "NAME", "of mt: plain (default), deepl, google, amazon, microsoft, marian or apertium" }
#define CLI_OPTION_TERMS                                                                                               \
    { 0, "terms", "HOW", "of mt: mark, leave, or auto (default): as the engine can take them" }
bool cli_take_engine(const cli_args *args, int option, const ntr_mt_style **out);
bool cli_take_terms(const cli_args *args, int option, ntr_mt_terms *out);

#endif
