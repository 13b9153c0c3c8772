/* Which part of a web page is the article: by what elements are called, by where the running text is, and by how much
 * of it is links. */
#include <stdio.h>

#include "base/arena.h"
#include "format/html.h"

/* --- what an element is called ------------------------------------------------------------------------------------ */

static bool is_one_of(const html_element *element, const char *const *names) {
    for (; *names; names++)
        if (strcmp(element->name, *names) == 0) return true;
    return false;
}

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/* The next word of a class or id: "leesOok_blok-2" → "lees", "ook", "blok". False behind the last. */
static bool next_word(ntr_str *out, char word[32], ntr_str text, size_t *at) {
    size_t length = 0;
    while (*at < text.len && !strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", text.ptr[*at])) ++*at;
    for (size_t first = *at; *at < text.len && text.ptr[*at]; ++*at) {
        const char c = text.ptr[*at];
        const bool letter = is_upper(c) || (c >= 'a' && c <= 'z');
        if (!letter || (*at > first && is_upper(c) && !is_upper(text.ptr[*at - 1]))) break;
        if (length < 31) word[length++] = is_upper(c) ? (char)(c - 'A' + 'a') : c;
    }
    *out = (ntr_str){word, length};
    return length > 0;
}

static bool is_listed(const html *self, ntr_str words) {
    return ntr_table_find(&self->hints, words) != NTR_MAP_NONE;
}

/* Whether a class, id or role has a word of the list, or two that are listed together: "lees-ook". What says that there
 * is a menu is none: "has-menu". */
static bool has_hint(const html *self, ntr_str value) {
    static const char *const owners[] = {"has", "with", "no", "heeft", "met", "without", "zonder", NULL};
    char words[2][32], pair[72];
    ntr_str before = NTR_STR_NONE, word;
    size_t at = 0;
    for (unsigned i = 0; next_word(&word, words[i % 2], value, &at); i++) {
        bool owned = false;
        for (size_t o = 0; owners[o]; o++) owned = owned || ntr_str_equal(before, ntr_str_from(owners[o]));
        const int length = snprintf(pair, sizeof pair, "%.*s-%.*s", NTR_FMT(before), NTR_FMT(word));
        if (!owned && (is_listed(self, word) || is_listed(self, (ntr_str){pair, (size_t)length}))) return true;
        before = word;
    }
    return false;
}

static bool has_article_mark(ntr_str text, const html_attribute *attribute) {
    return (html_is(text, attribute->name, "itemprop") && html_is(text, attribute->value, "articlebody")) ||
           (html_is(text, attribute->name, "role") && html_is(text, attribute->value, "main"));
}

html_duty html_duty_of(const html *self, const html_element *element, ntr_span attributes, bool in_article) {
    static const char *const whole[] = {"html", "head", "body", "main", "article", NULL};
    static const char *const furniture[] = {"nav", "aside", "footer", "button", "dialog", "search", NULL};
    const ntr_str text = ntr_buffer_str(&self->markup.decoded);
    if (!self->main_only) return HTML_PLAIN;
    if (is_one_of(element, furniture)) return HTML_FURNITURE;
    if (strcmp(element->name, "header") == 0 && !in_article) return HTML_FURNITURE;
    html_duty duty =
        strcmp(element->name, "article") == 0 || strcmp(element->name, "main") == 0 ? HTML_ARTICLE : HTML_PLAIN;
    html_attribute attribute;
    for (uint32_t at = attributes.begin; html_next_attribute(&attribute, text, attributes, &at);) {
        const bool names = html_is(text, attribute.name, "class") || html_is(text, attribute.name, "id") ||
                           html_is(text, attribute.name, "role");
        if (has_article_mark(text, &attribute)) duty = HTML_ARTICLE;
        if (names && !is_one_of(element, whole) && has_hint(self, markup_slice(&self->markup, attribute.value)))
            return HTML_FURNITURE;
    }
    return duty;
}

/* --- where the running text is ------------------------------------------------------------------------------------ */

static uint32_t length_of(const markup_block *block) {
    return ntr_span_length(block->text);
}

static const html_node *node_of(const html *self, uint32_t block) {
    const uint32_t node = self->weights.items[block].node;
    return node == UINT32_MAX ? NULL : &self->nodes.items[node];
}

/* Bytes of running text: sentences, and not mostly links. */
static uint32_t prose_of(const html *self, uint32_t index) {
    enum { SENTENCE = 25, LINE = 80 };
    const markup_block *block = &self->markup.blocks.items[index];
    const html_node *node = node_of(self, index);
    const uint32_t length = length_of(block);
    const bool stops = length && strchr(".!?\"", self->markup.text.ptr[block->text.end - 1]);
    if (block->way || block->kind == NTR_HEADING || (node && node->duty == HTML_FURNITURE)) return 0;
    if (self->weights.items[index].link * 3 > length) return 0;
    return length >= LINE || (stops && length >= SENTENCE) ? length : 0;
}

/* Sums prose up the tree, and gives that of the page. */
static uint32_t sum_prose(html *self) {
    uint32_t total = 0;
    for (uint32_t i = 0; i < self->markup.blocks.count; i++) {
        const uint32_t prose = prose_of(self, i), node = self->weights.items[i].node;
        total += prose;
        if (node != UINT32_MAX) self->nodes.items[node].prose += prose;
    }
    for (uint32_t i = self->nodes.count; i-- > 0;) {
        const html_node *node = &self->nodes.items[i];
        if (node->parent != UINT32_MAX) self->nodes.items[node->parent].prose += node->prose;
    }
    return total;
}

/* The element with the most prose among those that say they are the article; an outer one before what it holds. */
static uint32_t best_article(const html *self, bool main) {
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < self->nodes.count; i++) {
        const html_node *node = &self->nodes.items[i];
        const bool fits = node->duty == HTML_ARTICLE && (strcmp(node->element->name, "main") == 0) == main;
        if (fits && (best == UINT32_MAX || node->prose > self->nodes.items[best].prose)) best = i;
    }
    return best;
}

/* Down from `node` (UINT32_MAX: the page) as long as one element holds nearly all. Children come behind their parents:
 * one walk through all does. */
static uint32_t descend(const html *self, uint32_t node, uint32_t prose) {
    static const char *const holders[] = {"html",  "body",  "div", "section", "article", "main", "form",
                                          "table", "tbody", "tr",  "td",      "center",  NULL};
    for (uint32_t i = node == UINT32_MAX ? 0 : node + 1; prose && i < self->nodes.count; i++) {
        const html_node *child = &self->nodes.items[i];
        if (child->parent != node || !is_one_of(child->element, holders)) continue;
        if ((uint64_t)child->prose * 10 < (uint64_t)prose * 9) continue;
        node = i;
        prose = child->prose;
    }
    return node;
}

static uint32_t choose(const html *self, uint32_t total) {
    const uint32_t article = best_article(self, false), main = best_article(self, true);
    if (article != UINT32_MAX && self->nodes.items[article].prose >= total / 2) return article;
    const bool in_main = main != UINT32_MAX && self->nodes.items[main].prose >= total / 2;
    return descend(self, in_main ? main : UINT32_MAX, in_main ? self->nodes.items[main].prose : total);
}

/* --- what stays --------------------------------------------------------------------------------------------------- */

static bool is_h1(const html *self, uint32_t block) {
    const html_node *node = node_of(self, block);
    return node && strcmp(node->element->name, "h1") == 0;
}

/* Lists of links are no article; a heading that is a link leads to another one. */
static bool is_wanted(const html *self, const bool *inside, uint32_t index) {
    const html_node *node = node_of(self, index);
    const html_weight *weight = &self->weights.items[index];
    if (!inside[weight->node == UINT32_MAX ? self->nodes.count : weight->node]) return false;
    if (node && node->duty == HTML_FURNITURE) return false;
    const markup_block *block = &self->markup.blocks.items[index];
    if (block->kind == NTR_HEADING)
        return is_h1(self, index) || (uint64_t)weight->link * 10 < (uint64_t)length_of(block) * 9;
    return weight->link * 2 <= length_of(block);
}

/* The heading of the article may stand above it. */
static void keep_heading(html *self) {
    uint32_t heading = UINT32_MAX;
    for (uint32_t i = 0; i < self->markup.blocks.count; i++) {
        markup_block *block = &self->markup.blocks.items[i];
        const html_node *node = node_of(self, i);
        if (is_h1(self, i) && node->duty != HTML_FURNITURE) heading = i;
        if (!block->dropped) break;
    }
    if (heading != UINT32_MAX) self->markup.blocks.items[heading].dropped = false;
}

void html_keep_main(html *self) {
    const uint32_t total = sum_prose(self), chosen = choose(self, total);
    bool *inside = ntr_arena_array(self->markup.arena, (size_t)self->nodes.count + 1, sizeof *inside);
    uint32_t kept = 0;
    if (!inside) {
        self->markup.text.failed = true;
        return;
    }
    inside[self->nodes.count] = chosen == UINT32_MAX; /* what is in no element */
    for (uint32_t i = 0; i < self->nodes.count; i++) {
        const uint32_t parent = self->nodes.items[i].parent;
        inside[i] = i == chosen || inside[parent == UINT32_MAX ? self->nodes.count : parent];
    }
    for (uint32_t i = 0; i < self->markup.blocks.count; i++) kept += is_wanted(self, inside, i);
    for (uint32_t i = 0; kept && i < self->markup.blocks.count; i++)
        self->markup.blocks.items[i].dropped = !is_wanted(self, inside, i);
    if (kept) keep_heading(self);
}
