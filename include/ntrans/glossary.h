/* The glossary: terms and names that a team keeps, in one SQLite database. */
#ifndef NTRANS_GLOSSARY_H
#define NTRANS_GLOSSARY_H

#include "ntrans/annot.h"
#include "ntrans/buffer.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* An open glossary database, for one thread at a time. All calls may fail with NTR_IO (cannot be read or written, disk
 * full), NTR_BUSY (another process writes, and went on for five seconds), NTR_DATABASE (not ours, from a newer ntrans,
 * damaged) and NTR_NO_MEMORY; what fails has changed nothing. Readers never wait. */
typedef struct ntr_glossary ntr_glossary;

typedef enum ntr_glossary_mode {
    NTR_GLOSSARY_READ, /* a place that cannot be written will do, once the database is there */
    NTR_GLOSSARY_WRITE,
    NTR_GLOSSARY_BARE, /* to write; where it is made it gets no built-in data, now or later: for a client's own terms */
    NTR_GLOSSARY_AS_IS /* as it is: neither made nor brought up to date; NTR_NOT_FOUND when it is not there, or older */
} ntr_glossary_mode;

/* Who did something, and when. */
typedef struct ntr_stamp {
    int64_t at; /* seconds since 1970, UTC */
    ntr_str by;
} ntr_stamp;

/* One term of an entry in one language. */
typedef struct ntr_entry_term {
    ntr_lang lang; /* "nl", "en", or that of a name's original */
    ntr_str text;
    ntr_str pos;    /* noun verb adj adv phrase name, or empty */
    ntr_str gender; /* of a Dutch noun: m f n, c for a "de" word; or empty */
    ntr_term_status status;
    ntr_case_rule case_rule;
    ntr_str note;
    ntr_stamp created;
    ntr_stamp changed;
} ntr_entry_term;

/* What is said of a whole language section of an entry. */
typedef struct ntr_entry_section {
    ntr_lang lang;
    ntr_str definition;
} ntr_entry_section;

/* One concept, with all its terms, as TBX (ISO 30042) has it. A name is an entry too: Dutch forms, English forms (the
 * preferred first) and the original are terms of three languages. Plain data; texts are borrowed. */
typedef struct ntr_entry {
    int64_t id;  /* the number that users see; 0 for one that is not stored yet */
    ntr_str uid; /* a UUID: the same in every copy of the entry */
    bool is_name;
    ntr_name_kind name_kind; /* where is_name */
    ntr_str domain;
    ntr_str note;
    ntr_str source;
    ntr_lang origin;  /* of a name: the language it comes from; "" when unknown */
    ntr_str built_in; /* the file of glossary/ it came from; empty when a user made it */
    int64_t revision; /* how often a user changed it */
    ntr_stamp created;
    ntr_stamp changed;
    NTR_LIST(ntr_entry_term) terms; /* Dutch first, then English, then others */
    NTR_LIST(ntr_entry_section) sections;
} ntr_entry;

/* Entries that were read. A caller's struct: initialise with {0}, end with ntr_entries_dispose. */
typedef struct ntr_entries {
    struct ntr_arena *arena; /* owns all that the entries point to */
    NTR_LIST(ntr_entry) list;
} ntr_entries;

void ntr_entries_dispose(ntr_entries *entries);

/* Opens the database at `path` (NULL: $NTRANS_GLOSSARY, else $XDG_DATA_HOME/ntrans/glossary.db, else
 * ~/.local/share/ntrans/glossary.db). Where there is none it is made, with its folders, from the built-in data, in one
 * transaction; where it holds older built-in data, that is refreshed, but what users added, changed or removed stays.
 * Caller closes with ntr_glossary_close. */
ntr_status ntr_glossary_open(ntr_glossary **out, const char *path, ntr_glossary_mode mode,
                             ntr_error *err) NTR_MUST_CHECK;
void ntr_glossary_close(ntr_glossary *glossary);

/* Where it is; lives as long as the glossary. */
const char *ntr_glossary_path(const ntr_glossary *glossary);

/* --- changing: each call is one transaction, and stands in the history ------------------------------------------- */

/* Stores a new entry; its id, uid and stamps are given here, and `*id` receives the number. NTR_BAD_ARGUMENT with a
 * sentence when it has no Dutch or no English, or a text that cannot stand (see ntr_entry_check). */
ntr_status ntr_glossary_add(ntr_glossary *glossary, const ntr_entry *entry, int64_t *id, ntr_error *err) NTR_MUST_CHECK;

/* Puts `entry` in the place of the one of the same id. Terms that stay keep their stamps. NTR_NOT_FOUND. */
ntr_status ntr_glossary_change(ntr_glossary *glossary, const ntr_entry *entry, ntr_error *err) NTR_MUST_CHECK;

/* All of them, or none: NTR_NOT_FOUND when there is no entry of one of the numbers. */
ntr_status ntr_glossary_remove(ntr_glossary *glossary, const int64_t *ids, uint32_t count,
                               ntr_error *err) NTR_MUST_CHECK;

/* NTR_BAD_ARGUMENT with a sentence when the entry could not be stored: no Dutch, no English, an unknown part of speech
 * or gender, a control character, a text that is not UTF-8 or longer than NTR_TERM_LIMIT bytes (notes, definitions and
 * sources: NTR_NOTE_LIMIT). */
ntr_status ntr_entry_check(const ntr_entry *entry, ntr_error *err) NTR_MUST_CHECK;

/* The term of that language (NULL: of any) with just that text; NULL when there is none, or no entry. */
ntr_entry_term *ntr_entry_find_term(const ntr_entry *entry, const char *lang, ntr_str text);

/* Whether the same is said of both, whatever their texts: status, case, part of speech, gender, note. */
bool ntr_entry_term_agrees(const ntr_entry_term *a, const ntr_entry_term *b);

enum { NTR_TERM_LIMIT = 1000, NTR_NOTE_LIMIT = 10000 };

/* --- reading ----------------------------------------------------------------------------------------------------- */

/* The entry of that number; NTR_NOT_FOUND. */
ntr_status ntr_glossary_get(ntr_entries *out, ntr_glossary *glossary, int64_t id, ntr_error *err) NTR_MUST_CHECK;

/* Which entries are listed. Plain data; {0} lists terms of all kinds from the first. */
typedef struct ntr_entry_filter {
    bool names;         /* names instead of terms */
    const char *kind;   /* one kind of name; NULL: all */
    const char *domain; /* NULL: all */
    const char *status; /* entries with an English term of that status; NULL: all */
    bool own;           /* only what users made or changed */
    bool kept;      /* only what stays as it is: Dutch that is a name, by its part of speech, and preferred English */
    int64_t after;  /* entries with a higher number only: for reading page by page */
    uint32_t limit; /* 0: no limit */
} ntr_entry_filter;

/* Entries in the order of their numbers, added to `out`. */
ntr_status ntr_glossary_list(ntr_entries *out, ntr_glossary *glossary, const ntr_entry_filter *filter,
                             ntr_error *err) NTR_MUST_CHECK;

/* Entries with a form in any language that is `text`, else begins so, else holds words that begin as its words do;
 * best first, at most `limit`. */
ntr_status ntr_glossary_find(ntr_entries *out, ntr_glossary *glossary, ntr_str text, uint32_t limit,
                             ntr_error *err) NTR_MUST_CHECK;

/* Entries with a Dutch or English form that differs from `text` in at most a quarter of its letters (kwijlebla), the
 * nearest first, at most `limit`: to be asked where ntr_glossary_find gives nothing, for it looks at all entries. */
ntr_status ntr_glossary_nearest(ntr_entries *out, ntr_glossary *glossary, ntr_str text, uint32_t limit,
                                ntr_error *err) NTR_MUST_CHECK;

typedef struct ntr_glossary_stats {
    int64_t entries; /* of terms */
    int64_t names;
    int64_t dutch; /* Dutch terms, names left out */
    int64_t english;
    int64_t statuses[4]; /* English terms by ntr_term_status */
    int64_t own;         /* entries and names that users made or changed */
    int64_t domains;
    int64_t changes; /* change sets in the history */
    int64_t schema;  /* version of the database's shape */
} ntr_glossary_stats;

ntr_status ntr_glossary_count(ntr_glossary_stats *out, ntr_glossary *glossary, ntr_error *err) NTR_MUST_CHECK;

/* The entry as one JSON object, as the history keeps it. */
void ntr_entry_json(ntr_buffer *out, const ntr_entry *entry);

/* --- abbreviations ----------------------------------------------------------------------------------------------- */

/* An abbreviation for the segmenter. Plain data; texts are borrowed. */
typedef struct ntr_glossary_abbreviation {
    ntr_str form;       /* with its dot: "Stcrt." */
    ntr_str class_word; /* never: no sentence ends with it; number: it stands before a number; maybe: it may end one */
    ntr_str meaning;    /* or empty */
    bool own;           /* a user added it */
} ntr_glossary_abbreviation;

/* Abbreviations that were read. A caller's struct: initialise with {0}, end with ntr_glossary_abbreviations_dispose. */
typedef struct ntr_glossary_abbreviations {
    struct ntr_arena *arena; /* owns the texts that are not built in */
    NTR_LIST(ntr_glossary_abbreviation) list;
} ntr_glossary_abbreviations;

void ntr_glossary_abbreviations_dispose(ntr_glossary_abbreviations *abbreviations);

/* Adds an abbreviation, or changes the one of the same form. It wins over a built-in one. NTR_BAD_ARGUMENT with a
 * sentence when the form cannot be an abbreviation: it is one word, or two of which the first is short (v. Chr.), and
 * ends with a dot. */
ntr_status ntr_glossary_abbreviation_put(ntr_glossary *glossary, const ntr_glossary_abbreviation *abbreviation,
                                         ntr_error *err) NTR_MUST_CHECK;

/* NTR_NOT_FOUND when no user added it; built-in ones cannot be removed. */
ntr_status ntr_glossary_abbreviation_remove(ntr_glossary *glossary, ntr_str form, ntr_error *err) NTR_MUST_CHECK;

/* Those that users added in the order of their forms and, unless `own`, before them the built-in ones that no user
 * changed. */
ntr_status ntr_glossary_abbreviations_list(ntr_glossary_abbreviations *out, ntr_glossary *glossary, bool own,
                                           ntr_error *err) NTR_MUST_CHECK;

/* --- exchange ---------------------------------------------------------------------------------------------------- */

/* What a row of a file means for the glossary. */
typedef enum ntr_verdict {
    NTR_VERDICT_NEW,
    NTR_VERDICT_SAME,
    NTR_VERDICT_CHANGED,  /* adds to an entry, or fills what was empty or differs in a note */
    NTR_VERDICT_CONFLICT, /* another preferred English, or another status, than the glossary has */
    NTR_VERDICT_NEAR,     /* new, but spelt nearly as a term that is there */
    NTR_VERDICT_BAD,      /* the row cannot be read */
    NTR_VERDICT_COUNT
} ntr_verdict;

/* Which side a conflict goes to. Newer: the file, where it says that it changed the entry after the glossary did. */
typedef enum ntr_prefer { NTR_PREFER_MINE, NTR_PREFER_THEIRS, NTR_PREFER_NEWER } ntr_prefer;

/* What becomes of one conflict: `both` takes the file's English as a further, admitted one. Of what is spelt nearly as
 * a term that is there, `mine` leaves it out, and the others add it. */
typedef enum ntr_choice { NTR_CHOICE_MINE, NTR_CHOICE_THEIRS, NTR_CHOICE_BOTH } ntr_choice;

struct ntr_import_item;

/* Plain data; {0} is a good default. */
typedef struct ntr_import_options {
    bool dry_run;         /* finds the verdicts and writes nothing */
    bool header;          /* the first row is a header whatever it says */
    const char *columns;  /* what the columns are, in their order: "nl,en,-,note" ("-": left out); NULL: found out */
    const char *encoding; /* of delimited text; NULL: found out */
    const char *sheet;    /* of a workbook: its name, or its number from 1; NULL: the first */
    const char *kind;     /* a kind of name: the rows are names of it; NULL: terms, unless a column says so */
    const char *domain;   /* of rows that have none */
    bool kept;            /* rows without English are names that stay as they are in English */
    ntr_prefer prefer;
    const struct ntr_import_item *decided; /* the items of a dry run, with what `choice` says of each conflict and */
    uint32_t decided_count;                /* near-duplicate; others go by `prefer` */
} ntr_import_options;

/* One row that is not simply the same. */
typedef struct ntr_import_item {
    ntr_verdict verdict;
    uint64_t ordinal; /* of the row or concept in the file, from 0 */
    uint64_t line;    /* from 1 */
    int64_t entry;    /* that it is about; 0 for new and bad ones */
    ntr_str nl;
    ntr_str en;
    ntr_str what; /* what is changed, conflicting or bad, in words */
    ntr_choice choice;
} ntr_import_item;

/* What an import did, or would do. A caller's struct: initialise with {0}, end with ntr_import_dispose. */
typedef struct ntr_import {
    struct ntr_arena *arena;
    NTR_LIST(ntr_import_item) items; /* in the order of the file */
    uint64_t counts[NTR_VERDICT_COUNT];
    char separator;      /* ',' ';' or TAB, as found */
    bool header;         /* the first row was one */
    const char *guessed; /* the encoding that was guessed; NULL: none was */
    ntr_str left_out;    /* the columns of the header that were not read: "Client, Context"; empty: none */
} ntr_import;

void ntr_import_dispose(ntr_import *import);

/* Reads a file into the glossary, all of it or nothing, in one transaction: delimited text (RFC 4180, or TAB), UTX,
 * XLSX, ODS, TBX 2 and 3, TMX, XLIFF 2 with the glossary module; which it is, is found in it. Rows that cannot be read:
 * NTR_BAD_SYNTAX, nothing is written, and `out` lists them all. Conflicts are listed, and left as they were unless
 * `decided` or `prefer` says otherwise. `name` is what the history calls the file. */
ntr_status ntr_glossary_import(ntr_import *out, ntr_glossary *glossary, ntr_str name, ntr_str bytes,
                               const ntr_import_options *options, ntr_error *err) NTR_MUST_CHECK;

/* What an export writes. */
typedef enum ntr_exchange_format {
    NTR_EXCHANGE_CSV, /* RFC 4180, with a byte order mark for spreadsheets */
    NTR_EXCHANGE_TSV,
    NTR_EXCHANGE_XLSX,
    NTR_EXCHANGE_ODS,
    NTR_EXCHANGE_TBX,      /* version 2, martif */
    NTR_EXCHANGE_TBX3,     /* version 3, style DCA */
    NTR_EXCHANGE_TBX3_DCT, /* version 3, style DCT */
    NTR_EXCHANGE_UTX,      /* 1.11 */
    NTR_EXCHANGE_TMX,      /* 1.4b */
    NTR_EXCHANGE_XLIFF,    /* 2.1, glossary module */
    NTR_EXCHANGE_COUNT
} ntr_exchange_format;

/* Who the rows are for: what their columns are, and what the target takes. */
typedef enum ntr_profile {
    NTR_PROFILE_PLAIN, /* our own: all that a row can hold, and the only one for formats that are no rows */
    NTR_PROFILE_OMEGAT,
    NTR_PROFILE_DEEPL,
    NTR_PROFILE_GOOGLE,
    NTR_PROFILE_AMAZON,
    NTR_PROFILE_MICROSOFT,
    NTR_PROFILE_MATECAT,
    NTR_PROFILE_COUNT
} ntr_profile;

/* A term as a text has it: arbeidsmigranten, with the English for that form. */
typedef struct ntr_export_form {
    int64_t entry;
    ntr_str nl;
    ntr_str en;
} ntr_export_form;

/* Plain data; {0} writes all terms as CSV. */
typedef struct ntr_export_options {
    ntr_entry_filter filter;
    ntr_exchange_format format;
    ntr_profile profile;
    bool lossy;                   /* leaves out what the target cannot hold, instead of refusing */
    const ntr_export_form *forms; /* NULL: what `filter` lists; else their entries only, by number */
    uint32_t form_count;          /* of targets that take one English for each Dutch, the forms too */
} ntr_export_options;

/* Something of an entry that the target cannot hold. */
typedef struct ntr_export_loss {
    int64_t entry;
    ntr_str nl;
    ntr_str en; /* or the text that is lost; or empty */
    ntr_str why;
} ntr_export_loss;

/* What an export did. A caller's struct: initialise with {0}, end with ntr_export_dispose. */
typedef struct ntr_export {
    struct ntr_arena *arena;
    NTR_LIST(ntr_export_loss) losses;
    uint64_t entries;
} ntr_export;

void ntr_export_dispose(ntr_export *report);

/* Appends the glossary to `out` in the format. NTR_BAD_SYNTAX when the target cannot hold all of it, and `report` then
 * lists what; NTR_TOO_LARGE when the target takes no such file; NTR_BAD_ARGUMENT for a format that the profile does not
 * have. In sheets of our own a cell that a spreadsheet would take for a formula gets a ' in front, which import takes
 * away; a workbook has no need of it. */
ntr_status ntr_glossary_export(ntr_export *report, ntr_buffer *out, ntr_glossary *glossary,
                               const ntr_export_options *options, ntr_error *err) NTR_MUST_CHECK;

/* What a format or profile is called ("tbx", "deepl"), how its files end, and the usual format of a profile. */
const char *ntr_exchange_format_word(ntr_exchange_format format);
const char *ntr_exchange_format_suffix(ntr_exchange_format format);
const char *ntr_profile_word(ntr_profile profile);
ntr_exchange_format ntr_profile_format(ntr_profile profile);

const char *ntr_verdict_word(ntr_verdict verdict);

#endif
