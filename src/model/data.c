#include "model/data.h"

#include "base/map.h"

ntr_str ntr_data_find(const char *path) {
    for (size_t i = 0; i < ntr_data_file_count; i++)
        if (strcmp(ntr_data_files[i].path, path) == 0)
            return (ntr_str){(const char *)ntr_data_files[i].bytes, ntr_data_files[i].size};
    return NTR_STR_NONE;
}

uint32_t ntr_data_version(void) {
    uint32_t version = 0;
    for (size_t i = 0; i < ntr_data_file_count; i++) {
        version = version * 31 + ntr_hash(ntr_str_from(ntr_data_files[i].path));
        version = version * 31 + ntr_hash((ntr_str){(const char *)ntr_data_files[i].bytes, ntr_data_files[i].size});
    }
    return version;
}
