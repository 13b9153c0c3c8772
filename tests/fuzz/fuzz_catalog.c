/* Any bytes as a message catalogue: whatever it says of itself, only what lies within is read. */
#include <stdint.h>
#include <stdlib.h>

#include "ext/catalog.h"
#include "ext/unicode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    ntr_catalog *catalog = NULL;
    ntr_error err = {0};
    const ntr_status status = ntr_catalog_read(&catalog, (ntr_str){(const char *)data, size}, &err);
    if (status != NTR_OK && status != NTR_BAD_SYNTAX) abort();
    for (uint32_t i = 0; catalog && i < ntr_catalog_count(catalog); i++) {
        ntr_str id, text;
        if (!ntr_catalog_at(&id, &text, catalog, i)) continue;
        if (ntr_utf8_check(id, &err) != NTR_OK || ntr_utf8_check(text, &err) != NTR_OK) abort();
        const ntr_str found = ntr_catalog_find(catalog, id); /* not there when the messages are not sorted */
        if (found.ptr && ntr_utf8_check(found, &err) != NTR_OK) abort();
    }
    ntr_catalog_close(catalog);
    return 0;
}
