/* All of libntrans: prepares Dutch text for translation into English.
 *
 *     ntr_engine *engine; ntr_worker *worker; ntr_bitext *bitext; ntr_buffer out = {0}; ntr_error err = {0};
 *     ntr_engine_open(&engine, NULL, &NTR_OPTIONS_DEFAULT, &err)       glossary and names, shared by all threads
 *     ntr_worker_open(&worker, engine, &err)                           one a thread
 *     ntr_worker_prepare(worker, &bitext, NULL, name, bytes, &err)     one a document
 *     ntr_format_find("xliff")->write(&out, bitext, &(ntr_write_options){0}, &err)
 *
 * Each call gives an ntr_status that must be looked at; on a failure `err` says what and where. */
#ifndef NTRANS_NTRANS_H
#define NTRANS_NTRANS_H

#include "ntrans/annot.h"
#include "ntrans/bitext.h"
#include "ntrans/buffer.h"
#include "ntrans/code.h"
#include "ntrans/document.h"
#include "ntrans/engine.h"
#include "ntrans/error.h"
#include "ntrans/format.h"
#include "ntrans/options.h"
#include "ntrans/source.h"
#include "ntrans/text.h"

#endif
