/* ntrans join and ntrans split: segments of an XLIFF file, when it is at work already. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "ext/file.h"
#include "ntrans/resegment.h"

enum { OPERANDS_MOST = 3 };

/* What both verbs are told. */
typedef struct request {
    const char *operands[OPERANDS_MOST]; /* FILE, ID and, of join, the second ID */
    const char *output;                  /* NULL: the file itself */
    bool force, quiet;
    ntr_split where;
} request;

enum option { OUTPUT, FORCE, QUIET, BEFORE, TARGET_BEFORE };

#define SHARED_OPTIONS                                                                                                 \
    [OUTPUT] = {'o', "output", "FILE", "write there, not into the file itself; - is standard output"},                 \
    [FORCE] = {'f', "force", NULL, "replace a file that exists"},                                                      \
    [QUIET] = {'q', "quiet", NULL, "do not tell what was done"}

static const cli_option join_options[] = {SHARED_OPTIONS, {0}};
static const cli_option split_options[] = {
    SHARED_OPTIONS,
    [BEFORE] = {'b', "before", "WORDS", "cut the Dutch before these words, which stand in it once"},
    [TARGET_BEFORE] = {0, "target-before", "WORDS",
                       "cut the English before these; else the first half keeps all of it"},
    {0},
};

static void take_option(request *asked, const cli_args *args, int option) {
    switch ((enum option)option) {
    case OUTPUT: asked->output = args->value; break;
    case FORCE: asked->force = true; break;
    case QUIET: asked->quiet = true; break;
    case BEFORE: asked->where.source = args->value; break;
    case TARGET_BEFORE: asked->where.target = args->value; break;
    }
}

static int read_arguments(request *asked, cli_args *args, int wanted, const char *missing) {
    int count = 0;
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_BAD) return EXIT_USAGE;
        if (option != CLI_OPERAND)
            take_option(asked, args, option);
        else if (count == wanted)
            return cli_usage(args, "\"%s\" is too many", args->value);
        else
            asked->operands[count++] = args->value;
    }
    if (count < wanted) return cli_usage(args, "%s", missing);
    if (!asked->output && strcmp(asked->operands[0], "-") == 0)
        return cli_usage(args, "standard input has no place to write to: give --output");
    return EXIT_DONE;
}

/* The file itself is replaced: that is what the verb is for. */
static int deliver(ntr_str bytes, const request *asked) {
    ntr_error err = {0};
    if (asked->output && strcmp(asked->output, "-") == 0) return cli_print(bytes) ? EXIT_DONE : EXIT_SURROUNDINGS;
    const char *path = asked->output ? asked->output : asked->operands[0];
    if (cli_write_file(path, bytes, asked->force || !asked->output, &err) == NTR_OK) return EXIT_DONE;
    return cli_fail(&err);
}

static int finish(ntr_status status, const request *asked, ntr_buffer *bytes, ntr_buffer *out, ntr_error *err) {
    int code;
    if (status == NTR_OK) {
        code = deliver(ntr_buffer_str(out), asked);
    } else {
        ntr_error_name_source(err, asked->operands[0]);
        code = cli_fail(err);
    }
    ntr_buffer_dispose(bytes);
    ntr_buffer_dispose(out);
    return code;
}

static int run_join(cli_args *args) {
    request asked = {.output = NULL};
    ntr_buffer bytes = {0}, out = {0};
    ntr_error err = {0};
    const int bad = read_arguments(&asked, args, 3, "which FILE, and which two segments? ntrans join FILE ID ID");
    if (bad) return bad;
    ntr_status status = ntr_file_read(&bytes, asked.operands[0], NTR_FORMAT_LIMIT, &err);
    if (status == NTR_OK)
        status = ntr_resegment_join(&out, ntr_buffer_str(&bytes), asked.operands[1], asked.operands[2], &err);
    const int code = finish(status, &asked, &bytes, &out, &err);
    if (code == EXIT_DONE && !asked.quiet)
        fprintf(stderr, "ntrans: %s now holds %s too\n", asked.operands[1], asked.operands[2]);
    return code;
}

static int run_split(cli_args *args) {
    request asked = {.output = NULL};
    ntr_buffer bytes = {0}, out = {0};
    ntr_error err = {0};
    char id[64] = "";
    const int bad =
        read_arguments(&asked, args, 2, "which FILE, and which segment? ntrans split FILE ID --before WORDS");
    if (bad) return bad;
    if (!asked.where.source) return cli_usage(args, "where? --before WORDS");
    ntr_status status = ntr_file_read(&bytes, asked.operands[0], NTR_FORMAT_LIMIT, &err);
    if (status == NTR_OK)
        status = ntr_resegment_split(&out, id, ntr_buffer_str(&bytes), asked.operands[1], &asked.where, &err);
    const int code = finish(status, &asked, &bytes, &out, &err);
    if (code == EXIT_DONE && !asked.quiet)
        fprintf(stderr, "ntrans: the second half of %s is %s\n", asked.operands[1], id);
    return code;
}

const cli_verb cli_verb_join = {"join", "FILE ID ID", "Joins two segments of an XLIFF file", join_options, run_join};
const cli_verb cli_verb_split = {"split", "FILE ID", "Splits a segment of an XLIFF file in two", split_options,
                                 run_split};
