/* How much a finding weighs. */
#ifndef NTRANS_SEVERITY_H
#define NTRANS_SEVERITY_H

typedef enum ntr_severity {
    NTR_SEVERITY_ERROR,   /* a reader would be led astray, or something is damaged */
    NTR_SEVERITY_WARNING, /* very likely a slip */
    NTR_SEVERITY_NOTE     /* worth a look */
} ntr_severity;

/* "error", "warning", "note" */
const char *ntr_severity_word(ntr_severity severity);

#endif
