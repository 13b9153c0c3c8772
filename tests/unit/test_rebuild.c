/* Whatever bytes come in, segments and the gaps between them rebuild the text byte for byte, every mark keeps the
 * document's invariants, and a stage run twice leaves what it left after once. */
#include "support/test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine.h"
#include "ext/file.h"
#include "ext/unicode.h"
#include "gloss/fill.h"
#include "ntrans/engine.h"

#if defined(__SANITIZE_ADDRESS__)
enum { MUTATIONS = 1500 };
#else
enum { MUTATIONS = 10000 };
#endif
enum { SEED_MOST = 1200, SEEDS_MOST = 64 };

/* The files of seeds/, and a text of oddities that no article has. */
typedef struct seeds {
    ntr_buffer files[SEEDS_MOST];
    uint32_t count;
} seeds;

/* A small generator, so that a failure can be repeated on any machine (xorshift64*, Vigna 2016). */
static uint64_t state;

static uint32_t pick(uint32_t below) {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (uint32_t)((state * 2685821657736338717ull) >> 33) % below;
}

static const char seed_text[] =
    " date 2022-12 Rusland heeft dringend behoefte aan arbeidsmigranten uit Centraal-Azi\xC3\xAB. En wie zich "
    "aanmeldt?\r\n\r\n\xF0\x9F\x87\xBA\xF0\x9F\x87\xBF Advertisement on the bus in #Uzbek:\n\n\"When entering "
    "military service, you can easily obtain citizenship\" pic.twitter.com/fxsQCmGtfT \xE2\x80\x94 David "
    "(@David__Moroney) December 10, 2022\n\n1. De heer J.P. van den B. de Vries (o.a. dhr. mr. A. Jansen) kwam.. Hij "
    "zei: \xE2\x80\x9CKom. Ga mee!\xE2\x80\x9D \xE2\x80\x98Ja?\xE2\x80\x99 vroeg zij... 's Ochtends, enz. Zie "
    "https://nl.wikipedia.org/wiki/A_(b). Stb. 2018, 23; ECLI:NL:HR:2019:2006.\n\n- een\n- twee\n\n"
    "\xD0\xA7\xD1\x83\xD0\xBF\xD0\xB8\xD0\xBA. \xE4\xBD\xA0\xE5\xA5\xBD\xE3\x80\x82 ,,Wat?'' In 330 v. Chr. De 3 km. "
    "[12] \xC2\xB9 \xC2\xAB Je suis. \xC2\xBB\n\nKaart van Azi\xC3\xAB - NOS";

/* Pieces that matter to readers and rules. */
static const char *const pieces[] = {". ",
                                     "\n",
                                     "\r\n",
                                     "\"",
                                     "'",
                                     "...",
                                     "\xE2\x80\x9D",
                                     "? ",
                                     "\n\n",
                                     "dhr. ",
                                     "(",
                                     ")",
                                     "@",
                                     "http://",
                                     "1. ",
                                     "\xC2\xA0",
                                     "\xE2\x80\xA6",
                                     "\xE2\x80\xA8",
                                     "#a",
                                     "!",
                                     "\xEF\xBB\xBF",
                                     "A. ",
                                     "\xE2\x80\x8B",
                                     "\xE2\x80\x99",
                                     ",,",
                                     "''",
                                     "\t",
                                     "\xF0\x9F\x91\x8D"};

static uint32_t put(char *text, uint32_t length, uint32_t at, const char *piece) {
    const uint32_t size = (uint32_t)strlen(piece);
    memmove(text + at + size, text + at, length - at);
    memcpy(text + at, piece, size);
    return length + size;
}

/* One change: a byte replaced or taken out, a piece put in, a stretch doubled, moved or cut. */
static uint32_t mutate(char *text, uint32_t length, uint32_t capacity) {
    const uint32_t at = pick(length), size = 1 + pick(length - at < 40 ? length - at : 40);
    switch (pick(6)) {
    case 0: text[at] = (char)pick(256); return length;
    case 1: memmove(text + at, text + at + size, length - at - size); return length > size + 1 ? length - size : length;
    case 2:
        if (length + size > capacity) return length;
        memmove(text + at + size, text + at, length - at);
        return length + size;
    case 3: text[at] = (char)('a' + pick(26)); return length;
    default:
        return length + 16 > capacity ? length : put(text, length, at, pieces[pick(sizeof pieces / sizeof pieces[0])]);
    }
}

/* What is not UTF-8 is refused by the reader, so most mutants are mended: a bad byte becomes a full stop. */
static void mend(char *text, uint32_t length) {
    ntr_error err;
    const ntr_str all = {text, length};
    for (size_t i = 0; i < length;) {
        const size_t start = i;
        const int32_t c = ntr_utf8_next(all, &i);
        const bool bad = c == 0 || (c == 0xFFFD && ntr_utf8_check(ntr_str_slice(all, start, i), &err) != NTR_OK);
        for (size_t k = start; bad && k < i; k++) text[k] = '.';
    }
}

static void check_rebuild(const ntr_document *document) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < document->segments.count; i++) {
        const ntr_span span = document->segments.items[i].span;
        assert_true(span.begin >= at && span.end > span.begin);
        for (size_t k = at; k < span.begin;)
            if (!ntr_char_is_space(ntr_utf8_next(document->text, &k))) fail_msg("a gap holds text, byte %zu", k);
        at = span.end;
    }
    for (size_t k = at; k < document->text.len;)
        if (!ntr_char_is_space(ntr_utf8_next(document->text, &k))) fail_msg("text is lost at the end, byte %zu", k);
}

/* Gives 1 when the bytes could be read. */
static int check_text(ntr_worker *worker, ntr_str bytes, const char *until) {
    ntr_error err = {0};
    ntr_document *document = NULL;
    if (ntr_worker_read(worker, &document, NTR_STR("mutant"), bytes, &err) != NTR_OK) return 0;
    const bool bom = bytes.len >= 3 && memcmp(bytes.ptr, "\xEF\xBB\xBF", 3) == 0;
    assert_true(ntr_str_equal(document->text, ntr_str_slice(bytes, bom ? 3 : 0, bytes.len)));
    for (int run = 0; run < 2; run++) {
        const uint32_t segments = document->segments.count, annots = document->annots.count;
        if (ntr_worker_run(worker, document, until, &err) != NTR_OK) fail_msg("%s", err.message);
        if (ntr_document_check(document, &err) != NTR_OK) fail_msg("%s", err.message);
        check_rebuild(document);
        assert_true(run == 0 || (segments == document->segments.count && annots == document->annots.count));
    }
    ntr_document_free(document);
    return 1;
}

static ntr_worker *open_worker(ntr_engine **engine, const ntr_options *options) {
    ntr_error err = {0};
    ntr_worker *worker = NULL;
    if (ntr_engine_open_words(engine, options, &err) != NTR_OK) fail_msg("%s", err.message);
    if (ntr_worker_open(&worker, *engine, &err) != NTR_OK) fail_msg("%s", err.message);
    return worker;
}

static bool ends_with(const char *name, const char *ending) {
    const size_t length = strlen(name), tail = strlen(ending);
    return length > tail && strcmp(name + length - tail, ending) == 0;
}

static int open_seeds(void **out) {
    seeds *all = calloc(1, sizeof *all);
    DIR *folder = opendir(NTRANS_SEEDS);
    if (!all || !folder) return 1;
    ntr_buffer_append(&all->files[all->count++], ntr_str_from(seed_text));
    for (const struct dirent *entry; (entry = readdir(folder)) && all->count < SEEDS_MOST;) {
        char path[4096];
        ntr_error err = {0};
        if (!ends_with(entry->d_name, ".txt")) continue;
        snprintf(path, sizeof path, "%s/%s", NTRANS_SEEDS, entry->d_name);
        if (ntr_file_read(&all->files[all->count++], path, NTR_DOCUMENT_LIMIT, &err) != NTR_OK) return 1;
    }
    closedir(folder);
    *out = all;
    return all->count < 2;
}

static int close_seeds(void **state_of_group) {
    seeds *all = *state_of_group;
    for (uint32_t i = 0; i < all->count; i++) ntr_buffer_dispose(&all->files[i]);
    free(all);
    return 0;
}

/* A stretch of a seed, for a whole article changes little by a dozen changes and costs much. */
static uint32_t take_stretch(char *text, const ntr_buffer *seed) {
    const uint32_t length = seed->len < SEED_MOST ? (uint32_t)seed->len : SEED_MOST;
    const uint32_t begin = seed->len > length ? pick((uint32_t)seed->len - length) : 0;
    memcpy(text, seed->ptr + begin, length);
    return length;
}

/* Runs `count` mutants, taken from each seed in turn, through the stages up to `until`. */
static void check_mutants(const seeds *all, int count, uint64_t start, const char *until) {
    enum { CAPACITY = 4 * SEED_MOST };
    const ntr_options options = NTR_OPTIONS_DEFAULT;
    ntr_engine *engine;
    ntr_worker *worker = open_worker(&engine, &options);
    char text[CAPACITY];
    int read = 0;
    state = start;
    for (int i = 0; i < count; i++) {
        uint32_t length = take_stretch(text, &all->files[(uint32_t)i % all->count]);
        for (uint32_t changes = 1 + pick(12); changes > 0; changes--) length = mutate(text, length, CAPACITY);
        mend(text, length);
        read += check_text(worker, (ntr_str){text, length}, until);
    }
    assert_true(read > count * 9 / 10);
    ntr_worker_close(worker);
    ntr_engine_close(engine);
}

static void seeds_rebuild(void **group) {
    const seeds *all = *group;
    const ntr_options options = NTR_OPTIONS_DEFAULT;
    ntr_engine *engine;
    ntr_worker *worker = open_worker(&engine, &options);
    for (uint32_t i = 0; i < all->count; i++)
        assert_int_equal(check_text(worker, ntr_buffer_str(&all->files[i]), "language"), 1);
    ntr_worker_close(worker);
    ntr_engine_close(engine);
}

static void mutants_rebuild(void **group) {
    check_mutants(*group, MUTATIONS, 20221210, "segment");
}

static void mutants_keep_invariants(void **group) {
    check_mutants(*group, 300, 6162, "language");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(seeds_rebuild), cmocka_unit_test(mutants_rebuild),
                                       cmocka_unit_test(mutants_keep_invariants)};
    return cmocka_run_group_tests(tests, open_seeds, close_seeds);
}
