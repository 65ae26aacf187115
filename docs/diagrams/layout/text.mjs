/**
 * Text as bpmn-js will set it. Arial (and Liberation Sans, which has the same widths) is measured from a table, so that
 * the layout needs no browser and comes out the same on every machine.
 */

// Advance widths of the characters from space to tilde, in thousandths of the font size.
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];
const OTHER_WIDTH = 600;

/** Font sizes of bpmn-js: names inside a shape, and names beside events, gateways and flows. */
export const INSIDE = 12;
const BESIDE = 11;
const LINE_HEIGHT = 1.2;

/** How wide a name beside a shape may be, and how wide where room is short. */
export const BESIDE_WIDTH = 90;
export const NARROW_BESIDE_WIDTH = 60;

export function textWidth(text, fontSize) {
  let sum = 0;
  for (const char of text.replace(/\s+$/, '')) {
    sum += WIDTHS[char.codePointAt(0) - 32] ?? OTHER_WIDTH;
  }
  return (sum * fontSize) / 1000;
}

/** Breaks text into lines the way diagram-js does (`lib/util/Text.js`): at white space and hyphens, greedily. */
export function wrap(text, maxWidth, fontSize) {
  const lines = [];
  for (let rest of text.split(/\r?\n/)) {
    do {
      let line = rest;
      while (line.length > 1 && textWidth(line, fontSize) > maxWidth) {
        line = shorten(line, Math.max((line.length * maxWidth) / textWidth(line, fontSize), 1));
      }
      lines.push(line.trim());
      rest = rest.slice(line.length).trim();
    } while (rest);
  }
  return lines;
}

function shorten(line, maxLength) {
  const kept = [];
  let length = 0;
  const parts = line.split(/(\s|-)/g);
  if (parts.length > 1) {
    for (const part of parts) {
      if (part.length + length >= maxLength) {
        if (part === '-') {
          kept.pop();
        }
        break;
      }
      kept.push(part);
      length += part.length;
    }
  }
  return kept.join('') || line.slice(0, Math.max(Math.round(maxLength - 1), 1));
}

/** Width and height of a name set beside its shape, in lines of at most `maxWidth` pixels. */
export function labelSize(text, maxWidth) {
  let width = maxWidth;
  const longestWord = Math.max(...text.split(/[\s-]/).map((word) => textWidth(word, BESIDE)));
  width = Math.max(width, Math.ceil(longestWord) + 6);
  const lines = wrap(text, width, BESIDE);
  // A little wider than the longest line: a browser that measures half a pixel more must not break it again.
  const longest = Math.max(...lines.map((line) => textWidth(line, BESIDE)));
  return { width: Math.ceil(longest) + 6, height: Math.ceil(lines.length * BESIDE * LINE_HEIGHT) };
}

const PADDING = 7;
const ICON = 28;

/** Whether a name fits a task of this size in whole words, clear of the icon in its upper left corner. */
function fits(text, width, height, bottomMarker) {
  const room = width - 2 * PADDING;
  if (text.split(/[\s-]/).some((word) => textWidth(word, INSIDE) > room)) {
    return false;
  }
  const lines = wrap(text, room, INSIDE);
  const textHeight = lines.length * INSIDE * LINE_HEIGHT;
  const top = (height - textHeight) / 2 + 2;
  const left = (width - textWidth(lines[0], INSIDE)) / 2;
  return (top >= ICON - 2 || left >= ICON) && top >= 4 && (!bottomMarker || (height + textHeight) / 2 <= height - 20);
}

/** The smallest size of the tasks of one diagram that fits all their names; they are all drawn alike. */
export function taskSize(names) {
  for (const [width, height] of [
    [120, 80],
    [130, 80],
    [140, 80],
    [150, 80],
    [160, 80],
    [140, 100],
    [160, 100],
    [180, 100],
    [200, 120],
  ]) {
    if (names.every(({ text, bottomMarker }) => fits(text, width, height, bottomMarker))) {
      return { width, height };
    }
  }
  return { width: 240, height: 120 };
}
