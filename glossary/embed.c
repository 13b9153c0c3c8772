/* Writes C source that holds the bytes of files, for a compiler without #embed.
 * Usage: embed OUT.c NAME FOLDER FILE…      each FILE is a path below FOLDER; the table is called NAME_files */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *what, const char *path) {
    fprintf(stderr, "embed: %s %s\n", what, path);
    exit(1);
}

static void put_bytes(FILE *out, const char *path, int number) {
    FILE *in = fopen(path, "rb");
    if (!in) fail("cannot open", path);
    fprintf(out, "static const unsigned char file%d[] = {", number);
    int byte;
    for (long at = 0; (byte = fgetc(in)) != EOF; at++) fprintf(out, "%s%d,", at % 32 == 0 ? "\n" : "", byte);
    fprintf(out, "\n0};\n\n"); /* the 0 is not counted; it makes an empty file legal C */
    if (ferror(in)) fail("cannot read", path);
    fclose(in);
}

int main(int argc, char **argv) {
    if (argc < 4) fail("usage:", "embed OUT.c NAME FOLDER FILE…");
    FILE *out = fopen(argv[1], "wb");
    if (!out) fail("cannot write", argv[1]);
    fprintf(out, "/* Made by glossary/embed.c; do not edit. */\n#include \"model/data.h\"\n\n");
    for (int i = 4; i < argc; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", argv[3], argv[i]);
        put_bytes(out, path, i);
    }
    fprintf(out, "extern const ntr_data_file %s_files[];\nextern const size_t %s_file_count;\n", argv[2], argv[2]);
    fprintf(out, "const ntr_data_file %s_files[] = {\n", argv[2]);
    for (int i = 4; i < argc; i++) fprintf(out, "    {\"%s\", file%d, sizeof file%d - 1},\n", argv[i], i, i);
    fprintf(out, "};\nconst size_t %s_file_count = %d;\n", argv[2], argc - 4);
    if (fclose(out) != 0) fail("cannot write", argv[1]);
    return 0;
}
