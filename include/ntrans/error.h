/* Errors: every fallible function returns a status and fills the caller's ntr_error once, where the failure is seen. */
#ifndef NTRANS_ERROR_H
#define NTRANS_ERROR_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define NTR_MUST_CHECK __attribute__((warn_unused_result))
#define NTR_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define NTR_MUST_CHECK
#define NTR_PRINTF(text, first)
#endif

typedef enum ntr_status {
    NTR_OK = 0,
    NTR_BAD_ARGUMENT, /* the caller asked for something that does not exist or fit */
    NTR_BAD_ENCODING, /* a byte that the encoding does not allow; line and column are set */
    NTR_BAD_SYNTAX,   /* the bytes are text, but not of the format they claim to be */
    NTR_BINARY,       /* the bytes are not text */
    NTR_TOO_LARGE,    /* more than the documented bound */
    NTR_EMPTY,        /* nothing to work on */
    NTR_NOT_FOUND,    /* a file, folder or entry that is not there */
    NTR_IO,           /* reading or writing failed: permission, a directory, a full disk */
    NTR_EXISTS,       /* the output is there already and may not be replaced */
    NTR_DATABASE,     /* SQLite refused: not ours, newer than we are, damaged */
    NTR_BUSY,         /* another process holds the database and did not let go in time */
    NTR_DICTIONARY,   /* a Hunspell dictionary is missing or cannot be read */
    NTR_NO_MEMORY,
    NTR_INTERNAL /* an invariant of ours does not hold: a defect in ntrans */
} ntr_status;

#define NTR_ERROR_SOURCE_SIZE 512
#define NTR_ERROR_MESSAGE_SIZE 512

/* What went wrong and where. Owned by the caller; plain data; no disposal. Initialise with {0}. */
typedef struct ntr_error {
    ntr_status status;
    uint64_t line;                        /* from 1; 0 when the failure has no place */
    uint64_t column;                      /* code points from 1; 0 when the failure has no place */
    char source[NTR_ERROR_SOURCE_SIZE];   /* the file or resource, "" when none */
    char message[NTR_ERROR_MESSAGE_SIZE]; /* one English sentence without a full stop */
} ntr_error;

/* Fills `err` (which may be NULL) and returns `status`, so that a failing line reads: return ntr_error_set(err, …). */
ntr_status ntr_error_set(ntr_error *err, ntr_status status, const char *format, ...) NTR_PRINTF(3, 4);

/* As ntr_error_set, with the place: `line` and `column` from 1. */
ntr_status ntr_error_set_at(ntr_error *err, ntr_status status, uint64_t line, uint64_t column, const char *format, ...)
    NTR_PRINTF(5, 6);

/* Says that memory ran out, and returns NTR_NO_MEMORY. */
ntr_status ntr_error_memory(ntr_error *err);

/* Names the file or resource that the error is about, unless a deeper layer already did. `source` is copied. */
void ntr_error_name_source(ntr_error *err, const char *source);

/* Returns early with the status of a failing call. */
#define NTR_TRY(call)                                                                                                  \
    do {                                                                                                               \
        const ntr_status ntr_try_status = (call);                                                                      \
        if (ntr_try_status != NTR_OK) return ntr_try_status;                                                           \
    } while (0)

#endif
