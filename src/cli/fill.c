#include "cli/fill.h"
#include "cli/process.h"

#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "ext/file.h"
#include "ntrans/engine.h"

ntr_status cli_mark(ntr_bitext *bitext, const char *glossaries, ntr_error *err) {
    ntr_options options = NTR_OPTIONS_DEFAULT;
    ntr_engine *engine = NULL;
    ntr_worker *worker = NULL;
    options.segmented = true;
    if (strcmp(bitext->target_lang, "en-US") == 0) options.target_lang = "en-US";
    ntr_status status = ntr_engine_open(&engine, glossaries, &options, err);
    if (status == NTR_OK) status = ntr_worker_open(&worker, engine, err);
    if (status == NTR_OK) status = ntr_worker_mark(worker, bitext, true, err);
    cli_leave_worker(worker);
    ntr_engine_close(engine);
    return status;
}

int cli_fill_check_output(const cli_args *args, const char *path, const char *output) {
    if (strcmp(path, "-") == 0 && !output) return cli_usage(args, "standard input needs an --output");
    if (output && ntr_file_is_same(path, output))
        return cli_usage(args, "%s: input and output are the same file; without --output it is rewritten", output);
    return EXIT_DONE;
}

ntr_status cli_fill_open(ntr_filling **out, const char *path, ntr_error *err) {
    ntr_buffer bytes = {0};
    *out = NULL;
    ntr_status status = ntr_file_read(&bytes, path, NTR_FORMAT_LIMIT, err);
    if (status == NTR_OK) status = ntr_filling_open(out, ntr_str_from(path), ntr_buffer_str(&bytes), err);
    if (status != NTR_OK) ntr_error_name_source(err, path);
    ntr_buffer_dispose(&bytes);
    return status;
}

static ntr_status print(ntr_str bytes, ntr_error *err) {
    return cli_print(bytes) ? NTR_OK : ntr_error_set(err, NTR_IO, "nothing was written");
}

ntr_status cli_fill_deliver(ntr_filling *filling, const char *path, const char *output, bool force, ntr_error *err) {
    const bool printed = output && strcmp(output, "-") == 0, stream = strcmp(path, "-") == 0;
    ntr_buffer bytes = {0};
    if (!output && ntr_filling_report(filling)->filled == 0) return NTR_OK;
    if (output)
        NTR_TRY(cli_move_original(ntr_filling_bitext(filling), stream ? NULL : path, printed ? NULL : output, err));
    ntr_status status = ntr_filling_write(filling, &bytes, err);
    const ntr_str text = ntr_buffer_str(&bytes);
    if (status == NTR_OK && printed) {
        status = print(text, err);
    } else if (status == NTR_OK) {
        status = cli_write_file(output ? output : path, text, output ? force : true, err);
    }
    ntr_buffer_dispose(&bytes);
    return status;
}

static void tell(uint32_t count, const char *what) {
    if (count) fprintf(stderr, ", %u %s", (unsigned)count, what);
}

void cli_fill_report(ntr_filling *filling, const char *path, const char *output) {
    const ntr_fill_report *report = ntr_filling_report(filling);
    const ntr_bitext *bitext = ntr_filling_bitext(filling);
    for (uint32_t i = 0; i < report->slips.count; i++) {
        const ntr_fill_slip *at = &report->slips.items[i];
        fprintf(stderr, "%s:%.*s: %s: “%.*s” (%s)\n", path, NTR_FMT(bitext->units.items[at->unit].id),
                ntr_slip_word(at->slip.kind), NTR_FMT(at->slip.what), at->slip.done);
    }
    fprintf(stderr, "ntrans: %u of %u segments filled", (unsigned)report->filled, (unsigned)bitext->units.count);
    tell(report->same, "the same as before");
    tell(report->approved, "approved and left as they are");
    tell(report->empty, "still to do");
    tell(report->unknown, "of the translation belong to no segment");
    tell(report->restored, "placeholders restored");
    tell(report->lost, "lost");
    if (!output || strcmp(output, "-") != 0) fprintf(stderr, " → %s", output ? output : path);
    fputc('\n', stderr);
}
