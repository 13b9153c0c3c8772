#include "ntrans/format.h"

#include "format/formats.h"

static const ntr_format formats[] = {
    {"xliff", ".nl-en.xlf", "XLIFF 1.2, for CAT tools", ntr_write_xliff},
    {"xliff2", ".nl-en.xliff2.xlf", "XLIFF 2.1, with names and terms marked in the text", ntr_write_xliff2},
    {"tmx", ".nl-en.tmx", "TMX 1.4, translation memory", ntr_write_tmx},
    {"tsv", ".nl-en.tsv", "tab-separated values, for spreadsheets and scripts", ntr_write_tsv},
    {"jsonl", ".nl-en.jsonl", "JSON Lines, one object a segment", ntr_write_jsonl},
};

const ntr_format *ntr_format_at(size_t index) {
    return index < sizeof formats / sizeof formats[0] ? &formats[index] : NULL;
}

const ntr_format *ntr_format_find(const char *name) {
    const ntr_format *format;
    for (size_t i = 0; (format = ntr_format_at(i)); i++)
        if (strcmp(format->name, name) == 0) return format;
    return NULL;
}
