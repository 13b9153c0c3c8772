/* ICU, as the rest of ntrans needs it: UTF-8 in, UTF-8 out, byte offsets everywhere. */
#ifndef NTRANS_EXT_UNICODE_H
#define NTRANS_EXT_UNICODE_H

#include "base/arena.h"
#include "ntrans/buffer.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* --- code points in UTF-8 --------------------------------------------------------------------------------------- */

/* NTR_BAD_ENCODING with line and column of the first byte that is not UTF-8, else NTR_OK. */
ntr_status ntr_utf8_check(ntr_str text, ntr_error *err) NTR_MUST_CHECK;

/* Whether `offset` is the start of a character or the end of the (valid) text. */
static inline bool ntr_utf8_is_bound(ntr_str text, size_t offset) {
    return offset == text.len || (offset < text.len && ((unsigned char)text.ptr[offset] & 0xC0u) != 0x80u);
}

/* The code point at `*offset`, which moves behind it; -1 at the end. The text must be valid. */
int32_t ntr_utf8_next(ntr_str text, size_t *offset);
/* The code point before `*offset`, which moves to its start; -1 at the start. */
int32_t ntr_utf8_previous(ntr_str text, size_t *offset);
/* The number of code points. */
size_t ntr_utf8_count(ntr_str text);
/* `span` without the space (ntr_char_is_space) at both its ends. */
ntr_span ntr_utf8_trim(ntr_str text, ntr_span span);
void ntr_utf8_append(ntr_buffer *out, int32_t code_point);

bool ntr_char_is_letter(int32_t code_point);
bool ntr_char_is_upper(int32_t code_point); /* title case counts as upper */
bool ntr_char_is_lower(int32_t code_point);
bool ntr_char_is_digit(int32_t code_point); /* decimal digits of any script */
bool ntr_char_is_space(int32_t code_point); /* White_Space, and U+FEFF, U+200B */
bool ntr_char_is_mark(int32_t code_point);  /* combining marks */
bool ntr_char_is_emoji(int32_t code_point); /* Extended_Pictographic or a regional indicator */
/* A character that a sequence may begin with and that is drawn as a picture unless told otherwise; the others need
 * U+FE0F behind them. */
bool ntr_char_is_picture(int32_t code_point);
bool ntr_char_is_quote(int32_t code_point); /* " ' and the property Quotation_Mark */
bool ntr_char_is_xml(int32_t code_point);   /* XML 1.0 production [2] Char */

/* The ISO 15924 code of the character's script ("Latn", "Cyrl"); "Zyyy" for common characters. Static storage. */
const char *ntr_char_script(int32_t code_point);

/* --- case and normal forms: results live in `arena`, `.ptr` NULL when memory ran out ------------------------------ */

/* NFC, lower case (full Unicode mapping, root locale), typographic apostrophes as ', soft hyphens left out: the key
 * under which words are looked up. A key equals the text where nothing changes, and is then `text` itself, borrowed. */
ntr_str ntr_fold(ntr_arena *arena, ntr_str text);
ntr_str ntr_upper(ntr_arena *arena, ntr_str text);
ntr_str ntr_lower(ntr_arena *arena, ntr_str text);
/* The first letter in upper case, the rest as it is. */
ntr_str ntr_capitalise(ntr_arena *arena, ntr_str text);
ntr_str ntr_nfc(ntr_arena *arena, ntr_str text);
/* Without the marks on its letters: Ábádán → Abadan. */
ntr_str ntr_unmark(ntr_arena *arena, ntr_str text);

/* How a word is capitalised. */
typedef enum ntr_case { NTR_CASE_NONE, NTR_CASE_LOWER, NTR_CASE_TITLE, NTR_CASE_UPPER, NTR_CASE_MIXED } ntr_case;

/* NONE: no cased letter; TITLE: one upper first, the rest lower (a single capital too); UPPER: two capitals or more. */
ntr_case ntr_case_of(ntr_str word);

/* --- where words and sentences break ------------------------------------------------------------------------------ */

typedef enum ntr_break_kind { NTR_BREAK_WORD, NTR_BREAK_SENTENCE } ntr_break_kind;

/* An ICU break iterator over UTF-8 through UText. One thread at a time; costly to open, cheap to point at a text. */
typedef struct ntr_breaker ntr_breaker;

ntr_status ntr_breaker_open(ntr_breaker **out, ntr_break_kind kind, const char *locale, ntr_error *err) NTR_MUST_CHECK;
void ntr_breaker_close(ntr_breaker *breaker);
/* Points it at `text`, which must stay as it is while bounds are read; the first bound is 0 and is not reported. */
ntr_status ntr_breaker_set(ntr_breaker *breaker, ntr_str text, ntr_error *err) NTR_MUST_CHECK;
/* The next bound in bytes, or SIZE_MAX after the last. */
size_t ntr_breaker_next(ntr_breaker *breaker);

/* --- encodings -------------------------------------------------------------------------------------------------- */

/* Decodes `bytes` into `out` as UTF-8. `encoding` NULL: a BOM or any valid multi-byte UTF-8 sequence means UTF-8, and
 * a bad byte is then NTR_BAD_ENCODING with its place; plain ASCII is UTF-8; otherwise ICU's detector decides and
 * `*guessed` receives the name it took (static storage), which is NULL where nothing was guessed. A BOM is left out.
 * An encoding that ICU does not know: NTR_BAD_ARGUMENT. NUL bytes in what is no UTF-16/32: NTR_BINARY. */
ntr_status ntr_decode(ntr_buffer *out, const char **guessed, ntr_str bytes, const char *encoding,
                      ntr_error *err) NTR_MUST_CHECK;

/* How a text was encoded, so that it can be written back in the same way. */
typedef struct ntr_encoding {
    const char *name; /* static storage, or the name that the caller gave */
    bool bom;         /* a byte order mark stood before it */
    bool guessed;
} ntr_encoding;

/* As ntr_decode, and says more about the encoding. `named` as `encoding` there. */
ntr_status ntr_decode_as(ntr_buffer *out, ntr_encoding *encoding, ntr_str bytes, const char *named,
                         ntr_error *err) NTR_MUST_CHECK;

/* The other way: appends `text` in that encoding, behind a BOM where there was one. What the encoding cannot hold is
 * written as &#8364; with `references`, and NTR_BAD_ENCODING otherwise. */
ntr_status ntr_encode(ntr_buffer *out, ntr_str text, const ntr_encoding *encoding, bool references,
                      ntr_error *err) NTR_MUST_CHECK;

/* --- what CLDR calls things --------------------------------------------------------------------------------------- */

typedef enum ntr_cldr_kind { NTR_CLDR_REGION, NTR_CLDR_LANGUAGE, NTR_CLDR_CITY } ntr_cldr_kind;

/* One thing that CLDR names in both languages; `code` is a region ("UZ"), a language ("uz") or a time zone
 * ("Asia/Yerevan"). The texts are borrowed for the time of the call only. */
typedef bool (*ntr_cldr_visit)(void *self, ntr_cldr_kind kind, ntr_str code, ntr_str nl, ntr_str en);

/* Calls `visit` for each; stops with NTR_NO_MEMORY when it returns false. */
ntr_status ntr_cldr_each(ntr_cldr_kind kind, const char *english_locale, ntr_cldr_visit visit, void *self,
                         ntr_error *err) NTR_MUST_CHECK;

/* Name of month (1–12) or weekday (1 = Monday) in "nl" or "en"; wide or abbreviated. `.ptr` NULL when memory ran out.
 */
ntr_str ntr_cldr_month(ntr_arena *arena, const char *locale, int month, bool wide);
ntr_str ntr_cldr_weekday(ntr_arena *arena, const char *locale, int weekday, bool wide);

/* A whole number in words of "nl" or "en", as CLDR spells it: twenty-one; `ordinal`: twenty-first. Soft hyphens that
 * CLDR puts into Dutch are left out. `.ptr` NULL when memory ran out; empty when ICU cannot. */
ntr_str ntr_spell_out(ntr_arena *arena, const char *locale, int64_t value, bool ordinal);

/* --- transliteration ---------------------------------------------------------------------------------------------- */

/* ICU's transliterator `id` ("Armenian-Latin/BGN"); NTR_BAD_ARGUMENT when ICU has none of that name. */
typedef struct ntr_transliterator ntr_transliterator;
ntr_status ntr_transliterator_open(ntr_transliterator **out, const char *id, ntr_error *err) NTR_MUST_CHECK;
void ntr_transliterator_close(ntr_transliterator *transliterator);
ntr_str ntr_transliterate(ntr_transliterator *transliterator, ntr_arena *arena, ntr_str text);

#endif
