/* The engines, and the words of their placeholders. */
#include "ntrans/mt.h"

static const ntr_mt_style styles[] = {
    {.name = "plain", .purpose = "opaque words, for an engine that knows no mark-up"},
    {.name = "deepl",
     .purpose = "XML: tag_handling=xml, ignore_tags=keep",
     .alone = "x",
     .pair = "g",
     .keep = "keep",
     .keep_with = "",
     .terms = true},
    {.name = "google",
     .purpose = "HTML: format or mimeType text/html",
     .alone = "br",
     .pair = "u",
     .keep = "span",
     .keep_with = " translate=\"no\"",
     .terms = true},
    {.name = "amazon",
     .purpose = "HTML: content type text/html",
     .alone = "br",
     .pair = "u",
     .keep = "span",
     .keep_with = " translate=\"no\"",
     .terms = true},
    {.name = "microsoft",
     .purpose = "HTML: textType=html, with dynamic dictionary",
     .alone = "br",
     .pair = "u",
     .keep = "span",
     .keep_with = " class=\"notranslate\"",
     .dictionary = "mstrans:dictionary",
     .terms = true},
    {.name = "marian", .purpose = "opaque words, for Marian and other neural engines on plain text"},
    {.name = "apertium", .purpose = "opaque words; the marks of unknown words go", .stars = true},
};

const ntr_mt_style *ntr_mt_style_at(size_t index) {
    return index < sizeof styles / sizeof styles[0] ? &styles[index] : NULL;
}

const ntr_mt_style *ntr_mt_style_find(const char *name) {
    const ntr_mt_style *style;
    for (size_t i = 0; (style = ntr_mt_style_at(i)); i++)
        if (strcmp(style->name, name) == 0) return style;
    return NULL;
}

const char *ntr_slip_word(ntr_slip_kind kind) {
    static const char *const words[] = {"lost", "doubled", "moved", "altered", "stray"};
    return words[kind];
}
