#include "cli/opt.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/guess.h"
#include "ext/file.h"

NTR_PRINTF(3, 0)
static void say(const cli_args *args, const char *meant, const char *format, va_list arguments) {
    fprintf(stderr, "ntrans %s: ", args->verb);
    vfprintf(stderr, format, arguments);
    if (meant) {
        fprintf(stderr, "; did you mean %s?\n", meant);
    } else {
        fprintf(stderr, "; see ntrans help %s\n", args->verb);
    }
}

int cli_usage(const cli_args *args, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    say(args, NULL, format, arguments);
    va_end(arguments);
    return EXIT_USAGE;
}

int cli_usage_meant(const cli_args *args, const char *meant, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    say(args, meant, format, arguments);
    va_end(arguments);
    return EXIT_USAGE;
}

static int bad(const cli_args *args, const char *what, const char *which) {
    cli_usage(args, "%s%s", what, which);
    return CLI_BAD;
}

static int unknown_long(const cli_args *args, const char *item, size_t length) {
    cli_guess guess = {.wrong = item + 2, .length = length};
    for (int i = 0; args->options[i].name; i++) cli_guess_try(&guess, args->options[i].name);
    char meant[64];
    snprintf(meant, sizeof meant, "--%s", guess.best ? guess.best : "");
    cli_usage_meant(args, guess.best ? meant : NULL, "unknown option %.*s", (int)length + 2, item);
    return CLI_BAD;
}

static int find_long(const cli_args *args, const char *name, size_t length) {
    for (int i = 0; args->options[i].name; i++)
        if (strlen(args->options[i].name) == length && strncmp(args->options[i].name, name, length) == 0) return i;
    return CLI_BAD;
}

static int find_short(const cli_args *args, char letter) {
    for (int i = 0; args->options[i].name; i++)
        if (args->options[i].letter == letter) return i;
    return CLI_BAD;
}

static int take_long(cli_args *args, const char *item) {
    const char *name = item + 2, *equals = strchr(name, '=');
    const size_t length = equals ? (size_t)(equals - name) : strlen(name);
    const int option = find_long(args, name, length);
    if (option == CLI_BAD) return unknown_long(args, item, length);
    args->value = equals ? equals + 1 : NULL;
    if (!args->options[option].argument) return equals ? bad(args, "no value belongs to ", item) : option;
    if (!args->value && args->at < args->count) args->value = args->items[args->at++];
    return args->value ? option : bad(args, "a value is missing after ", item);
}

static int take_short(cli_args *args) {
    const char text[] = {'-', *args->cluster, '\0'};
    const int option = find_short(args, *args->cluster++);
    const char *rest = *args->cluster ? args->cluster : NULL;
    args->cluster = rest;
    if (option == CLI_BAD) return bad(args, "unknown option ", text);
    if (!args->options[option].argument) return option;
    args->cluster = NULL;
    args->value = rest ? rest : args->at < args->count ? args->items[args->at++] : NULL;
    return args->value ? option : bad(args, "a value is missing after ", text);
}

int cli_next(cli_args *args) {
    args->value = NULL;
    if (args->cluster) return take_short(args);
    if (args->at >= args->count) return CLI_END;
    char *item = args->items[args->at++];
    if (args->only_operands || item[0] != '-' || item[1] == '\0') {
        args->value = item;
        return CLI_OPERAND;
    }
    if (strcmp(item, "--") == 0) {
        args->only_operands = true;
        return cli_next(args);
    }
    if (item[1] == '-') return take_long(args, item);
    args->cluster = item + 1;
    return take_short(args);
}

bool cli_number(const cli_args *args, int option, long least, long most, long *out) {
    char *end = NULL;
    errno = 0;
    *out = strtol(args->value, &end, 10);
    if (errno == 0 && end != args->value && *end == '\0' && *out >= least && *out <= most) return true;
    cli_usage(args, "--%s takes a whole number from %ld to %ld, not \"%s\"", args->options[option].name, least, most,
              args->value);
    return false;
}

bool cli_choice(const cli_args *args, int option, const char *const *words, int *out) {
    cli_guess guess = {.wrong = args->value};
    ntr_buffer list = {0};
    for (*out = 0; words[*out]; (*out)++) {
        if (strcmp(words[*out], args->value) == 0) break;
        cli_guess_try(&guess, words[*out]);
        ntr_buffer_printf(&list, "%s%s", *out ? ", " : "", words[*out]);
    }
    if (!words[*out])
        cli_usage_meant(args, guess.best, "--%s takes one of %.*s; not \"%s\"", args->options[option].name,
                        NTR_FMT(ntr_buffer_str(&list)), args->value);
    ntr_buffer_dispose(&list);
    return words[*out] != NULL;
}

bool cli_take_file(const cli_args *args, const char **path) {
    if (*path) {
        cli_usage(args, "one FILE at a time, not \"%s\" too", args->value);
        return false;
    }
    *path = args->value;
    return true;
}

bool cli_take_path(cli_paths *paths, const cli_args *args) {
    const size_t used = strlen(paths->text), room = sizeof paths->text - used;
    const int length = snprintf(paths->text + used, room, "%s%s", used ? ":" : "", args->value);
    if (length >= 0 && (size_t)length < room) return true;
    cli_usage(args, "too many glossaries");
    return false;
}

const char *cli_paths_first(cli_paths *out, const cli_paths *paths) {
    const ntr_str first = ntr_file_first_path(ntr_str_from(paths->text));
    *out = (cli_paths){{0}};
    if (first.len) memcpy(out->text, first.ptr, first.len);
    return cli_paths_value(out);
}
