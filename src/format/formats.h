/* The readers and writers behind the tables in format.c and source.c. */
#ifndef NTRANS_FORMAT_FORMATS_H
#define NTRANS_FORMAT_FORMATS_H

#include "ext/xml_tree.h"
#include "ntrans/document.h"
#include "ntrans/format.h"
#include "ntrans/options.h"
#include "ntrans/source.h"

/* Gives one bitext, and nothing behind it: `self` is a pointer to a pointer to it, which becomes NULL. */
ntr_status ntr_give_whole(const ntr_bitext **piece, void *self, ntr_error *err) NTR_MUST_CHECK;

/* Decodes plain text and finds its blocks: paragraphs, headings, list items, captions. */
ntr_status ntr_read_plain(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options,
                          ntr_error *err) NTR_MUST_CHECK;

bool ntr_is_plain(ntr_str bytes); /* always: what nothing else knows is plain text */
ntr_status ntr_export_plain(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                            const ntr_weave_options *export, ntr_weave_report *report, ntr_error *err) NTR_MUST_CHECK;

/* Web pages, and with options->main_only their article: paragraphs, headings, list items, cells, captions, the title,
 * the description, and the texts of pictures that stand alone. */
bool ntr_is_html(ntr_str bytes);
ntr_status ntr_read_html(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options,
                         ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_export_html(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                           const ntr_weave_options *weave, ntr_weave_report *report, ntr_error *err) NTR_MUST_CHECK;

/* Markdown: CommonMark with tables. */
bool ntr_is_markdown(ntr_str bytes);
ntr_status ntr_read_markdown(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options,
                             ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_export_markdown(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                               const ntr_weave_options *weave, ntr_weave_report *report, ntr_error *err) NTR_MUST_CHECK;

/* Subtitles: SubRip and WebVTT. */
bool ntr_is_srt(ntr_str bytes);
bool ntr_is_vtt(ntr_str bytes);
ntr_status ntr_read_srt(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options,
                        ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_read_vtt(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options,
                        ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_export_srt(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                          const ntr_weave_options *weave, ntr_weave_report *report, ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_export_vtt(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                          const ntr_weave_options *weave, ntr_weave_report *report, ntr_error *err) NTR_MUST_CHECK;

/* Word and OpenDocument texts: body, notes, headers and footers, text boxes. What is told apart from the text
 * (comments, macros) stays as it is. NTR_BAD_SYNTAX names the part; NTR_TOO_LARGE, NTR_EMPTY. */
bool ntr_is_docx(ntr_str bytes);
ntr_status ntr_read_docx(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options,
                         ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_export_docx(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                           const ntr_weave_options *export, ntr_weave_report *report, ntr_error *err) NTR_MUST_CHECK;
bool ntr_is_odt(ntr_str bytes);
ntr_status ntr_read_odt(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options,
                        ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_export_odt(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                          const ntr_weave_options *export, ntr_weave_report *report, ntr_error *err) NTR_MUST_CHECK;

/* Decodes text that holds one segment a line: each line with something on it is a block and a segment, without the
 * space around it. */
ntr_status ntr_read_lines(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options,
                          ntr_error *err) NTR_MUST_CHECK;

/* Append the whole of `bitext` to `out`. NTR_NO_MEMORY; XLIFF 2 also NTR_EMPTY, for it wants at least one unit. */
ntr_status ntr_write_xliff(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                           ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_write_xliff2(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                            ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_write_tmx(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                         ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_write_tmx_pieces(ntr_buffer *out, ntr_bitext_give give, void *self, const ntr_write_options *options,
                                ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_write_tsv(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                         ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_write_tsv_pieces(ntr_buffer *out, ntr_bitext_give give, void *self, const ntr_write_options *options,
                                ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_write_csv(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                         ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_write_jsonl(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                           ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_write_jsonl_pieces(ntr_buffer *out, ntr_bitext_give give, void *self, const ntr_write_options *options,
                                  ntr_error *err) NTR_MUST_CHECK;

ntr_status ntr_write_po(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                        ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_write_html(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                          ntr_error *err) NTR_MUST_CHECK;

ntr_status ntr_write_mt(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                        ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_write_masks(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                           ntr_error *err) NTR_MUST_CHECK;

/* Read bilingual files: errors are those of ntr_format_read. Caller frees with ntr_bitext_free. */
ntr_status ntr_read_xliff(ntr_bitext **out, const ntr_xml_node *root, ntr_str name, ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_read_xliff2(ntr_bitext **out, const ntr_xml_node *root, ntr_str name, ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_read_tmx(ntr_bitext **out, const ntr_xml_node *root, ntr_str name, ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_read_tsv(ntr_bitext **out, ntr_str name, ntr_str bytes, const char *columns,
                        ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_read_csv(ntr_bitext **out, ntr_str name, ntr_str bytes, const char *columns,
                        ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_read_jsonl(ntr_bitext **out, ntr_str name, ntr_str bytes, ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_read_po(ntr_bitext **out, ntr_str name, ntr_str bytes, ntr_error *err) NTR_MUST_CHECK;

/* Whether a file may be XML by its first bytes. */
bool ntr_is_xml(ntr_str bytes);

/* Whether a text begins as a table of ours does: with a row that names both sides. */
bool ntr_is_tsv(ntr_str head);
bool ntr_is_csv(ntr_str head);

/* Hands out the units of a TMX file in pieces; otherwise as ntr_read_tmx. */
ntr_status ntr_read_tmx_pieces(ntr_str name, ntr_str bytes, ntr_bitext_take take, void *self,
                               ntr_error *err) NTR_MUST_CHECK;

#endif
