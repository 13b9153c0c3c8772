#include "format/xml_document.h"

ntr_status ntr_write_xml(ntr_buffer *out, const ntr_bitext *bitext, ntr_xml_document write,
                         const ntr_write_options *options, ntr_error *err) {
    ntr_xml_writer *xml = NULL;
    NTR_TRY(ntr_xml_writer_open(&xml, out, err));
    ntr_remarks remarks;
    ntr_remarks_init(&remarks);
    write(xml, &remarks, bitext, options);
    const ntr_status remarked = ntr_remarks_check(&remarks, err);
    ntr_remarks_dispose(&remarks);
    const ntr_status written = ntr_xml_writer_close(xml, err);
    return remarked != NTR_OK ? remarked : written;
}

void ntr_write_inline(ntr_inline_writer *writer, ntr_span span) {
    uint32_t at = span.begin;
    for (; writer->next < writer->codes.count && writer->codes.items[writer->next].at <= span.end; writer->next++) {
        const ntr_code *code = &writer->codes.items[writer->next];
        if (code->at > at)
            ntr_xml_text_coded(writer->xml, ntr_str_slice(writer->text, at, code->at), writer->point, &writer->points);
        if (code->at > at) at = code->at;
        writer->code(writer->xml, code, writer->next);
    }
    ntr_xml_text_coded(writer->xml, ntr_str_slice(writer->text, at, span.end), writer->point, &writer->points);
}

void ntr_write_inline_all(ntr_inline_writer *writer) {
    ntr_write_inline(writer, (ntr_span){0, (uint32_t)writer->text.len});
}
