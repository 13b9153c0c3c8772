/* Parts of XLIFF that its writers and the filling of other tools' files share. */
#ifndef NTRANS_FORMAT_XLIFF_PARTS_H
#define NTRANS_FORMAT_XLIFF_PARTS_H

#include "ext/xml.h"
#include "format/remarks.h"
#include "ntrans/bitext.h"

/* 1.2: <alt-trans>, <note>, and the value of state-qualifier for a target out of a memory. `tool` is the id that the
 * file's header gives the tool, or empty. */
void xliff_write_match(ntr_xml_writer *xml, const ntr_bitext *bitext, const ntr_match *match, ntr_str tool);
void xliff_write_remark(ntr_xml_writer *xml, const ntr_remark *remark);
ntr_str xliff_qualifier(unsigned score);

/* 2.x: <mtc:matches> for the segment of that id, if the unit has any, and <note>. */
void xliff2_write_matches(ntr_xml_writer *xml, const ntr_unit *unit, const char *segment);
void xliff2_write_remark(ntr_xml_writer *xml, const ntr_remark *remark);

#endif
