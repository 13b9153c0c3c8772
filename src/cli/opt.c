#include "cli/opt.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int bad(const cli_args *args, const char *what, const char *which) {
    fprintf(stderr, "ntrans %s: %s%s; see ntrans help %s\n", args->verb, what, which, args->verb);
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
    const int option = find_long(args, name, equals ? (size_t)(equals - name) : strlen(name));
    if (option == CLI_BAD) return bad(args, "unknown option ", item);
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
    fprintf(stderr, "ntrans %s: --%s takes a whole number from %ld to %ld, not \"%s\"\n", args->verb,
            args->options[option].name, least, most, args->value);
    return false;
}

bool cli_choice(const cli_args *args, int option, const char *const *words, int *out) {
    for (*out = 0; words[*out]; (*out)++)
        if (strcmp(words[*out], args->value) == 0) return true;
    fprintf(stderr, "ntrans %s: --%s takes one of", args->verb, args->options[option].name);
    for (int i = 0; words[i]; i++) fprintf(stderr, "%s %s", i ? "," : "", words[i]);
    fprintf(stderr, "; not \"%s\"\n", args->value);
    return false;
}
