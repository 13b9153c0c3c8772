#include "ext/catalog.h"

#include <stdlib.h>

#include "ext/file.h"
#include "ext/unicode.h"

/* The header, in 32-bit numbers of the byte order of whoever wrote the file: magic, revision, the number of messages,
 * and where the tables of identifiers and of texts begin. A table has two numbers a message: length and offset. */
enum { MAGIC_AT = 0, COUNT_AT = 8, IDS_AT = 12, TEXTS_AT = 16, HEADER_SIZE = 20, ENTRY_SIZE = 8 };
enum { SIZE_LIMIT = 64 * 1024 * 1024 };

struct ntr_catalog {
    ntr_buffer bytes;
    bool big_endian;
    uint32_t count;
    uint32_t ids; /* offset of the table, as texts */
    uint32_t texts;
};

/* --- reading in place --------------------------------------------------------------------------------------------- */

/* The number at `offset`, which must lie within. */
static uint32_t number_at(const ntr_catalog *catalog, size_t offset) {
    const unsigned char *at = (const unsigned char *)catalog->bytes.ptr + offset;
    return catalog->big_endian ? (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3] :
                                 (uint32_t)at[3] << 24 | (uint32_t)at[2] << 16 | (uint32_t)at[1] << 8 | at[0];
}

/* Entry `index` of a table; `.ptr` NULL when it or its text does not lie within. */
static ntr_str text_at(const ntr_catalog *catalog, uint32_t table, uint32_t index) {
    const size_t entry = (size_t)table + (size_t)index * ENTRY_SIZE;
    if (entry + ENTRY_SIZE > catalog->bytes.len) return NTR_STR_NONE;
    const size_t length = number_at(catalog, entry), offset = number_at(catalog, entry + 4);
    if (offset > catalog->bytes.len || length > catalog->bytes.len - offset) return NTR_STR_NONE;
    return (ntr_str){catalog->bytes.ptr + offset, length};
}

static bool is_plain(ntr_str text) {
    ntr_error ignored = {0};
    return text.len > 0 && !memchr(text.ptr, '\0', text.len) && ntr_utf8_check(text, &ignored) == NTR_OK;
}

bool ntr_catalog_at(ntr_str *id, ntr_str *text, const ntr_catalog *catalog, uint32_t index) {
    if (index >= catalog->count) return false;
    *id = text_at(catalog, catalog->ids, index);
    *text = text_at(catalog, catalog->texts, index);
    return is_plain(*id) && is_plain(*text);
}

uint32_t ntr_catalog_count(const ntr_catalog *catalog) {
    return catalog->count;
}

static int compare(ntr_str a, ntr_str b) {
    const size_t length = a.len < b.len ? a.len : b.len;
    const int order = length ? memcmp(a.ptr, b.ptr, length) : 0;
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

ntr_str ntr_catalog_find(const ntr_catalog *catalog, ntr_str id) {
    uint32_t low = 0, high = catalog->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const ntr_str here = text_at(catalog, catalog->ids, middle);
        const int order = here.ptr ? compare(here, id) : -1;
        if (order == 0) {
            const ntr_str text = text_at(catalog, catalog->texts, middle);
            return is_plain(text) ? text : NTR_STR_NONE;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NTR_STR_NONE;
}

/* --- opening ------------------------------------------------------------------------------------------------------ */

static ntr_status read_header(ntr_catalog *catalog, ntr_error *err) {
    const uint32_t magic = 0x950412DEu, swapped = 0xDE120495u;
    const uint32_t found = catalog->bytes.len >= HEADER_SIZE ? number_at(catalog, MAGIC_AT) : 0;
    if (found != magic && found != swapped) return ntr_error_set(err, NTR_BAD_SYNTAX, "not a gettext catalogue");
    catalog->big_endian = found == swapped;
    catalog->ids = number_at(catalog, IDS_AT);
    catalog->texts = number_at(catalog, TEXTS_AT);
    const size_t room = catalog->bytes.len / (2 * ENTRY_SIZE);
    const uint32_t claimed = number_at(catalog, COUNT_AT);
    catalog->count = claimed < room ? claimed : (uint32_t)room;
    return NTR_OK;
}

static ntr_status load(ntr_catalog *catalog, const char *path, ntr_str bytes, ntr_error *err) {
    if (path) NTR_TRY(ntr_file_read(&catalog->bytes, path, SIZE_LIMIT, err));
    if (!path) ntr_buffer_append(&catalog->bytes, bytes);
    NTR_TRY(ntr_buffer_check(&catalog->bytes, err));
    return read_header(catalog, err);
}

/* From the file at `path`, or of `bytes` where that is NULL. */
static ntr_status make(ntr_catalog **out, const char *path, ntr_str bytes, ntr_error *err) {
    ntr_catalog *catalog = calloc(1, sizeof *catalog);
    *out = NULL;
    if (!catalog) return ntr_error_memory(err);
    const ntr_status status = load(catalog, path, bytes, err);
    if (status == NTR_OK)
        *out = catalog;
    else
        ntr_catalog_close(catalog);
    if (status == NTR_BAD_SYNTAX && path) ntr_error_name_source(err, path);
    return status;
}

ntr_status ntr_catalog_open(ntr_catalog **out, const char *path, ntr_error *err) {
    return make(out, path, NTR_STR_NONE, err);
}

ntr_status ntr_catalog_read(ntr_catalog **out, ntr_str bytes, ntr_error *err) {
    return make(out, NULL, bytes, err);
}

void ntr_catalog_close(ntr_catalog *catalog) {
    if (!catalog) return;
    ntr_buffer_dispose(&catalog->bytes);
    free(catalog);
}
