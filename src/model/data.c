#include "model/data.h"

ntr_str ntr_data_find(const char *path) {
    for (size_t i = 0; i < ntr_data_file_count; i++)
        if (strcmp(ntr_data_files[i].path, path) == 0)
            return (ntr_str){(const char *)ntr_data_files[i].bytes, ntr_data_files[i].size};
    return NTR_STR_NONE;
}

/* FNV-1a: the same on every machine, for the number is kept in databases. */
static uint32_t add_to_hash(uint32_t hash, ntr_str text) {
    for (size_t i = 0; i < text.len; i++) hash = (hash ^ (unsigned char)text.ptr[i]) * 16777619u;
    return hash;
}

uint32_t ntr_data_version(void) {
    uint32_t version = 2166136261u;
    for (size_t i = 0; i < ntr_data_file_count; i++) {
        version = add_to_hash(version, ntr_str_from(ntr_data_files[i].path));
        version = add_to_hash(version, (ntr_str){(const char *)ntr_data_files[i].bytes, ntr_data_files[i].size});
    }
    return version;
}
