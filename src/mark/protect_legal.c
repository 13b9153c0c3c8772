/* References of law that an English text keeps as they are: ECLI (Council conclusions 2011/C 127/01), the bulletins of
 * laws and treaties, and papers of the States General (Leidraad voor juridische auteurs). */
#include "mark/protect.h"

/* A place in a text; each take moves it on, or leaves it and says no. */
typedef struct reader {
    ntr_str text;
    size_t at;
} reader;

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_alnum(char byte) {
    return is_digit(byte) || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static char peek(const reader *r) {
    return r->at < r->text.len ? r->text.ptr[r->at] : '\0';
}

static bool take(reader *r, const char *literal) {
    const size_t length = strlen(literal);
    if (r->text.len - r->at < length || memcmp(r->text.ptr + r->at, literal, length) != 0) return false;
    r->at += length;
    return true;
}

static bool take_digits(reader *r, size_t least, size_t most) {
    size_t count = 0;
    while (count < most && r->at + count < r->text.len && is_digit(r->text.ptr[r->at + count])) count++;
    if (count < least) return false;
    r->at += count;
    return true;
}

static bool take_blank(reader *r) {
    return take(r, " ") || take(r, "\xC2\xA0") || take(r, "\xE2\x80\xAF");
}

/* Runs `part`; puts the reader back when it says no. */
static bool attempt(reader *r, bool (*part)(reader *)) {
    const size_t start = r->at;
    if (part(r)) return true;
    r->at = start;
    return false;
}

static bool is_capital(char byte) {
    return byte >= 'A' && byte <= 'Z';
}

/* ECLI:NL:HR:2019:2006 */
static bool ecli(reader *r) {
    if (!take(r, "ECLI:")) return false;
    if (!is_capital(peek(r))) return false;
    r->at++;
    if (!is_capital(peek(r))) return false;
    r->at++;
    if (!take(r, ":")) return false;
    size_t court = 0;
    while (court < 8 && is_alnum(peek(r))) r->at++, court++;
    if (court == 0 || !take(r, ":") || !take_digits(r, 4, 4) || !take(r, ":")) return false;
    size_t last = r->at, count = 0;
    for (; count < 25 && (is_alnum(peek(r)) || peek(r) == '.'); count++, r->at++)
        if (peek(r) != '.') last = r->at + 1;
    r->at = last;
    return count > 0;
}

static bool number_label(reader *r) {
    return (take(r, "nr.") || take(r, "no.") || take(r, "nr")) && (take_blank(r), true);
}

/* Stb. 2018, 23 · Stb. 2018/23 · Stcrt. 2020, nr. 12345 · Trb. 1951, 131 */
static bool bulletin(reader *r) {
    if (!take(r, "Stb") && !take(r, "Stcrt") && !take(r, "Trb")) return false;
    (void)take(r, ".");
    if (!take_blank(r) || !take_digits(r, 4, 4)) return false;
    if (!take(r, "/") && !take(r, ",")) return false;
    (void)take_blank(r);
    (void)number_label(r);
    return take_digits(r, 1, 6);
}

/* 34 608 or 34608, with a sub-number behind it: 35 925 VI */
static bool dossier(reader *r) {
    if (!take_digits(r, 2, 5)) return false;
    const size_t start = r->at;
    if (!take_blank(r) || !take_digits(r, 3, 3) || is_digit(peek(r))) r->at = start;
    const size_t roman = r->at;
    size_t letters = 0;
    if (take_blank(r))
        while (letters < 5 && strchr("IVXLABCD", peek(r)) && peek(r)) r->at++, letters++;
    if (letters == 0 || is_alnum(peek(r))) r->at = roman;
    return true;
}

static bool comma_dossier(reader *r) {
    return take(r, ",") && take_blank(r) && dossier(r);
}

static bool comma_number(reader *r) {
    if (!take(r, ",") || !take_blank(r)) return false;
    if (!number_label(r) && !(take(r, "item") && take_blank(r))) return false;
    if (!is_alnum(peek(r))) return false;
    for (int i = 0; i < 5 && is_alnum(peek(r)); i++) r->at++;
    return true;
}

static bool comma_page(reader *r) {
    if (!take(r, ",") || !take_blank(r) || (!take(r, "p.") && !take(r, "blz."))) return false;
    if (!take_blank(r) || !take_digits(r, 1, 4)) return false;
    const size_t start = r->at;
    if (!(take(r, "-") || take(r, "\xE2\x80\x93")) || !take_digits(r, 1, 4)) r->at = start;
    return true;
}

/* II 2016/17 */
static bool session(reader *r) {
    if (!take(r, "I/II") && !take(r, "II") && !take(r, "I")) return false;
    if (!take_blank(r) || !take_digits(r, 4, 4)) return false;
    return (take(r, "/") || take(r, "-") || take(r, "\xE2\x80\x93")) && take_digits(r, 2, 4);
}

/* Kamerstukken II 2016/17, 34 608, nr. 3, p. 12-13 · Kamerstuk 35 570 · Handelingen II 2019/20, nr. 45, item 3 */
static bool papers(reader *r) {
    if (!take(r, "Kamerstukken") && !take(r, "Kamerstuk") && !take(r, "Handelingen")) return false;
    if (!take_blank(r)) return false;
    if (attempt(r, session)) {
        (void)attempt(r, comma_dossier);
    } else if (!dossier(r)) {
        return false;
    }
    while (attempt(r, comma_number)) continue;
    (void)attempt(r, comma_page);
    return true;
}

static bool may_begin(char byte) {
    return byte == 'E' || byte == 'S' || byte == 'T' || byte == 'K' || byte == 'H';
}

ntr_protected ntr_protect_legal(ntr_str text, size_t at) {
    static const struct {
        bool (*reads)(reader *);
        const char *rule;
    } kinds[] = {{ecli, "legal:ecli"}, {bulletin, "legal:bulletin"}, {papers, "legal:papers"}};
    if (text.ptr[at] == '(' || text.ptr[at] == '[') at++;
    if (at >= text.len || !may_begin(text.ptr[at])) return (ntr_protected){0};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        reader r = {text, at};
        if (kinds[i].reads(&r) && !is_alnum(peek(&r)))
            return (ntr_protected){at, r.at, NTR_PROTECTED_LEGAL, kinds[i].rule};
    }
    return (ntr_protected){0};
}
