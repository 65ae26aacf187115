/** Finds a place for each name that is set beside its shape or flow: near, and over nothing else. */

import { centre, grown, overlap } from './route.mjs';

const OVER_SHAPE = 200;
const NEAR_FLOW_NAME = 7;
const OVER_LABEL = 120;
const OVER_LINE = 60;
const OVER_BORDER = 40;

/**
 * @param names `{ width, height, narrow, shape }` for a shape or `{ width, height, line, marked }` for a flow; `narrow`
 *     is the size with more line breaks, `marked` says that something is drawn on the beginning of the line
 * @param obstacles `{ shapes, lines, borders, area }`
 * @return one rectangle per name
 */
export function placeNames(names, { shapes, lines, borders, area }) {
  const choices = names.map((name) => {
    if (name.line) {
      return besideLine(name);
    }
    const dearer = (choice) => ({ ...choice, price: choice.price + 3 });
    return [...besideShape(name), ...besideShape({ ...name, ...name.narrow }).map(dearer)];
  });
  const fixed = choices.map((list) =>
    list.map(({ rect, price }) => ({ rect, price: price + priceOf(rect) })).sort((a, b) => a.price - b.price),
  );
  const chosen = fixed.map((list) => list[0]);
  for (let pass = 0; pass < 4; pass++) {
    fixed.forEach((list, index) => {
      chosen[index] = cheapest(list, (choice) => {
        let price = choice.price;
        chosen.forEach((other, otherIndex) => {
          if (otherIndex !== index && overlap(grown(choice.rect, 2), other.rect)) {
            price += OVER_LABEL;
          } else if (names[index].shape && names[otherIndex].line && overlap(grown(choice.rect, 14), other.rect)) {
            price += NEAR_FLOW_NAME;
          }
        });
        return price;
      });
    });
  }
  return chosen.map(({ rect }) => rect);

  function priceOf(rect) {
    let price = 0;
    for (const shape of shapes) {
      if (overlap(rect, shape.kind === 'gateway' ? grown(shape, -10) : grown(shape, 1))) {
        price += OVER_SHAPE;
      }
    }
    for (const line of lines) {
      for (let i = 1; i < line.length; i++) {
        if (overlap(grown(rect, 2), box(line[i - 1], line[i]))) {
          price += OVER_LINE;
        }
      }
    }
    for (const y of borders) {
      if (rect.y < y && y < rect.y + rect.height) {
        price += OVER_BORDER;
      }
    }
    if (rect.x < area.x || rect.y < area.y || rect.x + rect.width > area.x + area.width) {
      price += OVER_SHAPE;
    }
    return price;
  }
}

function cheapest(list, price) {
  let best = null;
  let least = Infinity;
  for (const item of list) {
    const value = price(item);
    if (value < least) {
      least = value;
      best = item;
    }
  }
  return best;
}

function besideShape({ width, height, shape }) {
  const { x: cx, y: cy } = centre(shape);
  const top = shape.y;
  const bottom = shape.y + shape.height;
  const at = (x, y, price) => ({ rect: { x: Math.round(x), y: Math.round(y), width, height }, price });
  if (shape.kind === 'boundary') {
    return [
      at(cx + 8, bottom + 1, 0),
      at(cx + 21, cy + 4, 1),
      at(cx - 8 - width, bottom + 1, 2),
      at(cx + 46, bottom + 1, 4),
      at(cx - 21 - width, cy + 4, 3),
      at(cx + 8, bottom + 12, 4),
      at(cx - 8 - width, bottom + 12, 5),
    ];
  }
  const near = shape.kind === 'gateway' ? 12 : 0;
  const list = [
    at(cx - width / 2, bottom + 4, 0),
    at(cx - width / 2, top - 4 - height, 6),
    at(cx + 7, bottom - near + 3, 9),
    at(cx - 7 - width, bottom - near + 3, 8),
    at(cx + 7, top + near - 3 - height, 10),
    at(cx - 7 - width, top + near - 3 - height, 9),
  ];
  for (let shift = 10; shift <= 30; shift += 10) {
    list.push(at(cx - width / 2 + shift, bottom + 4, 6 + shift / 5));
    list.push(at(cx - width / 2 - shift, bottom + 4, 6 + shift / 5));
    list.push(at(cx - width / 2 + shift, top - 4 - height, 10 + shift / 5));
    list.push(at(cx - width / 2 - shift, top - 4 - height, 10 + shift / 5));
  }
  list.push(at(shape.x + shape.width + 6, cy - height / 2, 9));
  list.push(at(shape.x - 6 - width, cy - height / 2, 12));
  return list;
}

function besideLine({ width, height, line, marked }) {
  const list = [];
  // A default flow has a slash across its beginning.
  const start = marked ? 16 : 6;
  let travelled = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    const add = (x, y, price) => list.push({ rect: { x: Math.round(x), y: Math.round(y), width, height }, price });
    if (a.y === b.y) {
      const sign = Math.sign(b.x - a.x);
      for (let along = start; along <= Math.max(start, Math.min(length - width, 250)); along += 6) {
        const x = sign > 0 ? a.x + along : a.x - along - width;
        const far = (travelled + along) / 12 + (along + width > length ? 6 : 0);
        add(x, a.y - 3 - height, far);
        add(x, a.y + 4, far + 3);
      }
    } else {
      const sign = Math.sign(b.y - a.y);
      for (let along = start; along <= Math.max(start, Math.min(length - height, 200)); along += 6) {
        const y = sign > 0 ? a.y + along : a.y - along - height;
        const far = (travelled + along) / 12 + 1 + (along + height > length ? 6 : 0);
        add(a.x + 5, y, far);
        add(a.x - 5 - width, y, far + 2);
      }
    }
    travelled += length;
  }
  return list;
}

function box(a, b) {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}
