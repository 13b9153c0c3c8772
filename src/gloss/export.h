/* What the writers of exchange files share. */
#ifndef NTRANS_GLOSS_EXPORT_H
#define NTRANS_GLOSS_EXPORT_H

#include "base/arena.h"
#include "base/map.h"
#include "ext/xml.h"
#include "gloss/book.h"
#include "gloss/columns.h"
#include "ntrans/glossary.h"

typedef struct exporter exporter;

/* How a format is written: what comes before the entries, each of them, what comes behind. Any may be NULL. */
typedef struct export_writer {
    ntr_status (*begin)(exporter *ex);
    void (*entry)(exporter *ex, const ntr_entry *entry);
    void (*end)(exporter *ex);
} export_writer;

/* An export under way. */
struct exporter {
    ntr_export *report;
    const ntr_export_options *options;
    const export_writer *writer;
    ntr_buffer *out;
    ntr_arena *arena;
    ntr_xml_writer *xml; /* of XML formats */
    book_writer *book;   /* of workbooks; NULL: rows are text */
    char separator;      /* of rows of text, and what ends them */
    const char *line_end;
    bool guard;       /* a cell that looks like a formula gets an apostrophe in front */
    uint32_t form_at; /* of options->forms: the first of the present entry */
    uint64_t number;  /* of what is numbered in the file */
    ntr_map written;  /* Dutch that stands in the file → its English in `targets`, where only one is allowed */
    NTR_LIST(ntr_str) targets;
    ntr_map people_at; /* who made or changed entries → place in `people`, where they are listed by themselves */
    NTR_LIST(ntr_str) people;
    bool failed; /* memory ran out */
    ntr_error *err;
};

/* Lists something of `entry` that the target cannot hold; `en` may be empty. */
void export_lose(exporter *ex, const ntr_entry *entry, ntr_str nl, ntr_str en, const char *why);

/* A row, into the workbook or the text. */
void export_row(exporter *ex, const ntr_str *cells, uint32_t count);

/* The next term of a language from `*at` on, which moves behind it; NULL behind the last. */
const ntr_entry_term *export_next(const ntr_entry *entry, const char *lang, uint32_t *at);

/* Whether a status says that the term must not be written. */
bool export_is_discouraged(const ntr_entry_term *term);

/* The definition in a language; "" when there is none. */
ntr_str export_definition(const ntr_entry *entry, const char *lang);

/* Lists what rows of Dutch and English have no place for: notes and statuses of the Dutch, which is taken to be
 * preferred for the first form and admitted for others, parts of speech of the English, and other languages. */
void export_lose_details(exporter *ex, const ntr_entry *entry);

/* "e-0190…": the number of an entry as an XML id, which may not begin with a digit. */
void export_put_id(exporter *ex, const char *attribute, const ntr_entry *entry);

extern const export_writer plain_writer;
extern const export_writer tbx_writer;
extern const export_writer tmx_writer;
extern const export_writer xliff_writer;
extern const export_writer utx_writer;
extern const export_writer profile_writer;

/* Whether a profile can be written in a format. */
bool profile_allows(ntr_profile profile, ntr_exchange_format format);
/* NTR_TOO_LARGE when what was written is more than the target of the profile takes. */
ntr_status profile_check_size(const exporter *ex) NTR_MUST_CHECK;

#endif
