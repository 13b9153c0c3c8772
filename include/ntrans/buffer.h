/* Buffer: bytes that grow at the end. Failure sticks, so a writer appends freely and asks once. */
#ifndef NTRANS_BUFFER_H
#define NTRANS_BUFFER_H

#include "ntrans/error.h"
#include "ntrans/text.h"

/* A caller's struct: initialise with {0}, end with ntr_buffer_dispose. After memory ran out appending does nothing and
 * `failed` stays true. */
typedef struct ntr_buffer {
    char *ptr;
    size_t len;
    size_t capacity;
    bool failed;
} ntr_buffer;

void ntr_buffer_dispose(ntr_buffer *buffer);
void ntr_buffer_append(ntr_buffer *buffer, ntr_str text);
void ntr_buffer_append_char(ntr_buffer *buffer, char byte);
void ntr_buffer_printf(ntr_buffer *buffer, const char *format, ...) NTR_PRINTF(2, 3);
void ntr_buffer_clear(ntr_buffer *buffer);

/* What has been appended; valid until the next append. */
static inline ntr_str ntr_buffer_str(const ntr_buffer *buffer) {
    return (ntr_str){buffer->ptr, buffer->len};
}

/* NTR_OK, or NTR_NO_MEMORY when an append failed. */
ntr_status ntr_buffer_check(const ntr_buffer *buffer, ntr_error *err) NTR_MUST_CHECK;

#endif
