#include "model/table.h"

#include "ext/unicode.h"

enum { COLUMNS_LIMIT = 16 };

ntr_str ntr_cell_part(ntr_str *rest) {
    if (!rest->ptr) return NTR_STR_NONE;
    const char *bar = rest->len ? memchr(rest->ptr, '|', rest->len) : NULL;
    const size_t length = bar ? (size_t)(bar - rest->ptr) : rest->len;
    const ntr_str part = {rest->ptr, length};
    *rest = bar ? ntr_str_slice(*rest, length + 1, rest->len) : NTR_STR_NONE;
    return part;
}

bool ntr_cell_holds(ntr_str cell, const char *word) {
    for (ntr_str part; (part = ntr_cell_part(&cell)).ptr;)
        if (ntr_str_equal(part, ntr_str_from(word))) return true;
    return false;
}

static uint32_t count_words(ntr_str key) {
    uint32_t count = 1;
    for (size_t i = 0; i < key.len; i++) count += key.ptr[i] == ' ';
    return count;
}

/* Puts `row` at the end of the chain of `key`; once, though the row may have the key twice (Euro|euro). */
static bool link_key(ntr_table *table, ntr_arena *arena, ntr_str key, uint32_t row) {
    const ntr_str folded = ntr_fold(arena, key);
    if (!folded.ptr) return false;
    const uint32_t words = count_words(folded);
    if (words > table->key_words) table->key_words = words;
    const uint32_t first = ntr_map_get(&table->first, folded), added = table->links.count;
    if (first != NTR_MAP_NONE && table->links.items[table->links.items[first].last].row == row) return true;
    ntr_table_link *link = NTR_PUSH(arena, &table->links);
    if (!link) return false;
    *link = (ntr_table_link){row, NTR_MAP_NONE, added};
    if (first == NTR_MAP_NONE) return ntr_map_put(&table->first, arena, folded, added);
    table->links.items[table->links.items[first].last].next = added;
    table->links.items[first].last = added;
    return true;
}

ntr_status ntr_table_add(ntr_table *table, ntr_arena *arena, const ntr_str *cells, bool key_bar, ntr_error *err) {
    const uint32_t row = ntr_table_rows(table);
    for (uint32_t i = 0; i < table->columns; i++) {
        ntr_str *cell = NTR_PUSH(arena, &table->cells);
        if (!cell) return ntr_error_memory(err);
        *cell = cells[i];
    }
    ntr_str rest = cells[0];
    for (ntr_str key = key_bar ? ntr_cell_part(&rest) : rest; key.ptr;
         key = key_bar ? ntr_cell_part(&rest) : NTR_STR_NONE)
        if (!link_key(table, arena, key, row)) return ntr_error_memory(err);
    return NTR_OK;
}

static ntr_str take_line(ntr_str *rest) {
    const char *end = memchr(rest->ptr, '\n', rest->len);
    const size_t length = end ? (size_t)(end - rest->ptr) : rest->len;
    const ntr_str line = {rest->ptr, length};
    *rest = ntr_str_slice(*rest, end ? length + 1 : length, rest->len);
    return line;
}

static uint32_t split_cells(ntr_str line, ntr_str cells[COLUMNS_LIMIT]) {
    uint32_t count = 0;
    for (size_t begin = 0;; count++) {
        if (count == COLUMNS_LIMIT) return COLUMNS_LIMIT + 1;
        const char *tab = line.len > begin ? memchr(line.ptr + begin, '\t', line.len - begin) : NULL;
        const size_t end = tab ? (size_t)(tab - line.ptr) : line.len;
        cells[count] = ntr_str_slice(line, begin, end);
        if (!tab) return count + 1;
        begin = end + 1;
    }
}

ntr_status ntr_table_read(ntr_table *table, ntr_arena *arena, ntr_str tsv, bool key_bar, ntr_error *err) {
    ntr_str cells[COLUMNS_LIMIT];
    bool header = true;
    for (uint64_t number = 1; tsv.len > 0; number++) {
        const ntr_str line = take_line(&tsv);
        if (line.len == 0 || line.ptr[0] == '#') continue;
        const uint32_t count = split_cells(line, cells);
        if (header && table->columns == 0) table->columns = count;
        if (count != table->columns || count > COLUMNS_LIMIT)
            return ntr_error_set_at(err, NTR_BAD_SYNTAX, number, 0, "%u columns where %u are wanted", count,
                                    table->columns);
        if (!header) NTR_TRY(ntr_table_add(table, arena, cells, key_bar, err));
        header = false;
    }
    return NTR_OK;
}

uint32_t ntr_table_find(const ntr_table *table, ntr_str folded) {
    const uint32_t link = ntr_table_first(table, folded);
    return link == NTR_MAP_NONE ? NTR_MAP_NONE : ntr_table_row(table, link);
}
