/* Which attributes of HTML hold text for people. */
#include "format/html.h"

typedef struct attribute_text {
    const char *attribute;
    const char *element; /* NULL: any */
    ntr_block_kind kind;
} attribute_text;

static const attribute_text texts[] = {
    {"alt", NULL, NTR_CAPTION},
    {"title", NULL, NTR_CAPTION},
    {"placeholder", NULL, NTR_CAPTION},
    {"aria-label", NULL, NTR_CAPTION},
    {"aria-description", NULL, NTR_CAPTION},
    {"aria-placeholder", NULL, NTR_CAPTION},
    {"aria-roledescription", NULL, NTR_CAPTION},
    {"aria-valuetext", NULL, NTR_CAPTION},
    {"abbr", "th", NTR_CAPTION},
    {"label", "optgroup", NTR_CAPTION},
    {"label", "option", NTR_CAPTION},
    {"label", "track", NTR_CAPTION},
    {"summary", "table", NTR_CAPTION},
    {"value", "input", NTR_CAPTION},
    {"content", "meta", NTR_PARAGRAPH},
};

static bool has_value(ntr_str text, const html_token *tag, const char *name, const char *const *values) {
    html_attribute attribute;
    for (uint32_t at = tag->attributes.begin; html_next_attribute(&attribute, text, tag->attributes, &at);)
        for (size_t i = 0; values[i] && html_is(text, attribute.name, name); i++)
            if (html_is(text, attribute.value, values[i])) return true;
    return false;
}

/* What search engines and those who share the page show. */
static bool is_shown_meta(ntr_str text, const html_token *tag) {
    static const char *const names[] = {
        "description",       "og:title", "og:description", "og:image:alt", "twitter:title", "twitter:description",
        "twitter:image:alt", NULL};
    return has_value(text, tag, "name", names) || has_value(text, tag, "property", names);
}

/* What a button says is its value; that of a field is what somebody typed. */
static bool is_button(ntr_str text, const html_token *tag) {
    static const char *const types[] = {"submit", "button", "reset", NULL};
    return has_value(text, tag, "type", types);
}

/* The title of a style sheet or a feed is its name, for programs. */
static bool is_name(ntr_str text, const html_token *tag, const attribute_text *is) {
    return strcmp(is->attribute, "title") == 0 &&
           (html_is(text, tag->name, "link") || html_is(text, tag->name, "style"));
}

bool html_is_text(ntr_block_kind *kind, ntr_str text, const html_token *tag, const html_attribute *attribute) {
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const attribute_text *is = &texts[i];
        if (!html_is(text, attribute->name, is->attribute)) continue;
        if ((is->element && !html_is(text, tag->name, is->element)) || is_name(text, tag, is)) continue;
        if (strcmp(is->attribute, "content") == 0 && !is_shown_meta(text, tag)) continue;
        if (strcmp(is->attribute, "value") == 0 && !is_button(text, tag)) continue;
        *kind = is->kind;
        return true;
    }
    return false;
}
