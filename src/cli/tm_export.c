/* ntrans tm export: in pieces, where the format can, so that a large memory needs little room. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/process.h"
#include "cli/tm.h"
#include "ext/file.h"

/* An export under way. */
typedef struct export {
    const cli_tm *t;
    ntr_memory *memory; /* NULL: there is none yet, which is an empty one */
    ntr_pair_filter filter;
    ntr_memory_place place;
    ntr_bitext *piece;
    uint32_t pieces;
    ntr_buffer out;
    FILE *file; /* what is in `out` goes there; NULL: standard output */
}
export;

/* What standard output refuses is told at once; `err` then has no message. */
static ntr_status flush(export *e, ntr_error *err) {
    NTR_TRY(ntr_buffer_check(&e->out, err));
    const ntr_str bytes = ntr_buffer_str(&e->out);
    ntr_buffer_clear(&e->out);
    if (bytes.len == 0) return NTR_OK;
    if (!e->file) return cli_print(bytes) ? NTR_OK : NTR_IO;
    if (fwrite(bytes.ptr, 1, bytes.len, e->file) == bytes.len) return NTR_OK;
    return ntr_error_set(err, NTR_IO, "cannot write: %s", strerror(errno));
}

static ntr_status next_piece(export *e, ntr_error *err) {
    ntr_bitext_free(e->piece);
    e->piece = NULL;
    e->pieces++;
    if (e->memory) return ntr_memory_export(&e->piece, &e->place, e->memory, &e->filter, err);
    return ntr_bitext_new(&e->piece, NTR_STR("memory"), "nl", "en", err);
}

/* The last piece is the first that is not full. */
static ntr_status give(const ntr_bitext **piece, void *self, ntr_error *err) {
    export *e = self;
    const bool last = e->piece && e->piece->units.count < e->filter.limit;
    *piece = NULL;
    NTR_TRY(flush(e, err));
    if (last) return NTR_OK;
    NTR_TRY(next_piece(e, err));
    if (e->pieces == 1 || e->piece->units.count > 0) *piece = e->piece;
    return NTR_OK;
}

static ntr_status write_pairs(export *e, ntr_error *err) {
    enum { PIECE = 5000 };
    const ntr_write_options plain = {0};
    const ntr_format *format = e->t->format;
    if (format->write_pieces) {
        e->filter.limit = PIECE;
        NTR_TRY(format->write_pieces(&e->out, give, e, &plain, err));
    } else {
        NTR_TRY(next_piece(e, err));
        NTR_TRY(format->write(&e->out, e->piece, &plain, err));
    }
    return flush(e, err);
}

static ntr_status write_file(void *self, const char *path, ntr_error *err) {
    export *e = self;
    e->file = fopen(path, "wb");
    ntr_status status = e->file ? write_pairs(e, err) : NTR_OK;
    if ((!e->file || fclose(e->file) != 0) && status == NTR_OK)
        status = ntr_error_set(err, NTR_IO, "cannot write: %s", strerror(errno));
    if (status == NTR_IO) ntr_error_name_source(err, e->t->output);
    return status;
}

static ntr_status write_output(export *e, ntr_error *err) {
    if (!e->t->output) return write_pairs(e, err);
    cli_hold();
    const ntr_status status = ntr_file_make(e->t->output, write_file, e, e->t->force, err);
    cli_release();
    return status;
}

int cli_tm_export(const cli_tm *t) {
    export e = {.t = t, .filter = cli_tm_filter(t)};
    ntr_error err = {0};
    ntr_status status = t->output && !t->force ? ntr_file_refuse_existing(t->output, &err) : NTR_OK;
    if (status == NTR_OK) status = cli_tm_open(&e.memory, t->path, &err);
    if (status == NTR_OK) status = write_output(&e, &err);
    ntr_bitext_free(e.piece);
    ntr_buffer_dispose(&e.out);
    ntr_memory_close(e.memory);
    if (status == NTR_OK) return EXIT_DONE;
    return err.message[0] ? cli_fail(&err) : EXIT_SURROUNDINGS;
}
