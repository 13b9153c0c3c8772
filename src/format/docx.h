/* Word texts (WordprocessingML): what the files docx*.c share. */
#ifndef NTRANS_FORMAT_DOCX_H
#define NTRANS_FORMAT_DOCX_H

#include "format/office.h"

/* Whether a property such as <w:b/> is set: there, and not switched off. */
bool docx_is_on(const ntr_xml_node *properties, const char *name);
/* The value of the property `name`: `.ptr` NULL when it is not there. */
ntr_str docx_value(const ntr_xml_node *properties, const char *name);

/* Puts what fields there are in a line that was taken apart in their place: those that show text to be translated
 * become OPEN and CLOSE, the others ALONE. A paragraph that begins or ends in the midst of what a field computes, or in
 * which fields and elements overlap, is left without pieces. */
void docx_fold_fields(office *self, office_line *line);
/* Whether a field of that instruction shows text that is translated: a link, a table of contents. */
bool docx_shows_text(ntr_str instruction);
/* What a field is called, borrowed: "PAGE" of " PAGE \* MERGEFORMAT ", "a" of a link. */
ntr_str docx_field_label(ntr_str instruction);

/* The members of office_docx. */
bool docx_take(office *self, office_line *line, ntr_xml_node *paragraph);
bool docx_begin(office *self, ntr_xml_node *fresh, ntr_xml_node *paragraph);
bool docx_put_text(office *self, ntr_xml_node *parent, ntr_str text, const ntr_xml_node *shape);
bool docx_put_atoms(office *self, ntr_xml_node *parent, const office_atom *atoms, uint32_t count);
ntr_xml_node *docx_put_element(office *self, ntr_xml_node *parent, ntr_xml_node *node);
bool docx_relabel(office *self, ntr_xml_node *root, bool *changed);

#endif
