/* Reader of web pages: blocks are paragraphs, headings, list items, table cells, captions, the title, and the texts of
 * attributes, each behind the block in which its tag stands; inline elements become codes. White space is collapsed as
 * a browser does it. */
#include <stdio.h>

#include "base/arena.h"
#include "format/formats.h"
#include "format/html.h"
#include "model/data.h"

static ntr_str source_of(const html *self) {
    return ntr_buffer_str(&self->markup.decoded);
}

/* --- elements that hold blocks ------------------------------------------------------------------------------------ */

static uint32_t top_node(const html *self) {
    return self->stack.count ? self->stack.items[self->stack.count - 1] : UINT32_MAX;
}

static void push_node(html *self, const html_element *element, ntr_span attributes) {
    ntr_arena *arena = self->markup.arena;
    while (self->stack.count && html_ends(element, self->nodes.items[top_node(self)].element)) self->stack.count--;
    const uint32_t parent = top_node(self);
    html_node *node = NTR_PUSH(arena, &self->nodes);
    uint32_t *top = node ? NTR_PUSH(arena, &self->stack) : NULL;
    if (!top) {
        self->markup.text.failed = true;
        return;
    }
    const html_node *holder = parent == UINT32_MAX ? NULL : &self->nodes.items[parent];
    const bool furniture = holder && holder->duty == HTML_FURNITURE, in_article = holder && holder->in_article;
    const html_duty duty = furniture ? HTML_FURNITURE : html_duty_of(self, element, attributes, in_article);
    *node = (html_node){parent, element, in_article || duty == HTML_ARTICLE, duty, 0};
    *top = self->nodes.count - 1;
}

/* How deep an end tag looks for its beginning: bounded, so that ends without beginnings cost no more than they are
 * long. */
enum { REACH = 256 };

static void pop_node(html *self, const html_element *element) {
    const uint32_t least = self->stack.count > REACH ? self->stack.count - REACH : 0;
    for (uint32_t depth = self->stack.count; depth > least; depth--) {
        if (self->nodes.items[self->stack.items[depth - 1]].element != element) continue;
        self->stack.count = depth - 1;
        return;
    }
}

/* The innermost element that says what its text is; a paragraph of a list item is part of the item. */
static ntr_block_kind kind_here(const html *self) {
    enum { NEAR = 4 };
    for (uint32_t i = 0; i < NEAR && i < self->stack.count; i++) {
        const html_node *node = &self->nodes.items[self->stack.items[self->stack.count - 1 - i]];
        if (node->element->kind != NTR_PARAGRAPH) return node->element->kind;
    }
    return NTR_PARAGRAPH;
}

/* False when there is none: nothing but mark-up. */
static bool close_block(html *self, ntr_block_kind kind) {
    html_weight *weight;
    if (!markup_end_block(&self->markup, kind)) return false;
    weight = NTR_PUSH(self->markup.arena, &self->weights);
    if (!weight) self->markup.text.failed = true;
    if (weight) *weight = (html_weight){top_node(self), self->link};
    return weight != NULL;
}

enum { WAY_TEXT = 0, WAY_BARE = ' ' }; /* else the way of a block is the quote around it */

/* A value becomes a block of its own. */
static void add_aside(html *self, const html_aside *aside) {
    const html_attribute *attribute = &aside->attribute;
    ntr_buffer_clear(&self->scratch);
    html_decode(&self->scratch, markup_slice(&self->markup, attribute->value));
    markup_flow(&self->markup, ntr_buffer_str(&self->scratch), attribute->value);
    if (!close_block(self, aside->kind)) return;
    markup_block *block = &self->markup.blocks.items[self->markup.blocks.count - 1];
    block->way = attribute->quote ? (unsigned char)attribute->quote : WAY_BARE;
    block->place = attribute->value;
    block->inner = true;
}

static void end_block(html *self) {
    const uint32_t length = (uint32_t)self->markup.text.len;
    if (self->link_begin != UINT32_MAX) self->link += length - self->link_begin;
    (void)close_block(self, kind_here(self));
    self->link = 0;
    for (uint32_t i = 0; i < self->asides.count; i++) add_aside(self, &self->asides.items[i]);
    self->asides.count = 0;
    if (self->link_begin != UINT32_MAX) self->link_begin = (uint32_t)self->markup.text.len;
    self->broke = false;
}

/* --- what is not for translation ---------------------------------------------------------------------------------- */

/* Whether it is another language than the document's: lang="en" in a page in Dutch. <html> and <body> are left out, for
 * many pages are in the language of the programs that made them, if one believes these. */
static bool is_foreign(const html *self, ntr_span value) {
    const ntr_str text = source_of(self);
    const size_t length = strlen(self->lang);
    const ntr_span first = {value.begin, value.begin + (uint32_t)length};
    if (ntr_span_length(value) < 2) return false;
    if (ntr_span_length(value) < length || !html_is(text, first, self->lang)) return true;
    return first.end < value.end && text.ptr[first.end] != '-';
}

static bool has_word(ntr_str text, ntr_span value, const char *word) {
    for (uint32_t begin = value.begin, end; begin < value.end; begin = end + 1) {
        for (end = begin; end < value.end && text.ptr[end] != ' ';) end++;
        if (html_is(text, (ntr_span){begin, end}, word)) return true;
    }
    return false;
}

static bool is_kept_class(const html *self, ntr_span value) {
    const ntr_str text = source_of(self);
    if (has_word(text, value, "notranslate")) return true;
    return self->main_only && (has_word(text, value, "noprint") || has_word(text, value, "mw-editsection"));
}

/* Whether the tag says so: translate="no", class="notranslate", or another language; of an article alone, also what is
 * only for the screen: the "edit" beside the headings of Wikipedia. */
static bool is_kept(const html *self, const html_token *tag, const html_element *element) {
    const ntr_str text = source_of(self);
    const bool whole = strcmp(element->name, "html") == 0 || strcmp(element->name, "body") == 0;
    html_attribute attribute;
    for (uint32_t at = tag->attributes.begin; html_next_attribute(&attribute, text, tag->attributes, &at);) {
        if (html_is(text, attribute.name, "translate")) return html_is(text, attribute.value, "no");
        if (html_is(text, attribute.name, "class") && is_kept_class(self, attribute.value)) return true;
        const bool lang = html_is(text, attribute.name, "lang") || html_is(text, attribute.name, "xml:lang");
        if (lang && element->role == HTML_BLOCK && !whole && is_foreign(self, attribute.value)) return true;
    }
    return false;
}

static bool closes_itself(ntr_str text, const html_token *tag) {
    return ntr_span_length(tag->attributes) > 0 && text.ptr[tag->attributes.end - 1] == '/';
}

/* Passes over all that the element of `tag` holds; its end is the end of its place. A paragraph, and what stands in
 * one, ends where another begins, if its end tag is missing. */
static ntr_span pass_over(html *self, html_tokens *tokens, const html_token *tag) {
    const ntr_str text = source_of(self);
    const html_element *element = html_element_of(text, tag->name);
    const bool within = element->role < HTML_RULE || element->ends == 'p';
    html_tokens here = *tokens;
    html_token token;
    ntr_span place = tag->place;
    for (uint32_t depth = 1; depth && html_next(&token, &here); place.end = token.place.end) {
        const bool is_tag = token.kind == HTML_BEGIN || token.kind == HTML_END;
        const bool same = is_tag && html_same(text, token.name, tag->name);
        const bool opens = token.kind == HTML_BEGIN;
        if (within && is_tag && (opens || !same) && html_element_of(text, token.name)->role >= HTML_RULE) break;
        if (same && token.kind == HTML_END) depth--;
        if (same && token.kind == HTML_BEGIN && !closes_itself(text, &token)) depth++;
        *tokens = here;
    }
    return place;
}

/* --- texts in attributes ------------------------------------------------------------------------------------------ */

static bool find_attribute(html_attribute *out, const html *self, const html_token *tag, const char *name) {
    for (uint32_t at = tag->attributes.begin; html_next_attribute(out, source_of(self), tag->attributes, &at);)
        if (html_is(source_of(self), out->name, name)) return true;
    return false;
}

/* Of the article alone: only what stands for a picture, not what appears when one points at a link. */
static void take_attributes(html *self, const html_token *tag) {
    html_aside aside;
    for (uint32_t at = tag->attributes.begin;
         html_next_attribute(&aside.attribute, source_of(self), tag->attributes, &at);) {
        if (ntr_span_length(aside.attribute.value) == 0) continue;
        if (self->main_only && !html_is(source_of(self), aside.attribute.name, "alt")) continue;
        if (!html_is_text(&aside.kind, source_of(self), tag, &aside.attribute)) continue;
        html_aside *own = NTR_PUSH(self->markup.arena, &self->asides);
        if (!own) self->markup.text.failed = true;
        if (own) *own = aside;
    }
}

/* A code that stands alone; where nothing of a block has been seen yet it is not part of one. */
static void take_code(html *self, ntr_span place) {
    if (self->markup.touched) markup_alone(&self->markup, place);
    self->broke = false;
}

/* One that shows: the space on both its sides counts. */
static void take_shown(html *self, ntr_span place) {
    take_code(self, place);
    self->markup.shown = self->markup.touched;
}

/* --- tokens ------------------------------------------------------------------------------------------------------- */

static void take_text(html *self, ntr_span place) {
    const ntr_str text = source_of(self);
    uint32_t done = place.begin, at = place.begin;
    self->broke = self->broke && !ntr_span_length(ntr_utf8_trim(text, place));
    while (at < place.end) {
        int32_t point = -1;
        const ntr_str within = ntr_str_slice(text, 0, place.end);
        const uint32_t length = text.ptr[at] == '&' ? html_reference(&point, within, at) : 0;
        if (length == 0) {
            at++;
            continue;
        }
        markup_flow(&self->markup, ntr_str_slice(text, done, at), (ntr_span){done, at});
        const ntr_span reference = {at, at + length};
        ntr_buffer_clear(&self->scratch);
        if (point >= 0) ntr_utf8_append(&self->scratch, point);
        if (point >= 0) markup_flow(&self->markup, ntr_buffer_str(&self->scratch), reference);
        if (point < 0) take_shown(self, reference); /* a name that only browsers know stays as it is */
        done = at = reference.end;
    }
    markup_flow(&self->markup, ntr_str_slice(text, done, place.end), (ntr_span){done, place.end});
}

/* One <br> is a line end inside a paragraph; two are a new paragraph. */
static void take_break(html *self, const html_token *tag) {
    if (self->broke || !markup_has_text(&self->markup)) {
        end_block(self);
        self->broke = true;
        return;
    }
    markup_alone(&self->markup, tag->place);
    markup_flow(&self->markup, NTR_STR(" "), tag->place);
    if (markup_last(&self->markup) == ' ') self->markup.text.ptr[self->markup.text.len - 1] = '\n';
    self->broke = true;
}

static void take_link(html *self, ntr_str text, const html_token *tag) {
    if (!html_is(text, tag->name, "a")) return;
    const uint32_t here = (uint32_t)self->markup.text.len;
    if (tag->kind == HTML_END && self->link_begin != UINT32_MAX) self->link += here - self->link_begin;
    self->link_begin = tag->kind == HTML_BEGIN ? here : UINT32_MAX;
}

/* The mark of a footnote, a small link: <sup><a href="#n1">1</a></sup>. It is no part of the sentence; the 2 of m² is.
 */
static bool is_note_mark(ntr_str text, const html_tokens *tokens, const html_token *tag) {
    html_tokens here = *tokens;
    html_token token;
    return html_is(text, tag->name, "sup") && html_next(&token, &here) && token.kind == HTML_BEGIN &&
           html_is(text, token.name, "a");
}

static void take_begin(html *self, html_tokens *tokens, const html_token *tag) {
    const ntr_str text = source_of(self);
    const html_element *element = html_element_of(text, tag->name);
    const bool kept = is_kept(self, tag, element) || is_note_mark(text, tokens, tag);
    html_attribute lang;
    if (strcmp(element->name, "html") == 0 && find_attribute(&lang, self, tag, "lang")) self->lang_place = lang.value;
    if (!is_kept(self, tag, element)) take_attributes(self, tag);
    if (strcmp(element->name, "img") == 0) {
        take_shown(self, tag->place);
    } else if (element->role == HTML_BREAK) {
        take_break(self, tag);
    } else if (element->role == HTML_EMPTY) {
        take_code(self, tag->place);
    } else if (element->role == HTML_SKIPPED || (element->role == HTML_BLOCK && kept)) {
        end_block(self);
        if (!closes_itself(text, tag)) pass_over(self, tokens, tag);
    } else if (element->role >= HTML_RULE) {
        end_block(self);
        if (element->role == HTML_BLOCK) push_node(self, element, tag->attributes);
    } else if (element->role == HTML_LITERAL || kept) {
        const ntr_span place = closes_itself(text, tag) ? tag->place : pass_over(self, tokens, tag);
        const bool hidden = html_is(text, tag->name, "script") || html_is(text, tag->name, "style");
        if (hidden) take_code(self, place);
        if (!hidden) take_shown(self, place);
    } else {
        take_link(self, text, tag);
        markup_begin(&self->markup, html_hash(text, tag->name), tag->place);
    }
}

static void take_end(html *self, const html_token *tag) {
    const ntr_str text = source_of(self);
    const html_element *element = html_element_of(text, tag->name);
    if (element->role == HTML_BLOCK) {
        end_block(self);
        pop_node(self, element);
    } else if (element->role == HTML_SKIPPED) {
        end_block(self);
    } else if (element->role == HTML_INLINE || element->role == HTML_LITERAL) {
        take_link(self, text, tag);
        markup_end(&self->markup, html_hash(text, tag->name), tag->place);
    }
}

static void take_token(html *self, html_tokens *tokens, const html_token *token) {
    switch (token->kind) {
    case HTML_TEXT: take_text(self, token->place); break;
    case HTML_BEGIN: take_begin(self, tokens, token); break;
    case HTML_END: take_end(self, token); break;
    case HTML_OTHER: take_code(self, token->place); break;
    }
}

/* --- the page ----------------------------------------------------------------------------------------------------- */

static ntr_status read_page(html *self, ntr_patch *patch, ntr_str name, ntr_str bytes, const ntr_options *options,
                            ntr_error *err) {
    *self = (html){.main_only = options->main_only, .link_begin = UINT32_MAX};
    const size_t length = strcspn(options->source_lang, "-");
    snprintf(self->lang, sizeof self->lang, "%.*s", (int)length, options->source_lang);
    NTR_TRY(html_open(self, bytes, options, err));
    NTR_TRY(ntr_table_read(&self->hints, self->markup.arena, ntr_data_find("words/html-hints.tsv"), false, err));
    html_tokens tokens = {.text = source_of(self)};
    for (html_token token; html_next(&token, &tokens);) take_token(self, &tokens, &token);
    end_block(self);
    NTR_TRY(ntr_buffer_check(&self->scratch, err));
    NTR_TRY(ntr_buffer_check(&self->markup.text, err));
    if (self->main_only) html_keep_main(self);
    return markup_make(patch, &self->markup, name, err);
}

static void dispose(html *self) {
    ntr_buffer_dispose(&self->scratch);
    markup_dispose(&self->markup);
}

ntr_status ntr_read_html(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options, ntr_error *err) {
    html self;
    ntr_patch patch = {0};
    const ntr_status status = read_page(&self, &patch, name, bytes, options, err);
    *out = patch.document;
    dispose(&self);
    return status;
}

/* --- writing back ------------------------------------------------------------------------------------------------- */

static void append_escaped(ntr_buffer *out, uint32_t way, ntr_str text) {
    const char quote = way == WAY_BARE ? '"' : (char)way;
    if (way == WAY_BARE) ntr_buffer_append_char(out, quote);
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        if (html_escape(out, c)) continue;
        if (way != WAY_TEXT && c == quote) {
            ntr_buffer_append(out, c == '"' ? NTR_STR("&quot;") : NTR_STR("&#39;"));
        } else if (c == '\xC2' && i + 1 < text.len && text.ptr[i + 1] == '\xA0') {
            ntr_buffer_append(out, NTR_STR("&nbsp;"));
            i++;
        } else {
            ntr_buffer_append_char(out, c);
        }
    }
    if (way == WAY_BARE) ntr_buffer_append_char(out, quote);
}

ntr_status ntr_export_html(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                           const ntr_weave_options *weave, ntr_weave_report *report, ntr_error *err) {
    html self;
    ntr_patch patch = {0};
    ntr_status status = read_page(&self, &patch, bitext->name, bytes, options, err);
    patch.append = append_escaped;
    patch.references = patch.breaks = true;
    patch.lang = self.lang_place;
    if (status == NTR_OK) status = ntr_patch_write(out, &patch, bytes, bitext, weave, report, err);
    ntr_document_free(patch.document);
    dispose(&self);
    return status;
}
