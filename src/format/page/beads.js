// The beads of an alignment: rows whose sentences belong together. A bead is {src, tgt, score, hand}: how many
// sentences of each side, how sure, and whether a person made it.

const sentencesOf = (row, side) => [...row.querySelectorAll(`.${side} > .t`)];

function beadOf(row) {
  const hand = row.classList.contains('edited');
  return {src: countIn(row, 'nl'), tgt: countIn(row, 'en'), score: scoreOf(row), hand};
}

function showScore(row) {
  const doubt = isDoubtful(row), hand = row.classList.contains('edited');
  const percent = `${Math.floor((scoreOf(row) + 5) / 10)} %`;
  row.classList.toggle('doubt', doubt);
  row.querySelector('.no > a').textContent = `${countIn(row, 'nl')}–${countIn(row, 'en')}`;
  row.querySelector('.st').textContent = hand ? 'by hand' : doubt ? `doubtful, ${percent}` : percent;
}

function newRow(bead) {
  const row = element('div', {className: 'row', role: 'row'},
    element('div', {className: 'no', role: 'rowheader'}, element('a', {}), ' ', element('span', {className: 'st'})),
    element('div', {className: 'nl', role: 'cell'}), element('div', {className: 'en', role: 'cell'}));
  row.dataset.score = bead.score;
  row.classList.toggle('edited', bead.hand);
  return row;
}

// Puts other beads in the place of some rows that follow each other; the sentences stay in their order.
function replaceBeads(first, count, beads) {
  const old = rows.slice(first, first + count);
  const nl = old.flatMap(row => sentencesOf(row, 'nl')), en = old.flatMap(row => sentencesOf(row, 'en'));
  let src = 0, tgt = 0;
  goTo(null);
  const made = beads.map(bead => {
    const row = newRow(bead);
    row.querySelector('.nl').append(...nl.slice(src, src += bead.src));
    row.querySelector('.en').append(...en.slice(tgt, tgt += bead.tgt));
    showScore(row);
    return row;
  });
  old[0].before(...made);
  old.forEach(row => row.remove());
  rows.splice(first, count, ...made);
  goTo(made[0]);
}

function changeBeads(first, count, beads) {
  const before = rows.slice(first, first + count).map(beadOf);
  perform({
    redo: () => replaceBeads(first, count, beads),
    undo: () => replaceBeads(first, beads.length, before),
  });
}

const byHand = (src, tgt) => ({src, tgt, score: 1000, hand: true});

function joinNext(row) {
  const at = rows.indexOf(row), next = rows[at + 1];
  if (!next) return;
  const a = beadOf(row), b = beadOf(next);
  changeBeads(at, 2, [byHand(a.src + b.src, a.tgt + b.tgt)]);
}

// Splits so that `src` Dutch and `tgt` English sentences stay.
function split(row, src, tgt) {
  const bead = beadOf(row);
  changeBeads(rows.indexOf(row), 1, [byHand(src, tgt), byHand(bead.src - src, bead.tgt - tgt)]);
}

// How many sentences of the other side come before the cut: those that keep the shares of text nearest.
function shareOf(row, side, count) {
  const lengths = name => sentencesOf(row, name).map(sentence => sentence.textContent.length);
  const sum = list => list.reduce((all, length) => all + length, 0);
  const mine = lengths(side), others = lengths(side === 'nl' ? 'en' : 'nl');
  const wanted = sum(mine.slice(0, count)) / sum(mine) * sum(others);
  let best = 0;
  for (let k = 1; k <= others.length; k++)
    if (Math.abs(sum(others.slice(0, k)) - wanted) < Math.abs(sum(others.slice(0, best)) - wanted)) best = k;
  return best;
}

function splitAt(row, side, count) {
  const other = shareOf(row, side, count);
  split(row, side === 'nl' ? count : other, side === 'nl' ? other : count);
}

function splitFirst(row) {
  const {src, tgt} = beadOf(row);
  if (src > 1) splitAt(row, 'nl', 1);
  else if (tgt > 1) splitAt(row, 'en', 1);
  else if (src && tgt) split(row, 1, 0);
}

// Gives the first sentence of a side to the row above (step -1), or the last to the row below (1).
function give(row, side, step) {
  const at = rows.indexOf(row), first = Math.min(at, at + step), other = rows[at + step];
  if (!other) return;
  const mine = beadOf(row), theirs = beadOf(other), key = side === 'nl' ? 'src' : 'tgt';
  const less = byHand(mine.src, mine.tgt), more = byHand(theirs.src, theirs.tgt);
  less[key]--;
  more[key]++;
  const beads = (step < 0 ? [more, less] : [less, more]).filter(bead => bead.src + bead.tgt > 0);
  changeBeads(first, 2, beads);
}

function offerSide(row, side) {
  const sentences = sentencesOf(row, side);
  sentences.slice(1).forEach((sentence, i) => sentence.before(element('div', {className: 'acts cut'},
    button('split here', () => splitAt(row, side, i + 1)))));
  if (!sentences.length) return;
  row.querySelector(`.${side}`).append(element('div', {className: 'acts'},
    button('↑', () => give(row, side, -1), 'give the first sentence to the row above'),
    button('↓', () => give(row, side, 1), 'give the last sentence to the row below')));
}

// The current row says where it can be split, and what can go to its neighbours.
function offerCuts(row) {
  offerSide(row, 'nl');
  offerSide(row, 'en');
  row.querySelector('.no').append(element('div', {className: 'acts'},
    button('join next', () => joinNext(row), 'm'),
    button('split', () => splitFirst(row), 'x')));
}
