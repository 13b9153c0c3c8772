/* ntrans glossary merge. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/glossary.h"
#include "ext/file.h"
#include "ntrans/upkeep.h"

static void append_item(ntr_buffer *out, const ntr_join_item *item) {
    static const char *const settled[] = {"both kept", "mine", "theirs", "newer"};
    char number[24] = "-"; /* of what is new here */
    if (item->entry) snprintf(number, sizeof number, "%" PRId64, item->entry);
    ntr_buffer_printf(out, "%-8s %6s  %.*s → %.*s", ntr_join_verdict_word(item->verdict), number, NTR_FMT(item->nl),
                      NTR_FMT(item->en));
    if (item->verdict == NTR_JOIN_CONFLICT)
        ntr_buffer_printf(out, "  (%.*s; %s)", NTR_FMT(item->what), settled[item->prefer]);
    ntr_buffer_append_char(out, '\n');
}

static void report(ntr_buffer *out, const cli_glossary *g, const ntr_join *join) {
    const uint64_t *counts = join->counts;
    for (uint32_t i = 0; i < join->items.count; i++) {
        const bool conflict = join->items.items[i].verdict == NTR_JOIN_CONFLICT;
        if (g->dry_run || conflict) append_item(out, &join->items.items[i]);
    }
    fprintf(stderr,
            "%s: %s%" PRIu64 " new, %" PRIu64 " taken, %" PRIu64 " removed, %" PRIu64 " joined, %" PRIu64
            " conflicting, %" PRIu64 " kept, %" PRIu64 " same\n",
            g->operands[0], g->dry_run ? "would be " : "", counts[NTR_JOIN_NEW], counts[NTR_JOIN_TAKEN],
            counts[NTR_JOIN_REMOVED], counts[NTR_JOIN_JOINED], counts[NTR_JOIN_CONFLICT], counts[NTR_JOIN_KEPT],
            counts[NTR_JOIN_SAME]);
}

/* One letter; what is none of them keeps both. False at the end of the input. */
static bool ask(ntr_join_item *item) {
    char answer[64];
    fprintf(stderr, "%.*s → %.*s: %.*s\n  [m]ine, [t]heirs, the [n]ewer, [b]oth? ", NTR_FMT(item->nl),
            NTR_FMT(item->en), NTR_FMT(item->what));
    if (!fgets(answer, sizeof answer, stdin)) return false;
    const char *found = strchr("bmtn", answer[0]);
    item->prefer = found && answer[0] ? (ntr_join_prefer)(found - "bmtn") : NTR_JOIN_BOTH;
    return true;
}

/* The conflicts of `plan`, decided one by one. */
static void ask_all(ntr_join *plan) {
    for (uint32_t i = 0; i < plan->items.count; i++)
        if (plan->items.items[i].verdict == NTR_JOIN_CONFLICT && !ask(&plan->items.items[i])) return;
}

static ntr_status merge(ntr_join *join, const cli_glossary *g, ntr_glossary *glossary, ntr_glossary *other,
                        ntr_error *err) {
    const ntr_str name = ntr_str_from(g->operands[0]);
    ntr_join_options options = {.dry_run = g->dry_run, .prefer = (ntr_join_prefer)(g->prefer + 1)};
    ntr_join plan = {0};
    if (options.prefer == NTR_JOIN_BOTH && !g->dry_run && isatty(STDIN_FILENO)) {
        const ntr_join_options trial = {.dry_run = true};
        const ntr_status status = ntr_glossary_join(&plan, glossary, other, name, &trial, err);
        if (status == NTR_OK) ask_all(&plan);
        options.decided = plan.items.items;
        options.decided_count = status == NTR_OK ? plan.items.count : 0;
    }
    const ntr_status status = ntr_glossary_join(join, glossary, other, name, &options, err);
    ntr_join_dispose(&plan);
    return status;
}

/* A colleague's database is never made, changed or brought up to date. */
static ntr_status open_other(ntr_glossary **other, const char *path, const ntr_glossary *glossary, ntr_error *err) {
    if (ntr_file_is_same(path, ntr_glossary_path(glossary)))
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "%s is the glossary itself", path);
    const ntr_status status = ntr_glossary_open(other, path, NTR_GLOSSARY_AS_IS, err);
    if (status == NTR_NOT_FOUND) ntr_error_name_source(err, path);
    return status;
}

int cli_glossary_merge(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL, *other = NULL;
    ntr_join join = {0};
    ntr_buffer out = {0};
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_WRITE, &err);
    if (status == NTR_OK) status = open_other(&other, g->operands[0], glossary, &err);
    if (status == NTR_OK) status = merge(&join, g, glossary, other, &err);
    if (status == NTR_OK) report(&out, g, &join);
    ntr_join_dispose(&join);
    ntr_glossary_close(other);
    return cli_glossary_end(glossary, &out, status, &err);
}
