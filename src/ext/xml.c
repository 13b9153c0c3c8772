#include "ext/xml.h"

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>
#include <stdio.h>
#include <stdlib.h>

#include "ext/unicode.h"

struct ntr_xml_writer {
    xmlTextWriter *writer;
    ntr_buffer *into;
    ntr_buffer scratch;  /* libxml2 wants texts that end in NUL */
    unsigned depth;      /* elements that are open */
    unsigned text_depth; /* depth of the outermost open element that holds text; 0: none is open */
    bool after_child;    /* an element that is indented ended last: the next end tag goes on a line of its own */
    bool failed;
};

/* Never reports failure, for libxml2 would print it; the buffer remembers. */
static int append_output(void *into, const char *bytes, int count) {
    ntr_buffer_append(into, (ntr_str){bytes, (size_t)count});
    return count;
}

static xmlTextWriter *new_text_writer(ntr_buffer *into) {
    xmlOutputBuffer *output = xmlOutputBufferCreateIO(append_output, NULL, into, NULL);
    if (!output) return NULL;
    xmlTextWriter *writer = xmlNewTextWriter(output);
    if (!writer) xmlOutputBufferClose(output);
    return writer;
}

ntr_status ntr_xml_writer_open(ntr_xml_writer **out, ntr_buffer *into, ntr_error *err) {
    xmlInitParser(); /* fills libxml2's own tables, under its lock, the first time */
    *out = NULL;
    ntr_xml_writer *writer = calloc(1, sizeof *writer);
    if (writer) writer->writer = new_text_writer(into);
    if (!writer || !writer->writer) {
        free(writer);
        return ntr_error_memory(err);
    }
    writer->into = into;
    writer->failed = xmlTextWriterStartDocument(writer->writer, NULL, "UTF-8", NULL) < 0;
    *out = writer;
    return NTR_OK;
}

ntr_status ntr_xml_writer_close(ntr_xml_writer *writer, ntr_error *err) {
    if (!writer) return NTR_OK;
    bool failed = xmlTextWriterEndDocument(writer->writer) < 0 || writer->failed || writer->scratch.failed;
    xmlFreeTextWriter(writer->writer); /* writes what it still holds */
    failed = failed || writer->into->failed;
    ntr_buffer_dispose(&writer->scratch);
    free(writer);
    return failed ? ntr_error_memory(err) : NTR_OK;
}

static void note_result(ntr_xml_writer *writer, int result) {
    if (result < 0) writer->failed = true;
}

/* --- texts -------------------------------------------------------------------------------------------------------- */

/* The text as libxml2 takes it: a C string of characters that XML can hold. U+FFFD is also what bytes that are not
 * UTF-8 are read as, so it is always written anew. */
static const xmlChar *clean(ntr_xml_writer *writer, ntr_str text) {
    ntr_buffer *scratch = &writer->scratch;
    size_t done = 0;
    ntr_buffer_clear(scratch);
    for (size_t i = 0; i < text.len;) {
        const size_t start = i;
        const int32_t c = ntr_utf8_next(text, &i);
        if (ntr_char_is_xml(c) && c != 0xFFFD) continue;
        ntr_buffer_append(scratch, ntr_str_slice(text, done, start));
        ntr_utf8_append(scratch, 0xFFFD);
        done = i;
    }
    ntr_buffer_append(scratch, ntr_str_slice(text, done, text.len));
    ntr_buffer_append_char(scratch, '\0');
    return (const xmlChar *)(scratch->failed ? "" : scratch->ptr);
}

void ntr_xml_attribute(ntr_xml_writer *writer, const char *name, ntr_str value) {
    note_result(writer, xmlTextWriterWriteAttribute(writer->writer, (const xmlChar *)name, clean(writer, value)));
}

void ntr_xml_attribute_printf(ntr_xml_writer *writer, const char *name, const char *format, ...) {
    char value[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(value, sizeof value, format, arguments);
    va_end(arguments);
    ntr_xml_attribute(writer, name, ntr_str_from(value));
}

void ntr_xml_text(ntr_xml_writer *writer, ntr_str text) {
    if (text.len == 0) return;
    note_result(writer, xmlTextWriterWriteString(writer->writer, clean(writer, text)));
}

void ntr_xml_text_coded(ntr_xml_writer *writer, ntr_str text, ntr_xml_point point, unsigned *number) {
    size_t done = 0;
    for (size_t i = 0; i < text.len;) {
        const size_t start = i;
        const int32_t c = ntr_utf8_next(text, &i);
        if (ntr_char_is_xml(c)) continue;
        ntr_xml_text(writer, ntr_str_slice(text, done, start));
        point(writer, c, ++*number);
        done = i;
    }
    ntr_xml_text(writer, ntr_str_slice(text, done, text.len));
}

/* --- elements ----------------------------------------------------------------------------------------------------- */

static void start_line(ntr_xml_writer *writer, unsigned depth) {
    note_result(writer, xmlTextWriterWriteRawLen(writer->writer, (const xmlChar *)"\n", 1));
    for (unsigned i = 0; i < depth; i++)
        note_result(writer, xmlTextWriterWriteRawLen(writer->writer, (const xmlChar *)"  ", 2));
}

void ntr_xml_begin(ntr_xml_writer *writer, const char *name) {
    if (!writer->text_depth && writer->depth) start_line(writer, writer->depth);
    note_result(writer, xmlTextWriterStartElement(writer->writer, (const xmlChar *)name));
    writer->depth++;
    writer->after_child = false;
}

void ntr_xml_begin_text(ntr_xml_writer *writer, const char *name) {
    ntr_xml_begin(writer, name);
    if (!writer->text_depth) writer->text_depth = writer->depth;
}

void ntr_xml_end(ntr_xml_writer *writer) {
    writer->depth--;
    if (writer->after_child && !writer->text_depth) start_line(writer, writer->depth);
    note_result(writer, xmlTextWriterEndElement(writer->writer));
    if (writer->depth < writer->text_depth) writer->text_depth = 0;
    writer->after_child = !writer->text_depth;
}

void ntr_xml_text_element(ntr_xml_writer *writer, const char *name, ntr_str text) {
    ntr_xml_begin_text(writer, name);
    ntr_xml_text(writer, text);
    ntr_xml_end(writer);
}
