/* Feeds files to a fuzz target, so that ordinary builds replay its corpus. Usage: fuzz_X FILE… */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) return 1;
    fseek(file, 0, SEEK_END);
    const long size = ftell(file);
    rewind(file);
    uint8_t *bytes = size >= 0 ? malloc((size_t)size + 1) : NULL;
    const int bad = !bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size;
    fclose(file);
    if (!bad) LLVMFuzzerTestOneInput(bytes, (size_t)size);
    free(bytes);
    return bad;
}

int main(int argc, char **argv) {
    int bad = argc < 2;
    for (int i = 1; i < argc; i++) {
        bad |= replay(argv[i]);
    }
    printf("%d samples replayed\n", argc - 1);
    return bad;
}
