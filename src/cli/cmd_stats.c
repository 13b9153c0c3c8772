/* ntrans stats: how much there is to translate, by what the memory has of it: the table that translators invoice by. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "cli/repeats.h"
#include "cli/take.h"
#include "cli/tm.h"
#include "ext/file.h"
#include "ext/json.h"
#include "ext/unicode.h"
#include "ntrans/engine.h"
#include "ntrans/source.h"

enum option { TO, TM, NO_TM, GLOSSARY, FROM, ENCODING };

static const cli_option options[] = {
    [TO] = {'t', "to", "FORMAT", "table (default), json or csv"},
    [TM] = {0, "tm", "FILE", "database that holds the memory; by default that of the glossary"},
    [NO_TM] = {0, "no-tm", NULL, "without a memory: repetitions, and all else new"},
    [GLOSSARY] = {'g', "glossary", "FILE", "glossary database; of several the first wins"},
    [FROM] = {0, "from", "FORMAT", CLI_FROM_HELP},
    [ENCODING] = {'e', "encoding", "NAME", "of texts; found out where not given"},
    {0},
};

static const char *const layouts[] = {"table", "json", "csv", NULL};

/* In the order of the table; `key` is for programs. */
static const struct band {
    const char *key, *words;
    unsigned least; /* score */
} bands[] = {
    {"translated", "translated", NTR_SCORE_CONTEXT + 1}, /* by the file itself */
    {"context", "same in context", NTR_SCORE_CONTEXT},
    {"repetitions", "repetitions", NTR_SCORE_CONTEXT + 1},
    {"100", "100 %", NTR_SCORE_SAME},
    {"95-99", "95-99 %", 95},
    {"85-94", "85-94 %", 85},
    {"75-84", "75-84 %", 75},
    {"70-74", "70-74 %", 70},
    {"new", "new", 0},
};

enum { TRANSLATED, CONTEXT, REPETITIONS, SAME, BANDS = sizeof bands / sizeof bands[0] };

typedef struct amount {
    uint64_t segments, words, characters;
} amount;

typedef struct amounts {
    const char *name;
    amount bands[BANDS];
} amounts;

/* What was asked for, and what is opened for it. */
typedef struct run {
    const char **inputs;
    int input_count;
    int layout;
    const char *memory_path;
    bool no_memory;
    cli_paths glossaries;
    ntr_options options;
    ntr_memory *memory; /* NULL: none, or an empty one */
    ntr_engine *engine; /* opened for the first text */
    ntr_worker *worker;
    ntr_breaker *breaker;
    cli_repeats repeats;
    amounts total;
} run;

/* --- the command line --------------------------------------------------------------------------------------------- */

static bool take_option(run *r, const cli_args *args, int option) {
    switch ((enum option)option) {
    case TO: return cli_choice(args, option, layouts, &r->layout);
    case TM: r->memory_path = args->value; return true;
    case NO_TM: r->no_memory = true; return true;
    case GLOSSARY: return cli_take_path(&r->glossaries, args);
    case FROM: return cli_take_source(args, option, &r->options.from);
    case ENCODING: r->options.encoding = args->value; return true;
    }
    return false;
}

static int read_arguments(run *r, cli_args *args) {
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_BAD) return EXIT_USAGE;
        if (option == CLI_OPERAND) {
            r->inputs[r->input_count++] = args->value;
        } else if (!take_option(r, args, option)) {
            return EXIT_USAGE;
        }
    }
    if (r->input_count == 0) return cli_usage(args, "which FILE? (- is standard input)");
    if (r->memory_path && r->no_memory) return cli_usage(args, "--tm and --no-tm do not go together");
    return EXIT_DONE;
}

/* --- counting ----------------------------------------------------------------------------------------------------- */

/* A word is what ICU's word boundaries part and has a letter or a digit in it (Unicode Standard Annex 29). */
static ntr_status count_words(uint64_t *out, run *r, ntr_str text, ntr_error *err) {
    *out = 0;
    NTR_TRY(ntr_breaker_set(r->breaker, text, err));
    for (size_t begin = 0, end; (end = ntr_breaker_next(r->breaker)) != SIZE_MAX; begin = end) {
        bool word = false;
        for (size_t at = begin; at < end && !word;) {
            const int32_t c = ntr_utf8_next(text, &at);
            word = ntr_char_is_letter(c) || ntr_char_is_digit(c);
        }
        *out += word;
    }
    return NTR_OK;
}

static ntr_status best_score(unsigned *out, run *r, const ntr_bitext *bitext, uint32_t index, bool repeated,
                             ntr_error *err) {
    const ntr_unit *unit = &bitext->units.items[index];
    const ntr_memory_query query = {.source = unit->source,
                                    .codes = unit->source_codes,
                                    .before = ntr_memory_hash_at(bitext, index - 1),
                                    .behind = ntr_memory_hash_at(bitext, index + 1),
                                    .least = repeated ? NTR_SCORE_CONTEXT : NTR_MEMORY_LEAST,
                                    .limit = 1};
    ntr_hits hits = {0};
    *out = 0;
    if (!r->memory) return NTR_OK;
    const ntr_status status = ntr_memory_find(&hits, r->memory, &query, err);
    if (status == NTR_OK && hits.list.count) *out = hits.list.items[0].score;
    ntr_hits_dispose(&hits);
    return status;
}

static unsigned band_of(unsigned score, bool repeated) {
    if (score >= NTR_SCORE_CONTEXT) return CONTEXT;
    if (repeated) return REPETITIONS;
    unsigned band = SAME;
    while (score < bands[band].least) band++;
    return band;
}

static ntr_status count_unit(amounts *out, run *r, const ntr_bitext *bitext, uint32_t index, ntr_error *err) {
    const ntr_unit *unit = &bitext->units.items[index];
    const bool repeated = cli_repeats_meet(&r->repeats, ntr_memory_hash_at(bitext, index));
    unsigned score;
    amount add = {.segments = 1, .characters = ntr_utf8_count(unit->source)};
    NTR_TRY(best_score(&score, r, bitext, index, repeated, err));
    NTR_TRY(count_words(&add.words, r, unit->source, err));
    const unsigned band = ntr_unit_is_translated(unit) ? TRANSLATED : band_of(score, repeated);
    amount *const to[] = {&out->bands[band], &r->total.bands[band]};
    for (size_t i = 0; i < 2; i++) {
        to[i]->segments += add.segments;
        to[i]->words += add.words;
        to[i]->characters += add.characters;
    }
    return NTR_OK;
}

static ntr_status count_units(amounts *out, run *r, const ntr_bitext *bitext, ntr_error *err) {
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        if (ntr_unit_is_meant(&bitext->units.items[i])) NTR_TRY(count_unit(out, r, bitext, i, err));
    }
    return r->repeats.failed ? ntr_error_memory(err) : NTR_OK;
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static ntr_status read_text(ntr_bitext **out, run *r, const char *path, ntr_str bytes, ntr_error *err) {
    ntr_document *document = NULL;
    if (!r->engine) NTR_TRY(ntr_engine_open(&r->engine, cli_paths_value(&r->glossaries), &r->options, err));
    if (!r->worker) NTR_TRY(ntr_worker_open(&r->worker, r->engine, err));
    NTR_TRY(ntr_worker_read(r->worker, &document, ntr_str_from(path), bytes, err));
    ntr_status status = ntr_worker_run(r->worker, document, "language", err);
    if (status == NTR_OK) status = ntr_bitext_from_document(out, document, NTR_TARGET_NONE, "nl", "en-GB", err);
    ntr_document_free(document);
    return status;
}

static ntr_status count_file(amounts *out, run *r, const char *path, ntr_error *err) {
    ntr_buffer bytes = {0};
    ntr_bitext *bitext = NULL;
    *out = (amounts){.name = path};
    ntr_status status = ntr_file_read(&bytes, path, NTR_FORMAT_LIMIT, err);
    if (status == NTR_OK)
        status = !r->options.from && ntr_format_is_bilingual(ntr_buffer_str(&bytes)) ?
                     ntr_format_read(&bitext, NULL, ntr_str_from(path), ntr_buffer_str(&bytes), err) :
                     read_text(&bitext, r, path, ntr_buffer_str(&bytes), err);
    ntr_buffer_dispose(&bytes);
    if (status == NTR_OK) status = count_units(out, r, bitext, err);
    ntr_bitext_free(bitext);
    if (status != NTR_OK) ntr_error_name_source(err, path);
    return status;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static amount sum_of(const amounts *a) {
    amount sum = {0};
    for (int i = 0; i < BANDS; i++) {
        sum.segments += a->bands[i].segments;
        sum.words += a->bands[i].words;
        sum.characters += a->bands[i].characters;
    }
    return sum;
}

static void append_row(ntr_buffer *out, const char *words, amount a) {
    ntr_buffer_printf(out, "  %-16s %9" PRIu64 " %9" PRIu64 " %11" PRIu64 "\n", words, a.segments, a.words,
                      a.characters);
}

static void append_table(ntr_buffer *out, const amounts *a) {
    ntr_buffer_printf(out, "%s\n  %-16s %9s %9s %11s\n", a->name, "", "segments", "words", "characters");
    for (int i = 0; i < BANDS; i++) append_row(out, bands[i].words, a->bands[i]);
    append_row(out, "total", sum_of(a));
}

/* RFC 4180: a name with a comma, a quotation mark or a line end stands in quotation marks. */
static void append_csv_name(ntr_buffer *out, const char *name) {
    const bool quoted = strpbrk(name, ",\"\r\n") != NULL;
    if (quoted) ntr_buffer_append_char(out, '"');
    for (; *name; name++) {
        if (*name == '"') ntr_buffer_append_char(out, '"');
        ntr_buffer_append_char(out, *name);
    }
    if (quoted) ntr_buffer_append_char(out, '"');
}

static void append_csv(ntr_buffer *out, const amounts *a) {
    for (int i = 0; i <= BANDS; i++) {
        const amount row = i < BANDS ? a->bands[i] : sum_of(a);
        append_csv_name(out, a->name);
        ntr_buffer_printf(out, ",%s,%" PRIu64 ",%" PRIu64 ",%" PRIu64 "\r\n", i < BANDS ? bands[i].key : "total",
                          row.segments, row.words, row.characters);
    }
}

static void write_amount(ntr_json_writer *json, const char *key, amount a) {
    ntr_json_begin_object(json, key);
    ntr_json_number(json, "segments", (int64_t)a.segments);
    ntr_json_number(json, "words", (int64_t)a.words);
    ntr_json_number(json, "characters", (int64_t)a.characters);
    ntr_json_end_object(json);
}

static void write_amounts(ntr_json_writer *json, const char *key, const amounts *a) {
    ntr_json_begin_object(json, key);
    if (!key) ntr_json_string(json, "file", ntr_str_from(a->name));
    for (int i = 0; i < BANDS; i++) write_amount(json, bands[i].key, a->bands[i]);
    write_amount(json, "total", sum_of(a));
    ntr_json_end_object(json);
}

static void append_json(ntr_buffer *out, const amounts *files, const run *r) {
    ntr_json_writer json = {.out = out};
    ntr_json_begin_object(&json, NULL);
    ntr_json_begin_array(&json, "files");
    for (int i = 0; i < r->input_count; i++) write_amounts(&json, NULL, &files[i]);
    ntr_json_end_array(&json);
    write_amounts(&json, "total", &r->total);
    ntr_json_end_object(&json);
    ntr_json_newline(&json);
}

/* The total of one file would say the same again. */
static void append_all(ntr_buffer *out, const amounts *files, const run *r) {
    void (*const append)(ntr_buffer * out, const amounts *a) = r->layout == 2 ? append_csv : append_table;
    if (r->layout == 1) {
        append_json(out, files, r);
        return;
    }
    if (r->layout == 2) ntr_buffer_append(out, NTR_STR("file,band,segments,words,characters\r\n"));
    for (int i = 0; i < r->input_count; i++) append(out, &files[i]);
    if (r->input_count > 1) append(out, &r->total);
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

static ntr_status count_files(amounts *files, run *r, ntr_error *err) {
    cli_paths first;
    const char *path = r->memory_path ? r->memory_path : cli_paths_first(&first, &r->glossaries);
    NTR_TRY(ntr_breaker_open(&r->breaker, NTR_BREAK_WORD, "nl", err));
    if (!r->no_memory) NTR_TRY(cli_tm_open_filled(&r->memory, path, r->memory_path != NULL, err));
    for (int i = 0; i < r->input_count; i++) NTR_TRY(count_file(&files[i], r, r->inputs[i], err));
    return NTR_OK;
}

static int execute(run *r) {
    amounts *files = calloc((size_t)r->input_count, sizeof *files);
    ntr_buffer out = {0};
    ntr_error err = {0};
    ntr_status status = files ? count_files(files, r, &err) : ntr_error_memory(&err);
    if (status == NTR_OK) append_all(&out, files, r);
    if (status == NTR_OK) status = ntr_buffer_check(&out, &err);
    int code = status == NTR_OK ? EXIT_DONE : cli_fail(&err);
    if (code == EXIT_DONE && !cli_print(ntr_buffer_str(&out))) code = EXIT_SURROUNDINGS;
    ntr_buffer_dispose(&out);
    free(files);
    ntr_breaker_close(r->breaker);
    ntr_worker_close(r->worker);
    ntr_engine_close(r->engine);
    ntr_memory_close(r->memory);
    cli_repeats_dispose(&r->repeats);
    return code;
}

static int run_stats(cli_args *args) {
    run r = {.options = NTR_OPTIONS_DEFAULT,
             .total = {.name = "total"},
             .inputs = calloc((size_t)args->count + 1, sizeof *r.inputs)};
    ntr_error err = {0};
    int code;
    if (r.inputs) {
        code = read_arguments(&r, args);
        if (code == EXIT_DONE) code = execute(&r);
    } else {
        (void)ntr_error_memory(&err);
        code = cli_fail(&err);
    }
    free(r.inputs);
    return code;
}

const cli_verb cli_verb_stats = {"stats", "FILE…", "Counts what there is to translate, by what the memory has of it",
                                 options, run_stats};
