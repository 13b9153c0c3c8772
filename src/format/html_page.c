/* What a web page is, and in which encoding: seen before it is read. */
#include "base/arena.h"
#include "format/decode.h"
#include "format/formats.h"
#include "format/html.h"

/* --- its encoding ------------------------------------------------------------------------------------------------- */

/* Where the name begins in "text/html; charset=utf-8"; SIZE_MAX where there is none. */
static size_t charset_in(ntr_str value) {
    static const char word[] = "charset=";
    const uint32_t length = sizeof word - 1;
    for (uint32_t i = 0; i + length <= value.len; i++)
        if (html_is(value, (ntr_span){i, i + length}, word)) return i + length;
    return SIZE_MAX;
}

/* What <meta charset> says in the first bytes, where a page must say it; "" when it says nothing. */
static void find_charset(char out[40], ntr_str bytes) {
    enum { ENOUGH = 4096 };
    html_tokens tokens = {.text = {bytes.ptr, bytes.len < ENOUGH ? bytes.len : ENOUGH}};
    out[0] = '\0';
    for (html_token token; !out[0] && html_next(&token, &tokens);) {
        html_attribute attribute;
        if (token.kind != HTML_BEGIN || !html_is(tokens.text, token.name, "meta")) continue;
        for (uint32_t at = token.attributes.begin;
             html_next_attribute(&attribute, tokens.text, token.attributes, &at);) {
            const ntr_str value = ntr_str_slice(tokens.text, attribute.value.begin, attribute.value.end);
            size_t begin = html_is(tokens.text, attribute.name, "charset") ? 0 : SIZE_MAX;
            if (html_is(tokens.text, attribute.name, "content")) begin = charset_in(value);
            if (begin >= value.len || value.len - begin >= 40) continue;
            memcpy(out, value.ptr + begin, value.len - begin);
            out[value.len - begin] = '\0';
        }
    }
}

/* What a browser takes for names that pages use wrongly (the Encoding Standard, "names and labels"): who says Latin 1
 * means windows-1252, and who could be read so far does not use UTF-16. */
static const char *mend_charset(const char *said) {
    static const char *const western[] = {"iso-8859-1", "latin1", "us-ascii", "ascii", "l1", "iso8859-1"};
    const ntr_span all = {0, (uint32_t)strlen(said)};
    for (size_t i = 0; i < sizeof western / sizeof western[0]; i++)
        if (html_is(ntr_str_from(said), all, western[i])) return "windows-1252";
    const ntr_span five = {0, all.end < 6 ? all.end : 6};
    return html_is(ntr_str_from(said), five, "utf-16") ? "UTF-8" : said;
}

/* Bytes that are UTF-8 are, whatever they say; a BOM and the user decide before the page does. */
ntr_status html_open(html *self, ntr_str bytes, const ntr_options *options, ntr_error *err) {
    char said[40];
    find_charset(said, bytes);
    const bool utf8 = ntr_utf8_check(bytes, NULL) == NTR_OK;
    const bool bom = bytes.len >= 2 && (memcmp(bytes.ptr, "\xFF\xFE", 2) == 0 || memcmp(bytes.ptr, "\xFE\xFF", 2) == 0);
    const char *named = options->encoding;
    if (!named && said[0] && !utf8 && !bom) named = mend_charset(said);
    ntr_error why = {0};
    ntr_status status = markup_open_bytes(&self->markup, bytes, named, &why);
    if (status == NTR_BAD_ARGUMENT && !options->encoding) { /* a charset that nobody knows */
        markup_dispose(&self->markup);
        status = markup_open_bytes(&self->markup, bytes, NULL, &why);
    }
    if (named && self->markup.encoding.name == said)
        self->markup.encoding.name = ntr_arena_copy(self->markup.arena, ntr_str_from(said)).ptr;
    if (status != NTR_OK && err) *err = why;
    return status;
}

/* --- what is a page ----------------------------------------------------------------------------------------------- */

static bool is_named(ntr_str text, ntr_span name, const char *const *names) {
    for (; *names; names++)
        if (html_is(text, name, *names)) return true;
    return false;
}

/* A doctype of HTML, or a tag that pages and pieces of them begin with; comments may stand before it. Behind an XML
 * declaration only <html> will do: others have articles and sections too. */
bool ntr_is_html(ntr_str bytes) {
    static const char *const begin[] = {"html",  "head",   "body",   "article",    "main", "section", "div",
                                        "p",     "h1",     "h2",     "ul",         "ol",   "table",   "meta",
                                        "title", "header", "figure", "blockquote", NULL};
    static const char *const root[] = {"html", NULL};
    char head[NTR_ASCII_HEAD];
    html_tokens tokens = {.text = ntr_ascii_head(head, bytes)};
    bool xml = false;
    for (html_token token; html_next(&token, &tokens);) {
        const ntr_span trimmed = ntr_utf8_trim(tokens.text, token.place);
        const uint32_t at = token.place.begin;
        if (token.kind == HTML_BEGIN) return is_named(tokens.text, token.name, xml ? root : begin);
        if (token.kind == HTML_END || (token.kind == HTML_TEXT && ntr_span_length(trimmed))) return false;
        if (token.kind == HTML_TEXT) continue;
        if (token.place.end - at >= 14 && html_is(tokens.text, (ntr_span){at, at + 14}, "<!doctype html")) return true;
        xml = xml || (tokens.text.len - at > 5 && html_is(tokens.text, (ntr_span){at, at + 5}, "<?xml"));
    }
    return false;
}
