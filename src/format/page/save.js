// Saving: TSV, XLIFF 1.2 and JSON Lines as ntrans itself writes them (src/format/writer_*.c), made here, on no server.

const {name: NAME, sourceLang: SOURCE, targetLang: TARGET} = page.dataset;

// --- what is saved ---

function notesOf(row) {
  return [...row.querySelectorAll('.notes > li')].map(note => [note.dataset.c, textOf(readPieces(note))]);
}

function matchesOf(row) {
  return [...row.querySelectorAll('.matches > li')].map(match => ({
    score: match.dataset.score, origin: match.dataset.origin, replaced: match.dataset.replaced,
    source: readPieces(match.querySelector('.dutch')), target: readPieces(match.querySelector('.english'))}));
}

// The score of the match that the target is, as long as nobody changed it.
function pretranslatedOf(row, pieces) {
  const original = originals.get(row);
  return original && !isSame(pieces, original.value.pieces) ? 0 : Number(row.dataset.p ?? 0);
}

function unitOf(row) {
  const {pieces, state, none} = valueOf(row);
  return {id: row.dataset.id, source: readPieces(sourceOf(row)), target: none ? null : pieces, state,
          lang: row.dataset.l, block: row.dataset.b, translate: !('stays' in row.dataset), notes: notesOf(row),
          matches: matchesOf(row), pretranslated: pretranslatedOf(row, pieces)};
}

// The pairs of an alignment: what stands on one side alone is none.
function pairs() {
  const text = (row, side) => sentencesOf(row, side).map(sentence => textOf(readPieces(sentence))).join(' ');
  return rows.filter(row => countIn(row, 'nl') && countIn(row, 'en')).map((row, i) => (
    {id: `p${i}s0`, source: [text(row, 'nl')], target: [text(row, 'en')], state: 'translated', lang: 'nl',
     translate: true, notes: [['finding', `confidence: ${scoreOf(row)}`]], matches: []}));
}

const units = () => isBeads ? pairs() : rows.map(unitOf);

// --- TSV ---

const ESCAPES = {'\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\'};
const cell = text => text.replace(/[\t\n\r\\]/g, c => ESCAPES[c]);

function codeText({k, i, d}) {
  return d || `<${k === 'close' ? '/' : ''}${i}${k === 'alone' ? '/' : ''}>`;
}

const coded = pieces => cell((pieces ?? []).map(piece => typeof piece === 'string' ? piece : codeText(piece)).join(''));

function toTsv() {
  const lines = units().map(unit => [
    cell(unit.id), coded(unit.source), coded(unit.target), unit.target ? unit.state : '', unit.lang,
    unit.translate ? 'yes' : 'no', unit.notes.map(([kind, text]) => `${kind}: ${cell(text)}`).join(' | ')].join('\t'));
  return ['id\tsource\ttarget\tstate\tlang\ttranslate\tnotes', ...lines, ''].join('\n');
}

// --- XLIFF 1.2 ---

const NO_XML = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;
const ENTITIES = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;', '\n': '&#10;', '\t': '&#9;'};
const STATES = {new: 'new', translated: 'translated', reviewed: 'signed-off', final: 'final'};
const BLOCKS = {heading: 'heading', 'list-item': 'listitem', caption: 'caption'};

const xmlText = text => text.replace(NO_XML, '\uFFFD').replace(/[&<>"\r]/g, c => ENTITIES[c]);
const xmlValue = text => text.replace(NO_XML, '\uFFFD').replace(/[&<>"\r\n\t]/g, c => ENTITIES[c]);

function codeXml({k, i, d, x}) {
  const alone = x && d ? 'it' : {open: d ? 'bpt' : 'bx', close: d ? 'ept' : 'ex', alone: d ? 'ph' : 'x'}[k];
  const place = alone === 'it' ? ` pos="${k === 'open' ? 'open' : 'close'}"` : '';
  const tag = `<${alone} id="${xmlValue(i)}"${place}`;
  return d ? `${tag}>${xmlText(d)}</${alone}>` : `${tag}/>`;
}

// Text with codes; a character that XML cannot hold becomes a code too.
function inlineXml(pieces) {
  let points = 0;
  const point = c => `<x id="u${++points}" ctype="x-code-point" equiv-text="U+${
    c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}"/>`;
  const strings = text => text.split(/([\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF])/)
    .map((part, i) => i % 2 ? point(part) : xmlText(part)).join('');
  return pieces.map(piece => typeof piece === 'string' ? strings(piece) : codeXml(piece)).join('');
}

const qualifier = score => ` state-qualifier="${score >= 100 ? 'exact' : 'fuzzy'}-match"`;

function sourceXml(indent, pieces) {
  const inner = inlineXml(pieces), start = `${indent}<source xml:lang="${xmlValue(SOURCE)}"`;
  return inner ? `${start}>${inner}</source>` : `${start}/>`;
}

function targetXml(indent, state, pieces) {
  const inner = inlineXml(pieces), start = `${indent}<target xml:lang="${xmlValue(TARGET)}"${state}`;
  return inner ? `${start}>${inner}</target>` : `${start}/>`;
}

function matchXml({score, origin, replaced, source, target}) {
  const from = origin ? ` origin="${xmlValue(origin)}"` : '', indent = '          ';
  return [`        <alt-trans match-quality="${score}%" tool-id="ntrans"${from} xml:space="preserve">`,
          sourceXml(indent, source), targetXml(indent, qualifier(score), target),
          ...replaced ? [`${indent}<note from="ntrans">replaced: ${xmlText(replaced)}</note>`] : [],
          '        </alt-trans>'].join('\n');
}

function unitXml(unit) {
  const attributes = [
    `id="${xmlValue(unit.id)}"`, unit.translate ? '' : 'translate="no"',
    unit.state === 'reviewed' || unit.state === 'final' ? 'approved="yes"' : '',
    BLOCKS[unit.block] ? `restype="${BLOCKS[unit.block]}"` : '', 'xml:space="preserve"'];
  const lines = [`      <trans-unit ${attributes.filter(Boolean).join(' ')}>`,
                 sourceXml('        ', unit.source)];
  const state = ` state="${STATES[unit.state]}"${unit.pretranslated ? qualifier(unit.pretranslated) : ''}`;
  if (unit.target) lines.push(targetXml('        ', state, unit.target));
  lines.push(...unit.matches.map(matchXml));
  for (const [kind, text] of unit.notes)
    lines.push(`        <note from="ntrans" annotates="source">${kind}: ${xmlText(text)}</note>`);
  return [...lines, '      </trans-unit>'].join('\n');
}

// ntrans gives the file with its header, and without units, along with the page.
function toXliff() {
  const body = units().map(unitXml);
  if (!body.length) return page.dataset.xliff;
  return page.dataset.xliff.replace('<body/>', () => `<body>\n${body.join('\n')}\n    </body>`);
}

// --- JSON Lines, of beads ---

function toJsonl() {
  let src = 0, tgt = 0;
  const count = (from, many) => Array.from({length: many}, (_, i) => from + i);
  return rows.map(beadOf).map(bead => {
    const line = JSON.stringify({src: count(src, bead.src), tgt: count(tgt, bead.tgt), score: bead.score});
    src += bead.src;
    tgt += bead.tgt;
    return `${line}\n`;
  }).join('');
}

// --- the file ---

const FILES = {
  tsv: {make: toTsv, suffix: 'tsv', type: 'text/tab-separated-values'},
  xliff: {make: toXliff, suffix: 'xlf', type: 'application/x-xliff+xml'},
  jsonl: {make: toJsonl, suffix: 'jsonl', type: 'application/jsonl'},
};

const stem = () => (NAME.split('/').pop() || 'review').replace(/\.[A-Za-z][A-Za-z0-9]{0,7}$/, '');

function save(format) {
  const {make, suffix, type} = FILES[format];
  endEdit();
  const url = URL.createObjectURL(new Blob([make()], {type}));
  const link = element('a', {href: url, download: `${stem()}.nl-en.${suffix}`});
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  unsaved = false;
  tell(`Saved as ${link.download}.`);
}

// --- keeping what was done, in this browser, where it lets a page do so ---

// FNV-1a of all that was delivered: another file, or a newer one, is another page.
function keyOfPage() {
  let hash = 2166136261;
  const text = document.querySelector('main').textContent;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return `ntrans ${NAME} ${(hash >>> 0).toString(16)}`;
}

let pageKey, waiting;

function stateOfPage() {
  if (isBeads) return rows.map(beadOf).map(bead => [bead.src, bead.tgt, bead.score, bead.hand ? 1 : 0]);
  return rows.map((row, i) => [i, row]).filter(([, row]) => row.classList.contains('edited'))
    .map(([i, row]) => [i, valueOf(row)]);
}

function store(use) {
  try {
    return use(localStorage);
  } catch {
    return null; // a browser may refuse, or be full: then there is only the file
  }
}

function remember() {
  clearTimeout(waiting);
  waiting = setTimeout(() => store(kept => {
    if (done.length || undone.length) kept.setItem(pageKey, JSON.stringify(stateOfPage()));
  }), 400);
}

function restore(kept) {
  if (isBeads) {
    const beads = kept.map(([src, tgt, score, hand]) => ({src, tgt, score, hand: Boolean(hand)}));
    const same = isSame(beads, rows.map(beadOf));
    if (!same) changeBeads(0, rows.length, beads);
    return same ? 0 : beads.filter(bead => bead.hand).length;
  }
  const values = kept.filter(([i]) => rows[i]).map(([i, value]) => [rows[i], value, valueOf(rows[i])]);
  if (values.length) perform({
    redo: () => values.forEach(([row, value]) => setValue(row, value)),
    undo: () => values.forEach(([row, , before]) => setValue(row, before)),
  });
  return values.length;
}

function startSaving() {
  for (const one of document.querySelectorAll('[data-save]'))
    one.addEventListener('click', () => save(one.dataset.save));
  addEventListener('beforeunload', event => {
    endEdit();
    if (unsaved) event.preventDefault();
  });
  pageKey = keyOfPage();
  const text = store(kept => kept.getItem(pageKey));
  const count = text ? store(() => restore(JSON.parse(text))) : 0;
  if (!count) return;
  goTo(null);
  tell(`${count === 1 ? 'Your change is' : `Your ${count} changes are`} back. `, button('Discard them', () => {
    undo();
    goTo(null);
    store(kept => kept.removeItem(pageKey));
    tell('');
  }));
}
