/* Any bytes as a glossary to import: nothing but a verdict for each row may come of it. */
#include <stdint.h>
#include <stdlib.h>

#include "ntrans/glossary.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A database in memory, made once: each input is tried and dropped. */
static ntr_glossary *glossary(void) {
    static ntr_glossary *opened;
    ntr_error err = {0};
    if (!opened && ntr_glossary_open(&opened, ":memory:", NTR_GLOSSARY_WRITE, &err) != NTR_OK) abort();
    return opened;
}

/* The first byte chooses the options, the rest is the file. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    const ntr_import_options options = {.dry_run = true,
                                        .header = data[0] & 1,
                                        .columns = data[0] & 2 ? "nl,en,-,note" : NULL,
                                        .kind = data[0] & 4 ? "person" : NULL,
                                        .prefer = data[0] & 8 ? NTR_PREFER_THEIRS : NTR_PREFER_MINE};
    ntr_import import = {0};
    ntr_error err = {0};
    const ntr_str bytes = {(const char *)data + 1, size - 1};
    const ntr_status status = ntr_glossary_import(&import, glossary(), NTR_STR("fuzz"), bytes, &options, &err);
    if (status == NTR_INTERNAL || status == NTR_DATABASE || status == NTR_IO) abort();
    ntr_import_dispose(&import);
    return 0;
}
