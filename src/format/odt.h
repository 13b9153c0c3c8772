/* OpenDocument texts: what the files odt*.c share. */
#ifndef NTRANS_FORMAT_ODT_H
#define NTRANS_FORMAT_ODT_H

#include "format/office.h"

#define ODT_TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

/* Whether it is an element of that name in the namespace of text. */
bool odt_is(const ntr_xml_node *node, const char *name);

/* Reads the styles that lie in `styles` (office:styles, office:automatic-styles). False when memory ran out. */
bool odt_read_styles(office *self, const ntr_xml_node *styles, bool automatic);

/* How a span looks, by its style: 0 when nobody sees a difference. */
uint32_t odt_look_of(const office *self, const ntr_xml_node *span);

/* The members of office_odt. */
bool odt_take(office *self, office_line *line, ntr_xml_node *paragraph);
bool odt_begin(office *self, ntr_xml_node *fresh, ntr_xml_node *paragraph);
bool odt_put_text(office *self, ntr_xml_node *parent, ntr_str text, const ntr_xml_node *shape);
bool odt_put_atoms(office *self, ntr_xml_node *parent, const office_atom *atoms, uint32_t count);
ntr_xml_node *odt_put_element(office *self, ntr_xml_node *parent, ntr_xml_node *node);
bool odt_relabel(office *self, ntr_xml_node *root, bool *changed);

#endif
