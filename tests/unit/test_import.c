/* Import and export: the verdict of each row, all or nothing, and back again. */
#include "support/glossary.h"

/* Two databases in memory, with the built-in data. */
typedef struct pair {
    ntr_glossary *a, *b;
} pair;

static int setup(void **state) {
    pair *p = calloc(1, sizeof *p);
    if (!p) return -1;
    p->a = open_in_memory();
    p->b = open_in_memory();
    *state = p;
    return 0;
}

static int teardown(void **state) {
    pair *p = *state;
    ntr_glossary_close(p->a);
    ntr_glossary_close(p->b);
    free(p);
    return 0;
}

/* Imports and gives the verdicts as one letter a row that is not the same: n, c (changed), x (conflict), b (bad). */
static ntr_status import_text(char verdicts[64], ntr_glossary *glossary, ntr_str text, ntr_import_options options) {
    ntr_import import = {0};
    ntr_error err = {0};
    const ntr_status status = ntr_glossary_import(&import, glossary, NTR_STR("test"), text, &options, &err);
    uint32_t i = 0;
    for (; i < import.items.count && i < 63; i++) verdicts[i] = "nscxlb"[import.items.items[i].verdict];
    verdicts[i] = '\0';
    ntr_import_dispose(&import);
    return status;
}

static void assert_import(ntr_glossary *glossary, const char *text, const char *wanted) {
    char verdicts[64];
    assert_int_equal(import_text(verdicts, glossary, ntr_str_from(text), (ntr_import_options){0}), NTR_OK);
    assert_string_equal(verdicts, wanted);
}

static void judges_rows(void **state) {
    ntr_glossary *glossary = ((pair *)*state)->a;
    assert_import(glossary, "kwijl,drool\nkwijlen,to drool\n", "nn");
    assert_import(glossary, "kwijl,drool\n", "");                           /* same */
    assert_import(glossary, "nl,en,gender\nkwijl,drool,n\n", "c");          /* fills the gender */
    assert_import(glossary, "nl,en,status\nkwijl,slobber,admitted\n", "c"); /* a synonym */
    assert_import(glossary, "kwijl,spit\n", "x");                           /* another preferred */
    assert_import(glossary, "nl,en,status\nkwijl,drool,forbidden\n", "x");  /* another status */
    assert_import(glossary, "nl,en,domain\nkwijl,drool,health\nkwijl,saliva,law\n",
                  "cn");                           /* other domain: other entry */
    assert_import(glossary, "Kwijl,Drool\n", "n"); /* capitals make another term */
    assert_int_equal(number(glossary, "SELECT count(*) FROM term WHERE text = 'spit'"), 0);
}

static void joins_rows_of_one_entry(void **state) {
    ntr_glossary *glossary = ((pair *)*state)->a;
    const int64_t before = number(glossary, "SELECT count(*) FROM entry");
    assert_import(glossary, "kwijl\tdrool\nkwijl\tslobber\nkwijl\tdrool\nx\ty\nkwijl\tspittle\n", "nnnc");
    assert_int_equal(number(glossary, "SELECT count(*) FROM entry"), before + 2);
    assert_int_equal(number(glossary, "SELECT count(*) FROM term WHERE status = 'admitted' AND text IN "
                                      "('slobber', 'spittle')"),
                     2);
    assert_int_equal(number(glossary, "SELECT count(*) FROM change_set"), 1);
    assert_import(glossary, "kwijl\tdrool\nkwijl\tslobber\nkwijl\tspittle\nx\ty\n", "");
    assert_int_equal(number(glossary, "SELECT count(*) FROM change_set"), 1);
}

static void lets_the_file_win(void **state) {
    ntr_glossary *glossary = ((pair *)*state)->a;
    char verdicts[64];
    const ntr_import_options theirs = {.prefer = NTR_PREFER_THEIRS};
    assert_import(glossary, "kwijl,drool\n", "n");
    assert_int_equal(import_text(verdicts, glossary, NTR_STR("kwijl,spit\n"), theirs), NTR_OK);
    assert_string_equal(verdicts, "x");
    assert_int_equal(number(glossary, "SELECT count(*) FROM term WHERE text = 'spit' AND status = 'preferred'"), 1);
    assert_int_equal(number(glossary, "SELECT count(*) FROM term WHERE text = 'drool' AND status = 'admitted'"), 1);
}

/* The file wins where it is the newer; a file that does not say when does not. */
static void lets_the_newer_win(void **state) {
    ntr_glossary *glossary = ((pair *)*state)->a;
    char verdicts[64];
    const ntr_import_options newer = {.prefer = NTR_PREFER_NEWER};
    const char *files[] = {"nl,en\nkwijl,spit\n", "nl,en,changed\nkwijl,spit,2001-02-03\n",
                           "nl,en,changed\nkwijl,spit,2999-02-03T10:00:00Z\n"};
    assert_import(glossary, "kwijl,drool\n", "n");
    for (int i = 0; i < 3; i++) {
        assert_int_equal(import_text(verdicts, glossary, ntr_str_from(files[i]), newer), NTR_OK);
        assert_string_equal(verdicts, "x");
        assert_int_equal(number(glossary, "SELECT count(*) FROM term WHERE text = 'spit' AND status = 'preferred'"),
                         i == 2);
    }
    assert_int_equal(import_text(verdicts, glossary, NTR_STR("nl,en,changed\nkwijl,spit,gisteren\n"), newer),
                     NTR_BAD_SYNTAX);
}

static void writes_all_or_nothing(void **state) {
    ntr_glossary *glossary = ((pair *)*state)->a;
    char verdicts[64];
    const char *text = "nl,en,pos\ngoed,good,adj\nfout,bad,thing\n,none,\nte,veel,noun,cellen\n";
    assert_int_equal(import_text(verdicts, glossary, ntr_str_from(text), (ntr_import_options){0}), NTR_BAD_SYNTAX);
    assert_string_equal(verdicts, "nbbb");
    assert_int_equal(number(glossary, "SELECT count(*) FROM entry WHERE built_in = ''"), 0);
    assert_int_equal(number(glossary, "SELECT count(*) FROM change_set"), 0);
}

static void tries_without_writing(void **state) {
    ntr_glossary *glossary = ((pair *)*state)->a;
    char verdicts[64];
    const ntr_import_options dry = {.dry_run = true};
    assert_int_equal(import_text(verdicts, glossary, NTR_STR("kwijl,drool\n"), dry), NTR_OK);
    assert_string_equal(verdicts, "n");
    assert_int_equal(number(glossary, "SELECT count(*) FROM entry WHERE built_in = ''"), 0);
    assert_int_equal(import_text(verdicts, glossary, NTR_STR("kwijl,drool\n"), dry), NTR_OK);
    assert_string_equal(verdicts, "n");
}

static void takes_columns_as_told(void **state) {
    ntr_glossary *glossary = ((pair *)*state)->a;
    char verdicts[64];
    const ntr_import_options columns = {.columns = "note,-,en,nl"};
    assert_int_equal(import_text(verdicts, glossary, NTR_STR("why,1,drool,kwijl\n"), columns), NTR_OK);
    assert_string_equal(verdicts, "n");
    assert_int_equal(number(glossary, "SELECT count(*) FROM term WHERE text = 'drool' AND note = 'why'"), 1);
    const ntr_import_options bad[] = {{.columns = "nl"}, {.columns = "nl,en,nl"}, {.columns = "nl,en,colour"}};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_int_equal(import_text(verdicts, glossary, NTR_STR("a,b\n"), bad[i]), NTR_BAD_ARGUMENT);
}

static void reads_headers_and_words_of_others(void **state) {
    ntr_glossary *glossary = ((pair *)*state)->a;
    assert_import(glossary,
                  "\xEF\xBB\xBFNederlands;Woordsoort;Engels;Geslacht;Status\r\nkwijl;znw;drool;onzijdig;voorkeur\r\n",
                  "n");
    assert_int_equal(
        number(glossary, "SELECT count(*) FROM term WHERE text = 'kwijl' AND pos = 'noun' AND gender = 'n'"), 1);
}

static void export_text(ntr_buffer *out, ntr_glossary *glossary, bool names, ntr_exchange_format format) {
    const ntr_export_options options = {.filter = {.names = names}, .format = format};
    ntr_export report = {0};
    ntr_error err = {0};
    if (ntr_glossary_export(&report, out, glossary, &options, &err) != NTR_OK) fail_msg("%s", err.message);
    ntr_export_dispose(&report);
}

/* Everything, the built-in data too: into the same glossary nothing changes, into another all arrives. */
static void comes_back_unchanged(void **state) {
    const pair *p = *state;
    assert_import(p->a, "nl\ten\tnote\n=som\t-heid\t\"quoted\"\nCurie; Cie\t'=x\t\"\n", "nn");
    for (int i = 0; i < 4; i++) {
        ntr_buffer first = {0}, second = {0};
        char verdicts[64];
        export_text(&first, p->a, i & 1, i & 2 ? NTR_EXCHANGE_CSV : NTR_EXCHANGE_TSV);
        assert_int_equal(import_text(verdicts, p->a, ntr_buffer_str(&first), (ntr_import_options){0}), NTR_OK);
        assert_string_equal(verdicts, "");
        assert_int_equal(import_text(verdicts, p->b, ntr_buffer_str(&first), (ntr_import_options){0}), NTR_OK);
        export_text(&second, p->b, i & 1, i & 2 ? NTR_EXCHANGE_CSV : NTR_EXCHANGE_TSV);
        assert_true(ntr_str_equal(ntr_buffer_str(&first), ntr_buffer_str(&second)));
        ntr_buffer_dispose(&first);
        ntr_buffer_dispose(&second);
    }
}

static void brings_names(void **state) {
    ntr_glossary *glossary = ((pair *)*state)->a;
    char verdicts[64];
    const ntr_import_options persons = {.kind = "person"};
    const ntr_str text =
        NTR_STR("nl\ten\toriginal\torigin\tvariants\nKwijlebalov\tKvilebalov\tКвилебалов\tru\tKwilebalov\n");
    assert_int_equal(import_text(verdicts, glossary, text, persons), NTR_OK);
    assert_string_equal(verdicts, "n");
    assert_int_equal(import_text(verdicts, glossary, text, persons), NTR_OK);
    assert_string_equal(verdicts, "");
    assert_int_equal(
        number(glossary, "SELECT count(*) FROM entry WHERE kind = 'person' AND origin = 'ru' AND built_in = ''"), 1);
    assert_int_equal(number(glossary, "SELECT count(*) FROM term WHERE lang = 'ru' AND text = 'Квилебалов'"), 1);
}

/* The index of Dutch terms is put away while much is added: it must come back whole, and what is new be found. */
static void imports_many(void **state) {
    enum { ROWS = 10200 };
    ntr_glossary *glossary = ((pair *)*state)->a;
    ntr_buffer rows = {0};
    for (int i = 0; i < ROWS; i++) ntr_buffer_printf(&rows, "kwijl%d,drool%d\n", i, i);
    ntr_buffer_printf(&rows, "kwijl%d,spit\n", ROWS - 50);
    ntr_import import = {0};
    const ntr_import_options options = {0};
    assert_int_equal(ntr_glossary_import(&import, glossary, NTR_STR("many"), ntr_buffer_str(&rows), &options, NULL),
                     NTR_OK);
    assert_int_equal(import.counts[NTR_VERDICT_NEW], ROWS);
    assert_int_equal(import.counts[NTR_VERDICT_CHANGED], 1); /* a synonym */
    ntr_import_dispose(&import);
    ntr_buffer_dispose(&rows);
    assert_int_equal(
        number(glossary, "SELECT count(*) FROM term INDEXED BY term_dutch WHERE lang = 'nl' AND folded LIKE 'kwijl%'"),
        ROWS);
    assert_int_equal(number(glossary, "SELECT count(*) FROM history WHERE before IS NULL"), ROWS);
}

int main(void) {
#define WITH_PAIR(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
    const struct CMUnitTest tests[] = {
        WITH_PAIR(judges_rows),
        WITH_PAIR(imports_many),
        WITH_PAIR(joins_rows_of_one_entry),
        WITH_PAIR(lets_the_file_win),
        WITH_PAIR(lets_the_newer_win),
        WITH_PAIR(writes_all_or_nothing),
        WITH_PAIR(tries_without_writing),
        WITH_PAIR(takes_columns_as_told),
        WITH_PAIR(comes_back_unchanged),
        WITH_PAIR(reads_headers_and_words_of_others),
        WITH_PAIR(brings_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
