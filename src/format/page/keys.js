// The keyboard, and the card that gives the reason of a mark.

const single = {
  j: () => move(1),
  k: () => move(-1),
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  n: () => move(1, wantsLook),
  p: () => move(-1, wantsLook),
  r: () => isBeads || setReviewed(current),
  s: () => isBeads || takeSource(current),
  t: () => isBeads || takeMatch(current),
  w: () => current.classList.toggle('why'),
  m: () => isBeads && joinNext(current),
  x: () => isBeads && splitFirst(current),
  Enter: () => isBeads || startEdit(current),
  '/': () => byId('search').focus(),
  '?': () => byId('help').showModal(),
  Escape: () => leave(),
};

const WITHOUT_ROW = ['j', 'k', 'ArrowDown', 'ArrowUp', 'n', 'p', '/', '?', 'Escape'];

const withCtrl = {
  z: event => event.shiftKey ? redo() : undo(),
  y: () => redo(),
  s: () => save('xliff'),
};

function leave() {
  if (!byId('card').hidden) hideCard();
  else if (byId('search').value) clearSearch();
  else goTo(null);
}

function clearSearch() {
  byId('search').value = shown.text = '';
  showRows();
}

// Whether the control that has the focus wants the key for itself.
const wantsKey = (node, key) => node.matches('input, select') || (key === 'Enter' && node.matches('button, a'));

function onKey(event) {
  const ctrl = event.ctrlKey || event.metaKey, key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (byId('help').open || event.altKey) return;
  if (editing && keyInEdit(event)) return;
  if (ctrl) {
    if (!withCtrl[key] || (key !== 's' && (editing || event.target.matches('input')))) return;
    event.preventDefault();
    withCtrl[key](event);
  } else if (!editing && event.target === byId('search')) {
    if (key === 'Escape') { clearSearch(); event.target.blur(); }
    if (key === 'Enter') { event.target.blur(); move(1); }
  } else if (!editing && single[key] && (!wantsKey(event.target, key) || key === 'Escape')) {
    if (!current && !WITHOUT_ROW.includes(key)) return;
    event.preventDefault();
    single[key]();
  }
}

// --- the card ---

const WHY = '[aria-description]';

// The mark in the Dutch whose English this is.
function sourceMarkOf(mark) {
  const marks = [...sourceOf(mark.closest('.row')).querySelectorAll(WHY)];
  return marks.find(other => (other.dataset.en ?? other.textContent) === mark.textContent);
}

// The marks whose reasons hold for this one: its own and those around it.
function reasonsFor(mark) {
  const reasons = [];
  for (let at = mark; at; at = at.parentElement.closest('main mark'))
    reasons.push(at.matches(WHY) ? at : sourceMarkOf(at));
  return reasons.filter(Boolean);
}

function showCard(mark) {
  const card = byId('card'), parts = [];
  for (const at of reasonsFor(mark)) {
    const [what, ...lines] = at.getAttribute('aria-description').split('\n');
    parts.push(element('strong', {}, what), ...lines.map(line => element('span', {}, line)));
  }
  card.replaceChildren(...parts);
  card.hidden = !parts.length;
  const place = mark.getClientRects()[0], width = card.offsetWidth, height = card.offsetHeight;
  const below = place.bottom + 8 + height < innerHeight;
  card.style.left = `${Math.max(8, Math.min(place.left, innerWidth - width - 8))}px`;
  card.style.top = `${below ? place.bottom + 8 : Math.max(8, place.top - height - 8)}px`;
}

function hideCard() {
  byId('card').hidden = true;
}

// The card goes along with the mark that has the focus.
function followScroll() {
  const focused = document.activeElement.closest(WHY);
  if (!byId('card').hidden && focused) showCard(focused);
  else hideCard();
}

function startKeys() {
  const markOf = event => event.target.closest?.('main mark');
  document.addEventListener('keydown', onKey);
  document.addEventListener('pointerover', event => markOf(event) ? showCard(markOf(event)) : hideCard());
  document.addEventListener('focusin', event => {
    if (markOf(event)) showCard(markOf(event));
    else hideCard();
    const row = event.target.closest?.('.row');
    if (row) goTo(row, {scroll: false});
  });
  document.addEventListener('scroll', followScroll, {passive: true});
  byId('ask').addEventListener('click', () => byId('help').showModal());
  byId('undo').addEventListener('click', undo);
  byId('redo').addEventListener('click', redo);
}
