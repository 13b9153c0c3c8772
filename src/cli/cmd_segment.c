/* ntrans segment: one segment a line. */
#include "cli/cli.h"
#include "ext/file.h"
#include "ntrans/engine.h"

static const cli_option options[] = {
    {0, "glossary", "FILE", "glossary database"},
    {0},
};

/* One segment on one line: a line end inside it prints as a space. */
static void append_line(ntr_buffer *out, ntr_str segment) {
    size_t begin = 0;
    for (size_t i = 0; i < segment.len; i++) {
        const char byte = segment.ptr[i];
        if (byte < '\n' || byte > '\r') continue;
        ntr_buffer_append(out, ntr_str_slice(segment, begin, i));
        if (byte != '\r' || i + 1 == segment.len || segment.ptr[i + 1] != '\n') ntr_buffer_append_char(out, ' ');
        begin = i + 1;
    }
    ntr_buffer_append(out, ntr_str_slice(segment, begin, segment.len));
    ntr_buffer_append_char(out, '\n');
}

static int run(cli_args *args) {
    const char *path = "-";
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_BAD) return EXIT_USAGE;
        if (option == CLI_OPERAND) path = args->value;
    }
    const ntr_options settings = NTR_OPTIONS_DEFAULT;
    ntr_error err = {0};
    ntr_buffer bytes = {0}, lines = {0};
    ntr_engine *engine = NULL;
    ntr_worker *worker = NULL;
    ntr_document *document = NULL;
    ntr_status status = ntr_file_read(&bytes, path, NTR_DOCUMENT_LIMIT, &err);
    if (status == NTR_OK) status = ntr_engine_open(&engine, NULL, &settings, &err);
    if (status == NTR_OK) status = ntr_worker_open(&worker, engine, &err);
    if (status == NTR_OK) status = ntr_worker_read(worker, &document, ntr_str_from(path), ntr_buffer_str(&bytes), &err);
    if (status == NTR_OK) status = ntr_worker_run(worker, document, "segment", &err);
    for (uint32_t i = 0; status == NTR_OK && i < document->segments.count; i++)
        append_line(&lines, ntr_document_slice(document, document->segments.items[i].span));
    if (status == NTR_OK) status = ntr_buffer_check(&lines, &err);
    int code = status == NTR_OK ? EXIT_DONE : cli_fail(&err);
    if (code == EXIT_DONE && !cli_print(ntr_buffer_str(&lines))) code = EXIT_SURROUNDINGS;
    ntr_document_free(document);
    ntr_worker_close(worker);
    ntr_engine_close(engine);
    ntr_buffer_dispose(&lines);
    ntr_buffer_dispose(&bytes);
    return code;
}

const cli_verb cli_verb_segment = {"segment", "[FILE]", "Prints one segment a line", options, run};
