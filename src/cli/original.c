/* Where the document is that segments were made of: kept in a file, so as seen from that file. */
#include "cli/cli.h"
#include "ext/file.h"

ntr_status cli_move_original(ntr_bitext *bitext, const char *from, const char *to, ntr_error *err) {
    ntr_str *path = &bitext->original.path;
    if (path->len && from) *path = ntr_file_resolve(bitext->arena, from, *path);
    if (path->len && to) *path = ntr_file_relative(bitext->arena, to, *path);
    return path->ptr || !bitext->original.format.len ? NTR_OK : ntr_error_memory(err);
}
