#include "cli/check_report.h"

#include <stdlib.h>

#include "ext/json.h"
#include "ext/unicode.h"
#include "ntrans/format.h"

static const ntr_unit *unit_of(const cli_checked *checked, const ntr_check_finding *finding) {
    return &checked->bitext->units.items[finding->unit];
}

void cli_report_text(ntr_buffer *out, const cli_checked *checked) {
    for (uint32_t i = 0; i < checked->findings->list.count; i++) {
        const ntr_check_finding *finding = &checked->findings->list.items[i];
        if (!checked->shown[i]) continue;
        ntr_buffer_printf(out, "%s:%.*s: %s: %.*s [%s]\n", checked->path, NTR_FMT(unit_of(checked, finding)->id),
                          ntr_severity_word(finding->rule->severity), NTR_FMT(finding->text), finding->rule->code);
    }
}

static size_t points(ntr_str text, size_t end) {
    return ntr_utf8_count(ntr_str_slice(text, 0, end));
}

static void write_place(ntr_json_writer *json, const ntr_unit *unit, ntr_span span) {
    if (ntr_span_length(span) == 0) return;
    ntr_json_number(json, "start", (int64_t)points(unit->target, span.begin));
    ntr_json_number(json, "end", (int64_t)points(unit->target, span.end));
}

void cli_report_json(ntr_buffer *out, const cli_checked *checked) {
    ntr_json_writer json = {.out = out};
    for (uint32_t i = 0; i < checked->findings->list.count; i++) {
        const ntr_check_finding *finding = &checked->findings->list.items[i];
        const ntr_unit *unit = unit_of(checked, finding);
        if (!checked->shown[i]) continue;
        ntr_json_begin_object(&json, NULL);
        ntr_json_string(&json, "file", ntr_str_from(checked->path));
        ntr_json_string(&json, "id", unit->id);
        ntr_json_string(&json, "code", ntr_str_from(finding->rule->code));
        ntr_json_string(&json, "severity", ntr_str_from(ntr_severity_word(finding->rule->severity)));
        ntr_json_string(&json, "text", finding->text);
        write_place(&json, unit, finding->target);
        ntr_json_string(&json, "source", unit->source);
        ntr_json_string(&json, "target", unit->target);
        ntr_json_end_object(&json);
        ntr_json_newline(&json);
    }
}

/* --- SARIF -------------------------------------------------------------------------------------------------------- */

static void write_message(ntr_json_writer *json, const char *key, ntr_str text) {
    ntr_json_begin_object(json, key);
    ntr_json_string(json, "text", text);
    ntr_json_end_object(json);
}

static void write_rules(ntr_json_writer *json) {
    const ntr_check_rule *rule;
    ntr_json_begin_array(json, "rules");
    for (size_t i = 0; (rule = ntr_check_rule_at(i)); i++) {
        ntr_json_begin_object(json, NULL);
        ntr_json_string(json, "id", ntr_str_from(rule->code));
        write_message(json, "shortDescription", ntr_str_from(rule->purpose));
        ntr_json_end_object(json);
    }
    ntr_json_end_array(json);
}

static void write_tool(ntr_json_writer *json) {
    ntr_json_begin_object(json, "tool");
    ntr_json_begin_object(json, "driver");
    ntr_json_string(json, "name", NTR_STR("ntrans"));
    ntr_json_string(json, "version", NTR_STR(NTRANS_VERSION));
    write_rules(json);
    ntr_json_end_object(json);
    ntr_json_end_object(json);
}

/* A segment has no line in a SARIF sense; its id is the logical location. */
static void write_location(ntr_json_writer *json, const char *path, ntr_str id) {
    ntr_json_begin_array(json, "locations");
    ntr_json_begin_object(json, NULL);
    ntr_json_begin_object(json, "physicalLocation");
    ntr_json_begin_object(json, "artifactLocation");
    ntr_json_string(json, "uri", ntr_str_from(path));
    ntr_json_end_object(json);
    ntr_json_end_object(json);
    ntr_json_begin_array(json, "logicalLocations");
    ntr_json_begin_object(json, NULL);
    ntr_json_string(json, "name", id);
    ntr_json_end_object(json);
    ntr_json_end_array(json);
    ntr_json_end_object(json);
    ntr_json_end_array(json);
}

static void write_results(ntr_json_writer *json, const cli_checked *checked) {
    for (uint32_t i = 0; i < checked->findings->list.count; i++) {
        const ntr_check_finding *finding = &checked->findings->list.items[i];
        if (!checked->shown[i]) continue;
        ntr_json_begin_object(json, NULL);
        ntr_json_string(json, "ruleId", ntr_str_from(finding->rule->code));
        ntr_json_string(json, "level", ntr_str_from(ntr_severity_word(finding->rule->severity)));
        write_message(json, "message", finding->text);
        write_location(json, checked->path, unit_of(checked, finding)->id);
        ntr_json_end_object(json);
    }
}

void cli_report_sarif(ntr_buffer *out, const cli_checked *checked, size_t count) {
    ntr_json_writer json = {.out = out};
    ntr_json_begin_object(&json, NULL);
    ntr_json_string(&json, "$schema", NTR_STR("https://json.schemastore.org/sarif-2.1.0.json"));
    ntr_json_string(&json, "version", NTR_STR("2.1.0"));
    ntr_json_begin_array(&json, "runs");
    ntr_json_begin_object(&json, NULL);
    write_tool(&json);
    ntr_json_begin_array(&json, "results");
    for (size_t i = 0; i < count; i++) write_results(&json, &checked[i]);
    ntr_json_end_array(&json);
    ntr_json_end_object(&json);
    ntr_json_end_array(&json);
    ntr_json_end_object(&json);
    ntr_json_newline(&json);
}

/* --- the review page ---------------------------------------------------------------------------------------------- */

ntr_status cli_report_html(ntr_buffer *out, const cli_checked *checked, ntr_error *err) {
    const uint32_t count = checked->findings->list.count;
    ntr_remark_on_unit *shown = calloc((size_t)count + 1, sizeof *shown);
    ntr_write_options options = {.findings = shown};
    if (!shown) return ntr_error_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        const ntr_check_finding *finding = &checked->findings->list.items[i];
        if (!checked->shown[i]) continue;
        shown[options.finding_count++] = (ntr_remark_on_unit){finding->unit, finding->target, finding->rule->code,
                                                              finding->rule->severity, finding->text};
    }
    const ntr_status status = ntr_format_find("html")->write(out, checked->bitext, &options, err);
    free(shown);
    return status;
}
