/* ntrans glossary import, export. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "cli/client.h"
#include "cli/glossary.h"
#include "ext/file.h"

enum { IMPORT_LIMIT = 256 * 1024 * 1024 };

/* --- import ------------------------------------------------------------------------------------------------------- */

static void append_item(ntr_buffer *out, const ntr_import_item *item) {
    ntr_buffer_printf(out, "%s\t%" PRIu64 "\t%.*s\t%.*s\t%.*s\n", ntr_verdict_word(item->verdict), item->line,
                      NTR_FMT(item->nl), NTR_FMT(item->en), NTR_FMT(item->what));
}

static const char *fate(const ntr_import_item *item) {
    if (item->verdict == NTR_VERDICT_NEAR) return item->choice == NTR_CHOICE_MINE ? "left out" : "added";
    return item->choice == NTR_CHOICE_THEIRS ? "replaced" :
           item->choice == NTR_CHOICE_BOTH   ? "both kept" :
                                               "left as it is";
}

static void tell(const cli_glossary *g, const ntr_import_item *item) {
    fprintf(stderr, "%s:%" PRIu64 ": \"%.*s\" → \"%.*s\": %.*s; %s\n", g->operands[0], item->line, NTR_FMT(item->nl),
            NTR_FMT(item->en), NTR_FMT(item->what), fate(item));
}

/* The plan of a dry run goes to standard output; of a real one only what the user has to see to is told. */
static void report_items(ntr_buffer *out, const cli_glossary *g, const ntr_import *import) {
    for (uint32_t i = 0; i < import->items.count; i++) {
        const ntr_import_item *item = &import->items.items[i];
        if (g->dry_run) append_item(out, item);
        if (item->verdict == NTR_VERDICT_BAD)
            fprintf(stderr, "%s:%" PRIu64 ": %.*s\n", g->operands[0], item->line, NTR_FMT(item->what));
        else if (!g->dry_run && (item->verdict == NTR_VERDICT_CONFLICT || item->verdict == NTR_VERDICT_NEAR))
            tell(g, item);
    }
}

/* How conflicts were settled, for behind their number. */
static const char *settled(const cli_glossary *g, bool asked) {
    if (asked) return ", decided one by one";
    if (g->prefer == NTR_PREFER_NEWER) return " (the newer wins, where the file says when)";
    if (g->prefer == NTR_PREFER_THEIRS) return g->dry_run ? " (taken from the file)" : ", which the file won";
    return " (the glossary keeps its own; --prefer theirs takes the file's)";
}

static uint64_t count_left_out(const ntr_import *import) {
    uint64_t count = 0;
    for (uint32_t i = 0; i < import->items.count; i++)
        count += import->items.items[i].verdict == NTR_VERDICT_NEAR && import->items.items[i].choice == NTR_CHOICE_MINE;
    return count;
}

static void report_summary(const cli_glossary *g, const ntr_import *import, bool asked) {
    const char *path = g->operands[0];
    const uint64_t *counts = import->counts, left_out = count_left_out(import);
    const uint64_t near = counts[NTR_VERDICT_NEAR] - left_out;
    fprintf(stderr, "%s: %s%" PRIu64 " new, %" PRIu64 " same, %" PRIu64 " changed, %" PRIu64 " conflicting%s\n", path,
            g->dry_run ? "would be " : "", counts[NTR_VERDICT_NEW] + near, counts[NTR_VERDICT_SAME],
            counts[NTR_VERDICT_CHANGED], counts[NTR_VERDICT_CONFLICT],
            counts[NTR_VERDICT_CONFLICT] ? settled(g, asked) : "");
    if (near) fprintf(stderr, "%s: %" PRIu64 " new ones are spelt nearly as terms that are there\n", path, near);
    if (left_out)
        fprintf(stderr, "%s: %" PRIu64 " left out, for they are spelt nearly as terms that are there\n", path,
                left_out);
    if (import->guessed) fprintf(stderr, "%s: took the encoding for %s\n", path, import->guessed);
    if (import->left_out.len)
        fprintf(stderr, "%s: left out, for ntrans has no such column: %.*s\n", path, NTR_FMT(import->left_out));
}

typedef enum asking { NOT_ASKED, DECIDED, LEFT } asking;

/* With a terminal, and no word on who wins, the plan is made first and its conflicts are asked about: nobody else waits
 * for the answers, for nothing is held meanwhile. */
static ntr_status import_decided(ntr_import *import, asking *asked, const cli_glossary *g, ntr_glossary *glossary,
                                 ntr_str bytes, ntr_import_options *options, ntr_error *err) {
    const ntr_str name = ntr_str_from(g->operands[0]);
    const bool asks = g->prefer < 0 && !g->dry_run && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
    if (!asks) return ntr_glossary_import(import, glossary, name, bytes, options, err);
    ntr_import plan = {0};
    options->dry_run = true;
    ntr_status status = ntr_glossary_import(&plan, glossary, name, bytes, options, err);
    options->dry_run = false;
    if (status == NTR_OK) *asked = cli_glossary_decide(&plan, g->operands[0]) ? DECIDED : LEFT;
    if (*asked != DECIDED) {
        *import = plan;
        return status;
    }
    ntr_import_options decided = *options;
    decided.decided = plan.items.items;
    decided.decided_count = plan.items.count;
    status = ntr_glossary_import(import, glossary, name, bytes, &decided, err);
    ntr_import_dispose(&plan);
    return status;
}

int cli_glossary_import(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_import import = {0};
    ntr_buffer bytes = {0}, out = {0};
    asking asked = NOT_ASKED;
    const char *path = g->operands[0];
    ntr_import_options options = {.dry_run = g->dry_run,
                                  .header = g->header,
                                  .columns = g->columns,
                                  .encoding = g->encoding,
                                  .sheet = g->sheet,
                                  .kind = g->kind,
                                  .domain = g->domain,
                                  .kept = g->kept,
                                  .prefer = g->prefer >= 0 ? (ntr_prefer)g->prefer : NTR_PREFER_MINE};
    ntr_status status = ntr_file_read(&bytes, path, IMPORT_LIMIT, &err);
    if (status == NTR_OK) status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_WRITE, &err);
    if (status == NTR_OK) {
        status = import_decided(&import, &asked, g, glossary, ntr_buffer_str(&bytes), &options, &err);
        if (status != NTR_OK) ntr_error_name_source(&err, path);
        if (asked != LEFT) report_items(&out, g, &import);
    }
    if (status == NTR_OK && asked == LEFT) fprintf(stderr, "%s: left; nothing was imported\n", path);
    if (status == NTR_OK && asked != LEFT) report_summary(g, &import, asked == DECIDED);
    if (status == NTR_BAD_SYNTAX && !cli_print(ntr_buffer_str(&out))) status = NTR_IO; /* the plan, bad rows and all */
    ntr_import_dispose(&import);
    ntr_buffer_dispose(&bytes);
    return cli_glossary_end(glossary, &out, status, &err);
}

/* --- export ------------------------------------------------------------------------------------------------------- */

static bool ends_with(const char *text, const char *end) {
    const size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

/* As the user says, else as the target has it, else by the name of the file. */
static ntr_exchange_format format_of(const cli_glossary *g) {
    if (g->format >= 0) return (ntr_exchange_format)g->format;
    if (g->profile != NTR_PROFILE_PLAIN) return ntr_profile_format((ntr_profile)g->profile);
    if (g->output && ends_with(g->output, ".xliff")) return NTR_EXCHANGE_XLIFF;
    for (int i = 0; g->output && i < NTR_EXCHANGE_COUNT; i++)
        if (ends_with(g->output, ntr_exchange_format_suffix((ntr_exchange_format)i))) return (ntr_exchange_format)i;
    return NTR_EXCHANGE_TSV;
}

static void report_losses(const cli_glossary *g, const ntr_export *report) {
    for (uint32_t i = 0; i < report->losses.count; i++) {
        const ntr_export_loss *loss = &report->losses.items[i];
        fprintf(stderr, "entry %" PRId64 ": \"%.*s\"", loss->entry, NTR_FMT(loss->nl));
        if (loss->en.len > 0) fprintf(stderr, " → \"%.*s\"", NTR_FMT(loss->en));
        fprintf(stderr, ": %.*s\n", NTR_FMT(loss->why));
    }
    if (report->losses.count > 0)
        fprintf(stderr, g->lossy ? "%" PRIu32 " left out\n" : "%" PRIu32 " do not fit; --lossy leaves them out\n",
                report->losses.count);
}

static ntr_status export_glossary(ntr_buffer *out, ntr_glossary *glossary, ntr_arena *arena, const cli_glossary *g,
                                  ntr_error *err) {
    ntr_export report = {0};
    ntr_export_form *forms = NULL;
    ntr_export_options options = {.filter = cli_glossary_filter(g),
                                  .format = format_of(g),
                                  .profile = (ntr_profile)g->profile,
                                  .lossy = g->lossy};
    if (g->article) NTR_TRY(cli_glossary_forms(&forms, &options.form_count, arena, g, err));
    options.forms = forms;
    const ntr_status status = ntr_glossary_export(&report, out, glossary, &options, err);
    report_losses(g, &report);
    ntr_export_dispose(&report);
    return status;
}

/* With --client, the client's first glossary, and its domain where none was said. */
static ntr_status use_client(cli_glossary *g, cli_client *client, cli_paths *first, ntr_error *err) {
    cli_paths paths = {{0}};
    ntr_options options = NTR_OPTIONS_DEFAULT;
    options.domain = g->domain;
    NTR_TRY(cli_client_apply(client, &paths, &options, true, err));
    if (!client->name) return NTR_OK;
    g->domain = options.domain;
    g->path = cli_paths_first(first, &paths);
    return NTR_OK;
}

int cli_glossary_export(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_buffer out = {0};
    cli_client client = {.name = g->client};
    cli_paths first;
    if (g->client && g->path) return cli_usage(g->args, "%s", cli_client_conflict);
    if (g->article && (g->own || g->names || g->kind || g->status >= 0))
        return cli_usage(g->args, "--for says which entries; --own, --names, --kind and --status do not go with it");
    ntr_arena *arena = ntr_arena_new();
    const bool to_file = g->output && strcmp(g->output, "-") != 0;
    ntr_status status = arena ? use_client(g, &client, &first, &err) : ntr_error_memory(&err);
    if (status == NTR_OK) status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_READ, &err);
    if (status == NTR_OK && to_file && !g->force) status = ntr_file_refuse_existing(g->output, &err);
    if (status == NTR_OK) status = export_glossary(&out, glossary, arena, g, &err);
    if (status == NTR_OK && to_file) {
        status = cli_write_file(g->output, ntr_buffer_str(&out), g->force, &err);
        ntr_buffer_clear(&out);
    }
    ntr_arena_free(arena);
    cli_client_dispose(&client);
    return cli_glossary_end(glossary, &out, status, &err);
}
