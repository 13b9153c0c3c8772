#include "ntrans/format.h"

#include "format/formats.h"

static const ntr_format formats[] = {
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
