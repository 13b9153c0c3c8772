/* ntrans tm stats, dedupe, remove. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/tm.h"
#include "ext/json.h"

/* --- stats -------------------------------------------------------------------------------------------------------- */

static void append_stats(ntr_buffer *out, const ntr_memory_stats *stats, const char *path, bool json) {
    const struct {
        const char *key, *words;
        int64_t value;
    } lines[] = {
        {"pairs", "pairs", stats->pairs},
        {"sources", "different Dutch texts", stats->sources},
        {"several", "of them with several English ones", stats->several},
        {"documents", "documents", stats->documents},
        {"file", "from files", stats->origins[0]},
        {"tool", "from tools", stats->origins[1]},
        {"align", "aligned", stats->origins[2]},
        {"fill", "from files that translators filled", stats->origins[3]},
        {"new", "in state new", stats->states[NTR_STATE_NEW]},
        {"translated", "translated", stats->states[NTR_STATE_TRANSLATED]},
        {"reviewed", "reviewed", stats->states[NTR_STATE_REVIEWED]},
        {"final", "final", stats->states[NTR_STATE_FINAL]},
        {"bytes", "bytes that the database takes", stats->bytes},
    };
    ntr_json_writer writer = {.out = out};
    if (json) ntr_json_begin_object(&writer, NULL);
    if (json) ntr_json_string(&writer, "path", ntr_str_from(path));
    if (!json) ntr_buffer_printf(out, "%s\n", path);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        if (json) ntr_json_number(&writer, lines[i].key, lines[i].value);
        if (!json) ntr_buffer_printf(out, "%10" PRId64 "  %s\n", lines[i].value, lines[i].words);
    }
    if (json) ntr_json_end_object(&writer);
    if (json) ntr_json_newline(&writer);
}

int cli_tm_stats(const cli_tm *t) {
    ntr_memory *memory = NULL;
    ntr_memory_stats stats = {0};
    ntr_buffer out = {0};
    ntr_error err = {0};
    ntr_status status = cli_tm_open(&memory, t->path, &err);
    if (status == NTR_OK && memory) status = ntr_memory_count(&stats, memory, &err);
    if (status == NTR_OK) append_stats(&out, &stats, memory ? ntr_memory_path(memory) : "no memory yet", t->json);
    if (status == NTR_OK) status = ntr_buffer_check(&out, &err);
    int code = status == NTR_OK ? EXIT_DONE : cli_fail(&err);
    if (code == EXIT_DONE && !cli_print(ntr_buffer_str(&out))) code = EXIT_SURROUNDINGS;
    ntr_buffer_dispose(&out);
    ntr_memory_close(memory);
    return code;
}

/* --- dedupe ------------------------------------------------------------------------------------------------------- */

int cli_tm_dedupe(const cli_tm *t) {
    ntr_memory *memory = NULL;
    int64_t removed = 0;
    ntr_error err = {0};
    ntr_status status = ntr_memory_open(&memory, t->path, true, &err);
    if (status == NTR_OK) status = ntr_memory_dedupe(&removed, memory, t->one_target, t->dry_run, &err);
    ntr_memory_close(memory);
    if (status != NTR_OK) return cli_fail(&err);
    fprintf(stderr, "ntrans: %s%" PRId64 " removed\n", t->dry_run ? "would be " : "", removed);
    return EXIT_DONE;
}

/* --- remove ------------------------------------------------------------------------------------------------------- */

static bool read_number(int64_t *out, const char *operand) {
    char *end = NULL;
    errno = 0;
    const long long value = strtoll(operand, &end, 10);
    *out = value;
    return errno == 0 && end != operand && *end == '\0' && value > 0;
}

static ntr_status remove_numbers(const cli_tm *t, ntr_memory *memory, const int64_t *numbers, ntr_error *err) {
    const ntr_pair_filter filter = cli_tm_filter(t);
    int64_t removed = t->operand_count;
    const ntr_status status = t->operand_count ? ntr_memory_remove(memory, numbers, (uint32_t)t->operand_count, err) :
                                                 ntr_memory_remove_all(&removed, memory, &filter, err);
    if (status == NTR_OK) fprintf(stderr, "ntrans: %" PRId64 " removed\n", removed);
    return status;
}

int cli_tm_remove(const cli_tm *t) {
    const bool filtered = t->document || t->origin || t->target_lang || t->until;
    if ((t->operand_count > 0) + filtered + t->all != 1)
        return cli_usage(t->args, "which pairs? Either their numbers (tm find gives them), or --document, --origin, "
                                  "--target-lang and --until, or --all");
    int64_t *numbers = calloc((size_t)t->operand_count + 1, sizeof *numbers);
    ntr_memory *memory = NULL;
    ntr_error err = {0};
    ntr_status status = numbers ? NTR_OK : ntr_error_memory(&err);
    for (int i = 0; numbers && i < t->operand_count; i++) {
        if (read_number(&numbers[i], t->operands[i])) continue;
        free(numbers);
        return cli_usage(t->args, "\"%s\" is no number of a pair; tm find gives them", t->operands[i]);
    }
    if (status == NTR_OK) status = ntr_memory_open(&memory, t->path, true, &err);
    if (status == NTR_OK) status = remove_numbers(t, memory, numbers, &err);
    ntr_memory_close(memory);
    free(numbers);
    return status == NTR_OK ? EXIT_DONE : cli_fail(&err);
}
