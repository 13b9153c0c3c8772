/* Any bytes at all into the reader of plain text, wrapped and not: no crash, and blocks that keep the invariants. */
#include <stdlib.h>

#include "format/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    ntr_options options = NTR_OPTIONS_DEFAULT;
    for (int wrapped = NTR_WRAPPED_AUTO; wrapped <= NTR_WRAPPED_NO; wrapped++) {
        ntr_error err = {0};
        ntr_document *document = NULL;
        options.wrapped = (ntr_wrapped)wrapped;
        if (ntr_read_plain(&document, NTR_STR("fuzz"), (ntr_str){(const char *)data, size}, &options, &err) != NTR_OK)
            continue;
        if (ntr_document_check(document, &err) != NTR_OK || document->blocks.count == 0) abort();
        ntr_document_free(document);
    }
    return 0;
}
