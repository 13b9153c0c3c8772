/* Settings that a glossary keeps for all who use it. */
#include "gloss/store.h"
#include "ntrans/upkeep.h"

static const char house_sql[] = "SELECT coalesce((SELECT value FROM meta WHERE key = 'house'), 0)";

ntr_status ntr_glossary_house(ntr_house *out, ntr_glossary *glossary, ntr_error *err) {
    int64_t house;
    NTR_TRY(ntr_db_number(&house, glossary->db, house_sql, err));
    *out = house > NTR_HOUSE_NONE && house < NTR_HOUSE_COUNT ? (ntr_house)house : NTR_HOUSE_NONE;
    return NTR_OK;
}

ntr_status ntr_glossary_set_house(ntr_glossary *glossary, ntr_house house, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_META_SET, err));
    ntr_query_set_text(query, 1, NTR_STR("house"));
    ntr_query_set_int(query, 2, house);
    return ntr_query_run(query, err);
}
