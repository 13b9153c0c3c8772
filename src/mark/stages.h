/* The stages, in the order in which src/engine.c runs them. Each adds marks to a document and alters none of its text;
 * run twice, a stage leaves the document as after once, for it drops its own earlier marks first. */
#ifndef NTRANS_MARK_STAGES_H
#define NTRANS_MARK_STAGES_H

#include "model/workspace.h"

/* URLs, e-mail, handles, hashtags, emoji, file names, ECLI and Stb. numbers: protected annotations. */
ntr_status ntr_stage_protect(ntr_document *document, ntr_workspace *workspace, ntr_error *err) NTR_MUST_CHECK;
/* Blocks → segments, with a cut for each candidate. Needs: protect. */
ntr_status ntr_stage_segment(ntr_document *document, ntr_workspace *workspace, ntr_error *err) NTR_MUST_CHECK;
/* Segments → tokens with their word types. Needs: segment. */
ntr_status ntr_stage_token(ntr_document *document, ntr_workspace *workspace, ntr_error *err) NTR_MUST_CHECK;
/* Which segments and quoted passages are not Dutch. Needs: token. */
ntr_status ntr_stage_language(ntr_document *document, ntr_workspace *workspace, ntr_error *err) NTR_MUST_CHECK;
/* Numbers, dates, times, sums, measures, legal references. Needs: token. */
ntr_status ntr_stage_quantity(ntr_document *document, ntr_workspace *workspace, ntr_error *err) NTR_MUST_CHECK;
/* Names of all kinds. Needs: token. */
ntr_status ntr_stage_name(ntr_document *document, ntr_workspace *workspace, ntr_error *err) NTR_MUST_CHECK;
/* Glossary terms, inflected and in compounds. Needs: token. */
ntr_status ntr_stage_term(ntr_document *document, ntr_workspace *workspace, ntr_error *err) NTR_MUST_CHECK;
/* Settles what overlaps, and fits the English to its place (capitals). Needs: all. */
ntr_status ntr_stage_resolve(ntr_document *document, ntr_workspace *workspace, ntr_error *err) NTR_MUST_CHECK;

#endif
