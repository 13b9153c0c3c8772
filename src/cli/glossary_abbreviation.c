/* ntrans glossary abbreviation: what the segmenter is told of abbreviations. */
#include <stdio.h>
#include <string.h>

#include "cli/glossary.h"
#include "ext/json.h"

static void append_row(ntr_buffer *out, const ntr_glossary_abbreviation *row) {
    ntr_buffer_printf(out, "%.*s\t%.*s\t%.*s\t%s\n", NTR_FMT(row->form), NTR_FMT(row->class_word),
                      NTR_FMT(row->meaning), row->own ? "own" : "built in");
}

static void append_json(ntr_buffer *out, const ntr_glossary_abbreviation *row) {
    ntr_json_writer writer = {.out = out};
    ntr_json_begin_object(&writer, NULL);
    ntr_json_string(&writer, "form", row->form);
    ntr_json_string(&writer, "class", row->class_word);
    ntr_json_string(&writer, "meaning", row->meaning);
    ntr_json_bool(&writer, "own", row->own);
    ntr_json_end_object(&writer);
    ntr_json_newline(&writer);
}

static int add(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_buffer out = {0};
    if (g->operand_count != 2) return cli_usage(g->args, "as in: ntrans glossary abbreviation add FORM --class CLASS");
    if (!g->abbreviation_class)
        return cli_usage(g->args, "--class says when it ends no sentence: never, number or maybe");
    const ntr_glossary_abbreviation row = {.form = ntr_str_from(g->operands[1]),
                                           .class_word = ntr_str_from(g->abbreviation_class),
                                           .meaning = ntr_str_from(g->meaning ? g->meaning : ""),
                                           .own = true};
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_WRITE, &err);
    if (status == NTR_OK) status = ntr_glossary_abbreviation_put(glossary, &row, &err);
    append_row(&out, &row);
    return cli_glossary_end(glossary, &out, status, &err);
}

static int list(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_buffer out = {0};
    ntr_glossary_abbreviations rows = {0};
    if (g->operand_count != 1) return cli_usage(g->args, "as in: ntrans glossary abbreviation list");
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_READ, &err);
    if (status == NTR_OK) status = ntr_glossary_abbreviations_list(&rows, glossary, g->own, &err);
    for (uint32_t i = 0; i < rows.list.count; i++) (g->json ? append_json : append_row)(&out, &rows.list.items[i]);
    ntr_glossary_abbreviations_dispose(&rows);
    return cli_glossary_end(glossary, &out, status, &err);
}

static int drop(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_buffer out = {0};
    if (g->operand_count < 2) return cli_usage(g->args, "as in: ntrans glossary abbreviation remove FORM...");
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_WRITE, &err);
    for (int i = 1; status == NTR_OK && i < g->operand_count; i++)
        status = ntr_glossary_abbreviation_remove(glossary, ntr_str_from(g->operands[i]), &err);
    return cli_glossary_end(glossary, &out, status, &err);
}

int cli_glossary_abbreviation(cli_glossary *g) {
    if (strcmp(g->operands[0], "add") == 0) return add(g);
    if (strcmp(g->operands[0], "list") == 0) return list(g);
    if (strcmp(g->operands[0], "remove") == 0) return drop(g);
    return cli_usage(g->args, "with abbreviation goes add, list or remove, not \"%s\"", g->operands[0]);
}
