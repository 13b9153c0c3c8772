/* ntrans fill: a translation into the targets of the XLIFF that it was made from. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "cli/cli.h"
#include "cli/fill.h"
#include "ext/file.h"

enum option { OUTPUT, FORCE, MASKS, OVERWRITE_APPROVED, QUIET };

static const cli_option options[] = {
    [OUTPUT] = {'o', "output", "FILE", "write there instead of into FILE.xlf; - is standard output"},
    [FORCE] = {'f', "force", NULL, "replace an output that exists"},
    [MASKS] = {'m', "masks", "FILE",
               "what the placeholders stand for; found beside TRANSLATION or FILE.xlf where not given"},
    [OVERWRITE_APPROVED] = {0, "overwrite-approved", NULL, "also change what a person approved"},
    [QUIET] = {'q', "quiet", NULL, "no messages about placeholders, no summary"},
    {0},
};

typedef struct request {
    const char *path, *translation, *masks, *output;
    bool force, quiet;
    ntr_fill_options fill;
} request;

/* --- the command line --------------------------------------------------------------------------------------------- */

static bool take_option(request *asked, const cli_args *args, int option) {
    switch ((enum option)option) {
    case OUTPUT: asked->output = args->value; return true;
    case FORCE: asked->force = true; return true;
    case MASKS: asked->masks = args->value; return true;
    case OVERWRITE_APPROVED: asked->fill.overwrite_approved = true; return true;
    case QUIET: asked->quiet = true; return true;
    }
    return false;
}

static bool take_operand(request *asked, const cli_args *args) {
    const char **place = asked->path ? &asked->translation : &asked->path;
    if (*place) {
        (void)cli_usage(args, "%s: one FILE.xlf and one TRANSLATION only", args->value);
        return false;
    }
    *place = args->value;
    return true;
}

static int read_arguments(request *asked, cli_args *args) {
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_BAD) return EXIT_USAGE;
        if (option == CLI_OPERAND ? !take_operand(asked, args) : !take_option(asked, args, option)) return EXIT_USAGE;
    }
    if (!asked->path) return cli_usage(args, "which FILE.xlf?");
    if (!asked->translation) return cli_usage(args, "%s: which TRANSLATION goes into it?", asked->path);
    return cli_fill_check_output(args, asked->path, asked->output);
}

/* --- the work ----------------------------------------------------------------------------------------------------- */

static ntr_status read_file(ntr_buffer *out, const char *path, ntr_error *err) {
    return ntr_file_read(out, path, NTR_FORMAT_LIMIT, err);
}

static ntr_status read_masks(ntr_masks **out, const char *path, ntr_error *err) {
    ntr_buffer bytes = {0};
    ntr_status status = read_file(&bytes, path, err);
    if (status == NTR_OK) status = ntr_masks_read(out, ntr_buffer_str(&bytes), err);
    if (status != NTR_OK) ntr_error_name_source(err, path);
    ntr_buffer_dispose(&bytes);
    return status;
}

enum { PATH_SIZE = 4096 };

/* artikel.nl-en.xlf and artikel.nl-en.xliff2.xlf have theirs in artikel.nl-en.txt.masks.json. */
static bool place_beside(char out[PATH_SIZE], const char *path) {
    const size_t length = strlen(path);
    const char *const suffixes[] = {".xliff2.xlf", ".xlf", ".xliff"};
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        const size_t end = strlen(suffixes[i]);
        if (length <= end || strcmp(path + length - end, suffixes[i]) != 0) continue;
        const int put =
            snprintf(out, PATH_SIZE, "%.*s.txt%s", (int)(length - end), path, ntr_format_find("mt")->beside);
        return put > 0 && put < PATH_SIZE && ntr_file_exists(out);
    }
    return false;
}

/* The masks asked for; else those beside the translation; else those beside the XLIFF, when `text` has placeholders of
 * theirs. None where there are none. */
static ntr_status find_masks(ntr_masks **out, const request *asked, ntr_str text, ntr_error *err) {
    char path[PATH_SIZE];
    *out = NULL;
    if (asked->masks) return read_masks(out, asked->masks, err);
    const int put = snprintf(path, sizeof path, "%s%s", asked->translation, ntr_format_find("mt")->beside);
    if (put > 0 && put < PATH_SIZE && ntr_file_exists(path)) return read_masks(out, path, err);
    if (!place_beside(path, asked->path)) return NTR_OK;
    NTR_TRY(read_masks(out, path, err));
    if (ntr_masks_occur(*out, text)) return NTR_OK;
    ntr_masks_free(*out);
    *out = NULL;
    return NTR_OK;
}

static ntr_status take_bilingual(ntr_filling *filling, const request *asked, ntr_str bytes, ntr_error *err) {
    ntr_bitext *translation = NULL;
    NTR_TRY(ntr_format_read(&translation, NULL, ntr_str_from(asked->translation), bytes, err));
    const ntr_status status = ntr_filling_bitext_in(filling, translation, &asked->fill, err);
    ntr_bitext_free(translation);
    return status;
}

static ntr_status take_translation(ntr_filling *filling, const request *asked, ntr_error *err) {
    ntr_buffer bytes = {0};
    ntr_masks *masks = NULL;
    ntr_status status = read_file(&bytes, asked->translation, err);
    const ntr_str text = ntr_buffer_str(&bytes);
    if (status == NTR_OK) status = find_masks(&masks, asked, text, err);
    if (status == NTR_OK && !masks && ntr_format_is_bilingual(text)) {
        status = take_bilingual(filling, asked, text, err);
    } else if (status == NTR_OK) {
        status = ntr_filling_lines(filling, text, masks, &asked->fill, err);
    }
    if (status != NTR_OK) ntr_error_name_source(err, asked->translation);
    ntr_buffer_dispose(&bytes);
    ntr_masks_free(masks);
    return status;
}

static ntr_status fill(ntr_filling *filling, const request *asked, ntr_error *err) {
    NTR_TRY(take_translation(filling, asked, err));
    NTR_TRY(cli_fill_deliver(filling, asked->path, asked->output, asked->force, err));
    if (!asked->quiet) cli_fill_report(filling, asked->path, asked->output);
    return NTR_OK;
}

static int run(cli_args *args) {
    request asked = {0};
    ntr_filling *filling = NULL;
    ntr_error err = {0};
    const int code = read_arguments(&asked, args);
    if (code != EXIT_DONE) return code;
    ntr_status status = cli_fill_open(&filling, asked.path, &err);
    if (status == NTR_OK) status = fill(filling, &asked, &err);
    ntr_filling_close(filling);
    return status == NTR_OK ? EXIT_DONE : cli_fail(&err);
}

const cli_verb cli_verb_fill = {"fill", "FILE.xlf TRANSLATION", "Puts a translation into the targets of an XLIFF",
                                options, run};
