/* ntrans convert: a bilingual file in another format, and what that format could not hold. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/fill.h"
#include "cli/take.h"
#include "ext/file.h"
#include "ntrans/loss.h"

enum option { TO, OUTPUT, FORCE, COLUMNS, ANNOTATE, ENGINE, TERMS, GLOSSARY, QUIET };

static const cli_option options[] = {
    [TO] = {'t', "to", "FORMAT", "xliff (default), xliff2, tmx, tsv, csv, po, jsonl, mt or html"},
    [OUTPUT] = {'o', "output", "FILE", "write there; - (default) is standard output"},
    [FORCE] = {'f', "force", NULL, "replace a file that exists"},
    [COLUMNS] = {0, "columns", "WHICH", "of a table, such as nl=B,en=Target: by header, letter or number"},
    [ANNOTATE] = {0, "annotate", NULL, "mark names, terms and protected passages inside the text of xliff too"},
    [ENGINE] = CLI_OPTION_ENGINE,
    [TERMS] = CLI_OPTION_TERMS,
    [GLOSSARY] = {'g', "glossary", "FILE", "of mt: glossary database; of several the first wins"},
    [QUIET] = {'q', "quiet", NULL, "do not tell what was lost"},
    {0},
};

typedef struct request {
    const char *path, *output, *columns;
    const ntr_format *format;
    ntr_write_options write;
    cli_paths glossaries;
    bool force, quiet;
} request;

/* --- the command line --------------------------------------------------------------------------------------------- */

static bool take_option(request *asked, const cli_args *args, int option) {
    switch ((enum option)option) {
    case TO: return cli_take_format(args, TO, &asked->format);
    case OUTPUT: asked->output = strcmp(args->value, "-") == 0 ? NULL : args->value; return true;
    case FORCE: asked->force = true; return true;
    case COLUMNS: asked->columns = args->value; return true;
    case ANNOTATE: asked->write.annotate = true; return true;
    case ENGINE: return cli_take_engine(args, ENGINE, &asked->write.engine);
    case TERMS: return cli_take_terms(args, TERMS, &asked->write.terms);
    case GLOSSARY: return cli_take_path(&asked->glossaries, args);
    case QUIET: asked->quiet = true; return true;
    }
    return false;
}

static int read_arguments(request *asked, cli_args *args) {
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_BAD) return EXIT_USAGE;
        if (option == CLI_OPERAND ? !cli_take_file(args, &asked->path) : !take_option(asked, args, option))
            return EXIT_USAGE;
    }
    if (!asked->path) return cli_usage(args, "which FILE? (- is standard input)");
    if ((asked->write.engine || asked->write.terms || cli_paths_value(&asked->glossaries)) && !asked->format->sidecar)
        return cli_usage(args, "--engine, --terms and --glossary belong to --to mt");
    if (asked->output && ntr_file_is_same(asked->path, asked->output))
        return cli_usage(args, "%s: input and output are the same file", asked->output);
    return EXIT_DONE;
}

/* --- the work ----------------------------------------------------------------------------------------------------- */

static void tell(uint32_t count, const char *what) {
    if (count) fprintf(stderr, "  %u %s\n", (unsigned)count, what);
}

static void print_losses(const ntr_losses *lost, const char *format) {
    if (!ntr_losses_any(lost)) return;
    fprintf(stderr, "ntrans: %s cannot hold, so changed or left out:\n", format);
    tell(lost->units, "segments");
    tell(lost->sources, "Dutch texts");
    tell(lost->targets, "English texts");
    tell(lost->codes, "segments' inline codes, which became text");
    tell(lost->states, "states of segments");
    tell(lost->languages, "segments' language, or that they are not for translation");
    tell(lost->blocks, "kinds of paragraph");
    tell(lost->names, "marks on names");
    tell(lost->terms, "marks on terms");
    tell(lost->protected_spans, "marks on what stays untouched");
    tell(lost->notes, "notes");
    tell(lost->originals, "original: ntrans export needs the file it was made from");
    tell(lost->extensions,
         "elements and attributes of other tools (ntrans prep keeps them, in the same version of XLIFF)");
    tell(lost->matches, "proposals of a translation memory");
}

static ntr_status read_file(ntr_bitext **out, const request *asked, ntr_error *err) {
    ntr_buffer bytes = {0};
    ntr_status status = ntr_file_read(&bytes, asked->path, NTR_FORMAT_LIMIT, err);
    const ntr_str name = ntr_str_from(asked->path);
    if (status == NTR_OK)
        status = asked->columns ? ntr_format_read_table(out, name, ntr_buffer_str(&bytes), asked->columns, err) :
                                  ntr_format_read(out, NULL, name, ntr_buffer_str(&bytes), err);
    if (status != NTR_OK) ntr_error_name_source(err, asked->path);
    ntr_buffer_dispose(&bytes);
    return status;
}

/* One run: what was written, and what got lost. */
typedef struct result {
    ntr_buffer text;
    ntr_buffer sidecar; /* of text for an engine that goes into a file */
    ntr_losses lost;
} result;

static ntr_status write_bitext(result *out, const request *asked, ntr_bitext *bitext, ntr_error *err) {
    const ntr_format *format = asked->format, *sidecar = format->sidecar ? ntr_format_find(format->sidecar) : NULL;
    if (sidecar) NTR_TRY(cli_mark(bitext, cli_paths_value(&asked->glossaries), err));
    NTR_TRY(format->write(&out->text, bitext, &asked->write, err));
    if (sidecar && asked->output) NTR_TRY(sidecar->write(&out->sidecar, bitext, &asked->write, err));
    if (asked->quiet || format->one_way) return NTR_OK;
    return ntr_losses_find(&out->lost, bitext, ntr_buffer_str(&out->text), err);
}

static ntr_status convert(result *out, const request *asked, ntr_error *err) {
    ntr_bitext *bitext = NULL;
    NTR_TRY(read_file(&bitext, asked, err));
    const bool stream = strcmp(asked->path, "-") == 0;
    ntr_status status = cli_move_original(bitext, stream ? NULL : asked->path, asked->output, err);
    if (status == NTR_OK) status = write_bitext(out, asked, bitext, err);
    ntr_bitext_free(bitext);
    return status;
}

static ntr_status deliver_sidecar(const result *made, const request *asked, ntr_error *err) {
    ntr_buffer path = {0};
    ntr_buffer_printf(&path, "%s%s%c", asked->output, asked->format->beside, '\0');
    ntr_status status = ntr_buffer_check(&path, err);
    if (status == NTR_OK) status = cli_write_file(path.ptr, ntr_buffer_str(&made->sidecar), asked->force, err);
    ntr_buffer_dispose(&path);
    return status;
}

static int deliver(const result *made, const request *asked) {
    ntr_error err = {0};
    if (!asked->output) return cli_print(ntr_buffer_str(&made->text)) ? EXIT_DONE : EXIT_SURROUNDINGS;
    ntr_status status = cli_write_file(asked->output, ntr_buffer_str(&made->text), asked->force, &err);
    if (status == NTR_OK && made->sidecar.len) status = deliver_sidecar(made, asked, &err);
    return status == NTR_OK ? EXIT_DONE : cli_fail(&err);
}

static int run(cli_args *args) {
    request asked = {.format = ntr_format_find("xliff")};
    result made = {0};
    ntr_error err = {0};
    int code = read_arguments(&asked, args);
    if (code != EXIT_DONE) return code;
    code = convert(&made, &asked, &err) == NTR_OK ? deliver(&made, &asked) : cli_fail(&err);
    if (code == EXIT_DONE) print_losses(&made.lost, asked.format->name);
    ntr_buffer_dispose(&made.text);
    ntr_buffer_dispose(&made.sidecar);
    return code;
}

const cli_verb cli_verb_convert = {"convert", "FILE", "Puts a bilingual file into another format", options, run};
