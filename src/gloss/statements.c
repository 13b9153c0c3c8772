#include "gloss/store.h"

#define ENTRY_COLUMNS                                                                                                  \
    "SELECT e.id, e.uid, e.kind, e.domain, e.note, e.source, e.origin, e.built_in, e.revision, e.created_at, c.name, " \
    "e.changed_at, h.name FROM entry e JOIN author c ON c.id = e.created_by JOIN author h ON h.id = e.changed_by "

/* A set of changes, with how many entries and abbreviations it touched. */
#define SET_COLUMNS                                                                                                    \
    "SELECT s.id, s.at, a.name, s.what, s.undoes, s.undone, (SELECT count(*) FROM history h WHERE h.change_set = "     \
    "s.id) + (SELECT count(*) FROM abbreviation_history h WHERE h.change_set = s.id)"

/* In the order of store_sql. */
static const char *const sql[SQL_COUNT] = {
    [SQL_AUTHOR_ADD] = "INSERT INTO author (name) VALUES (?1) ON CONFLICT DO NOTHING",
    [SQL_AUTHOR_FIND] = "SELECT id FROM author WHERE name = ?1",
    [SQL_SET_ADD] = "INSERT INTO change_set (at, by, what) VALUES (?1, ?2, ?3)",
    [SQL_CHANGE_ADD] = "INSERT INTO history (change_set, entry, before) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    [SQL_CHANGES_ADD] = "INSERT INTO history (change_set, entry, before) SELECT ?1, id, NULL FROM entry WHERE id >= ?2 "
                        "ORDER BY id ON CONFLICT DO NOTHING",
    [SQL_ENTRY_ADD] =
        "INSERT INTO entry (id, kind, domain, note, source, origin, built_in, revision, forms, changed_at, "
        "changed_by, created_at, created_by, uid) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    [SQL_ENTRY_UPDATE] = "UPDATE entry SET kind = ?2, domain = ?3, note = ?4, source = ?5, origin = ?6, built_in = ?7, "
                         "revision = ?8, forms = ?9, changed_at = ?10, changed_by = ?11 WHERE id = ?1",
    [SQL_ENTRY_REMOVE] = "DELETE FROM entry WHERE id = ?1",
    [SQL_ENTRY_GET] = ENTRY_COLUMNS "WHERE e.id = ?1",
    [SQL_ENTRY_BY_UID] = "SELECT id FROM entry WHERE uid = ?1",
    [SQL_TERM_ADD] = "INSERT INTO term (entry, lang, position, text, folded, pos, gender, status, case_rule, note, "
                     "created_at, created_by, changed_at, changed_by) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    [SQL_TERMS_REMOVE] = "DELETE FROM term WHERE entry = ?1",
    [SQL_TERMS_GET] = "SELECT t.lang, t.text, t.pos, t.gender, t.status, t.case_rule, t.note, t.created_at, c.name, "
                      "t.changed_at, h.name FROM term t LEFT JOIN author c ON c.id = t.created_by "
                      "LEFT JOIN author h ON h.id = t.changed_by WHERE t.entry = ?1 "
                      "ORDER BY t.lang <> 'nl', t.lang <> 'en', t.lang, t.position",
    [SQL_SECTION_ADD] = "INSERT INTO section (entry, lang, definition) VALUES (?1, ?2, ?3)",
    [SQL_SECTIONS_REMOVE] = "DELETE FROM section WHERE entry = ?1",
    [SQL_SECTIONS_GET] = "SELECT lang, definition FROM section WHERE entry = ?1 ORDER BY lang",
    [SQL_SEARCH_ADD] = "INSERT INTO search (rowid, nl, en, other) VALUES (?1, ?2, ?3, ?4)",
    [SQL_SEARCH_REMOVE] = "INSERT INTO search (search, rowid, nl, en, other) VALUES ('delete', ?1, ?2, ?3, ?4)",
    [SQL_SEARCH_WORDS] = "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rank LIMIT ?2",
    [SQL_REMOVED_ADD] = "INSERT INTO removed (uid, change_set, entry) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    [SQL_REMOVED_DROP] = "DELETE FROM removed WHERE uid = ?1",
    [SQL_REMOVED_FIND] = "SELECT 1 FROM removed WHERE uid = ?1",
    [SQL_REMOVED_GET] = "SELECT r.entry, s.at, a.name FROM removed r JOIN change_set s ON s.id = r.change_set "
                        "JOIN author a ON a.id = s.by WHERE r.uid = ?1",
    [SQL_SEEN_ADD] = "INSERT INTO seen (uid, digest) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
    [SQL_SEEN_GET] = "SELECT digest FROM seen WHERE uid = ?1",
    [SQL_BEFORES] = "SELECT before FROM history WHERE entry = ?1 ORDER BY change_set",
    [SQL_BY_DUTCH] = "SELECT entry FROM term WHERE folded = ?1 AND lang = 'nl' ORDER BY entry",
    [SQL_BY_PREFIX] = "SELECT DISTINCT entry FROM term WHERE folded >= ?1 AND folded < ?2 AND lang = 'nl' "
                      "ORDER BY length(folded), folded, entry LIMIT ?3",
    [SQL_LIST] =
        "SELECT id FROM entry WHERE id > ?1 AND (kind <> 'term') = ?2 AND (?3 IS NULL OR kind = ?3) "
        "AND (?4 IS NULL OR domain = ?4) AND (?5 IS NULL OR EXISTS (SELECT 1 FROM term WHERE term.entry = entry.id "
        "AND lang = 'en' AND status = ?5)) AND (NOT ?6 OR built_in = '' OR revision > 0) AND (NOT ?8 OR EXISTS (SELECT "
        "1 FROM term d "
        "JOIN term e ON e.entry = d.entry AND e.text = d.text WHERE d.entry = entry.id AND d.lang = 'nl' AND d.pos = "
        "'name' AND e.lang = 'en' AND e.status = 'preferred')) ORDER BY id LIMIT ?7",
    [SQL_SETS] = SET_COLUMNS " FROM change_set s JOIN author a ON a.id = s.by WHERE ?1 = 0 OR s.id = ?1 "
                             "ORDER BY s.id DESC LIMIT ?2",
    [SQL_SETS_OF_ENTRY] = SET_COLUMNS ", o.before FROM history o JOIN change_set s ON s.id = o.change_set "
                                      "JOIN author a ON a.id = s.by WHERE o.entry = ?1 ORDER BY s.id DESC LIMIT ?2",
    [SQL_SETS_RESTING] =
        SET_COLUMNS " FROM change_set s JOIN author a ON a.id = s.by WHERE s.id IN (SELECT l.change_set "
                    "FROM history h JOIN history l ON l.entry = h.entry AND l.change_set > h.change_set WHERE "
                    "h.change_set = ?1 UNION SELECT l.change_set FROM abbreviation_history h JOIN abbreviation_history "
                    "l ON l.form = h.form AND l.change_set > h.change_set WHERE h.change_set = ?1) "
                    "AND s.undone = 0 AND s.undoes IS NULL ORDER BY s.id",
    [SQL_CHANGES_OF_SET] = "SELECT entry, before FROM history WHERE change_set = ?1 ORDER BY entry DESC",
    [SQL_SET_UNDOES] = "UPDATE change_set SET undoes = ?2 WHERE id = ?1",
    [SQL_SET_UNDONE] = "UPDATE change_set SET undone = ?2 WHERE id = ?1",
    [SQL_META_SET] = "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value",
    [SQL_ABBREVIATION_PUT] = "INSERT INTO abbreviation (form, class, meaning, changed_at, changed_by) "
                             "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET class = excluded.class, "
                             "meaning = excluded.meaning, changed_at = excluded.changed_at, "
                             "changed_by = excluded.changed_by",
    [SQL_ABBREVIATION_REMOVE] = "DELETE FROM abbreviation WHERE form = ?1 RETURNING form",
    [SQL_ABBREVIATIONS] = "SELECT form, class, meaning FROM abbreviation ORDER BY form",
    [SQL_ABBREVIATION_LOG] =
        "INSERT INTO abbreviation_history (change_set, form, class, meaning) SELECT ?1, ?2, class, meaning "
        "FROM (SELECT 1) LEFT JOIN abbreviation ON form = ?2 WHERE true ON CONFLICT DO NOTHING",
    [SQL_ABBREVIATIONS_LOG] =
        "INSERT INTO abbreviation_history (change_set, form, class, meaning) SELECT ?1, h.form, a.class, a.meaning "
        "FROM abbreviation_history h LEFT JOIN abbreviation a ON a.form = h.form WHERE h.change_set = ?2 "
        "ON CONFLICT DO NOTHING",
    [SQL_ABBREVIATIONS_DROP] = "DELETE FROM abbreviation WHERE form IN (SELECT form FROM abbreviation_history WHERE "
                               "change_set = ?1)",
    [SQL_ABBREVIATIONS_PUT_BACK] =
        "INSERT INTO abbreviation (form, class, meaning, changed_at, changed_by) SELECT form, class, meaning, ?2, ?3 "
        "FROM abbreviation_history WHERE change_set = ?1 AND class IS NOT NULL",
    [SQL_CLIENT_PUT] = "INSERT INTO client (name, glossaries, domain, house, target_lang, changed_at, changed_by) "
                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET glossaries = "
                       "excluded.glossaries, domain = excluded.domain, house = excluded.house, target_lang = "
                       "excluded.target_lang, changed_at = excluded.changed_at, changed_by = excluded.changed_by",
    [SQL_CLIENT_REMOVE] = "DELETE FROM client WHERE name = ?1 RETURNING name",
    [SQL_CLIENTS] = "SELECT name, glossaries, domain, house, target_lang FROM client WHERE ?1 = '' OR name = ?1 "
                    "ORDER BY name",
};

ntr_status store_query(ntr_query **out, ntr_glossary *glossary, store_sql which, ntr_error *err) {
    ntr_query **query = &glossary->queries[which];
    if (!*query) NTR_TRY(ntr_query_new(query, glossary->db, sql[which], err));
    *out = *query;
    return NTR_OK;
}
