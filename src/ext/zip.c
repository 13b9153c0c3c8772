#include "ext/zip.h"

#include <stdlib.h>
#include <zip.h>

#include "base/arena.h"

struct ntr_zip {
    zip_t *archive;
};

bool ntr_zip_is_likely(ntr_str bytes) {
    return bytes.len >= 4 && memcmp(bytes.ptr, "PK\3\4", 4) == 0;
}

static ntr_status fail(zip_error_t *error, ntr_error *err) {
    const bool memory = zip_error_code_zip(error) == ZIP_ER_MEMORY;
    const ntr_status status =
        memory ? ntr_error_memory(err) :
                 ntr_error_set(err, NTR_BAD_SYNTAX, "not a whole zip archive: %s", zip_error_strerror(error));
    zip_error_fini(error);
    return status;
}

ntr_status ntr_zip_open(ntr_zip **out, ntr_str bytes, ntr_error *err) {
    enum { LEAST = 22 }; /* the end of an archive alone, which libzip takes to be there when nothing is */
    *out = NULL;
    if (bytes.len < LEAST) return ntr_error_set(err, NTR_BAD_SYNTAX, "not a whole zip archive: too short");
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (!archive) {
        zip_source_free(source);
        return fail(&error, err);
    }
    zip_error_fini(&error);
    ntr_zip *zip = calloc(1, sizeof *zip);
    const bool too_many = zip_get_num_entries(archive, 0) > NTR_ZIP_ENTRIES;
    if (!zip || too_many) {
        zip_discard(archive);
        free(zip);
        if (!too_many) return ntr_error_memory(err);
        return ntr_error_set(err, NTR_TOO_LARGE, "a zip archive of more than %d files", NTR_ZIP_ENTRIES);
    }
    zip->archive = archive;
    *out = zip;
    return NTR_OK;
}

void ntr_zip_close(ntr_zip *zip) {
    if (!zip) return;
    zip_discard(zip->archive);
    free(zip);
}

size_t ntr_zip_count(const ntr_zip *zip) {
    return (size_t)zip_get_num_entries(zip->archive, 0);
}

const char *ntr_zip_name(const ntr_zip *zip, size_t index) {
    const char *name = zip_get_name(zip->archive, index, 0);
    return name ? name : "";
}

bool ntr_zip_has(const ntr_zip *zip, const char *name) {
    return zip_name_locate(zip->archive, name, 0) >= 0;
}

/* What a file unpacks to is counted, not believed. libzip compares the checksum when the end is reached. */
static ntr_status unpack(ntr_buffer *out, zip_file_t *file, const zip_stat_t *stat, size_t limit, ntr_error *err) {
    char chunk[16384];
    for (size_t total = 0;;) {
        const zip_int64_t count = zip_fread(file, chunk, sizeof chunk);
        if (count < 0) return ntr_error_set(err, NTR_BAD_SYNTAX, "%.200s: damaged", stat->name);
        if (count == 0) return ntr_buffer_check(out, err);
        total += (size_t)count;
        if (total > limit) return ntr_error_set(err, NTR_TOO_LARGE, "%.200s: more than %zu bytes", stat->name, limit);
        if (total > NTR_ZIP_SMALL && total / NTR_ZIP_RATIO > stat->comp_size)
            return ntr_error_set(err, NTR_TOO_LARGE, "%.200s: unpacks to more than %d times its size, as zip bombs do",
                                 stat->name, NTR_ZIP_RATIO);
        ntr_buffer_append(out, (ntr_str){chunk, (size_t)count});
    }
}

ntr_status ntr_zip_read(ntr_buffer *out, const ntr_zip *zip, const char *name, size_t limit, ntr_error *err) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(zip->archive, name, 0, &stat) != 0)
        return ntr_error_set(err, NTR_NOT_FOUND, "there is no %.200s in the archive", name);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return ntr_error_set(err, NTR_BAD_SYNTAX, "%.200s: encrypted", name);
    zip_file_t *file = zip_fopen_index(zip->archive, stat.index, 0);
    if (!file)
        return ntr_error_set(err, NTR_BAD_SYNTAX, "%.200s: %s", name, zip_error_strerror(zip_get_error(zip->archive)));
    const ntr_status status = unpack(out, file, &stat, limit, err);
    zip_fclose(file);
    return status;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

struct ntr_zip_writer {
    ntr_arena *arena; /* the contents, which libzip reads when the archive is closed */
    zip_source_t *bytes;
    zip_t *archive;
};

static void drop(ntr_zip_writer *writer) {
    if (writer->archive) zip_discard(writer->archive);
    if (writer->bytes) zip_source_free(writer->bytes);
    ntr_arena_free(writer->arena);
    free(writer);
}

ntr_status ntr_zip_writer_open(ntr_zip_writer **out, ntr_error *err) {
    *out = NULL;
    ntr_zip_writer *writer = calloc(1, sizeof *writer);
    if (!writer) return ntr_error_memory(err);
    writer->arena = ntr_arena_new();
    writer->bytes = zip_source_buffer_create(NULL, 0, 0, NULL);
    if (writer->bytes) zip_source_keep(writer->bytes);
    writer->archive = writer->bytes ? zip_open_from_source(writer->bytes, ZIP_CREATE | ZIP_TRUNCATE, NULL) : NULL;
    if (!writer->arena || !writer->archive) {
        drop(writer);
        return ntr_error_memory(err);
    }
    *out = writer;
    return NTR_OK;
}

ntr_status ntr_zip_add(ntr_zip_writer *writer, const char *name, ntr_str bytes, bool stored, ntr_error *err) {
    enum { SOME_DAY = 315619200 }; /* 2 January 1980: the format knows no earlier year, wherever the clock stands */
    const ntr_str copy = ntr_arena_copy(writer->arena, bytes);
    if (!copy.ptr) return ntr_error_memory(err);
    zip_source_t *source = zip_source_buffer(writer->archive, copy.ptr, copy.len, 0);
    const zip_int64_t index = source ? zip_file_add(writer->archive, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        return ntr_error_memory(err);
    }
    const zip_int32_t method = stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    if (zip_set_file_compression(writer->archive, (zip_uint64_t)index, method, 0) != 0 ||
        zip_file_set_mtime(writer->archive, (zip_uint64_t)index, SOME_DAY, 0) != 0)
        return ntr_error_memory(err);
    return NTR_OK;
}

static void append_bytes(ntr_buffer *out, zip_source_t *bytes) {
    char chunk[16384];
    if (zip_source_open(bytes) != 0) {
        out->failed = true;
        return;
    }
    for (zip_int64_t count; (count = zip_source_read(bytes, chunk, sizeof chunk)) > 0;)
        ntr_buffer_append(out, (ntr_str){chunk, (size_t)count});
    zip_source_close(bytes);
}

ntr_status ntr_zip_writer_close(ntr_buffer *out, ntr_zip_writer *writer, ntr_error *err) {
    if (!writer) return NTR_OK;
    ntr_status status = NTR_OK;
    if (out && zip_close(writer->archive) == 0) {
        writer->archive = NULL;
        append_bytes(out, writer->bytes);
        status = ntr_buffer_check(out, err);
    } else if (out) {
        status = ntr_error_memory(err);
    }
    drop(writer);
    return status;
}

/* --- changing ----------------------------------------------------------------------------------------------------- */

static ntr_status change_file(zip_t *archive, const ntr_zip_change *change, ntr_error *err) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(archive, change->name, 0, &stat) != 0)
        return ntr_error_set(err, NTR_NOT_FOUND, "there is no %.200s in the archive", change->name);
    zip_source_t *source = zip_source_buffer(archive, change->bytes.ptr, change->bytes.len, 0);
    if (!source || zip_file_replace(archive, stat.index, source, 0) != 0) {
        zip_source_free(source);
        return ntr_error_memory(err);
    }
    return zip_file_set_mtime(archive, stat.index, stat.mtime, 0) == 0 ? NTR_OK : ntr_error_memory(err);
}

/* Over a copy, which libzip frees: where it writes over borrowed bytes, version 1.7 frees those too. */
static zip_source_t *copy_source(ntr_str bytes, zip_error_t *error) {
    char *copy = malloc(bytes.len + 1);
    if (!copy) {
        zip_error_set(error, ZIP_ER_MEMORY, 0);
        return NULL;
    }
    if (bytes.len) memcpy(copy, bytes.ptr, bytes.len);
    zip_source_t *source = zip_source_buffer_create(copy, bytes.len, 1, error);
    if (!source) free(copy);
    return source;
}

static ntr_status close_changed(ntr_buffer *out, zip_t *archive, zip_source_t *source, ntr_error *err) {
    if (zip_close(archive) != 0) {
        const ntr_status status =
            ntr_error_set(err, NTR_BAD_SYNTAX, "not a whole zip archive: %s", zip_strerror(archive));
        zip_discard(archive);
        return status;
    }
    append_bytes(out, source);
    return ntr_buffer_check(out, err);
}

ntr_status ntr_zip_rewrite(ntr_buffer *out, ntr_str bytes, const ntr_zip_change *changes, size_t count,
                           ntr_error *err) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = copy_source(bytes, &error);
    if (!source) return fail(&error, err);
    zip_source_keep(source); /* what zip_close writes is read from it */
    zip_t *archive = zip_open_from_source(source, 0, &error);
    ntr_status status = archive ? NTR_OK : fail(&error, err);
    for (size_t i = 0; status == NTR_OK && i < count; i++) status = change_file(archive, &changes[i], err);
    if (status == NTR_OK) {
        status = close_changed(out, archive, source, err);
    } else if (archive) {
        zip_discard(archive);
    }
    if (!archive) zip_source_free(source);
    zip_source_free(source);
    return status;
}
