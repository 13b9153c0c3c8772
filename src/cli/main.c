/* ntrans: the verbs, and what they share. */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

#define VERSION NTRANS_VERSION

static const cli_verb *const verbs[] = {&cli_verb_prep, &cli_verb_segment, &cli_verb_dump};

enum { VERB_COUNT = sizeof verbs / sizeof verbs[0] };

int cli_exit_code(ntr_status status) {
    switch (status) {
    case NTR_OK: return EXIT_DONE;
    case NTR_BAD_ARGUMENT: return EXIT_USAGE;
    case NTR_BAD_ENCODING:
    case NTR_BAD_SYNTAX:
    case NTR_BINARY:
    case NTR_TOO_LARGE:
    case NTR_EMPTY: return EXIT_CONTENT;
    default: return EXIT_SURROUNDINGS;
    }
}

int cli_fail(const ntr_error *err) {
    if (err->source[0]) fprintf(stderr, "%s:", err->source);
    if (err->line) fprintf(stderr, "%llu:", (unsigned long long)err->line);
    if (err->column) fprintf(stderr, "%llu:", (unsigned long long)err->column);
    fprintf(stderr, "%s%s\n", err->source[0] || err->line ? " " : "ntrans: ", err->message);
    return cli_exit_code(err->status);
}

bool cli_print(ntr_str bytes) {
    if ((bytes.len == 0 || fwrite(bytes.ptr, 1, bytes.len, stdout) == bytes.len) && fflush(stdout) == 0) return true;
    fprintf(stderr, "ntrans: cannot write to standard output: %s\n", strerror(errno));
    return false;
}

static const cli_verb *find_verb(const char *name) {
    for (int i = 0; i < VERB_COUNT; i++)
        if (strcmp(verbs[i]->name, name) == 0) return verbs[i];
    return NULL;
}

static void print_overview(FILE *out) {
    fputs("usage: ntrans VERB [OPTION…] [FILE…]\n\nPrepares Dutch text for translation into English.\n\n", out);
    for (int i = 0; i < VERB_COUNT; i++) fprintf(out, "  %-10s %s\n", verbs[i]->name, verbs[i]->summary);
    fputs("  help       explains a verb: ntrans help VERB\n  version    prints the version\n\n"
          "Start with: ntrans prep article.txt\n",
          out);
}

static void print_option(FILE *out, const cli_option *option) {
    char left[64];
    snprintf(left, sizeof left, "%s%c%s--%s%s%s", option->letter ? "-" : " ", option->letter ? option->letter : ' ',
             option->letter ? ", " : "  ", option->name, option->argument ? " " : "",
             option->argument ? option->argument : "");
    fprintf(out, "  %-28s %s\n", left, option->help);
}

static void print_verb(FILE *out, const cli_verb *verb) {
    fprintf(out, "usage: ntrans %s [OPTION…] %s\n\n%s.\n\n", verb->name, verb->operands, verb->summary);
    for (const cli_option *option = verb->options; option->name; option++) print_option(out, option);
}

static int help(int argc, char **argv) {
    if (argc == 0) {
        print_overview(stdout);
        return EXIT_DONE;
    }
    const cli_verb *verb = find_verb(argv[0]);
    if (!verb) {
        fprintf(stderr, "ntrans: there is no verb \"%s\"\n", argv[0]);
        return EXIT_USAGE;
    }
    print_verb(stdout, verb);
    return EXIT_DONE;
}

static bool asks_help(int argc, char **argv) {
    return argc > 0 && (strcmp(argv[0], "--help") == 0 || strcmp(argv[0], "-h") == 0);
}

int main(int argc, char **argv) {
    setlocale(LC_CTYPE, "");
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write with a message, not a silent death */
    if (argc < 2) {
        print_overview(stderr);
        return EXIT_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "help") == 0 || asks_help(argc - 1, argv + 1)) return help(argc - 2, argv + 2);
    if (strcmp(name, "version") == 0 || strcmp(name, "--version") == 0) {
        printf("ntrans %s\n", VERSION);
        return EXIT_DONE;
    }
    const cli_verb *verb = find_verb(name);
    if (!verb) {
        fprintf(stderr, "ntrans: there is no verb \"%s\"; see ntrans help\n", name);
        return EXIT_USAGE;
    }
    if (asks_help(argc - 2, argv + 2)) return help(1, argv + 1);
    cli_args args = {.count = argc - 2, .items = argv + 2, .verb = name, .options = verb->options};
    return verb->run(&args);
}
