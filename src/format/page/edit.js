// Editing the English of a unit where it stands. A value is {pieces, state, none}: what the cell shows, the state, and
// whether there is no target at all.

let editing = null; // {row, cell, before}
const originals = new Map(); // row → {value, cell: a copy with the marks of findings}, of the rows that were touched

function valueOf(row) {
  const cell = targetOf(row);
  return {pieces: readPieces(cell), state: row.dataset.s, none: 'none' in cell.dataset};
}

const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function keepOriginal(row) {
  if (!originals.has(row)) originals.set(row, {value: valueOf(row), cell: targetOf(row).cloneNode(true)});
}

function setValue(row, value) {
  keepOriginal(row);
  const cell = targetOf(row), original = originals.get(row), edited = !isSame(value, original.value);
  if (edited) showPieces(cell, value.pieces, markTarget(sourceOf(row), textOf(value.pieces)));
  else cell.replaceChildren(...original.cell.cloneNode(true).childNodes);
  if (value.none) cell.dataset.none = '';
  else delete cell.dataset.none;
  row.dataset.s = value.state;
  row.querySelector('.st').textContent = value.state;
  row.classList.toggle('edited', edited);
  folded.delete(row);
  if (row === current) offerActs(row);
}

function change(row, after) {
  const before = valueOf(row);
  if (isSame(before, after)) return;
  perform({
    redo: () => { setValue(row, after); goTo(row); },
    undo: () => { setValue(row, before); goTo(row); },
  });
}

// --- in the text ---

function startEdit(row, caret = true) {
  if (editing?.row === row) return;
  endEdit();
  goTo(row);
  if ('stays' in row.dataset) {
    tell('This segment is not for translation.');
    return;
  }
  const cell = targetOf(row);
  keepOriginal(row);
  editing = {row, cell, before: valueOf(row)};
  cell.querySelectorAll('.c, .u').forEach(sign => sign.contentEditable = 'false');
  cell.contentEditable = 'plaintext-only';
  if (cell.contentEditable !== 'plaintext-only') cell.contentEditable = 'true';
  cell.ariaLabel = `English of ${row.dataset.id}`;
  cell.setAttribute('role', 'textbox');
  cell.focus({preventScroll: !caret});
  if (!caret) return; // the pointer puts it
  getSelection().selectAllChildren(cell);
  getSelection().collapseToEnd();
}

// A browser keeps a last, empty line open by a second line feed; those of the text itself are signs by then.
function readEdited(cell) {
  const pieces = readPieces(cell);
  if (cell.textContent.endsWith('\n')) pieces.push(pieces.pop().slice(0, -1));
  return pieces.filter(piece => piece !== '');
}

function endEdit() {
  if (!editing) return;
  const {row, cell, before} = editing, pieces = readEdited(cell);
  editing = null;
  cell.removeAttribute('contenteditable');
  cell.removeAttribute('role');
  cell.removeAttribute('aria-label');
  cell.blur();
  if (isSame(pieces, before.pieces)) return;
  const after = {pieces, state: before.state === 'new' ? 'translated' : before.state, none: false};
  perform({
    redo: () => setValue(row, after),
    undo: () => { setValue(row, before); goTo(row); },
  });
}

// What a key does in the text; false: it is for the page (Ctrl+S).
function keyInEdit(event) {
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.isComposing) return true;
  if (event.key === 'Escape') {
    endEdit();
  } else if (event.key === 'Enter' && event.shiftKey) {
    document.execCommand('insertLineBreak');
  } else if (event.key === 'Enter') {
    const row = editing.row;
    endEdit();
    if (ctrl) goOn(row);
  } else {
    return !ctrl;
  }
  event.preventDefault();
  return true;
}

// Says that the English is right as it stands, and goes on to the next that is for translation.
function goOn(row) {
  const value = valueOf(row);
  if (value.state === 'new' && value.pieces.length) change(row, {...value, state: 'translated', none: false});
  const before = current;
  move(1, next => !('stays' in next.dataset));
  if (current !== before) startEdit(current);
}

function onPaste(event) {
  if (!editing) return;
  event.preventDefault();
  document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
}

// --- what can be done with a row ---

function setReviewed(row) {
  if ('stays' in row.dataset) return;
  const value = valueOf(row);
  if (value.pieces.length) change(row, {...value, state: row.dataset.s === 'reviewed' ? 'translated' : 'reviewed'});
}

function takeSource(row) {
  if ('stays' in row.dataset) return;
  change(row, {pieces: readPieces(sourceOf(row)), state: 'translated', none: false});
}

// Takes the English of a proposal; without one, that of the best.
function takeMatch(row, match = row.querySelector('.matches > li')) {
  if (!match || 'stays' in row.dataset) return;
  change(row, {pieces: readPieces(match.querySelector('.english')), state: 'translated', none: false});
}

const keyOf = code => `${code.k} ${code.i} ${code.d}`;

// The codes of the Dutch that the English lacks.
function missingCodes(row) {
  const has = codesOf(readPieces(targetOf(row))).map(keyOf);
  return codesOf(readPieces(sourceOf(row))).filter(code => {
    const at = has.indexOf(keyOf(code));
    if (at >= 0) has.splice(at, 1);
    return at < 0;
  });
}

// Puts a code where the caret is, or at the end.
function insertCode(row, code) {
  const cell = targetOf(row), selection = getSelection();
  const inside = editing?.row === row && cell.contains(selection.anchorNode);
  if (inside) {
    const range = selection.getRangeAt(0);
    range.deleteContents();
    range.insertNode(chipOf(code));
    range.collapse(false);
    endEdit();
  } else {
    const value = valueOf(row);
    change(row, {...value, pieces: [...value.pieces, code], none: false,
                 state: value.state === 'new' ? 'translated' : value.state});
  }
}

function codeButton(row, code) {
  const made = button('', () => insertCode(row, code), `put ${code.d || code.i} back`);
  made.append('+ ', chipOf(code));
  return made;
}

function offerActs(row) {
  row.querySelector('.acts')?.remove();
  if ('stays' in row.dataset) return;
  const reviewed = row.dataset.s === 'reviewed';
  const acts = element('div', {className: 'acts'},
    button('Edit', () => startEdit(row), 'Enter'),
    button(reviewed ? 'Not reviewed' : 'Reviewed', () => setReviewed(row), 'r'),
    ...row.querySelector('.matches') ? [button('Take the match', () => takeMatch(row), 't')] : [],
    button('Take the Dutch', () => takeSource(row), 's'),
    ...row.querySelector('.notes') ? [button('Why', () => row.classList.toggle('why'), 'w')] : [],
    ...missingCodes(row).map(code => codeButton(row, code)));
  acts.addEventListener('pointerdown', event => event.preventDefault()); // the caret stays where it is
  row.querySelector('.en').append(acts);
}

function startEditing() {
  document.addEventListener('pointerdown', event => {
    const row = event.target.closest?.('.row');
    if (!row || event.button !== 0) return;
    if (!isBeads && event.target.closest('.en > .t') && !('stays' in row.dataset)) startEdit(row, false);
    else if (!event.target.closest('button')) goTo(row, {scroll: false});
  });
  document.addEventListener('focusout', event => {
    if (editing && event.target === editing.cell && !event.relatedTarget?.closest('.acts')) endEdit();
  });
  document.addEventListener('click', event => {
    const match = event.target.closest?.('.matches > li');
    if (match) takeMatch(match.closest('.row'), match);
  });
  document.addEventListener('paste', onPaste);
}
