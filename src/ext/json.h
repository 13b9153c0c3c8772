/* jansson: JSON in and out. */
#ifndef NTRANS_EXT_JSON_H
#define NTRANS_EXT_JSON_H

#include "ntrans/buffer.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* --- out ------------------------------------------------------------------------------------------------------- */

/* Writes one JSON value after another into a buffer, without building a tree: what is appended is never looked at
 * again. A caller's struct that borrows the buffer: {.out = &buffer}. The caller keeps brackets balanced and gives
 * every member of an object a key; commas come by themselves. Failure sticks in the buffer. */
typedef struct ntr_json_writer {
    ntr_buffer *out;
    bool needs_comma;
} ntr_json_writer;

/* `key` NULL: the value is an item of an array or stands alone. Keys are plain ASCII and are not escaped. */
void ntr_json_begin_object(ntr_json_writer *writer, const char *key);
void ntr_json_end_object(ntr_json_writer *writer);
void ntr_json_begin_array(ntr_json_writer *writer, const char *key);
void ntr_json_end_array(ntr_json_writer *writer);

/* Bytes that are not UTF-8 become U+FFFD; `.ptr` NULL gives null. */
void ntr_json_string(ntr_json_writer *writer, const char *key, ntr_str value);
void ntr_json_number(ntr_json_writer *writer, const char *key, int64_t value);
void ntr_json_bool(ntr_json_writer *writer, const char *key, bool value);

/* A value that is JSON already. */
void ntr_json_raw(ntr_json_writer *writer, const char *key, ntr_str json);

/* Ends a line of JSON Lines. */
void ntr_json_newline(ntr_json_writer *writer);

/* --- in -------------------------------------------------------------------------------------------------------- */

/* One parsed object. */
typedef struct ntr_json ntr_json;

/* Parses `text`, which must be one JSON object and nothing else: NTR_BAD_SYNTAX with its place (bytes that are not
 * UTF-8 and keys that stand twice too). Caller frees with ntr_json_free. */
ntr_status ntr_json_parse(ntr_json **out, ntr_str text, ntr_error *err) NTR_MUST_CHECK;
void ntr_json_free(ntr_json *object);

/* The string under `key`, borrowed from the object; `.ptr` NULL when there is none, or it is no string. */
ntr_str ntr_json_find(const ntr_json *object, const char *key);

/* The whole number under `key`; 0 when there is none. */
int64_t ntr_json_find_number(const ntr_json *object, const char *key);

/* Whether there is a `true` under `key`, or, `otherwise` being true, no `false`. */
bool ntr_json_find_bool(const ntr_json *object, const char *key, bool otherwise);

/* The object or array under `key`, borrowed; NULL when there is none. */
ntr_json *ntr_json_member(const ntr_json *object, const char *key);

/* Goes through the members of an object that are strings: gives each to `take`, until it says false. */
void ntr_json_each(ntr_json *object, bool (*take)(void *self, ntr_str key, ntr_str value), void *self);

/* The items of an array; `array` may be NULL, which has none. */
size_t ntr_json_count(const ntr_json *array);
const ntr_json *ntr_json_item(const ntr_json *array, size_t index);

/* The text of an item that is a string; `.ptr` NULL when it is none. */
ntr_str ntr_json_text(const ntr_json *item);

#endif
