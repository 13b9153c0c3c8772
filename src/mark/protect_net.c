/* Addresses of the net, handles, hashtags, file names. A run without space is read from left to right in atoms: each
 * atom is looked at once, and once more as the host of an address. */
#include "ext/unicode.h"
#include "mark/protect.h"

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_alnum(char byte) {
    return is_letter(byte) || is_digit(byte);
}

static bool is_label(char byte) {
    return is_alnum(byte) || byte == '-';
}

/* Letters of the local part of an address (RFC 5322 atext that people use). */
static bool is_local(char byte) {
    return is_alnum(byte) || (byte && strchr("._%+-", byte));
}

static bool is_lead(char byte) {
    return (unsigned char)byte >= 0xC0;
}

static bool begins_with(ntr_str text, size_t at, size_t end, const char *literal) {
    const size_t length = strlen(literal);
    return end - at >= length && memcmp(text.ptr + at, literal, length) == 0;
}

/* --- ends of URLs ------------------------------------------------------------------------------------------------- */

/* Characters that end a URL in running text even where no space stands: quotes, angle brackets, dashes, ellipsis. */
static bool ends_url(int32_t c) {
    return c == '"' || c == '<' || c == '>' || c == '|' || c == '`' || (c >= 0x2000 && c <= 0x206F) || c == 0xAB ||
           c == 0xBB || ntr_char_is_space(c);
}

static char opener_of(char closer) {
    return closer == ')' ? '(' : closer == ']' ? '[' : closer == '}' ? '{' : '\0';
}

/* How often closing brackets of one kind outnumber opening ones. */
static int surplus(ntr_str url, char closer) {
    int count = 0;
    for (size_t i = 0; i < url.len; i++) count += (url.ptr[i] == closer) - (url.ptr[i] == opener_of(closer));
    return count;
}

/* Punctuation at the end belongs to the sentence; a bracket only when it was not opened inside: (zie
 * https://nl.wikipedia.org/wiki/Nur_(naam)). */
static size_t without_tail(ntr_str text, size_t begin, size_t end) {
    int extra[3] = {0};
    static const char closers[] = ")]}";
    for (int i = 0; i < 3; i++) extra[i] = surplus(ntr_str_slice(text, begin, end), closers[i]);
    while (end > begin) {
        const char last = text.ptr[end - 1];
        const char *closer = last ? strchr(closers, last) : NULL;
        if (closer && extra[closer - closers] > 0) {
            extra[closer - closers]--;
        } else if (!last || !strchr(".,;:!?'*", last)) {
            break;
        }
        end--;
    }
    return end;
}

static size_t url_end(ntr_str text, size_t at, size_t end) {
    const size_t begin = at;
    while (at < end) {
        size_t next = at;
        if (ends_url(ntr_utf8_next(text, &next))) break;
        at = next;
    }
    return without_tail(text, begin, at);
}

/* --- hosts and files ---------------------------------------------------------------------------------------------- */

/* The row of glossary/words/suffixes.tsv of that kind, or NTR_MAP_NONE. */
static uint32_t find_suffix(const ntr_lexicon *lexicon, ntr_str suffix, const char *kind) {
    enum { SUFFIX_MOST = 12 };
    char lower[SUFFIX_MOST];
    if (suffix.len == 0 || suffix.len > SUFFIX_MOST) return NTR_MAP_NONE;
    for (size_t i = 0; i < suffix.len; i++) {
        const char byte = suffix.ptr[i];
        lower[i] = byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
    }
    const ntr_table *table = &lexicon->words[NTR_WORDS_SUFFIXES];
    for (uint32_t at = ntr_table_first(table, (ntr_str){lower, suffix.len}); at != NTR_MAP_NONE;
         at = ntr_table_next(table, at)) {
        const uint32_t row = ntr_table_row(table, at);
        if (ntr_str_equal(ntr_table_cell(table, row, 1), ntr_str_from(kind))) return row;
    }
    return NTR_MAP_NONE;
}

static bool is_word_too(const ntr_lexicon *lexicon, uint32_t row) {
    return ntr_str_equal(ntr_table_cell(&lexicon->words[NTR_WORDS_SUFFIXES], row, 2), NTR_STR("word"));
}

/* The end of labels joined by dots from `at`; `*dot` is the last dot, 0 when there is none. */
static size_t host_end(ntr_str text, size_t at, size_t end, size_t *dot) {
    *dot = 0;
    while (at < end && is_label(text.ptr[at])) {
        while (at < end && is_label(text.ptr[at])) at++;
        if (at + 1 >= end || text.ptr[at] != '.' || !is_label(text.ptr[at + 1])) break;
        *dot = at++;
    }
    return at;
}

static bool has_letter(ntr_str text) {
    for (size_t i = 0; i < text.len; i++)
        if (is_letter(text.ptr[i])) return true;
    return false;
}

static bool is_lower(ntr_str text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < 'a' || text.ptr[i] > 'z') return false;
    return true;
}

static size_t path_end(ntr_str text, size_t at, size_t end) {
    const bool path =
        at < end && (text.ptr[at] == '/' || (text.ptr[at] == ':' && at + 1 < end && is_digit(text.ptr[at + 1])));
    if (!path) return at;
    const size_t reached = url_end(text, at, end);
    return reached > at ? reached : at;
}

/* nos.nl, pic.twitter.com/fxsQCmGtfT: a host with a top-level domain that exists. Where the domain is a word too
 * ("gegaan.de man", a space forgotten) it needs a path. */
static ntr_protected bare_host(const ntr_lexicon *lexicon, ntr_str text, size_t at, size_t end) {
    size_t dot;
    const size_t host = host_end(text, at, end, &dot);
    if (!dot || (host < end && is_lead(text.ptr[host]))) return (ntr_protected){0};
    const ntr_str top = ntr_str_slice(text, dot + 1, host);
    const uint32_t row = is_lower(top) ? find_suffix(lexicon, top, "domain") : NTR_MAP_NONE;
    if (row == NTR_MAP_NONE || !has_letter(ntr_str_slice(text, at, dot))) return (ntr_protected){0};
    const size_t reached = path_end(text, host, end);
    if (is_word_too(lexicon, row) && reached < host + 2) return (ntr_protected){0};
    return (ntr_protected){at, reached, NTR_PROTECTED_URL, "url:host"};
}

/* rapport_2020.pdf */
static ntr_protected file_name(const ntr_lexicon *lexicon, ntr_str text, size_t at, size_t end) {
    while (end > at && !is_alnum(text.ptr[end - 1])) end--;
    size_t dot = end;
    while (dot > at && text.ptr[dot - 1] != '.') dot--;
    if (dot < at + 2) return (ntr_protected){0};
    const uint32_t row = find_suffix(lexicon, ntr_str_slice(text, dot, end), "file");
    if (row == NTR_MAP_NONE || is_word_too(lexicon, row)) return (ntr_protected){0};
    return (ntr_protected){at, end, NTR_PROTECTED_FILE, "file"};
}

/* --- the rest ----------------------------------------------------------------------------------------------------- */

static ntr_protected email(ntr_str text, size_t begin, size_t sign, size_t end) {
    size_t dot;
    const size_t host = host_end(text, sign + 1, end, &dot);
    if (!dot || host - dot < 3 || !has_letter(ntr_str_slice(text, dot, host))) return (ntr_protected){0};
    return (ntr_protected){begin, host, NTR_PROTECTED_EMAIL, "email"};
}

/* @jan_de_boer, @jan@mastodon.nl */
static ntr_protected handle(ntr_str text, size_t at, size_t end) {
    enum { HANDLE_MOST = 40 };
    size_t reached = at + 1, dot;
    while (reached < end && reached - at <= HANDLE_MOST && (is_alnum(text.ptr[reached]) || text.ptr[reached] == '_'))
        reached++;
    if (!has_letter(ntr_str_slice(text, at, reached))) return (ntr_protected){0};
    if (reached < end && text.ptr[reached] == '@') {
        const size_t host = host_end(text, reached + 1, end, &dot);
        if (dot) reached = host;
    }
    return (ntr_protected){at, reached, NTR_PROTECTED_HANDLE, "handle"};
}

/* #Uzbek, #Оlympics2024; not #1. */
static ntr_protected hashtag(ntr_str text, size_t at, size_t end) {
    bool letter = false;
    size_t reached = at + 1;
    while (reached < end) {
        size_t next = reached;
        const int32_t c = ntr_utf8_next(text, &next);
        if (!ntr_char_is_letter(c) && !ntr_char_is_digit(c) && !ntr_char_is_mark(c) && c != '_') break;
        letter = letter || ntr_char_is_letter(c);
        reached = next;
    }
    return letter ? (ntr_protected){at, reached, NTR_PROTECTED_HASHTAG, "hashtag"} : (ntr_protected){0};
}

static ntr_protected with_scheme(ntr_str text, size_t at, size_t end) {
    static const char *const schemes[] = {"https://", "http://", "ftp://",  "ftps://",  "sftp://", "file://", "mailto:",
                                          "Https://", "Http://", "HTTP://", "HTTPS://", "www.",    "WWW.",    "Www."};
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        if (!begins_with(text, at, end, schemes[i])) continue;
        const size_t rest = at + strlen(schemes[i]), reached = url_end(text, at, end);
        if (reached > rest) return (ntr_protected){at, reached, NTR_PROTECTED_URL, "url"};
    }
    return (ntr_protected){0};
}

/* What begins at the atom [at, atom_end) of the run that ends at `end`. */
static ntr_protected read_atom(const ntr_lexicon *lexicon, ntr_str text, size_t at, size_t atom_end, size_t end) {
    ntr_protected found = with_scheme(text, at, end);
    if (!found.end && atom_end < end && text.ptr[atom_end] == '@') found = email(text, at, atom_end, end);
    if (found.end || !memchr(text.ptr + at, '.', atom_end - at)) return found;
    found = file_name(lexicon, text, at, atom_end);
    return found.end ? found : bare_host(lexicon, text, at, end);
}

ntr_protected ntr_protect_net(const ntr_lexicon *lexicon, ntr_str text, size_t *at, size_t end) {
    bool inside = false; /* a word has begun that no sign may stand in */
    while (*at < end) {
        const char byte = text.ptr[*at];
        size_t next = *at;
        const int32_t c = ntr_utf8_next(text, &next);
        ntr_protected found = {0};
        if (is_alnum(byte) && !inside) {
            while (next < end && (is_local(text.ptr[next]) || text.ptr[next] == '_')) next++;
            found = read_atom(lexicon, text, *at, next, end);
        } else if (byte == '@' && !inside) {
            found = handle(text, *at, end);
        } else if (byte == '#' && !inside) {
            found = hashtag(text, *at, end);
        }
        inside = is_alnum(text.ptr[next - 1]) || byte == '_' || byte == '&' || (c >= 0x80 && ntr_char_is_letter(c));
        *at = found.end ? found.end : next;
        if (found.end) return found;
    }
    return (ntr_protected){0};
}
