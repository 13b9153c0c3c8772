/* ntrans align: pairs from a text and its translation. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "cli/process.h"
#include "cli/take.h"
#include "ext/file.h"
#include "ext/json.h"
#include "ntrans/engine.h"
#include "ntrans/review.h"

enum option { TO, OUTPUT, FORCE, SEGMENTED, NO_LEXICON, MIN_CONFIDENCE, GLOSSARY, ENCODING, QUIET };

static const cli_option options[] = {
    [TO] = {'t', "to", "FORMAT",
            "jsonl (default): one bead a line; html: a page of them; or pairs: xliff, xliff2, tmx, tsv, csv, po"},
    [OUTPUT] = {'o', "output", "FILE", "write there; - is standard output (default)"},
    [FORCE] = {'f', "force", NULL, "replace a file that exists"},
    [SEGMENTED] = {0, "segmented", NULL, "both files hold one segment a line"},
    [NO_LEXICON] = {0, "no-lexicon", NULL, "do not use the Dutch-English dictionaries that are installed"},
    [MIN_CONFIDENCE] = {0, "min-confidence", "N",
                        "leave out what is less sure (0-1000; 0 is the default); html: call it doubtful (900)"},
    [GLOSSARY] = {'g', "glossary", "FILE", "glossary database; of several the first wins"},
    [ENCODING] = {'e', "encoding", "NAME", "of both texts; found out where not given"},
    [QUIET] = {'q', "quiet", NULL, "no notes, no summary"},
    {0},
};

/* What was asked for. */
typedef struct request {
    const char *paths[2]; /* Dutch, English */
    const char *output;   /* NULL: standard output */
    cli_paths glossaries;
    const ntr_format *format; /* NULL: beads */
    long least_score;         /* -1: not given */
    bool force, no_lexicon, quiet;
    ntr_options options;
} request;

/* One run: what is opened and made on the way. */
typedef struct run {
    ntr_engine *engine;
    ntr_worker *worker;
    ntr_align_lexicon *lexicon;
    unsigned dictionaries;
    ntr_sentences *texts[2];
    ntr_alignment *alignment;
    ntr_buffer out;
} run;

/* --- the command line --------------------------------------------------------------------------------------------- */

/* Beads are JSON Lines of their own. */
static bool take_format(request *asked, const cli_args *args) {
    if (!cli_take_format(args, TO, &asked->format)) return false;
    if (strcmp(asked->format->name, "jsonl") == 0) asked->format = NULL;
    return true;
}

static bool take_option(request *asked, const cli_args *args, int option) {
    switch ((enum option)option) {
    case TO: return take_format(asked, args);
    case OUTPUT: asked->output = strcmp(args->value, "-") == 0 ? NULL : args->value; return true;
    case FORCE: asked->force = true; return true;
    case SEGMENTED: asked->options.segmented = true; return true;
    case NO_LEXICON: asked->no_lexicon = true; return true;
    case MIN_CONFIDENCE: return cli_number(args, option, 0, 1000, &asked->least_score);
    case GLOSSARY: return cli_take_path(&asked->glossaries, args);
    case ENCODING: asked->options.encoding = args->value; return true;
    case QUIET: asked->quiet = true; return true;
    }
    return false;
}

static int read_arguments(request *asked, cli_args *args) {
    int count = 0;
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_BAD) return EXIT_USAGE;
        if (option != CLI_OPERAND) {
            if (!take_option(asked, args, option)) return EXIT_USAGE;
        } else if (count == 2) {
            return cli_usage(args, "a Dutch and an English text; \"%s\" is too many", args->value);
        } else {
            asked->paths[count++] = args->value;
        }
    }
    if (count < 2) return cli_usage(args, "which texts? First the Dutch one, then the English one");
    if (strcmp(asked->paths[0], "-") == 0 && strcmp(asked->paths[1], "-") == 0)
        return cli_usage(args, "standard input can be read once only");
    return EXIT_DONE;
}

/* --- what is written ---------------------------------------------------------------------------------------------- */

static void write_indices(ntr_json_writer *json, const char *key, uint32_t first, uint32_t count) {
    ntr_json_begin_array(json, key);
    for (uint32_t k = 0; k < count; k++) ntr_json_number(json, NULL, first + k);
    ntr_json_end_array(json);
}

static void write_beads(ntr_buffer *out, const ntr_alignment *alignment, long least_score) {
    ntr_json_writer json = {.out = out};
    for (uint32_t b = 0; b < alignment->beads.count; b++) {
        const ntr_bead *bead = &alignment->beads.items[b];
        if (bead->score < least_score) continue;
        ntr_json_begin_object(&json, NULL);
        write_indices(&json, "src", bead->src, bead->src_count);
        write_indices(&json, "tgt", bead->tgt, bead->tgt_count);
        ntr_json_number(&json, "score", bead->score);
        ntr_json_end_object(&json);
        ntr_json_newline(&json);
    }
}

static bool is_page(const request *asked) {
    return asked->format && strcmp(asked->format->name, "html") == 0;
}

static ntr_review_side side_of(const ntr_sentences *text, const char *lang) {
    return (ntr_review_side){text->list.items, text->list.count, lang};
}

static ntr_status write_page(run *r, const request *asked, ntr_error *err) {
    enum { DOUBTFUL = 900 };
    const ntr_review_ladder ladder = {
        .name = ntr_str_from(asked->paths[0]),
        .sides = {side_of(r->texts[0], asked->options.source_lang), side_of(r->texts[1], asked->options.target_lang)},
        .beads = r->alignment->beads.items,
        .bead_count = r->alignment->beads.count,
        .doubtful = asked->least_score < 0 ? DOUBTFUL : (unsigned)asked->least_score};
    return ntr_review_write(&r->out, &ladder, err);
}

static ntr_status write_pairs(run *r, const request *asked, ntr_error *err) {
    ntr_bitext *bitext;
    NTR_TRY(ntr_bitext_from_alignment(&bitext, ntr_str_from(asked->paths[0]), r->alignment, r->texts[0], r->texts[1],
                                      asked->least_score < 0 ? 0 : (unsigned)asked->least_score, &asked->options, err));
    const ntr_write_options plain = {0};
    const ntr_status status = asked->format->write(&r->out, bitext, &plain, err);
    ntr_bitext_free(bitext);
    return status;
}

/* "set aside in nl.txt: 12 lines that its pages repeat (Pagina 1 van 12)" */
static void print_aside(const char *path, const ntr_align_text *text, const ntr_sentences *sentences) {
    uint32_t first = 0;
    if (text->aside_count == 0) return;
    while (!text->aside[first]) first++;
    const ntr_str example = sentences->list.items[first];
    fprintf(stderr, "%s: %u lines that its pages repeat were set aside (\"%.*s\")\n", path, text->aside_count,
            (int)example.len, example.ptr);
}

static void print_languages(const request *asked, const ntr_alignment *alignment) {
    const bool first_english = ntr_lang_is(alignment->src.lang, "en"),
               second_dutch = ntr_lang_is(alignment->tgt.lang, "nl");
    if (first_english && second_dutch)
        fprintf(stderr, "ntrans: %s looks English and %s Dutch: the Dutch text comes first\n", asked->paths[0],
                asked->paths[1]);
    else if (first_english || second_dutch)
        fprintf(stderr, "%s: looks %s; is it the right file?\n", asked->paths[second_dutch],
                second_dutch ? "Dutch, not English" : "English, not Dutch");
}

static void print_notes(const run *r, const request *asked) {
    print_aside(asked->paths[0], &r->alignment->src, r->texts[0]);
    print_aside(asked->paths[1], &r->alignment->tgt, r->texts[1]);
    print_languages(asked, r->alignment);
}

static void print_summary(const run *r, const request *asked, double seconds) {
    size_t alone[2] = {0, 0}, unsure = 0;
    for (uint32_t b = 0; b < r->alignment->beads.count; b++) {
        const ntr_bead *bead = &r->alignment->beads.items[b];
        alone[0] += bead->tgt_count == 0;
        alone[1] += bead->src_count == 0;
        unsure += bead->score < asked->least_score;
    }
    if (r->dictionaries == 0 && !asked->no_lexicon)
        fputs("ntrans: no Dutch-English dictionary found; dict-freedict-nld-eng and dict-freedict-eng-nld help\n",
              stderr);
    fprintf(stderr, "ntrans: %u Dutch and %u English sentences, %u beads; without counterpart: %zu Dutch, %zu English",
            r->texts[0]->list.count, r->texts[1]->list.count, r->alignment->beads.count, alone[0], alone[1]);
    const char *told = is_page(asked) ? "doubtful" : "left out as unsure";
    if (asked->least_score > 0) fprintf(stderr, "; %s: %zu", told, unsure);
    fprintf(stderr, "; %.2f s\n", seconds);
}

/* --- the work ----------------------------------------------------------------------------------------------------- */

static ntr_status read_text(run *r, const request *asked, int which, ntr_error *err) {
    ntr_buffer bytes = {0};
    const char *path = asked->paths[which];
    ntr_status status = ntr_file_read(&bytes, path, NTR_DOCUMENT_LIMIT, err);
    if (status == NTR_OK)
        status = ntr_worker_sentences(r->worker, &r->texts[which], ntr_str_from(path), ntr_buffer_str(&bytes),
                                      which == 1, err);
    if (status != NTR_OK) ntr_error_name_source(err, path);
    ntr_buffer_dispose(&bytes);
    return status;
}

static ntr_status align(run *r, const request *asked, ntr_error *err) {
    NTR_TRY(ntr_engine_open(&r->engine, cli_paths_value(&asked->glossaries), &asked->options, err));
    NTR_TRY(ntr_worker_open(&r->worker, r->engine, err));
    for (int which = 0; which < 2; which++) NTR_TRY(read_text(r, asked, which, err));
    NTR_TRY(ntr_engine_align_lexicon(&r->lexicon, &r->dictionaries, r->engine, !asked->no_lexicon, err));
    NTR_TRY(ntr_align(&r->alignment, r->texts[0]->list.items, r->texts[0]->list.count, r->texts[1]->list.items,
                      r->texts[1]->list.count, r->lexicon, err));
    if (is_page(asked)) return write_page(r, asked, err);
    if (asked->format) return write_pairs(r, asked, err);
    write_beads(&r->out, r->alignment, asked->least_score);
    return ntr_buffer_check(&r->out, err);
}

static int deliver(const run *r, const request *asked) {
    if (!asked->output) return cli_print(ntr_buffer_str(&r->out)) ? EXIT_DONE : EXIT_SURROUNDINGS;
    ntr_error err = {0};
    if (cli_write_file(asked->output, ntr_buffer_str(&r->out), asked->force, &err) == NTR_OK) return EXIT_DONE;
    return cli_fail(&err);
}

static void dispose(run *r) {
    ntr_buffer_dispose(&r->out);
    ntr_alignment_free(r->alignment);
    for (int which = 0; which < 2; which++) ntr_sentences_free(r->texts[which]);
    ntr_align_lexicon_free(r->lexicon);
    cli_leave_worker(r->worker);
    ntr_engine_close(r->engine);
}

static int run_align(cli_args *args) {
    request asked = {.least_score = -1, .options = NTR_OPTIONS_DEFAULT};
    const int bad = read_arguments(&asked, args);
    if (bad) return bad;
    const double start = ntr_clock();
    run r = {0};
    ntr_error err = {0};
    int code;
    if (align(&r, &asked, &err) != NTR_OK) {
        code = cli_fail(&err);
    } else {
        code = deliver(&r, &asked);
        if (code == EXIT_DONE && !asked.quiet) {
            print_notes(&r, &asked);
            print_summary(&r, &asked, ntr_clock() - start);
        }
    }
    dispose(&r);
    return code;
}

const cli_verb cli_verb_align = {
    "align", "NL EN", "Aligns a text with its translation: which sentences belong together", options, run_align};
