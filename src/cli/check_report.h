/* How findings are shown. */
#ifndef NTRANS_CLI_CHECK_REPORT_H
#define NTRANS_CLI_CHECK_REPORT_H

#include "ntrans/buffer.h"
#include "ntrans/findings.h"

/* One checked file. */
typedef struct cli_checked {
    const char *path;
    const ntr_bitext *bitext;
    const ntr_check_findings *findings;
    const bool *shown; /* one a finding */
} cli_checked;

/* "file:id: error: sentence [code]", one a line. */
void cli_report_text(ntr_buffer *out, const cli_checked *checked);
/* One JSON object a finding, one a line. */
void cli_report_json(ntr_buffer *out, const cli_checked *checked);
/* SARIF 2.1.0: one document for all files, which code editors and CI show. */
void cli_report_sarif(ntr_buffer *out, const cli_checked *checked, size_t count);

/* A page of the whole file, with the findings in it. */
ntr_status cli_report_html(ntr_buffer *out, const cli_checked *checked, ntr_error *err) NTR_MUST_CHECK;

#endif
