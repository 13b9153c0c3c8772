/* Options of a verb: one table that parsing, help and the manual test read. */
#ifndef NTRANS_CLI_OPT_H
#define NTRANS_CLI_OPT_H

#include <stdbool.h>

#include "ntrans/error.h"

/* One option. A table ends with an entry without a name. */
typedef struct cli_option {
    char letter;          /* short form, or 0 */
    const char *name;     /* long form without dashes */
    const char *argument; /* what its value is called in the manual: "FILE"; NULL: it takes none */
    const char *help;
} cli_option;

enum { CLI_END = -1, CLI_OPERAND = -2, CLI_BAD = -3 };

/* The arguments of one verb being read, GNU style: options anywhere, --name=value or --name value, -o value or
 * -ovalue, "--" ends them, "-" is an operand. */
typedef struct cli_args {
    int count;
    char **items;
    int at;
    const char *verb;
    const cli_option *options;
    const char *value;   /* of the option or operand just read */
    const char *cluster; /* rest of a cluster of short options */
    bool only_operands;
} cli_args;

/* The next thing on the line: an index into the option table; CLI_OPERAND with `value`; CLI_END; CLI_BAD, after the
 * message is printed. */
int cli_next(cli_args *args);

/* Reads `value` as a whole number from `least` to `most`; false after the message is printed. */
bool cli_number(const cli_args *args, int option, long least, long most, long *out);

/* Reads `value` as one of `words` (ended by NULL); false after the message is printed. */
bool cli_choice(const cli_args *args, int option, const char *const *words, int *out);

/* Prints "ntrans VERB: …; see ntrans help VERB" and gives EXIT_USAGE. */
int cli_usage(const cli_args *args, const char *format, ...) NTR_PRINTF(2, 3);
/* Ends with "did you mean …?" instead where `meant` is not NULL. */
int cli_usage_meant(const cli_args *args, const char *meant, const char *format, ...) NTR_PRINTF(3, 4);

enum { CLI_PATHS_SIZE = 8192 };

/* Paths that an option gave, which may stand several times: parted by ':'. Plain data; initialise with {0}. */
typedef struct cli_paths {
    char text[CLI_PATHS_SIZE];
} cli_paths;

/* Adds the value just read; false after the message is printed, when it does not fit. */
bool cli_take_path(cli_paths *paths, const cli_args *args);

/* NULL when there is none. */
static inline const char *cli_paths_value(const cli_paths *paths) {
    return paths->text[0] ? paths->text : NULL;
}

/* The first, which is the one that is written to, put into `out`; NULL when there is none. */
const char *cli_paths_first(cli_paths *out, const cli_paths *paths);

/* Takes the operand just read as the verb's only FILE; false, after the message is printed, when it has one. */
bool cli_take_file(const cli_args *args, const char **path);

#endif
