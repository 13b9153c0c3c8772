// The rows, the one the reader is at, and the changes made to them.

const page = document.body;
const isBeads = page.classList.contains('beads');
const byId = id => document.getElementById(id);
let rows = [...document.querySelectorAll('.row')];
let current = null;

const sourceOf = row => row.querySelector('.nl > .t');
const targetOf = row => row.querySelector('.en > .t');

function tell(text, ...buttons) {
  byId('notice').replaceChildren(text, ...buttons);
  byId('notice').hidden = !text;
}

function button(label, act, title) {
  const made = element('button', {type: 'button', title: title ?? ''}, label);
  made.addEventListener('click', act);
  return made;
}

// --- the current row ---

function goTo(row, {scroll = true} = {}) {
  if (current === row) return;
  if (current) {
    current.removeAttribute('aria-current');
    current.classList.remove('why');
    current.querySelectorAll('.acts').forEach(acts => acts.remove());
  }
  current = row;
  if (!row) return;
  row.setAttribute('aria-current', 'true');
  if (isBeads) offerCuts(row);
  else offerActs(row);
  if (scroll) row.scrollIntoView({block: 'nearest'});
}

// Goes on by `step` rows among those shown that `wanted` says yes to.
function move(step, wanted = () => true) {
  let at = current ? rows.indexOf(current) : step > 0 ? -1 : rows.length;
  do at += step;
  while (rows[at] && (rows[at].hidden || !wanted(rows[at])));
  if (!rows[at]) return;
  goTo(rows[at]);
  rows[at].tabIndex = -1;
  rows[at].focus({preventScroll: true}); // Tab goes on from here, and a screen reader reads the row
}

function wantsLook(row) {
  if (isBeads) return isDoubtful(row);
  return /unsure|avoid|found/.test(row.dataset.f) || row.dataset.s === 'new';
}

// --- what was done, to be undone: changes with the functions undo and redo ---

const done = [], undone = [];
let unsaved = false;

function changed() {
  byId('undo').disabled = !done.length;
  byId('redo').disabled = !undone.length;
  unsaved = true;
  countViews();
  tellCount(rows.filter(row => !row.hidden).length);
  remember();
}

function perform(change) {
  change.redo();
  done.push(change);
  undone.length = 0;
  changed();
}

function undo() {
  const change = done.pop();
  if (!change) return;
  change.undo();
  undone.push(change);
  changed();
}

function redo() {
  const change = undone.pop();
  if (!change) return;
  change.redo();
  done.push(change);
  changed();
}
