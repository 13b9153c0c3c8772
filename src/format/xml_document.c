#include "format/xml_document.h"

ntr_status ntr_write_xml(ntr_buffer *out, const ntr_bitext *bitext, ntr_xml_document write, ntr_error *err) {
    ntr_xml_writer *xml = NULL;
    NTR_TRY(ntr_xml_writer_open(&xml, out, err));
    ntr_remarks remarks;
    ntr_remarks_init(&remarks);
    write(xml, &remarks, bitext);
    const ntr_status remarked = ntr_remarks_check(&remarks, err);
    ntr_remarks_dispose(&remarks);
    const ntr_status written = ntr_xml_writer_close(xml, err);
    return remarked != NTR_OK ? remarked : written;
}
