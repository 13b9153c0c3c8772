#include "ntrans/source.h"

#include "ext/gzip.h"
#include "format/formats.h"
#include "model/annots.h"

static const ntr_source sources[] = {
    {"docx", ".docx .docm .dotx", "Word documents", ntr_is_docx, ntr_read_docx, ntr_export_docx},
    {"odt", ".odt .ott", "OpenDocument texts of LibreOffice", ntr_is_odt, ntr_read_odt, ntr_export_odt},
    {"html", ".html .htm .xhtml", "web pages", ntr_is_html, ntr_read_html, ntr_export_html},
    {"srt", ".srt", "subtitles of SubRip", ntr_is_srt, ntr_read_srt, ntr_export_srt},
    {"vtt", ".vtt", "subtitles of the web, WebVTT", ntr_is_vtt, ntr_read_vtt, ntr_export_vtt},
    {"markdown", ".md .markdown", "Markdown, CommonMark with tables", ntr_is_markdown, ntr_read_markdown,
     ntr_export_markdown},
    {"plain", ".txt", "plain text", ntr_is_plain, ntr_read_plain, ntr_export_plain},
};

const ntr_source *ntr_source_at(size_t index) {
    return index < sizeof sources / sizeof sources[0] ? &sources[index] : NULL;
}

const ntr_source *ntr_source_find(const char *name) {
    const ntr_source *source;
    for (size_t i = 0; (source = ntr_source_at(i)); i++)
        if (strcmp(source->name, name) == 0) return source;
    return NULL;
}

static ntr_status choose(const ntr_source **out, ntr_str bytes, const char *name, ntr_error *err) {
    *out = name ? ntr_source_find(name) : NULL;
    if (name && !*out) return ntr_error_set(err, NTR_BAD_ARGUMENT, "there is no format of documents \"%s\"", name);
    for (size_t i = 0; !*out && ntr_source_at(i); i++)
        if (ntr_source_at(i)->is(bytes)) *out = ntr_source_at(i);
    return *out ? NTR_OK : ntr_error_set(err, NTR_BINARY, "no format of documents that is known here");
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static ntr_status know_original(ntr_document *document, const ntr_source *source, ntr_str bytes,
                                const ntr_options *options, ntr_error *err) {
    document->original = (ntr_original){.path = document->name,
                                        .format = ntr_str_from(source->name),
                                        .size = bytes.len,
                                        .crc = ntr_crc32(bytes),
                                        .encoding = ntr_str_from(options->encoding),
                                        .wrapped = options->wrapped,
                                        .main_only = options->main_only};
    return ntr_text_own(document->arena, &document->original.encoding) ? NTR_OK : ntr_error_memory(err);
}

ntr_status ntr_source_read(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options,
                           ntr_error *err) {
    const ntr_source *source;
    *out = NULL;
    NTR_TRY(choose(&source, bytes, options->from, err));
    NTR_TRY(source->read(out, name, bytes, options, err));
    const ntr_status status = know_original(*out, source, bytes, options, err);
    if (status == NTR_OK) return NTR_OK;
    ntr_document_free(*out);
    *out = NULL;
    return status;
}

/* --- writing back ------------------------------------------------------------------------------------------------- */

static ntr_status check_original(const ntr_bitext *bitext, ntr_str bytes, ntr_error *err) {
    const ntr_original *original = &bitext->original;
    if (!original->format.len)
        return ntr_error_set(err, NTR_BAD_SYNTAX, "the segments do not tell which document they were made of");
    if (original->size == bytes.len && original->crc == ntr_crc32(bytes)) return NTR_OK;
    return ntr_error_set(err, NTR_BAD_SYNTAX,
                         "the document has changed since its segments were made; ntrans update brings them together");
}

ntr_status ntr_source_export(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_weave_options *options,
                             ntr_weave_report *report, ntr_error *err) {
    const ntr_original *original = &bitext->original;
    const ntr_source *source;
    NTR_TRY(check_original(bitext, bytes, err));
    const ntr_str format = ntr_arena_copy(report->arena, original->format);
    const ntr_str encoding = ntr_arena_copy(report->arena, original->encoding);
    if (!format.ptr || !encoding.ptr) return ntr_error_memory(err);
    NTR_TRY(choose(&source, bytes, format.ptr, err));
    ntr_options reading = NTR_OPTIONS_DEFAULT;
    reading.encoding = encoding.len ? encoding.ptr : NULL;
    reading.wrapped = original->wrapped;
    reading.main_only = original->main_only;
    return source->write(out, bytes, bitext, &reading, options, report, err);
}
