#include "format/formats.h"

ntr_status ntr_write_jsonl(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                           ntr_error *err) {
    (void)options;
    for (uint32_t i = 0; i < bitext->units.count; i++)
        ntr_buffer_printf(out, "{\"id\":\"%.*s\"}\n", NTR_FMT(bitext->units.items[i].id));
    return ntr_buffer_check(out, err);
}
