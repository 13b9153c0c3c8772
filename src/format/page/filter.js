// Which rows are shown: a view, a kind of finding, a text.

const shown = {view: 'all', code: '', text: ''};
const folded = new Map(); // row → its text, as searches see it

const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const scoreOf = row => Number(row.dataset.score);
const isDoubtful = row => scoreOf(row) < Number(byId('doubtful').value) * 10;
const countIn = (row, side) => row.querySelectorAll(`.${side} > .t`).length;

const views = {
  all: () => true,
  changed: row => row.dataset.f.includes('changed'),
  unsure: row => row.dataset.f.includes('unsure'),
  avoid: row => row.dataset.f.includes('avoid'),
  found: row => row.dataset.f.includes('found'),
  match: row => row.dataset.f.includes('match'),
  open: row => row.dataset.s === 'new' && !('stays' in row.dataset),
  doubtful: isDoubtful,
  uneven: row => countIn(row, 'nl') !== 1 || countIn(row, 'en') !== 1,
  alone: row => !countIn(row, 'nl') || !countIn(row, 'en'),
  edited: row => row.classList.contains('edited'),
};

const viewButtons = [...document.querySelectorAll(`[data-view]:not(.for-${isBeads ? 'units' : 'beads'})`)];

function searchText(row) {
  let text = folded.get(row);
  if (text === undefined) {
    const cells = [...row.querySelectorAll('.t')].map(cell => cell.textContent);
    folded.set(row, text = fold(cells.join('\n')));
  }
  return text;
}

function hasCode(row) {
  const [by, value] = shown.code.split(':');
  if (!by) return true;
  return row.querySelector(by === 'code' ? `.findings [data-code="${value}"]` : `.findings .${value}`) !== null;
}

function isWanted(row) {
  if (!views[shown.view](row)) return false;
  if (shown.view === 'found' && !hasCode(row)) return false;
  return !shown.text || searchText(row).includes(shown.text);
}

// How many rows each view has; one that has none is out of the way.
function countViews() {
  for (const view of viewButtons) {
    const count = rows.filter(views[view.dataset.view]).length;
    view.querySelector('b').textContent = count;
    view.hidden = !count && view.dataset.view !== 'all' && view.dataset.view !== shown.view;
  }
}

function tellCount(count) {
  const what = isBeads ? 'rows' : 'segments';
  byId('count').textContent = count === rows.length ? `${count} ${what}` : `${count} of ${rows.length} ${what}`;
  byId('nothing').hidden = count > 0;
}

function showRows() {
  let count = 0;
  for (const row of rows) {
    row.hidden = !isWanted(row);
    count += !row.hidden;
  }
  for (const group of document.querySelectorAll('.group'))
    group.hidden = !group.querySelector('.row:not([hidden])');
  tellCount(count);
  highlight();
  if (current?.hidden) goTo(null);
  current?.scrollIntoView({block: 'nearest'});
}

function choose(view) {
  shown.view = view;
  for (const other of viewButtons)
    other.setAttribute('aria-pressed', other.dataset.view === view);
  byId('code').hidden = view !== 'found';
  countViews();
  showRows();
}

// --- what the search found, painted over the text: the document itself stays as it is ---

const MOST_PAINTED = 500;

// `fold` may change lengths, so letters are compared as they are but for case.
function rangesIn(cell, wanted, ranges) {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && ranges.length < MOST_PAINTED; node = walker.nextNode()) {
    const text = [...node.data].map(c => fold(c).length === c.length ? fold(c) : c).join('');
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const range = new StaticRange({startContainer: node, startOffset: at, endContainer: node,
                                     endOffset: at + wanted.length});
      ranges.push(range);
    }
  }
}

function highlight() {
  if (!globalThis.CSS?.highlights) return;
  const ranges = [];
  for (const row of shown.text ? rows : [])
    if (!row.hidden && ranges.length < MOST_PAINTED)
      row.querySelectorAll('.t').forEach(cell => rangesIn(cell, shown.text, ranges));
  CSS.highlights.set('searched', new Highlight(...ranges));
}

// --- the controls ---

function listCodes() {
  const counts = new Map();
  for (const finding of document.querySelectorAll('.findings li'))
    for (const key of [`severity:${finding.classList[0]}`, `code:${finding.dataset.code}`])
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const options = [...counts].sort(([a], [b]) => (a < b) - (a > b)).map(
    ([value, count]) => element('option', {value}, `${value.split(':')[1]} (${count})`));
  byId('code').replaceChildren(element('option', {value: ''}, 'all findings'), ...options);
}

// The legend tells of what is there.
function trimLegend() {
  for (const entry of document.querySelectorAll('.legend.for-units > *')) {
    const sample = entry.firstElementChild ?? entry;
    entry.hidden = !document.querySelector(`main .${[...sample.classList].at(-1)}`);
  }
}

function startFilter() {
  let wait;
  byId('search').addEventListener('input', () => {
    clearTimeout(wait);
    wait = setTimeout(() => {
      shown.text = fold(byId('search').value.trim());
      showRows();
    }, 120);
  });
  for (const view of viewButtons)
    view.addEventListener('click', () => choose(view.dataset.view));
  byId('code').addEventListener('change', () => {
    shown.code = byId('code').value;
    showRows();
  });
  byId('doubtful').value = page.dataset.doubtful / 10;
  byId('doubtful').addEventListener('input', () => {
    if (isBeads) rows.forEach(showScore);
    countViews();
    showRows();
  });
  listCodes();
  trimLegend();
  choose('all');
}
