// Texts in cells: what a cell shows, as pieces (strings, and codes as objects), and back.

// The same characters as is_hidden in page.c.
const HIDDEN = new RegExp('[\\0-\\x08\\x0A-\\x1F\\x7F-\\x9F\\u061C\\u200B\\u200E\\u200F' +
  '\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB\\uFFFE\\uFFFF]', 'g');

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function codeOf(chip) {
  const {k, i, w, d} = chip.dataset;
  return {k, i, w, d: d ?? '', x: 'x' in chip.dataset};
}

function chipOf(code) {
  const chip = element('span', {className: 'c', contentEditable: 'false', role: 'img'});
  chip.ariaLabel = `code ${code.d || code.i}`;
  Object.assign(chip.dataset, {k: code.k, i: code.i, w: code.w});
  if (code.d) chip.dataset.d = code.d;
  if (code.x) chip.dataset.x = '';
  return chip;
}

function readPieces(cell) {
  const pieces = [];
  const add = text => {
    if (typeof pieces.at(-1) === 'string') pieces.push(pieces.pop() + text);
    else if (text) pieces.push(text);
  };
  const walk = parent => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) add(node.data);
      else if (node.className === 'c') pieces.push(codeOf(node));
      else if (node.className === 'u') add(String.fromCodePoint(parseInt(node.dataset.u, 16)));
      else if (node.nodeName === 'BR') add(node === cell.lastChild ? '' : '\n'); // the last only holds the line open
      else walk(node);
    }
  };
  walk(cell);
  return pieces;
}

function appendText(parent, text) {
  let done = 0;
  for (const match of text.matchAll(HIDDEN)) {
    const sign = element('span', {className: 'u', contentEditable: 'false'});
    sign.dataset.u = match[0].codePointAt(0).toString(16).toUpperCase();
    parent.append(text.slice(done, match.index), sign);
    done = match.index + 1;
  }
  parent.append(text.slice(done));
}

// Shows the pieces; marks ({begin, end, kind}, in order and apart) count the characters of the strings.
function showPieces(cell, pieces, marks) {
  let at = 0, next = 0;
  cell.replaceChildren();
  for (const piece of pieces) {
    if (typeof piece !== 'string') cell.append(chipOf(piece));
    for (let done = 0; done < piece.length;) {
      while (next < marks.length && marks[next].end <= at) next++;
      const mark = marks[next], inside = mark && mark.begin <= at;
      const stop = !mark ? Infinity : inside ? mark.end : mark.begin;
      const length = Math.min(piece.length - done, stop - at);
      const parent = inside ? cell.appendChild(element('mark', {className: mark.kind})) : cell;
      appendText(parent, piece.slice(done, done + length));
      done += length;
      at += length;
    }
  }
  cell.normalize();
}

const textOf = pieces => pieces.filter(piece => typeof piece === 'string').join('');
const codesOf = pieces => pieces.filter(piece => typeof piece !== 'string');

// Where `wanted` stands in the text as whole words, from `from` on; -1: nowhere.
function findWhole(text, wanted, from) {
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at), behind = text.slice(at + wanted.length, at + wanted.length + 2);
    if (!/\p{L}$/u.test(before) && !/^\p{L}/u.test(behind)) return at;
  }
  return -1;
}

// The marks of an English text: where the English of what is marked in the Dutch stands (page_target.c does the same).
function markTarget(source, text) {
  const found = [];
  let from = 0;
  for (const mark of source.querySelectorAll('mark:not(.avoid, .part, .rest, .term:not([data-en]))')) {
    const wanted = mark.dataset.en ?? mark.textContent;
    let at = wanted ? findWhole(text, wanted, from) : -1;
    if (at < 0 && wanted) at = findWhole(text, wanted, 0);
    if (at < 0) continue;
    found.push({begin: at, end: from = at + wanted.length, kind: mark.className});
  }
  found.sort((a, b) => a.begin - b.begin || b.end - a.end);
  return found.filter((mark, i) => i === 0 || mark.begin >= found[i - 1].end);
}
