/* Paths as seen from another file. */
#define _XOPEN_SOURCE 700 /* realpath */
#include <stdlib.h>
#include <string.h>

#include "ext/file.h"

/* The bytes of the folder that `path` begins with, its slash included; 0 when it names none. */
static size_t folder_length(ntr_str path) {
    size_t length = path.len;
    while (length && path.ptr[length - 1] != '/') length--;
    return length;
}

/* The whole path of an existing folder, "/" at its end; NULL where there is none. Caller frees. */
static char *whole_folder(ntr_arena *arena, ntr_str path) {
    const size_t length = folder_length(path);
    const ntr_str folder = length ? ntr_arena_copy(arena, ntr_str_slice(path, 0, length)) : NTR_STR(".");
    return folder.ptr ? realpath(folder.ptr, NULL) : NULL;
}

/* From folder to folder: up to what they share, then down. Neither ends in a slash, but for the root. */
static ntr_str way(ntr_arena *arena, const char *from, const char *to, ntr_str name) {
    size_t shared = 0;
    for (size_t i = 0;; i++) {
        const bool ends = (from[i] == '/' || !from[i]) && (to[i] == '/' || !to[i]);
        if (ends) shared = i;
        if (from[i] != to[i] || !from[i]) break;
    }
    ntr_buffer out = {0};
    for (const char *c = from + shared; *c; c++)
        if (*c == '/' && c[1]) ntr_buffer_append(&out, NTR_STR("../"));
    const char *down = to + shared;
    while (*down == '/') down++;
    ntr_buffer_printf(&out, "%s%s%.*s", down, *down ? "/" : "", NTR_FMT(name));
    const ntr_str copy = out.failed ? NTR_STR_NONE : ntr_arena_copy(arena, ntr_buffer_str(&out));
    ntr_buffer_dispose(&out);
    return copy;
}

ntr_str ntr_file_relative(ntr_arena *arena, const char *from, ntr_str path) {
    if (ntr_str_equal(path, NTR_STR("-"))) return ntr_arena_copy(arena, path);
    char *here = whole_folder(arena, ntr_str_from(from)), *there = whole_folder(arena, path);
    const ntr_str name = ntr_str_slice(path, folder_length(path), path.len);
    const ntr_str found = here && there ? way(arena, here, there, name) : ntr_arena_copy(arena, path);
    free(here);
    free(there);
    return found;
}

ntr_str ntr_file_whole(ntr_arena *arena, ntr_str path) {
    char *folder = whole_folder(arena, path);
    if (!folder) return NTR_STR_NONE;
    const bool root = folder[1] == '\0';
    const ntr_str name = ntr_str_slice(path, folder_length(path), path.len);
    const ntr_str whole = ntr_arena_printf(arena, "%s%s%.*s", folder, root ? "" : "/", NTR_FMT(name));
    free(folder);
    return whole;
}

ntr_str ntr_file_resolve(ntr_arena *arena, const char *from, ntr_str path) {
    const size_t length = folder_length(ntr_str_from(from));
    if (length == 0 || (path.len && path.ptr[0] == '/')) return ntr_arena_copy(arena, path);
    return ntr_arena_printf(arena, "%.*s%.*s", (int)length, from, NTR_FMT(path));
}
