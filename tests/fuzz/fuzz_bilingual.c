/* Any bytes as a bilingual file: what is read can be written in every format, and read again from it. */
#include <stdint.h>
#include <stdlib.h>

#include "ntrans/loss.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_all(const ntr_bitext *bitext) {
    const ntr_write_options plain = {0};
    const ntr_format *format;
    for (size_t i = 0; (format = ntr_format_at(i)); i++) {
        ntr_buffer out = {0};
        ntr_losses lost;
        ntr_error err = {0};
        if (format->write(&out, bitext, &plain, &err) != NTR_OK) abort();
        if (ntr_losses_find(&lost, bitext, ntr_buffer_str(&out), &err) != NTR_OK) abort();
        if (lost.units) abort();
        ntr_buffer_dispose(&out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    ntr_bitext *bitext = NULL;
    ntr_error err = {0};
    const ntr_str bytes = {(const char *)data, size};
    const ntr_status status = ntr_format_read(&bitext, NULL, NTR_STR("fuzz"), bytes, &err);
    if (status == NTR_INTERNAL) abort();
    if (status == NTR_OK) write_all(bitext);
    ntr_bitext_free(bitext);
    return 0;
}
