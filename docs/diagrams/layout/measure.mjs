/** Turns columns and rows into pixels. */

import { EVENT, opensElsewhere } from './model.mjs';
import { STEP, centre, grown, overlap } from './route.mjs';
import { INSIDE, textWidth } from './text.mjs';

/** Width of the strip for the name of a pool or lane. */
export const BAND = 30;
const EDGE_SPACE = 40;
const NODE_SPACE = 50;

const up = (value) => Math.ceil(value / STEP) * STEP;

/**
 * Places what `readScope` found in the given columns and rows; `slack` gives the gaps more than their least width.
 *
 * @return `{ width, height, shapes, boundaryShapes, asideBoxes, laneBounds, columnGaps, rowGaps, flat }`
 */
export function measure({ graph, lanes, boundaries, asides }, { column, row }, slack) {
  const { nodes, edges, laneCount } = graph;
  const flat = lanes.length === 0;
  const inset = flat ? 0 : BAND;
  const {
    gaps: columnGaps,
    centres: columnCentre,
    end,
  } = spreadColumns(graph, boundaries, { column, row }, slack.column, inset);
  let width = end;

  const rowGaps = [];
  const rowCentre = [];
  const laneBounds = [];
  const asideBoxes = [];
  let y = 0;
  let gapIndex = 0;
  const gapOf = (least) => {
    const gap = up(least + slack.row(gapIndex++));
    rowGaps.push([y, y + gap]);
    y += gap;
  };
  const left = inset + EDGE_SPACE;
  /** Puts event sub-processes side by side; returns where the tallest ends. */
  const placeAsides = (here, start) => {
    let next = left;
    for (const aside of here) {
      asideBoxes.push({ aside, kind: 'task', x: next, y: start, width: aside.width, height: aside.height });
      next += aside.width + EDGE_SPACE;
      width = Math.max(width, next);
    }
    return up(start + Math.max(...here.map((aside) => aside.height)));
  };
  /** The first height in a lane at whose left the event sub-processes are clear of what stands and runs there. */
  const firstFree = (here, lane, { top, bottom }) => {
    const box = {
      x: left,
      width: here.reduce((sum, aside) => sum + aside.width + EDGE_SPACE, -EDGE_SPACE),
      height: Math.max(...here.map((aside) => aside.height)),
    };
    const centreOf = (index) => ({ x: columnCentre[column[index]], y: rowCentre[nodes[index].lane]?.[row[index]] });
    const taken = [];
    nodes.forEach((node, index) => {
      if (node.lane === lane) {
        const { x: middle, y: centreY } = centreOf(index);
        const span = Math.max(node.width, node.label?.width ?? 0);
        const hanging = boundaries.some(({ host }) => host === index) ? EVENT : 0;
        const height = node.height + (node.label ? node.label.height + 4 : 0) + hanging;
        taken.push({ x: middle - span / 2, y: centreY - node.height / 2, width: span, height });
      }
    });
    for (const { from, to, back, boundary } of edges) {
      const [a, b] = [from, to].map(centreOf);
      if (nodes[from].lane === lane && nodes[to].lane === lane) {
        if (!back && a.y === b.y) {
          taken.push({ x: Math.min(a.x, b.x), y: a.y, width: Math.abs(a.x - b.x), height: 0 });
        }
      } else if (nodes[from].lane === lane || nodes[to].lane === lane) {
        // It comes in or goes out above or below its end here, or below the boundary event where it begins.
        const [end, other] = nodes[from].lane === lane ? [a, to] : [b, from];
        const above = nodes[other].lane < lane;
        const height = above ? end.y - top : bottom - end.y;
        taken.push({ x: end.x, y: above ? top : end.y, width: 0, height });
        if (boundary && above) {
          const hanging = boundaries.find(({ element }) => element === boundary);
          taken.push({ x: a.x + offsetOf(hanging, nodes[from].width), y: top, width: 0, height });
        }
      }
    }
    let y = top + 20;
    while (y < bottom && taken.some((other) => overlap(grown({ ...box, y }, 30), other))) {
      y += STEP;
    }
    return y;
  };

  for (let lane = 0; lane < laneCount; lane++) {
    const top = y;
    const firstGap = rowGaps.length;
    const members = nodes.map((_, index) => index).filter((index) => nodes[index].lane === lane);
    const rowCount = Math.max(-1, ...members.map((index) => row[index])) + 1;
    rowCentre[lane] = [];
    gapOf(30);
    for (let r = 0; r < rowCount; r++) {
      let above = 0;
      let below = 0;
      for (const index of members.filter((member) => row[member] === r)) {
        const node = nodes[index];
        const hosts = boundaries.filter(({ host }) => host === index);
        const hanging =
          hosts.length > 0 ? EVENT / 2 + 4 + Math.max(...hosts.map(({ label }) => label?.height ?? 0)) : 0;
        above = Math.max(above, node.height / 2);
        below = Math.max(below, node.height / 2 + (node.label ? 4 + node.label.height : 0) + hanging);
      }
      y += up(above);
      rowCentre[lane].push(y);
      y += up(below);
      gapOf(r + 1 < rowCount ? 30 : 20);
    }
    const here = asides.filter((aside) => aside.lane === (flat ? -1 : lane));
    const least = flat ? 0 : Math.min(200, textWidth(lanes[lane].name ?? '', INSIDE) + 20);
    // A lane that its nodes do not fill gets the rest on both sides of them.
    const missing = Math.max(0, up(least - (y - top)));
    const shift = Math.floor(missing / 2 / STEP) * STEP;
    rowCentre[lane] = rowCentre[lane].map((value) => value + shift);
    for (const gap of rowGaps.slice(firstGap)) {
      gap[0] += gap[0] === top ? 0 : shift;
      gap[1] += shift;
    }
    y += missing;
    if (here.length > 0) {
      y = Math.max(y, placeAsides(here, firstFree(here, lane, { top, bottom: y })) + 20);
      rowGaps[rowGaps.length - 1][1] = y;
    }
    laneBounds.push({ y: top, height: y - top });
  }
  const strip = flat ? [] : asides.filter((aside) => aside.lane < 0);
  if (strip.length > 0) {
    gapOf(20);
    y = placeAsides(strip, y);
    gapOf(20);
  }

  const shapes = nodes.map((node, index) => ({
    node,
    kind: boundaries.some(({ host }) => host === index) ? 'host' : node.kind,
    x: columnCentre[column[index]] - node.width / 2,
    y: rowCentre[node.lane][row[index]] - node.height / 2,
    width: node.width,
    height: node.height,
  }));
  const boundaryShapes = boundaries.map((boundary) => {
    const host = shapes[boundary.host];
    return {
      node: boundary,
      kind: 'boundary',
      x: centre(host).x + offsetOf(boundary, host.width) - EVENT / 2,
      y: host.y + host.height - EVENT / 2,
      width: EVENT,
      height: EVENT,
    };
  });
  return {
    width: up(width),
    height: up(y),
    shapes,
    boundaryShapes,
    asideBoxes,
    laneBounds: flat ? [] : laneBounds,
    columnGaps,
    rowGaps,
    flat,
  };
}

/** The middle of each column, and the gaps before, between and after them. */
function spreadColumns({ nodes, edges }, boundaries, { column, row }, slack, start) {
  const columnCount = Math.max(0, ...column) + 1;
  const widths = Array.from({ length: columnCount }, () => 2 * STEP);
  nodes.forEach((node, index) => {
    const wanted = Math.max(node.width, (node.label?.width ?? 0) - 40);
    widths[column[index]] = Math.max(widths[column[index]], Math.ceil(wanted / (2 * STEP)) * 2 * STEP);
  });
  const gaps = [];
  const centres = [];
  let x = start;
  for (let c = 0; c <= columnCount; c++) {
    let gap = c === 0 || c === columnCount ? EDGE_SPACE : NODE_SPACE;
    for (const edge of edges) {
      const straight = edge.label && column[edge.from] === c - 1 && row[edge.from] === row[edge.to];
      if (straight && nodes[edge.from].kind === 'gateway' && nodes[edge.from].lane === nodes[edge.to].lane) {
        gap = Math.max(gap, edge.label.width + 36 - (widths[c - 1] - nodes[edge.from].width) / 2);
      }
    }
    for (const { host, label } of boundaries) {
      if (label && column[host] === c - 1) {
        gap = Math.max(gap, label.narrow.width + 30);
      }
    }
    gap = up(gap + slack(c));
    gaps.push([x, x + gap]);
    x += gap;
    if (c < columnCount) {
      centres.push(x + widths[c] / 2);
      x += widths[c];
    }
  }
  return { gaps, centres, end: x };
}

/** How far right of the middle of its host a boundary event sits. */
function offsetOf({ place, count }, hostWidth) {
  const pitch = Math.floor((hostWidth - 40) / count / STEP) * STEP;
  return Math.floor((hostWidth / 2 - 30) / STEP) * STEP - place * Math.min(50, pitch);
}

/** Where bpmn-js puts the button that opens a sub-process. */
export function buttonsOf(shapes) {
  return shapes
    .filter(({ node, aside }) => opensElsewhere((node ?? aside).element))
    .map(({ x, y, width, height }) => ({
      x: x + width - 16,
      y: y + height + 2,
      width: 28,
      height: 26,
      kind: 'button',
    }));
}
