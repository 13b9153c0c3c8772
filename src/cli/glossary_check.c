/* ntrans glossary check. */
#include <inttypes.h>
#include <stdio.h>

#include "cli/glossary.h"
#include "ext/json.h"
#include "ntrans/engine.h"

enum { LAYOUT_TABLE, LAYOUT_TSV, LAYOUT_JSON };

static void append_row(ntr_buffer *out, const ntr_glossary_finding *finding) {
    char number[24] = "-";
    if (finding->entry) snprintf(number, sizeof number, "%" PRId64, finding->entry);
    ntr_buffer_printf(out, "%-8s %-15s %6s  %.*s\n", ntr_severity_word(finding->severity), finding->code, number,
                      NTR_FMT(finding->text));
}

static void append_tsv(ntr_buffer *out, const ntr_glossary_finding *finding) {
    ntr_buffer_printf(out, "%s\t%s\t%" PRId64 "\t%.*s\n", ntr_severity_word(finding->severity), finding->code,
                      finding->entry, NTR_FMT(finding->text));
}

static void append_json(ntr_buffer *out, const ntr_glossary_finding *finding) {
    ntr_json_writer json = {.out = out};
    ntr_json_begin_object(&json, NULL);
    ntr_json_string(&json, "code", ntr_str_from(finding->code));
    ntr_json_string(&json, "severity", ntr_str_from(ntr_severity_word(finding->severity)));
    ntr_json_number(&json, "entry", finding->entry);
    ntr_json_string(&json, "text", finding->text);
    ntr_json_end_object(&json);
    ntr_json_newline(&json);
}

static void append_all(ntr_buffer *out, const ntr_findings *findings, int layout) {
    for (uint32_t i = 0; i < findings->list.count; i++) {
        const ntr_glossary_finding *finding = &findings->list.items[i];
        if (layout == LAYOUT_TABLE) append_row(out, finding);
        if (layout == LAYOUT_TSV) append_tsv(out, finding);
        if (layout == LAYOUT_JSON) append_json(out, finding);
    }
}

static void tell_count(const ntr_findings *findings) {
    uint32_t counts[NTR_SEVERITY_NOTE + 1] = {0};
    for (uint32_t i = 0; i < findings->list.count; i++) counts[findings->list.items[i].severity]++;
    const uint32_t errors = counts[NTR_SEVERITY_ERROR], warnings = counts[NTR_SEVERITY_WARNING];
    const uint32_t notes = counts[NTR_SEVERITY_NOTE];
    fprintf(stderr, "ntrans: %" PRIu32 " error%s, %" PRIu32 " warning%s, %" PRIu32 " note%s\n", errors,
            errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s", notes, notes == 1 ? "" : "s");
}

/* A damaged database is itself a finding, but nothing more can then be asked of it. */
int cli_glossary_check(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_findings findings = {0};
    ntr_buffer out = {0};
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_READ, &err);
    if (status == NTR_OK) status = ntr_glossary_check(&findings, glossary, &err);
    if (status == NTR_OK) status = ntr_engine_check_terms(&findings, g->path, &err);
    if (status == NTR_OK) status = ntr_findings_sort(&findings, &err);
    append_all(&out, &findings, g->layout);
    const bool any = findings.list.count > 0;
    if (status == NTR_OK && any) tell_count(&findings);
    ntr_findings_dispose(&findings);
    const int code = cli_glossary_end(glossary, &out, status, &err);
    return code == EXIT_DONE && any ? EXIT_FINDINGS : code;
}
