/* align_fit [--no-lexicon] [--fit] [NAME=VALUE…] [--out DIR] FOLDER…: fits src/align/params.c. Not a test.
 *
 * Each FOLDER holds hand-checked alignments, NAME.nl, NAME.en (a sentence a line) and NAME.gold: source indices TAB
 * target indices TAB kind, from 0, comma separated, "-" for none; kind "?" where only the borders of a bead are known.
 * Prints by how many nats a bead the right path falls short of all paths; with --fit it changes one parameter after
 * another as long as that helps, and prints them. With --out it writes the beads it finds to DIR/NAME.ali. */
#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "align/work.h"
#include "ext/file.h"
#include "ext/gzip.h"
#include "gloss/fill.h"

enum { MOST_TEXTS = 256 };

typedef struct text {
    char *path; /* without ending */
    const char *name;
    ntr_buffer src_bytes, tgt_bytes;
    ntr_str *src, *tgt;
    uint32_t src_count, tgt_count;
    ntr_align_group *groups;
    uint32_t *src_group, *tgt_group;
    uint32_t group_count;
} text;

typedef struct fitter {
    text texts[MOST_TEXTS];
    size_t count;
    const ntr_align_lexicon *lexicons[2]; /* each text is aligned with each; NULL is without */
    size_t lexicon_count;
    const char *out;
} fitter;

#define PARAM(name)                                                                                                    \
    { #name, offsetof(ntr_align_params, name) }
static const struct param {
    const char *name;
    size_t offset;
} table[] = {
    PARAM(prior[1]),    PARAM(prior[2]),    PARAM(prior[3]), PARAM(prior[4]),     PARAM(prior[5]), PARAM(null_open),
    PARAM(null_extend), PARAM(null_length), PARAM(gain),     PARAM(loss),         PARAM(length),   PARAM(length_bound),
    PARAM(end_mark),    PARAM(heading),     PARAM(support),  PARAM(support_base),
};
enum { PARAM_COUNT = sizeof table / sizeof table[0] };

static double *param(ntr_align_params *params, size_t i) {
    return (double *)(void *)((char *)params + table[i].offset);
}

static _Noreturn void die(const ntr_error *err) {
    fprintf(stderr, "%s: %s\n", err->source, err->message);
    exit(1);
}

static ntr_str *lines_of(ntr_buffer *bytes, uint32_t *count, const char *stem, const char *ending) {
    char path[1024];
    ntr_error err = {0};
    snprintf(path, sizeof path, "%s.%s", stem, ending);
    if (ntr_file_read(bytes, path, NTR_DOCUMENT_LIMIT, &err) != NTR_OK) die(&err);
    ntr_str *lines = calloc(bytes->len + 1, sizeof *lines);
    *count = 0;
    for (size_t begin = 0, end; lines && begin < bytes->len; begin = end + 1) {
        const char *stop = memchr(bytes->ptr + begin, '\n', bytes->len - begin);
        end = stop ? (size_t)(stop - bytes->ptr) : bytes->len;
        lines[(*count)++] = ntr_str_slice(ntr_buffer_str(bytes), begin, end);
    }
    return lines;
}

static uint32_t pin(uint32_t *groups, const char *cell, uint32_t group) {
    uint32_t count = 0;
    for (const char *at = cell; at && *at != '-' && *at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL, count++)
        groups[strtoul(at, NULL, 10)] = group;
    return count;
}

static void read_gold(text *t) {
    char line[8192], path[1024];
    snprintf(path, sizeof path, "%s.gold", t->path);
    FILE *in = fopen(path, "r");
    while (in && fgets(line, sizeof line, in)) {
        char *tgt = strchr(line, '\t');
        if (line[0] == '#' || !tgt) continue;
        *tgt++ = '\0';
        char *kind = strchr(tgt, '\t');
        if (kind) *kind++ = '\0';
        const uint32_t group = t->group_count++;
        t->groups[group].src_count = pin(t->src_group, line, group);
        t->groups[group].tgt_count = pin(t->tgt_group, tgt, group);
        t->groups[group].whole = !kind || kind[0] != '?';
    }
    if (in) fclose(in);
}

static void read_text(fitter *f, const char *folder, const char *file) {
    if (f->count == MOST_TEXTS) return;
    text *t = &f->texts[f->count++];
    const size_t size = strlen(folder) + strlen(file) + 2;
    t->path = malloc(size);
    if (!t->path) exit(1);
    snprintf(t->path, size, "%s/%.*s", folder, (int)(strlen(file) - strlen(".gold")), file);
    t->name = strrchr(t->path, '/') + 1;
    t->src = lines_of(&t->src_bytes, &t->src_count, t->path, "nl");
    t->tgt = lines_of(&t->tgt_bytes, &t->tgt_count, t->path, "en");
    t->groups = calloc(t->src_count + t->tgt_count + 1, sizeof *t->groups);
    t->src_group = calloc(t->src_count + 1, sizeof *t->src_group);
    t->tgt_group = calloc(t->tgt_count + 1, sizeof *t->tgt_group);
    if (!t->src || !t->tgt || !t->groups || !t->src_group || !t->tgt_group) exit(1);
    read_gold(t);
}

static void read_folder(fitter *f, const char *folder) {
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        const char *dot = strrchr(entry->d_name, '.');
        if (dot && strcmp(dot, ".gold") == 0) read_text(f, folder, entry->d_name);
    }
    if (dir) closedir(dir);
}

static void print_indices(FILE *out, uint32_t first, uint32_t count, char end) {
    if (count == 0) fputc('-', out);
    for (uint32_t k = 0; k < count; k++) fprintf(out, "%s%u", k ? "," : "", first + k);
    fputc(end, out);
}

static void write_beads(const fitter *f, const text *t, const ntr_alignment *alignment) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.ali", f->out, t->name);
    FILE *out = fopen(path, "w");
    for (uint32_t b = 0; out && b < alignment->beads.count; b++) {
        const ntr_bead *bead = &alignment->beads.items[b];
        print_indices(out, bead->src, bead->src_count, '\t');
        print_indices(out, bead->tgt, bead->tgt_count, '\t');
        fprintf(out, "=\t%u\n", bead->score);
    }
    if (out) fclose(out);
}

/* Nats a bead that the right paths fall short. */
static double measure(const fitter *f, const ntr_align_params *params) {
    double sum = 0.0, beads = 0.0;
    for (size_t i = 0; i < f->count * f->lexicon_count; i++) {
        const text *t = &f->texts[i / f->lexicon_count];
        const ntr_align_pins pins = {t->groups, t->src_group, t->tgt_group};
        ntr_error err = {0};
        ntr_alignment *alignment;
        double excess = 0.0;
        if (ntr_align_with(&alignment, t->src, t->src_count, t->tgt, t->tgt_count, f->lexicons[i % f->lexicon_count],
                           params, &pins, &excess, &err) != NTR_OK) {
            fprintf(stderr, "%s: ", t->name);
            die(&err);
        }
        if (f->out) write_beads(f, t, alignment);
        ntr_alignment_free(alignment);
        sum += excess;
        beads += t->group_count;
    }
    return sum / beads;
}

static void fit(const fitter *f, ntr_align_params *params) {
    double steps[PARAM_COUNT], best = measure(f, params);
    for (size_t i = 0; i < PARAM_COUNT; i++) steps[i] = 0.2 * fabs(*param(params, i)) + 0.05;
    for (int sweep = 0; sweep < 8; sweep++) {
        for (size_t i = 0; i < PARAM_COUNT; i++) {
            double *value = param(params, i);
            const double before = *value;
            double gained = 0.0;
            for (int side = 1; side >= -1 && gained == 0.0; side -= 2) {
                *value = before + side * steps[i];
                const bool sane = strcmp(table[i].name, "length_bound") != 0 || *value > 0.0;
                const double now = sane ? measure(f, params) : HUGE_VAL;
                if (now < best)
                    gained = best - now, best = now;
                else
                    *value = before;
            }
            steps[i] *= gained > 0.0 ? 1.4 : 0.5;
        }
        fprintf(stderr, "sweep %d: %.5f\n", sweep, best);
        for (size_t i = 0; i < PARAM_COUNT; i++) fprintf(stderr, " %s=%.3f", table[i].name, *param(params, i));
        fputc('\n', stderr);
    }
}

static bool set_param(ntr_align_params *params, const char *assignment) {
    const char *equals = strchr(assignment, '=');
    for (size_t i = 0; equals && i < PARAM_COUNT; i++) {
        if (strlen(table[i].name) != (size_t)(equals - assignment)) continue;
        if (memcmp(table[i].name, assignment, (size_t)(equals - assignment)) != 0) continue;
        *param(params, i) = strtod(equals + 1, NULL);
        return true;
    }
    return false;
}

static ntr_status add_dictionary(ntr_align_lexicon *lexicon, const char *path, bool reversed, ntr_error *err) {
    ntr_buffer packed = {0}, plain = {0};
    ntr_status status = ntr_file_read(&packed, path, NTR_DOCUMENT_LIMIT, err);
    if (status == NTR_OK) status = ntr_gunzip(&plain, ntr_buffer_str(&packed), NTR_DOCUMENT_LIMIT, err);
    if (status == NTR_OK) status = ntr_align_lexicon_read(lexicon, ntr_buffer_str(&plain), reversed, err);
    ntr_buffer_dispose(&packed);
    ntr_buffer_dispose(&plain);
    return status;
}

static fitter f;

int main(int argc, char **argv) {
    ntr_align_params params = ntr_align_defaults;
    ntr_error err = {0};
    bool fitting = false;
    ntr_lexicon *words = ntr_lexicon_new();
    ntr_align_lexicon *bare = NULL, *full = NULL;
    if (!words || ntr_fill_words(words, &err) != NTR_OK || ntr_align_lexicon_new(&bare, words, &err) != NTR_OK ||
        ntr_align_lexicon_new(&full, words, &err) != NTR_OK ||
        add_dictionary(full, "/usr/share/dictd/freedict-nld-eng.dict.dz", false, &err) != NTR_OK ||
        add_dictionary(full, "/usr/share/dictd/freedict-eng-nld.dict.dz", true, &err) != NTR_OK)
        die(&err);
    f.lexicons[0] = full;
    f.lexicons[1] = bare;
    f.lexicon_count = 2;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--fit") == 0)
            fitting = true;
        else if (strcmp(argv[i], "--lexicon") == 0)
            f.lexicon_count = 1;
        else if (strcmp(argv[i], "--no-lexicon") == 0)
            f.lexicons[0] = bare, f.lexicon_count = 1;
        else if (strcmp(argv[i], "--out") == 0 && i + 1 < argc)
            f.out = argv[++i];
        else if (!set_param(&params, argv[i]))
            read_folder(&f, argv[i]);
    }
    if (fitting) fit(&f, &params);
    printf("%.5f nats a bead\n", measure(&f, &params));
    return 0;
}
