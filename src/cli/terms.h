/* What the files of the verb terms share. */
#ifndef NTRANS_CLI_TERMS_H
#define NTRANS_CLI_TERMS_H

#include "ntrans/buffer.h"
#include "ntrans/engine.h"

/* In the order of the names that --to takes. */
typedef enum cli_terms_format { CLI_TERMS_TSV, CLI_TERMS_TABLE, CLI_TERMS_JSONL } cli_terms_format;

/* The text on one line, filled up with blanks to `width` characters, and two more. */
void cli_terms_append_column(ntr_buffer *out, ntr_str text, size_t width);

/* Appends the candidates of all texts together. */
ntr_status cli_terms_suggest(ntr_buffer *out, ntr_engine *engine, const char *const *paths, uint32_t path_count,
                             cli_terms_format format, ntr_error *err) NTR_MUST_CHECK;

/* Adds the lines of a reviewed list that have English to the glossary, all or none. */
ntr_status cli_terms_add(const char *path, const char *database, ntr_error *err) NTR_MUST_CHECK;

#endif
