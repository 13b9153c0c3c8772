/* Whether the database is whole, and its tables say the same. */
#include <inttypes.h>

#include "gloss/survey.h"

/* A query whose rows are an entry (0: none) and a sentence. */
static ntr_status tell_rows(ntr_findings *out, ntr_query *query, ntr_error *err) {
    for (;;) {
        bool row;
        NTR_TRY(ntr_query_step(&row, query, err));
        if (!row) return NTR_OK;
        const ntr_str text = ntr_query_text(query, 1);
        NTR_TRY(
            ntr_findings_add(out, "database", NTR_SEVERITY_ERROR, ntr_query_int(query, 0), err, "%.*s", NTR_FMT(text)));
    }
}

/* What the schema cannot say. `forms` and `folded` are made of other columns, and must agree with them. */
static const char *const questions[] = {
    "SELECT 0, integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
    "SELECT iif(\"table\" = 'term' OR \"table\" = 'section', rowid, 0), 'a row of ' || \"table\" || ' refers to a row "
    "of ' || parent || ' that is not there' FROM pragma_foreign_key_check",
    "SELECT id, 'the entry has no Dutch' FROM entry WHERE NOT EXISTS (SELECT 1 FROM term WHERE entry = id AND "
    "lang = 'nl')",
    "SELECT id, 'the entry has no English' FROM entry WHERE NOT EXISTS (SELECT 1 FROM term WHERE entry = id AND "
    "lang = 'en')",
    "SELECT id, 'its terms and what is read for matching differ' FROM entry WHERE forms <> (SELECT group_concat("
    "lang || char(31) || text || char(31) || iif(folded = text, '', folded) || char(31) || pos || char(31) || "
    "iif(status = 'preferred', '', status) || char(31) || iif(case_rule = 'ignore', '', case_rule) || char(31) || "
    "note || char(31) || char(30), '') FROM (SELECT * FROM term WHERE term.entry = entry.id ORDER BY lang <> 'nl', "
    "lang <> 'en', lang, position))",
    "SELECT id, 'entries ' || id || ' and ' || other || ' are one' FROM (SELECT min(id) AS id, max(id) AS other FROM "
    "entry GROUP BY uid HAVING count(*) > 1)",
    "SELECT 0, 'a removed entry is there: ' || uid FROM removed WHERE uid IN (SELECT uid FROM entry)",
};

ntr_status survey_database(ntr_findings *out, ntr_glossary *glossary, ntr_error *err) {
    for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
        ntr_query *query;
        NTR_TRY(ntr_query_new(&query, glossary->db, questions[i], err));
        const ntr_status status = tell_rows(out, query, err);
        ntr_query_free(query);
        NTR_TRY(status);
    }
    return NTR_OK;
}
