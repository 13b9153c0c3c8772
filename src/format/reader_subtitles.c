/* Readers of subtitles, SubRip (SRT) and WebVTT: each cue is a block, its lines as they stand; numbers, times, notes
 * and styles are no text. A sentence that runs over two cues stays in its cues, for each is shown alone. */
#include "base/arena.h"
#include "format/decode.h"
#include "format/formats.h"
#include "format/html_token.h"
#include "format/markup.h"

/* The state of one reading. */
typedef struct subtitles {
    markup markup;
    bool vtt; /* else SRT */
    uint32_t at;
} subtitles;

/* How the line ends of a cue are written back. */
enum { WAY_LF, WAY_CRLF, WAY_CR, WAY_VTT = 4 /* added: & < > are escaped */ };

static ntr_str source_of(const subtitles *self) {
    return ntr_buffer_str(&self->markup.decoded);
}

/* --- lines -------------------------------------------------------------------------------------------------------- */

/* The next line without its end, and how that looks; false behind the last. */
static bool next_line(ntr_span *line, uint32_t *way, ntr_str text, uint32_t *at) {
    uint32_t end = *at;
    if (end >= text.len) return false;
    while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r') end++;
    *line = (ntr_span){*at, end};
    const bool cr = end < text.len && text.ptr[end] == '\r';
    const bool crlf = cr && end + 1 < text.len && text.ptr[end + 1] == '\n';
    *way = crlf ? WAY_CRLF : cr ? WAY_CR : WAY_LF;
    *at = end + (end < text.len) + crlf;
    return true;
}

static bool is_blank(ntr_str text, ntr_span line) {
    return ntr_span_length(ntr_utf8_trim(text, line)) == 0;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* "00:01:02,500" or "01:02.500" at `at`, which moves behind it. */
static bool skip_time(ntr_str text, uint32_t *at, uint32_t end) {
    unsigned colons = 0, digits = 0;
    for (; *at < end; ++*at) {
        const char c = text.ptr[*at];
        if (c == ':') colons++;
        if (is_digit(c)) digits++;
        if (!is_digit(c) && c != ':' && c != '.' && c != ',') break;
    }
    return colons >= 1 && colons <= 2 && digits >= 4;
}

static bool is_timing(ntr_str text, ntr_span line) {
    static const char arrow[] = "-->";
    uint32_t at = ntr_utf8_trim(text, line).begin;
    if (!skip_time(text, &at, line.end)) return false;
    while (at < line.end && (text.ptr[at] == ' ' || text.ptr[at] == '\t')) at++;
    if (line.end - at < sizeof arrow - 1 || memcmp(text.ptr + at, arrow, sizeof arrow - 1) != 0) return false;
    at += sizeof arrow - 1;
    while (at < line.end && (text.ptr[at] == ' ' || text.ptr[at] == '\t')) at++;
    return skip_time(text, &at, line.end);
}

/* A number alone on its line, with a timing behind it: the next cue, though no empty line stands between. */
static bool is_next_cue(ntr_str text, ntr_span line, uint32_t behind) {
    ntr_span next, trimmed = ntr_utf8_trim(text, line);
    uint32_t way;
    if (is_timing(text, line)) return true;
    for (uint32_t i = trimmed.begin; i < trimmed.end; i++)
        if (!is_digit(text.ptr[i])) return false;
    return next_line(&next, &way, text, &behind) && is_timing(text, next);
}

/* --- the text of a cue -------------------------------------------------------------------------------------------- */

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

enum { LONGEST_TAG = 512 };

/* Where the tag at `at` ends, which holds "<" or "{"; 0 when it is text: "<3", "{lacht}". */
static uint32_t tag_end(const subtitles *self, uint32_t at, uint32_t end) {
    const ntr_str text = source_of(self);
    const bool brace = text.ptr[at] == '{';
    const char next = at + 1 < end ? text.ptr[at + 1] : ' ';
    const bool tag =
        brace ? !self->vtt && next == '\\' : is_letter(next) || next == '/' || (self->vtt && is_digit(next));
    const uint32_t reach = end - at < LONGEST_TAG ? end - at : LONGEST_TAG;
    const char *close = tag ? memchr(text.ptr + at, brace ? '}' : '>', reach) : NULL;
    return close ? (uint32_t)(close - text.ptr) + 1 : 0;
}

/* <i> begins, </i> ends; {\an8} and <00:01.500> stand alone. */
static void take_tag(subtitles *self, ntr_span place) {
    const ntr_str text = source_of(self);
    const bool end = text.ptr[place.begin + 1] == '/';
    ntr_span name = {place.begin + 1 + end, place.begin + 1 + end};
    while (name.end < place.end && is_letter(text.ptr[name.end])) name.end++;
    if (text.ptr[place.begin] == '{' || (!end && is_digit(text.ptr[name.begin]))) {
        markup_alone(&self->markup, place);
    } else if (end) {
        markup_end(&self->markup, html_hash(text, name), place);
    } else {
        markup_begin(&self->markup, html_hash(text, name), place);
    }
}

static void take_text(subtitles *self, ntr_span place) {
    if (ntr_span_length(place)) markup_text(&self->markup, markup_slice(&self->markup, place), place);
}

/* The references of WebVTT; one that is not known stays as it is. */
static uint32_t take_reference(subtitles *self, ntr_span done, uint32_t end) {
    int32_t point = -1;
    const uint32_t length = html_reference(&point, ntr_str_slice(source_of(self), 0, end), done.end);
    const ntr_span place = {done.end, done.end + length};
    ntr_buffer character = {0};
    if (length == 0) return 0;
    take_text(self, done);
    if (point < 0) {
        markup_alone(&self->markup, place);
    } else {
        ntr_utf8_append(&character, point);
        markup_text(&self->markup, ntr_buffer_str(&character), place);
    }
    ntr_buffer_dispose(&character);
    return place.end;
}

static void take_line(subtitles *self, ntr_span line) {
    const ntr_str text = source_of(self);
    uint32_t done = line.begin;
    for (uint32_t at = line.begin; at < line.end;) {
        const char c = text.ptr[at];
        const bool opens = c == '<' || c == '{';
        uint32_t end = opens ? tag_end(self, at, line.end) : 0;
        if (end) {
            take_text(self, (ntr_span){done, at});
            take_tag(self, (ntr_span){at, end});
        }
        if (c == '&' && self->vtt) end = take_reference(self, (ntr_span){done, at}, line.end);
        if (end) done = end;
        at = end ? end : at + 1;
    }
    take_text(self, (ntr_span){done, line.end});
}

/* The lines of a cue, from behind its timing on. */
static void take_cue(subtitles *self) {
    const ntr_str text = source_of(self);
    ntr_span line, before = {0, 0};
    uint32_t way = WAY_LF, end_way = WAY_LF;
    for (uint32_t at = self->at; next_line(&line, &way, text, &at); self->at = at) {
        if (is_blank(text, line) || is_next_cue(text, line, at)) break;
        if (before.end) markup_text(&self->markup, NTR_STR("\n"), (ntr_span){before.end, line.begin});
        if (!before.end) end_way = way;
        take_line(self, line);
        before = line;
    }
    markup_block *block = markup_end_block(&self->markup, NTR_PARAGRAPH);
    if (block) block->way = end_way | (self->vtt ? WAY_VTT : 0);
}

/* --- the document ------------------------------------------------------------------------------------------------- */

static ntr_status read_cues(subtitles *self, ntr_patch *patch, ntr_str name, ntr_str bytes, const ntr_options *options,
                            ntr_error *err) {
    ntr_span line;
    uint32_t way;
    NTR_TRY(markup_open_bytes(&self->markup, bytes, options->encoding, err));
    while (next_line(&line, &way, source_of(self), &self->at))
        if (is_timing(source_of(self), line)) take_cue(self);
    return markup_make(patch, &self->markup, name, err);
}

static ntr_status read_subtitles(ntr_document **out, bool vtt, ntr_str name, ntr_str bytes, const ntr_options *options,
                                 ntr_error *err) {
    subtitles self = {.vtt = vtt};
    ntr_patch patch = {0};
    const ntr_status status = read_cues(&self, &patch, name, bytes, options, err);
    *out = patch.document;
    markup_dispose(&self.markup);
    return status;
}

/* An empty line would end the cue. */
static void append_cue_text(ntr_buffer *out, uint32_t way, ntr_str text) {
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i], last = out->len ? out->ptr[out->len - 1] : '\n';
        const bool escape = (way & WAY_VTT) != 0;
        if (c == '\n') {
            if (last != '\n' && last != '\r') ntr_buffer_append(out, ntr_str_from(ends[way & 3u]));
        } else if (!(escape && html_escape(out, c)) && c != '\r') {
            ntr_buffer_append_char(out, c);
        }
    }
}

static ntr_status export_subtitles(ntr_buffer *out, bool vtt, ntr_str bytes, const ntr_bitext *bitext,
                                   const ntr_options *options, const ntr_weave_options *weave, ntr_weave_report *report,
                                   ntr_error *err) {
    subtitles self = {.vtt = vtt};
    ntr_patch patch = {0};
    ntr_status status = read_cues(&self, &patch, bitext->name, bytes, options, err);
    patch.append = append_cue_text;
    if (status == NTR_OK) status = ntr_patch_write(out, &patch, bytes, bitext, weave, report, err);
    ntr_document_free(patch.document);
    markup_dispose(&self.markup);
    return status;
}

ntr_status ntr_read_srt(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options, ntr_error *err) {
    return read_subtitles(out, false, name, bytes, options, err);
}

ntr_status ntr_read_vtt(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options, ntr_error *err) {
    return read_subtitles(out, true, name, bytes, options, err);
}

ntr_status ntr_export_srt(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                          const ntr_weave_options *weave, ntr_weave_report *report, ntr_error *err) {
    return export_subtitles(out, false, bytes, bitext, options, weave, report, err);
}

ntr_status ntr_export_vtt(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                          const ntr_weave_options *weave, ntr_weave_report *report, ntr_error *err) {
    return export_subtitles(out, true, bytes, bitext, options, weave, report, err);
}

/* --- what is a subtitle file -------------------------------------------------------------------------------------- */

bool ntr_is_vtt(ntr_str bytes) {
    char head[NTR_ASCII_HEAD];
    const ntr_str text = ntr_ascii_head(head, bytes);
    return text.len > 6 && memcmp(text.ptr, "WEBVTT", 6) == 0 && strchr(" \t\r\n", text.ptr[6]);
}

/* A number, and a timing on the next line. */
bool ntr_is_srt(ntr_str bytes) {
    char head[NTR_ASCII_HEAD];
    const ntr_str text = ntr_ascii_head(head, bytes);
    ntr_span line = {0, 0};
    uint32_t at = 0, way;
    while (next_line(&line, &way, text, &at))
        if (!is_blank(text, line)) return !is_timing(text, line) && is_next_cue(text, line, at);
    return false;
}
