/* Drafts, notes and proposals in the tree of another tool's XLIFF: what stands there stays. */
#include "base/map.h"
#include "format/fill.h"
#include "format/xliff_parts.h"

/* --- targets ------------------------------------------------------------------------------------------------------ */

/* What kind of match the target is, as the writers of both versions say it. */
static bool set_match(ntr_filling *filling, uint32_t unit, unsigned score) {
    const bilingual_place *place = &filling->places.items[unit];
    if (score == 0) return true;
    if (!filling->version2)
        return ntr_xml_node_set(ntr_xml_node_child(place->unit, "target"), "state-qualifier", xliff_qualifier(score));
    const ntr_str word = ntr_arena_printf(filling->arena, "ntrans:match-%u", score);
    return word.ptr && ntr_xml_node_set(ntr_xml_tree_own(filling->tree, place->segment), "subState", word);
}

/* The segments of a unit of XLIFF 1.2 share one state: `state` is the least of theirs. */
static ntr_status put_target(ntr_filling *filling, uint32_t unit, ntr_state state, ntr_error *err) {
    const ntr_unit *of = &filling->bitext->units.items[unit];
    ntr_unit *as_read = &filling->as_read[unit];
    const ntr_codes given = of->target_codes;
    if (!of->target.ptr || of->target.ptr == as_read->target.ptr) return NTR_OK;
    const fill_text text = {of->target, given.items, given.count, filling->version2 ? of->state : state, false};
    fill_codes codes;
    NTR_TRY(fill_match_codes(&codes, filling, unit, &text, err));
    NTR_TRY(fill_put(filling, unit, &text, &codes, err));
    as_read->target = of->target;
    return set_match(filling, unit, of->pretranslated) ? NTR_OK : ntr_error_memory(err);
}

/* --- elements beside the texts ------------------------------------------------------------------------------------ */

/* An element around parts, where they need one to be parsed. */
#define AROUND "parts"

typedef void (*part_writer)(ntr_xml_writer *xml, void *self);

/* Puts what stands in the element that `write` writes into `parent`, before `before`. */
static ntr_status add_parts(ntr_xml_node *parent, ntr_xml_node *before, part_writer write, void *self, ntr_error *err) {
    ntr_buffer text = {0};
    ntr_xml_writer *xml = NULL;
    ntr_status status = ntr_xml_writer_open(&xml, &text, err);
    if (status != NTR_OK) return status;
    write(xml, self);
    status = ntr_xml_writer_close(xml, err);
    if (status == NTR_OK && !ntr_xml_node_add_parsed(parent, before, ntr_buffer_str(&text)))
        status = ntr_error_memory(err);
    ntr_buffer_dispose(&text);
    return status;
}

/* XLIFF 1.2: other tools' elements stand last in a unit. */
static ntr_xml_node *behind_own(const ntr_xml_node *unit) {
    ntr_xml_node *before = NULL;
    for (ntr_xml_node *node = ntr_xml_node_first(unit); node; node = ntr_xml_node_next(node)) {
        if (ntr_xml_node_is_text(node)) continue;
        const bool own = strcmp(ntr_xml_node_namespace(node), ntr_xml_node_namespace(unit)) == 0;
        if (own) before = NULL;
        if (!own && !before) before = node;
    }
    return before;
}

/* XLIFF 2: what is about the unit stands before its data and its segments. */
static ntr_xml_node *before_segments(const ntr_xml_node *unit) {
    static const char *const names[] = {"originalData", "segment", "ignorable"};
    ntr_xml_node *node = ntr_xml_node_first(unit);
    for (; node; node = ntr_xml_node_next(node))
        for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
            if (ntr_xml_node_is(node, names[i])) return node;
    return NULL;
}

/* --- notes -------------------------------------------------------------------------------------------------------- */

/* The remarks of the segments of one element on their way into it. */
typedef struct noter {
    ntr_filling *filling;
    ntr_remarks *remarks;
    ntr_span units;
    ntr_map known; /* the notes that the element has */
    bool holder;   /* <notes> must be made around them */
    bool any, failed;
} noter;

static ntr_str key_of(noter *self, ntr_str category, ntr_str text) {
    const char *between = category.len ? ": " : "";
    const ntr_str key = ntr_arena_printf(self->filling->arena, "%.*s%s%.*s", NTR_FMT(category), between, NTR_FMT(text));
    if (!key.ptr) self->failed = true;
    return key;
}

static void know_notes(noter *self, const ntr_xml_node *holder) {
    ntr_buffer text = {0};
    const ntr_xml_node *note = holder ? ntr_xml_node_child(holder, "note") : NULL;
    for (; note && !self->failed; note = ntr_xml_node_sibling(note, "note")) {
        ntr_buffer_clear(&text);
        ntr_xml_node_append_text(&text, note);
        const ntr_str key = key_of(self, ntr_xml_node_get(note, "category"), ntr_buffer_str(&text));
        self->failed = self->failed || text.failed || !ntr_map_put(&self->known, self->filling->arena, key, 0);
    }
    ntr_buffer_dispose(&text);
}

/* A plain note was there already, whoever wrote it, and that a unit is not for translation its attribute says. */
static bool is_new(noter *self, const ntr_remark *remark) {
    if (strcmp(remark->category, "note") == 0 || strcmp(remark->category, "language") == 0) return false;
    const ntr_str key = key_of(self, ntr_str_from(remark->category), remark->text);
    if (self->failed || ntr_map_get(&self->known, key) != NTR_MAP_NONE) return false;
    self->failed = !ntr_map_put(&self->known, self->filling->arena, key, 0);
    return true;
}

static void write_remark(ntr_xml_writer *xml, noter *self, const ntr_remark *remark) {
    if (!is_new(self, remark)) return;
    if (!self->any && self->holder) ntr_xml_begin(xml, "notes");
    self->any = true;
    (self->filling->version2 ? xliff2_write_remark : xliff_write_remark)(xml, remark);
}

static void write_remarks(ntr_xml_writer *xml, void *context) {
    noter *self = context;
    ntr_remark remark;
    ntr_xml_begin(xml, AROUND);
    for (uint32_t i = self->units.begin; i < self->units.end; i++)
        for (ntr_remarks_start(self->remarks, &self->filling->bitext->units.items[i]);
             ntr_remarks_next(self->remarks, &remark);)
            write_remark(xml, self, &remark);
    if (self->any && self->holder) ntr_xml_end(xml);
    ntr_xml_end(xml);
}

/* The notes on the segments of one element. */
static ntr_status put_notes(ntr_filling *filling, ntr_remarks *remarks, ntr_span units, ntr_error *err) {
    ntr_xml_node *parent = ntr_xml_tree_own(filling->tree, filling->places.items[units.begin].unit), *before;
    ntr_xml_node *holder = filling->version2 ? ntr_xml_node_child(parent, "notes") : parent;
    noter self = {.filling = filling, .remarks = remarks, .units = units, .holder = !holder};
    know_notes(&self, holder);
    if (filling->version2) {
        before = holder ? NULL : before_segments(parent);
    } else {
        before = behind_own(parent);
    }
    NTR_TRY(add_parts(holder ? holder : parent, before, write_remarks, &self, err));
    return self.failed ? ntr_error_memory(err) : NTR_OK;
}

/* --- proposals ---------------------------------------------------------------------------------------------------- */

typedef struct proposer {
    const ntr_bitext *bitext;
    const ntr_unit *unit; /* with those that are new */
    const char *segment;  /* XLIFF 2: its id; NULL in 1.2 */
    bool held;            /* <matches> is there */
} proposer;

static void write_matches(ntr_xml_writer *xml, void *context) {
    const proposer *self = context;
    if (!self->held) ntr_xml_begin(xml, AROUND);
    if (self->segment) xliff2_write_matches(xml, self->unit, self->segment);
    for (uint32_t i = 0; !self->segment && i < self->unit->match_count; i++)
        xliff_write_match(xml, self->bitext, &self->unit->matches[i], NTR_STR(""));
    if (!self->held) ntr_xml_end(xml);
}

static bool is_known(const ntr_unit *as_read, const ntr_match *match) {
    for (uint32_t i = 0; i < as_read->match_count; i++)
        if (ntr_str_equal(as_read->matches[i].source, match->source) &&
            ntr_str_equal(as_read->matches[i].target, match->target))
            return true;
    return false;
}

/* Leaves those that the file does not have. */
static bool find_new(ntr_unit *unit, ntr_arena *arena, const ntr_unit *as_read) {
    const uint32_t count = unit->match_count;
    ntr_match *matches = ntr_arena_array(arena, (size_t)count + 1, sizeof *matches);
    if (!matches) return false;
    unit->match_count = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!is_known(as_read, &unit->matches[i])) matches[unit->match_count++] = unit->matches[i];
    unit->matches = matches;
    return true;
}

/* The id of a segment of XLIFF 2, for proposals to name; one that has none gets one. NULL when memory ran out. */
static const char *segment_id(ntr_filling *filling, const bilingual_place *place) {
    ntr_str id = ntr_xml_node_get(place->segment, "id");
    if (id.len) return ntr_arena_copy(filling->arena, id).ptr;
    id = ntr_arena_printf(filling->arena, "ntrans-%u", (unsigned)(place - filling->places.items));
    return id.ptr && ntr_xml_node_set(ntr_xml_tree_own(filling->tree, place->segment), "id", id) ? id.ptr : NULL;
}

/* In a unit of XLIFF 1.2 that was cut, proposals are about the whole, so those for its segments have no place. */
static ntr_status put_matches(ntr_filling *filling, uint32_t unit, ntr_error *err) {
    const bilingual_place *place = &filling->places.items[unit];
    ntr_unit of = filling->bitext->units.items[unit];
    proposer self = {filling->bitext, &of, NULL, false};
    if (of.match_count == 0 || of.matches == filling->as_read[unit].matches) return NTR_OK;
    if (!filling->version2 && place->segment) return NTR_OK;
    if (!find_new(&of, filling->arena, &filling->as_read[unit])) return ntr_error_memory(err);
    filling->as_read[unit].matches = filling->bitext->units.items[unit].matches;
    filling->as_read[unit].match_count = filling->bitext->units.items[unit].match_count;
    if (of.match_count == 0) return NTR_OK;
    ntr_xml_node *parent = ntr_xml_tree_own(filling->tree, place->unit);
    if (!filling->version2) return add_parts(parent, behind_own(parent), write_matches, &self, err);
    self.segment = segment_id(filling, place);
    if (!self.segment) return ntr_error_memory(err);
    ntr_xml_node *notes = ntr_xml_node_child(parent, "notes"), *holder = ntr_xml_node_child(parent, "matches");
    self.held = holder != NULL;
    if (holder) return add_parts(holder, NULL, write_matches, &self, err);
    return add_parts(parent, notes ? notes : before_segments(parent), write_matches, &self, err);
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

/* The segments that stand in one element. */
typedef struct unit_run {
    ntr_span units;
    ntr_state least; /* of their states, as they are now */
    bool begun;      /* XLIFF 1.2: somebody has translated one, so a draft beside it would pass for a translation */
} unit_run;

static unit_run find_run(const ntr_filling *filling, uint32_t first) {
    const bilingual_place *places = filling->places.items;
    const bool cut = !filling->version2 && places[first].segment;
    unit_run run = {{first, first}, NTR_STATE_FINAL, false};
    for (uint32_t i = first; i < filling->places.count && places[i].unit == places[first].unit; i++) {
        const ntr_state state = filling->bitext->units.items[i].state;
        if (state < run.least) run.least = state;
        run.begun = run.begun || (cut && ntr_unit_is_translated(&filling->as_read[i]));
        run.units.end = i + 1;
    }
    return run;
}

static ntr_status draft_run(ntr_filling *filling, ntr_remarks *remarks, const unit_run *run, ntr_error *err) {
    for (uint32_t i = run->units.begin; i < run->units.end; i++) {
        if (!run->begun) NTR_TRY(put_target(filling, i, run->least, err));
        NTR_TRY(put_matches(filling, i, err));
    }
    return put_notes(filling, remarks, run->units, err);
}

static ntr_status draft_all(ntr_filling *filling, ntr_remarks *remarks, ntr_error *err) {
    for (uint32_t i = 0; i < filling->bitext->units.count;) {
        const unit_run run = find_run(filling, i);
        NTR_TRY(draft_run(filling, remarks, &run, err));
        i = run.units.end;
    }
    return ntr_remarks_check(remarks, err);
}

ntr_status ntr_filling_draft(ntr_filling *filling, ntr_error *err) {
    ntr_remarks remarks;
    ntr_remarks_init(&remarks);
    const ntr_status status = draft_all(filling, &remarks, err);
    ntr_remarks_dispose(&remarks);
    return status;
}
