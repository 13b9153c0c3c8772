/* The data of glossary/, built into the library by glossary/embed.c. */
#ifndef NTRANS_MODEL_DATA_H
#define NTRANS_MODEL_DATA_H

#include "ntrans/text.h"

/* One file: its path below glossary/ ("words/verbs.tsv") and its bytes, in static storage. */
typedef struct ntr_data_file {
    const char *path;
    const unsigned char *bytes;
    size_t size;
} ntr_data_file;

extern const ntr_data_file ntr_data_files[];
extern const size_t ntr_data_file_count;

/* The bytes of a file; `.ptr` NULL when there is none of that path. */
ntr_str ntr_data_find(const char *path);

/* A hash over all files: changes when the built-in data does. */
uint32_t ntr_data_version(void);

#endif
