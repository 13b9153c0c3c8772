/* What the elements of HTML do to the text. */
#include "format/html.h"

/* Sorted by name. The letter: an element closes one before it of the same letter that was left open, and so does any
 * that holds blocks a paragraph (p); a row closes a cell. */
static const html_element elements[] = {
    {"address", HTML_BLOCK, NTR_PARAGRAPH, 0},    {"area", HTML_EMPTY, NTR_PARAGRAPH, 0},
    {"article", HTML_BLOCK, NTR_PARAGRAPH, 0},    {"aside", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"audio", HTML_LITERAL, NTR_PARAGRAPH, 0},    {"base", HTML_EMPTY, NTR_PARAGRAPH, 0},
    {"blockquote", HTML_BLOCK, NTR_PARAGRAPH, 0}, {"body", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"br", HTML_BREAK, NTR_PARAGRAPH, 0},         {"button", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"canvas", HTML_LITERAL, NTR_PARAGRAPH, 0},   {"caption", HTML_BLOCK, NTR_CAPTION, 0},
    {"center", HTML_BLOCK, NTR_PARAGRAPH, 0},     {"code", HTML_LITERAL, NTR_PARAGRAPH, 0},
    {"col", HTML_EMPTY, NTR_PARAGRAPH, 0},        {"dd", HTML_BLOCK, NTR_PARAGRAPH, 'd'},
    {"details", HTML_BLOCK, NTR_PARAGRAPH, 0},    {"dialog", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"dir", HTML_BLOCK, NTR_PARAGRAPH, 0},        {"div", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"dl", HTML_BLOCK, NTR_PARAGRAPH, 0},         {"dt", HTML_BLOCK, NTR_PARAGRAPH, 'd'},
    {"embed", HTML_EMPTY, NTR_PARAGRAPH, 0},      {"fieldset", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"figcaption", HTML_BLOCK, NTR_CAPTION, 0},   {"figure", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"footer", HTML_BLOCK, NTR_PARAGRAPH, 0},     {"form", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"h1", HTML_BLOCK, NTR_HEADING, 0},           {"h2", HTML_BLOCK, NTR_HEADING, 0},
    {"h3", HTML_BLOCK, NTR_HEADING, 0},           {"h4", HTML_BLOCK, NTR_HEADING, 0},
    {"h5", HTML_BLOCK, NTR_HEADING, 0},           {"h6", HTML_BLOCK, NTR_HEADING, 0},
    {"head", HTML_BLOCK, NTR_PARAGRAPH, 0},       {"header", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"hgroup", HTML_BLOCK, NTR_PARAGRAPH, 0},     {"hr", HTML_RULE, NTR_PARAGRAPH, 0},
    {"html", HTML_BLOCK, NTR_PARAGRAPH, 0},       {"iframe", HTML_LITERAL, NTR_PARAGRAPH, 0},
    {"img", HTML_EMPTY, NTR_PARAGRAPH, 0},        {"input", HTML_EMPTY, NTR_PARAGRAPH, 0},
    {"kbd", HTML_LITERAL, NTR_PARAGRAPH, 0},      {"legend", HTML_BLOCK, NTR_CAPTION, 0},
    {"li", HTML_BLOCK, NTR_LIST_ITEM, 'l'},       {"link", HTML_EMPTY, NTR_PARAGRAPH, 0},
    {"main", HTML_BLOCK, NTR_PARAGRAPH, 0},       {"math", HTML_LITERAL, NTR_PARAGRAPH, 0},
    {"menu", HTML_BLOCK, NTR_PARAGRAPH, 0},       {"meta", HTML_EMPTY, NTR_PARAGRAPH, 0},
    {"nav", HTML_BLOCK, NTR_PARAGRAPH, 0},        {"noembed", HTML_SKIPPED, NTR_PARAGRAPH, 0},
    {"noframes", HTML_SKIPPED, NTR_PARAGRAPH, 0}, {"noscript", HTML_SKIPPED, NTR_PARAGRAPH, 0},
    {"object", HTML_LITERAL, NTR_PARAGRAPH, 0},   {"ol", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"optgroup", HTML_BLOCK, NTR_PARAGRAPH, 0},   {"option", HTML_BLOCK, NTR_PARAGRAPH, 'o'},
    {"p", HTML_BLOCK, NTR_PARAGRAPH, 'p'},        {"param", HTML_EMPTY, NTR_PARAGRAPH, 0},
    {"pre", HTML_SKIPPED, NTR_PARAGRAPH, 0},      {"samp", HTML_LITERAL, NTR_PARAGRAPH, 0},
    {"script", HTML_LITERAL, NTR_PARAGRAPH, 0},   {"search", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"section", HTML_BLOCK, NTR_PARAGRAPH, 0},    {"select", HTML_LITERAL, NTR_PARAGRAPH, 0},
    {"source", HTML_EMPTY, NTR_PARAGRAPH, 0},     {"style", HTML_LITERAL, NTR_PARAGRAPH, 0},
    {"summary", HTML_BLOCK, NTR_PARAGRAPH, 0},    {"svg", HTML_LITERAL, NTR_PARAGRAPH, 0},
    {"table", HTML_BLOCK, NTR_PARAGRAPH, 0},      {"tbody", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"td", HTML_BLOCK, NTR_PARAGRAPH, 'c'},       {"template", HTML_SKIPPED, NTR_PARAGRAPH, 0},
    {"textarea", HTML_LITERAL, NTR_PARAGRAPH, 0}, {"tfoot", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"th", HTML_BLOCK, NTR_PARAGRAPH, 'c'},       {"thead", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"title", HTML_BLOCK, NTR_HEADING, 0},        {"tr", HTML_BLOCK, NTR_PARAGRAPH, 'r'},
    {"track", HTML_EMPTY, NTR_PARAGRAPH, 0},      {"ul", HTML_BLOCK, NTR_PARAGRAPH, 0},
    {"var", HTML_LITERAL, NTR_PARAGRAPH, 0},      {"video", HTML_LITERAL, NTR_PARAGRAPH, 0},
    {"wbr", HTML_EMPTY, NTR_PARAGRAPH, 0},        {"xmp", HTML_SKIPPED, NTR_PARAGRAPH, 0},
};

/* As strcmp of the name in `text` and `name`. */
static int compare(ntr_str text, ntr_span span, const char *name) {
    for (uint32_t i = span.begin; i < span.end; i++, name++) {
        const char c = text.ptr[i] >= 'A' && text.ptr[i] <= 'Z' ? (char)(text.ptr[i] - 'A' + 'a') : text.ptr[i];
        if (c != *name) return (unsigned char)c < (unsigned char)*name ? -1 : 1;
    }
    return *name ? -1 : 0;
}

const html_element *html_element_of(ntr_str text, ntr_span name) {
    static const html_element unknown = {"", HTML_INLINE, NTR_PARAGRAPH, 0};
    size_t low = 0, high = sizeof elements / sizeof elements[0];
    while (low < high) {
        const size_t middle = (low + high) / 2;
        const int order = compare(text, name, elements[middle].name);
        if (order == 0) return &elements[middle];
        if (order < 0) high = middle;
        if (order > 0) low = middle + 1;
    }
    return &unknown;
}

bool html_ends(const html_element *element, const html_element *before) {
    if (before->ends == 'p') return true;
    if (element->ends == 'r' && before->ends == 'c') return true;
    return element->ends && element->ends == before->ends;
}
