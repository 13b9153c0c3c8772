/* Writes MEGABYTES of text with as many word types as a newspaper of that size has, always the same, for benchmarks.
 * The files hold running text and, in lines with TABs, terms as in glossary/terms. Words of the text are exchanged for
 * composed ones: compounds of two or three nouns, each fifth of them a term, inflected or not (tuinwapens); names; and
 * what is derived from one noun. Their frequencies follow Zipf's law, so that most types come once.
 * Usage: make_text MEGABYTES FILE… */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As many types can come up as give 20 MB of text about 160,000 of them. */
enum { SIZE = 1 << 20, WORDS = 8192, TYPES = 1000000, LONGEST = 10, SHORTEST = 2, EXCHANGED_LEAST = 5 };

/* What no glossary has and every compound may be made of. */
static const char everyday[] =
    "tafel stoel lamp kast deur raam vloer muur dak trap keuken kamer tuin schuur zolder kelder bed kussen deken "
    "gordijn tapijt spiegel klok vaas bord beker lepel vork mes pan ketel oven fornuis emmer bezem zeep kam "
    "borstel handdoek brood kaas boter melk suiker zout peper soep saus vlees vis kip ei appel peer kers druif "
    "aardbei noot bonen ui prei kool wortel sla bloem plant boom struik tak blad gras zaad mest bos heide duin "
    "strand meer rivier beek sloot gracht brug sluis berg dal heuvel rots steen zand klei modder wolk regen "
    "sneeuw hagel storm wind zon maan ster hemel lucht nacht dag week maand jaar uur zomer winter lente herfst "
    "morgen avond paard koe schaap varken geit hond kat muis vogel eend gans zwaan duif mees uil arend slang "
    "kikker bij wesp vlinder spin mier hoofd haar oog oor neus mond tand tong kin hals nek schouder arm elleboog "
    "hand vinger nagel borst buik rug heup been knie voet teen hart long maag lever nier huid bloed bot spier jas "
    "broek hemd rok jurk trui sok schoen laars hoed pet sjaal handschoen knoop rits riem tas koffer zak doos kist "
    "mand fles glas kruik blik ton papier pen potlood schrift boek letter woord zin verhaal lied muziek trommel "
    "fluit viool piano orgel dans feest spel bal doel ring touw draad naald schaar hamer zaag boor schroef "
    "spijker plank balk paal hek poort sleutel slot ketting wiel band fiets auto bus trein tram boot schip zeil "
    "anker haven kade spoor weg straat plein markt winkel kassa prijs munt klant bakker slager visser smid "
    "schilder tuinman koning prins ridder kasteel toren kerk klooster kapel vader moeder broer zus oom tante neef "
    "nicht kind baby buurman vriend gast meester leerling school klas les toets cijfer kleur vorm lijn punt hoek "
    "cirkel kubus maat gewicht lengte breedte hoogte diepte snelheid kracht warmte licht geluid geur smaak droom "
    "angst vreugde haat liefde geluk pech moed trots";

typedef struct source {
    char text[SIZE]; /* lines without TAB */
    size_t length;
    char words[WORDS][LONGEST + 1];
    uint32_t word_count;
    uint32_t everyday_count; /* they come first */
} source;

/* splitmix64 (Steele, Lea, Flood 2014): the same sequence on every machine. */
static uint32_t next(uint64_t *state) {
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)(z >> 32);
}

#define PICK(state, items) ((items)[next(state) % (sizeof(items) / sizeof *(items))])

static size_t lower_run(const char *text) {
    return strspn(text, "abcdefghijklmnopqrstuvwxyz");
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static void add_word(source *from, const char *begin, size_t length) {
    if (length < SHORTEST || length > LONGEST || from->word_count == WORDS) return;
    char *word = from->words[from->word_count];
    memcpy(word, begin, length);
    word[length] = '\0';
    for (uint32_t i = 0; i < from->word_count; i++)
        if (strcmp(from->words[i], word) == 0) return;
    from->word_count++;
}

static void read_everyday(source *from) {
    for (const char *at = everyday; *at; at += strspn(at, " ")) {
        add_word(from, at, lower_run(at));
        at += lower_run(at);
    }
    from->everyday_count = from->word_count;
}

static void read_line(source *from, const char *line) {
    const char *tab = strchr(line, '\t');
    const size_t length = strlen(line);
    if (tab) {
        if (strstr(tab, "\tnoun\t") && line + lower_run(line) == tab) add_word(from, line, (size_t)(tab - line));
    } else if (from->length + length < SIZE) {
        memcpy(from->text + from->length, line, length);
        from->length += length;
    }
}

static void read_file(source *from, const char *path) {
    char line[65536];
    FILE *in = fopen(path, "r");
    if (!in) {
        perror(path);
        exit(1);
    }
    while (fgets(line, sizeof line, in)) read_line(from, line);
    fclose(in);
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static const char *some_noun(const source *from, uint64_t *state) {
    const uint32_t terms = from->word_count - from->everyday_count;
    if (terms > 0 && next(state) % 5 == 0) return from->words[from->everyday_count + next(state) % terms];
    return from->words[next(state) % from->everyday_count];
}

static size_t put_compound(const source *from, uint64_t *state) {
    static const char *const links[] = {"", "", "", "s", "en"};
    static const char *const endings[] = {"", "", "", "en", "s", "je"};
    const int middle = next(state) % 6 == 0;
    return (size_t)printf("%s%s%s%s%s", some_noun(from, state), PICK(state, links),
                          middle ? some_noun(from, state) : "", some_noun(from, state), PICK(state, endings));
}

static size_t put_form(const source *from, uint64_t *state) {
    static const char *const beginnings[] = {"", "", "ge", "be", "ver", "on", "aan", "uit", "op"};
    static const char *const endings[] = {"en",  "t",     "te",   "ers", "e",   "ste",
                                          "ing", "ingen", "heid", "jes", "end", "baar"};
    return (size_t)printf("%s%s%s", PICK(state, beginnings), some_noun(from, state), PICK(state, endings));
}

static size_t put_name(uint64_t *state) {
    static const char *const onsets[] = {"B", "D", "F", "G", "H", "K", "L", "M",
                                         "N", "P", "R", "S", "T", "V", "W", "Z"};
    static const char *const vowels[] = {"a", "e", "i", "o", "u", "ij", "oe", "ee", "aa", "ie"};
    static const char *const middles[] = {"b", "k", "l", "m", "n", "r", "s", "t", "v", "ld", "nk", "rs", "st", "lm"};
    static const char *const endings[] = {"s", "n", "man", "sen", "stra", "ma", "", "ov", "er", "burg"};
    const int length = printf("%s%s%s%s%s", PICK(state, onsets), PICK(state, vowels), PICK(state, middles),
                              PICK(state, vowels), PICK(state, endings));
    return (size_t)length;
}

/* Zipf's law: the logarithm of a type's number is spread evenly. The number seeds all that the type is made of. */
static size_t put_type(const source *from, uint64_t *state) {
    uint64_t type = (uint64_t)exp(next(state) / 4294967296.0 * log(TYPES));
    const uint32_t kind = next(&type) % 8;
    return kind < 3 ? put_name(&type) : kind < 6 ? put_compound(from, &type) : put_form(from, &type);
}

static size_t put_text(const source *from, uint64_t *state) {
    size_t written = 0;
    for (size_t at = 0; at < from->length;) {
        const size_t run = lower_run(from->text + at);
        const bool word = at > 0 && from->text[at - 1] == ' ' && (unsigned char)from->text[at + run] < 0x80;
        if (word && run >= EXCHANGED_LEAST && next(state) % 4 > 0) {
            written += put_type(from, state);
            at += run;
        } else {
            written += fwrite(from->text + at, 1, run ? run : 1, stdout);
            at += run ? run : 1;
        }
    }
    return written;
}

static source from;

int main(int argc, char **argv) {
    const double size = argc > 2 ? atof(argv[1]) * 1024 * 1024 : 0;
    if (size <= 0) {
        fputs("usage: make_text MEGABYTES FILE...\n", stderr);
        return 2;
    }
    read_everyday(&from);
    for (int i = 2; i < argc; i++) read_file(&from, argv[i]);
    if (from.length == 0) return 1;
    uint64_t state = 1;
    for (size_t written = 0; (double)written < size;) written += put_text(&from, &state);
    return fflush(stdout) == 0 ? 0 : 1;
}
