/* ntrans check: what is wrong with a translation. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/check_report.h"
#include "cli/cli.h"
#include "cli/guess.h"
#include "cli/process.h"
#include "ext/file.h"
#include "ntrans/engine.h"
#include "ntrans/format.h"

enum option { TO, OUTPUT, FORCE, IGNORE, ONLY, ERRORS, RULES, GLOSSARY, QUIET };

static const cli_option options[] = {
    [TO] = {'t', "to", "FORMAT", "text (default), json, sarif, or html: a page to review"},
    [OUTPUT] = {'o', "output", "FILE", "write there; - (default) is standard output"},
    [FORCE] = {'f', "force", NULL, "replace a file that exists"},
    [IGNORE] = {'i', "ignore", "CODE", "leave out findings of that code; may be given more than once"},
    [ONLY] = {0, "only", "CODE", "report that code only; may be given more than once"},
    [ERRORS] = {0, "errors", NULL, "report errors only, no warnings"},
    [RULES] = {0, "rules", NULL, "list the codes instead"},
    [GLOSSARY] = {'g', "glossary", "FILE", "glossary database; of several the first wins"},
    [QUIET] = {'q', "quiet", NULL, "no summary"},
    {0},
};

static const char *const formats[] = {"text", "json", "sarif", "html", NULL};
enum { TEXT, JSON, SARIF, HTML };

enum { MOST_RULES = 64 };

typedef struct request {
    const char **paths;
    size_t path_count;
    const char *output; /* NULL: standard output */
    cli_paths glossaries;
    int format;
    bool ignored[MOST_RULES], only[MOST_RULES]; /* by place in the table of rules */
    bool any_only, errors, rules, force, quiet;
    ntr_options options;
} request;

/* One file, checked. */
typedef struct checked_file {
    ntr_bitext *bitext;
    ntr_check_findings *findings;
    bool *shown;
} checked_file;

/* --- the command line --------------------------------------------------------------------------------------------- */

static bool take_rule(const cli_args *args, bool *rules) {
    cli_guess guess = {.wrong = args->value};
    const ntr_check_rule *rule;
    for (size_t i = 0; i < MOST_RULES && (rule = ntr_check_rule_at(i)); i++) {
        if (strcmp(rule->code, args->value) == 0) {
            rules[i] = true;
            return true;
        }
        cli_guess_try(&guess, rule->code);
    }
    cli_usage_meant(args, guess.best, "there is no rule \"%s\"", args->value);
    return false;
}

static bool take_option(request *asked, const cli_args *args, int option) {
    switch ((enum option)option) {
    case TO: return cli_choice(args, option, formats, &asked->format);
    case OUTPUT: asked->output = strcmp(args->value, "-") == 0 ? NULL : args->value; return true;
    case FORCE: asked->force = true; return true;
    case IGNORE: return take_rule(args, asked->ignored);
    case ONLY: asked->any_only = true; return take_rule(args, asked->only);
    case ERRORS: asked->errors = true; return true;
    case RULES: asked->rules = true; return true;
    case GLOSSARY: return cli_take_path(&asked->glossaries, args);
    case QUIET: asked->quiet = true; return true;
    }
    return false;
}

static int read_arguments(request *asked, cli_args *args) {
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_BAD) return EXIT_USAGE;
        if (option == CLI_OPERAND) {
            asked->paths[asked->path_count++] = args->value;
        } else if (!take_option(asked, args, option)) {
            return EXIT_USAGE;
        }
    }
    if (asked->path_count == 0 && !asked->rules) return cli_usage(args, "which FILE? (- is standard input)");
    if (asked->path_count > 1 && asked->format == HTML) return cli_usage(args, "one FILE to a page");
    for (size_t i = 0; asked->output && i < asked->path_count; i++)
        if (ntr_file_is_same(asked->paths[i], asked->output))
            return cli_usage(args, "%s: input and output are the same file", asked->output);
    return EXIT_DONE;
}

static int list_rules(void) {
    const ntr_check_rule *rule;
    for (size_t i = 0; (rule = ntr_check_rule_at(i)); i++)
        printf("%-18s %-8s %s\n", rule->code, ntr_severity_word(rule->severity), rule->purpose);
    return EXIT_DONE;
}

/* --- the work ----------------------------------------------------------------------------------------------------- */

static bool is_shown(const request *asked, const ntr_check_rule *rule) {
    size_t place = 0;
    while (ntr_check_rule_at(place) != rule) place++;
    if (asked->ignored[place] || (asked->any_only && !asked->only[place])) return false;
    return !asked->errors || rule->severity == NTR_SEVERITY_ERROR;
}

static ntr_status check_bitext(checked_file *out, const request *asked, ntr_worker *worker, ntr_error *err) {
    NTR_TRY(ntr_worker_check(worker, &out->findings, out->bitext, err));
    const uint32_t count = out->findings->list.count;
    out->shown = calloc((size_t)count + 1, sizeof *out->shown);
    if (!out->shown) return ntr_error_memory(err);
    for (uint32_t i = 0; i < count; i++) out->shown[i] = is_shown(asked, out->findings->list.items[i].rule);
    return NTR_OK;
}

static ntr_status check_file(checked_file *out, const request *asked, const char *path, ntr_worker *worker,
                             ntr_error *err) {
    ntr_buffer bytes = {0};
    ntr_status status = ntr_file_read(&bytes, path, NTR_FORMAT_LIMIT, err);
    if (status == NTR_OK) status = ntr_format_read(&out->bitext, NULL, ntr_str_from(path), ntr_buffer_str(&bytes), err);
    ntr_buffer_dispose(&bytes);
    if (status == NTR_OK) status = check_bitext(out, asked, worker, err);
    if (status != NTR_OK) ntr_error_name_source(err, path);
    return status;
}

static ntr_status check_files(checked_file *files, const request *asked, ntr_error *err) {
    ntr_engine *engine = NULL;
    ntr_worker *worker = NULL;
    ntr_status status = ntr_engine_open(&engine, cli_paths_value(&asked->glossaries), &asked->options, err);
    if (status == NTR_OK) status = ntr_worker_open(&worker, engine, err);
    for (size_t i = 0; status == NTR_OK && i < asked->path_count; i++)
        status = check_file(&files[i], asked, asked->paths[i], worker, err);
    cli_leave_worker(worker);
    ntr_engine_close(engine);
    return status;
}

/* --- what is printed ---------------------------------------------------------------------------------------------- */

static ntr_status report(ntr_buffer *out, const request *asked, const cli_checked *checked, ntr_error *err) {
    if (asked->format == HTML) return cli_report_html(out, checked, err);
    if (asked->format == SARIF) cli_report_sarif(out, checked, asked->path_count);
    for (size_t i = 0; i < asked->path_count; i++) {
        if (asked->format == TEXT) cli_report_text(out, &checked[i]);
        if (asked->format == JSON) cli_report_json(out, &checked[i]);
    }
    return ntr_buffer_check(out, err);
}

static int write_report(const request *asked, ntr_str bytes) {
    ntr_error err = {0};
    if (!asked->output) return cli_print(bytes) ? EXIT_DONE : EXIT_SURROUNDINGS;
    return cli_write_file(asked->output, bytes, asked->force, &err) == NTR_OK ? EXIT_DONE : cli_fail(&err);
}

static size_t count_shown(const checked_file *files, size_t count, ntr_severity severity) {
    size_t shown = 0;
    for (size_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < files[i].findings->list.count; k++)
            shown += files[i].shown[k] && files[i].findings->list.items[k].rule->severity == severity;
    return shown;
}

static int make_report(const request *asked, const checked_file *files) {
    ntr_error err = {0};
    ntr_buffer out = {0};
    cli_checked *checked = calloc(asked->path_count, sizeof *checked);
    for (size_t i = 0; checked && i < asked->path_count; i++)
        checked[i] = (cli_checked){asked->paths[i], files[i].bitext, files[i].findings, files[i].shown};
    const ntr_status status = checked ? report(&out, asked, checked, &err) : ntr_error_memory(&err);
    const int code = status == NTR_OK ? write_report(asked, ntr_buffer_str(&out)) : cli_fail(&err);
    free(checked);
    ntr_buffer_dispose(&out);
    return code;
}

static int deliver(const request *asked, const checked_file *files) {
    const int code = make_report(asked, files);
    const size_t errors = count_shown(files, asked->path_count, NTR_SEVERITY_ERROR);
    const size_t warnings = count_shown(files, asked->path_count, NTR_SEVERITY_WARNING);
    if (code == EXIT_DONE && !asked->quiet) fprintf(stderr, "ntrans: %zu errors, %zu warnings\n", errors, warnings);
    return code == EXIT_DONE && errors + warnings ? EXIT_FINDINGS : code;
}

static void dispose(checked_file *files, size_t count) {
    for (size_t i = 0; files && i < count; i++) {
        ntr_check_findings_free(files[i].findings);
        ntr_bitext_free(files[i].bitext);
        free(files[i].shown);
    }
    free(files);
}

static int execute(const request *asked) {
    ntr_error err = {0};
    checked_file *files = calloc(asked->path_count, sizeof *files);
    ntr_status status = files ? check_files(files, asked, &err) : ntr_error_memory(&err);
    const int code = status == NTR_OK ? deliver(asked, files) : cli_fail(&err);
    dispose(files, asked->path_count);
    return code;
}

static int run(cli_args *args) {
    request asked = {.options = NTR_OPTIONS_DEFAULT};
    asked.options.segmented = true;
    asked.paths = calloc((size_t)args->count + 1, sizeof *asked.paths);
    int code = EXIT_SURROUNDINGS;
    if (asked.paths) {
        code = read_arguments(&asked, args);
        if (code == EXIT_DONE) code = asked.rules ? list_rules() : execute(&asked);
    }
    free(asked.paths);
    return code;
}

const cli_verb cli_verb_check = {"check", "FILE…", "Checks translations: finds what is missing, wrong or left over",
                                 options, run};
