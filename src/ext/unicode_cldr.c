#include <stdlib.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "ext/unicode.h"

enum { NAME_UNITS = 256, NAME_BYTES = NAME_UNITS * 3 };

/* A name in UTF-8 on the caller's stack. */
typedef struct name_text {
    char bytes[NAME_BYTES];
    size_t len;
} name_text;

static bool to_utf8(name_text *out, const UChar *units, int32_t length) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t size = 0;
    u_strToUTF8(out->bytes, NAME_BYTES, &size, units, length, &code);
    out->len = U_SUCCESS(code) ? (size_t)size : 0;
    return out->len > 0;
}

static bool display_name(name_text *out, const ULocaleDisplayNames *names, ntr_cldr_kind kind, const char *id) {
    UChar units[NAME_UNITS];
    UErrorCode code = U_ZERO_ERROR;
    const int32_t length = kind == NTR_CLDR_REGION ? uldn_regionDisplayName(names, id, units, NAME_UNITS, &code) :
                                                     uldn_languageDisplayName(names, id, units, NAME_UNITS, &code);
    return U_SUCCESS(code) && length > 0 && to_utf8(out, units, length) &&
           !(out->len == strlen(id) && memcmp(out->bytes, id, out->len) == 0); /* no name: CLDR gives the code back */
}

static ntr_status each_display_name(ntr_cldr_kind kind, const char *english, ntr_cldr_visit visit, void *self,
                                    ntr_error *err) {
    UErrorCode code = U_ZERO_ERROR;
    UDisplayContext context[] = {UDISPCTX_STANDARD_NAMES, UDISPCTX_CAPITALIZATION_NONE, UDISPCTX_LENGTH_FULL};
    ULocaleDisplayNames *nl = uldn_openForContext("nl", context, 3, &code);
    ULocaleDisplayNames *en = uldn_openForContext(english, context, 3, &code);
    ntr_status status = U_SUCCESS(code) ? NTR_OK : ntr_error_set(err, NTR_INTERNAL, "ICU has no Dutch names");
    const char *const *codes = kind == NTR_CLDR_REGION ? uloc_getISOCountries() : uloc_getISOLanguages();
    for (; status == NTR_OK && *codes; codes++) {
        name_text dutch, other;
        if (!display_name(&dutch, nl, kind, *codes) || !display_name(&other, en, kind, *codes)) continue;
        if (!visit(self, kind, ntr_str_from(*codes), (ntr_str){dutch.bytes, dutch.len},
                   (ntr_str){other.bytes, other.len}))
            status = ntr_error_memory(err);
    }
    uldn_close(nl);
    uldn_close(en);
    return status;
}

/* The city after which CLDR calls a time zone, in the table zoneStrings/<zone>/ec; false where the locale has none. */
static bool city_name(name_text *out, const UResourceBundle *zones, const char *key) {
    UErrorCode code = U_ZERO_ERROR;
    UResourceBundle *zone = ures_getByKey(zones, key, NULL, &code);
    int32_t length = 0;
    const UChar *units = ures_getStringByKey(zone, "ec", &length, &code);
    const bool found = U_SUCCESS(code) && to_utf8(out, units, length);
    ures_close(zone);
    return found;
}

/* "America/Port_of_Spain" → "Port of Spain": what CLDR says in a locale that names no city is the zone's own. */
static void city_from_id(name_text *out, const char *key) {
    const char *last = strrchr(key, ':');
    last = last ? last + 1 : key;
    out->len = strlen(last) < NAME_BYTES ? strlen(last) : 0;
    for (size_t i = 0; i < out->len; i++) out->bytes[i] = last[i] == '_' ? ' ' : last[i];
}

static ntr_status each_city(const char *english, ntr_cldr_visit visit, void *self, ntr_error *err) {
    UErrorCode code = U_ZERO_ERROR;
    const char *package = U_ICUDATA_NAME "-zone";
    UResourceBundle *nl = ures_open(package, "nl", &code);
    UResourceBundle *en = ures_open(package, english, &code);
    UResourceBundle *nl_zones = ures_getByKey(nl, "zoneStrings", NULL, &code);
    UErrorCode missing = U_ZERO_ERROR;
    UResourceBundle *en_zones = ures_getByKey(en, "zoneStrings", NULL, &missing);
    ntr_status status = U_SUCCESS(code) ? NTR_OK : ntr_error_set(err, NTR_INTERNAL, "ICU has no Dutch cities");
    while (status == NTR_OK && ures_hasNext(nl_zones)) {
        UResourceBundle *zone = ures_getNextResource(nl_zones, NULL, &code);
        const char *key = ures_getKey(zone);
        name_text dutch, other;
        if (key && strchr(key, ':') && strncmp(key, "meta:", 5) != 0 && city_name(&dutch, nl_zones, key)) {
            if (U_FAILURE(missing) || !city_name(&other, en_zones, key)) city_from_id(&other, key);
            if (!visit(self, NTR_CLDR_CITY, ntr_str_from(key), (ntr_str){dutch.bytes, dutch.len},
                       (ntr_str){other.bytes, other.len}))
                status = ntr_error_memory(err);
        }
        ures_close(zone);
    }
    ures_close(en_zones);
    ures_close(nl_zones);
    ures_close(en);
    ures_close(nl);
    return status;
}

ntr_status ntr_cldr_each(ntr_cldr_kind kind, const char *english_locale, ntr_cldr_visit visit, void *self,
                         ntr_error *err) {
    return kind == NTR_CLDR_CITY ? each_city(english_locale, visit, self, err) :
                                   each_display_name(kind, english_locale, visit, self, err);
}

static ntr_str symbol(ntr_arena *arena, const char *locale, UDateFormatSymbolType type, int index) {
    UErrorCode code = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_NONE, UDAT_DEFAULT, locale, NULL, 0, NULL, 0, &code);
    UChar units[NAME_UNITS];
    name_text name;
    const int32_t length = udat_getSymbols(format, type, index, units, NAME_UNITS, &code);
    const bool found = U_SUCCESS(code) && to_utf8(&name, units, length);
    udat_close(format);
    return found ? ntr_arena_copy(arena, (ntr_str){name.bytes, name.len}) : NTR_STR_NONE;
}

ntr_str ntr_cldr_month(ntr_arena *arena, const char *locale, int month, bool wide) {
    return symbol(arena, locale, wide ? UDAT_MONTHS : UDAT_SHORT_MONTHS, month - 1);
}

ntr_str ntr_cldr_weekday(ntr_arena *arena, const char *locale, int weekday, bool wide) {
    const int sunday_first = weekday % 7 + 1; /* ICU counts from Sunday = 1 */
    return symbol(arena, locale, wide ? UDAT_WEEKDAYS : UDAT_SHORT_WEEKDAYS, sunday_first);
}

/* --- transliteration ---------------------------------------------------------------------------------------------- */

struct ntr_transliterator {
    UTransliterator *icu;
};

ntr_status ntr_transliterator_open(ntr_transliterator **out, const char *id, ntr_error *err) {
    *out = NULL;
    ntr_transliterator *transliterator = calloc(1, sizeof *transliterator);
    if (!transliterator) return ntr_error_memory(err);
    UChar units[NAME_UNITS];
    UErrorCode code = U_ZERO_ERROR;
    int32_t length = 0;
    u_strFromUTF8(units, NAME_UNITS, &length, id, -1, &code);
    transliterator->icu = utrans_openU(units, length, UTRANS_FORWARD, NULL, 0, NULL, &code);
    if (U_FAILURE(code)) {
        free(transliterator);
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "ICU has no transliterator %s", id);
    }
    *out = transliterator;
    return NTR_OK;
}

void ntr_transliterator_close(ntr_transliterator *transliterator) {
    if (!transliterator) return;
    utrans_close(transliterator->icu);
    free(transliterator);
}

ntr_str ntr_transliterate(ntr_transliterator *transliterator, ntr_arena *arena, ntr_str text) {
    enum { UNITS = 1024 };
    UChar units[UNITS];
    UErrorCode code = U_ZERO_ERROR;
    int32_t length = 0;
    u_strFromUTF8(units, UNITS, &length, text.ptr, (int32_t)text.len, &code);
    if (U_FAILURE(code) || length >= UNITS) return NTR_STR_NONE;
    int32_t limit = length;
    utrans_transUChars(transliterator->icu, units, &length, UNITS, 0, &limit, &code);
    if (U_FAILURE(code)) return NTR_STR_NONE;
    char *out = ntr_arena_alloc(arena, (size_t)length * 3 + 1);
    int32_t size = 0;
    if (out) u_strToUTF8(out, length * 3 + 1, &size, units, length, &code);
    return out && U_SUCCESS(code) ? (ntr_str){out, (size_t)size} : NTR_STR_NONE;
}

ntr_str ntr_spell_out(ntr_arena *arena, const char *locale, int64_t value, bool ordinal) {
    UErrorCode code = U_ZERO_ERROR;
    UChar units[NAME_UNITS], rules[32];
    name_text text;
    UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &code);
    u_uastrcpy(rules, "%spellout-ordinal");
    if (ordinal && U_SUCCESS(code)) unum_setTextAttribute(format, UNUM_DEFAULT_RULESET, rules, -1, &code);
    const int32_t length = U_SUCCESS(code) ? unum_formatInt64(format, value, units, NAME_UNITS, NULL, &code) : 0;
    unum_close(format);
    const bool good = U_SUCCESS(code) && length > 0 && length < NAME_UNITS && to_utf8(&text, units, length);
    return good ? ntr_arena_copy(arena, (ntr_str){text.bytes, text.len}) : NTR_STR("");
}
