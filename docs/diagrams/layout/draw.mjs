/** Draws one diagram: a process or a sub-process with its lanes, nodes, flows and names. */

import { columns, markLoops, rows } from './arrange.mjs';
import { placeNames } from './labels.mjs';
import { STEP, centre, grown, route } from './route.mjs';
import { INSIDE, labelSize, taskSize, textWidth, wrap } from './text.mjs';

export const BAND = 30;
const EVENT = 36;
const GATEWAY = 50;
const LABEL_WIDTH = 90;
const NARROW_LABEL_WIDTH = 60;
const NOTE_WIDTH = 140;
const EDGE_SPACE = 40;
const SEEDS = [1, 2, 3, 4];

/** Event sub-processes of more nodes than this get a diagram of their own. */
const FEW = 4;

export const is = (element, type) => element.$instanceOf(type);
export const nodesOf = (container) => (container.flowElements ?? []).filter((element) => is(element, 'bpmn:FlowNode'));
const isEventSubProcess = (element) => is(element, 'bpmn:SubProcess') && element.triggeredByEvent;

/** Whether a sub-process is drawn as one box with a diagram of its own. */
export function isCollapsed(subProcess) {
  return !isEventSubProcess(subProcess) || lanesOf(subProcess).length > 0 || nodesOf(subProcess).length > FEW;
}

export function lanesOf(container) {
  return (container.laneSets ?? []).flatMap((laneSet) => laneSet.lanes ?? []);
}

/**
 * Lays out what stands directly in a process or sub-process.
 *
 * @return sizes in pixels from the upper left corner of the drawing: `{ width, height, lanes, shapes, edges }`
 */
export function draw(container) {
  const scope = readScope(container);
  markLoops(scope.graph);
  let best = null;
  const seen = new Set();
  for (const compact of [true, false]) {
    const placed = columns(scope.graph, compact);
    for (const seed of SEEDS) {
      const arrangement = { ...placed, row: rows(scope.graph, placed, seed) };
      const signature = JSON.stringify([arrangement.column, arrangement.row]);
      if (!seen.has(signature)) {
        seen.add(signature);
        const drawing = drawArranged(scope, arrangement);
        if (!best || drawing.cost < best.cost) {
          best = drawing;
        }
      }
    }
  }
  return finish(scope, best);
}

function readScope(container) {
  const all = nodesOf(container);
  const lanes = lanesOf(container);
  const laneOf = new Map();
  lanes.forEach((lane, index) => (lane.flowNodeRef ?? []).forEach((node) => laneOf.set(node, index)));

  const asides = all.filter(isEventSubProcess);
  const boundaries = all.filter((element) => is(element, 'bpmn:BoundaryEvent'));
  const plain = all.filter((element) => !asides.includes(element) && !boundaries.includes(element));
  const flows = (container.flowElements ?? []).filter((element) => is(element, 'bpmn:SequenceFlow'));
  const artifacts = container.artifacts ?? [];
  const notes = artifacts.filter((element) => is(element, 'bpmn:TextAnnotation'));
  const associations = artifacts.filter((element) => is(element, 'bpmn:Association'));

  const { width, height } = taskSize(
    all
      .filter((element) => is(element, 'bpmn:Activity') && !(isEventSubProcess(element) && !isCollapsed(element)))
      .map((element) => ({ text: element.name ?? '', bottomMarker: is(element, 'bpmn:SubProcess') })),
  );
  const nodes = plain.map((element) => {
    const lane = laneOf.get(element) ?? -1;
    if (is(element, 'bpmn:Event')) {
      return { element, lane, kind: 'event', width: EVENT, height: EVENT, label: labelOf(element) };
    }
    if (is(element, 'bpmn:Gateway')) {
      return { element, lane, kind: 'gateway', width: GATEWAY, height: GATEWAY, label: labelOf(element) };
    }
    return { element, lane, kind: 'task', byHand: is(element, 'bpmn:UserTask'), width, height };
  });
  const indexOf = new Map(plain.map((element, index) => [element, index]));
  const edges = flows.map((element) => {
    const boundary = boundaries.indexOf(element.sourceRef);
    return {
      element,
      from: indexOf.get(boundary < 0 ? element.sourceRef : element.sourceRef.attachedToRef),
      to: indexOf.get(element.targetRef),
      boundary: boundary < 0 ? null : element.sourceRef,
      label: labelOf(element),
    };
  });
  // A node that no lane names stands with the node before it.
  for (let round = 0; round < nodes.length; round++) {
    for (const { from, to } of edges) {
      if (nodes[to].lane < 0) {
        nodes[to].lane = nodes[from].lane;
      }
    }
  }
  nodes.forEach((node) => (node.lane = Math.max(0, node.lane)));

  for (const note of notes) {
    const association = associations.find(({ sourceRef, targetRef }) => sourceRef === note || targetRef === note);
    const other = association && (association.sourceRef === note ? association.targetRef : association.sourceRef);
    const host = boundaries.includes(other) ? other.attachedToRef : other;
    const lines = wrap(note.text ?? '', NOTE_WIDTH - 10, INSIDE);
    const lane = indexOf.has(host) ? nodes[indexOf.get(host)].lane : 0;
    indexOf.set(note, nodes.length);
    nodes.push({ element: note, lane, kind: 'note', width: NOTE_WIDTH, height: Math.max(30, 15 * lines.length + 12) });
    if (indexOf.has(host)) {
      const reversed = association.sourceRef === note;
      edges.push({ element: association, from: indexOf.get(host), to: indexOf.get(note), beside: true, reversed });
    }
  }

  return {
    lanes,
    boundaries: boundaries.map((element) => ({
      element,
      host: indexOf.get(element.attachedToRef),
      label: labelOf(element),
      // The first stands by the right corner, where its flow is shortest; the following to its left.
      place: boundaries.filter((other) => other.attachedToRef === element.attachedToRef).indexOf(element),
      count: boundaries.filter((other) => other.attachedToRef === element.attachedToRef).length,
    })),
    asides: asides.map((element) => asideOf(element, laneOf.get(element) ?? -1, { width, height })),
    graph: { nodes, edges, laneCount: Math.max(1, lanes.length) },
  };
}

/** Size of the name beside an element, with a narrower form of it in `narrow`. */
function labelOf(element) {
  return element.name
    ? { ...labelSize(element.name, LABEL_WIDTH), narrow: labelSize(element.name, NARROW_LABEL_WIDTH) }
    : null;
}

function asideOf(element, lane, size) {
  if (isCollapsed(element)) {
    return { element, lane, ...size, drawing: null };
  }
  const drawing = draw(element);
  const round = (value) => Math.ceil(value / STEP) * STEP;
  const titleWidth = Math.min(200, Math.max(0, ...wrap(element.name ?? '', 190, INSIDE).map((line) => 7 * line.length)));
  return {
    element,
    lane,
    width: round(Math.max(drawing.width, titleWidth) + 20),
    height: round(drawing.height + 30),
    drawing,
  };
}

function drawArranged(scope, arrangement) {
  const roomy = measure(scope, arrangement, { column: () => 60, row: () => 50 });
  const sketch = routeIn(scope, roomy);
  const used = { column: roomy.columnGaps.map(() => new Set()), row: roomy.rowGaps.map(() => new Set()) };
  for (const path of sketch.paths) {
    for (let i = 1; path && i < path.length; i++) {
      const [a, b] = [path[i - 1], path[i]];
      if (a.x === b.x) {
        roomy.columnGaps.forEach(([from, to], gap) => from < a.x && a.x < to && used.column[gap].add(a.x));
      } else {
        roomy.rowGaps.forEach(([from, to], gap) => from < a.y && a.y < to && used.row[gap].add(a.y));
      }
    }
  }
  const tight = measure(scope, arrangement, {
    column: (gap) => Math.max(0, used.column[gap].size - 1) * STEP,
    row: (gap) => used.row[gap].size * STEP,
  });
  const final = routeIn(scope, tight);
  const cost = final.cost + (tight.width * 1.2 + tight.height) / 20;
  return { ...tight, paths: final.paths, cost };
}

/** Turns columns and rows into pixels; `slack` gives the gaps more than their least width. */
function measure({ graph, lanes, boundaries, asides }, { column, row }, slack) {
  const { nodes, edges, laneCount } = graph;
  const flat = lanes.length === 0;
  const up = (value) => Math.ceil(value / STEP) * STEP;

  const columnCount = Math.max(0, ...column) + 1;
  const widths = Array.from({ length: columnCount }, () => 2 * STEP);
  nodes.forEach((node, index) => {
    const wanted = Math.max(node.width, (node.label?.width ?? 0) - 40);
    widths[column[index]] = Math.max(widths[column[index]], Math.ceil(wanted / (2 * STEP)) * 2 * STEP);
  });
  const columnGaps = [];
  const columnCentre = [];
  let x = flat ? 0 : BAND;
  for (let c = 0; c <= columnCount; c++) {
    let gap = c === 0 || c === columnCount ? EDGE_SPACE : 50;
    for (const edge of edges) {
      const straight = edge.label && column[edge.from] === c - 1 && row[edge.from] === row[edge.to];
      if (straight && nodes[edge.from].kind === 'gateway' && nodes[edge.from].lane === nodes[edge.to].lane) {
        gap = Math.max(gap, edge.label.width + 30 - (widths[c - 1] - nodes[edge.from].width) / 2);
      }
    }
    gap = up(gap + slack.column(c));
    columnGaps.push([x, x + gap]);
    x += gap;
    if (c < columnCount) {
      columnCentre.push(x + widths[c] / 2);
      x += widths[c];
    }
  }
  let width = x;

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
  const asideRow = (lane) => {
    const here = asides.filter((aside) => aside.lane === lane);
    let left = (flat ? 0 : BAND) + EDGE_SPACE;
    const tallest = Math.max(0, ...here.map((aside) => aside.height));
    for (const aside of here) {
      asideBoxes.push({ aside, kind: 'task', x: left, y, width: aside.width, height: aside.height });
      left += aside.width + EDGE_SPACE;
      width = Math.max(width, left);
    }
    y += up(tallest);
    return here.length > 0;
  };
  for (let lane = 0; lane < laneCount; lane++) {
    const top = y;
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
        const hanging = hosts.length > 0 ? EVENT / 2 + 4 + Math.max(...hosts.map(({ label }) => label?.height ?? 0)) : 0;
        above = Math.max(above, node.height / 2);
        below = Math.max(below, node.height / 2 + (node.label ? 4 + node.label.height : 0) + hanging);
      }
      y += up(above);
      rowCentre[lane].push(y);
      y += up(below);
      gapOf(r + 1 < rowCount ? 30 : 20);
    }
    if (asideRow(lane)) {
      gapOf(20);
    }
    if (!flat) {
      const least = Math.min(200, textWidth(lanes[lane].name ?? '', INSIDE) + 20);
      const missing = Math.max(0, up(least - (y - top)));
      // A lane that its nodes do not fill gets the rest on both sides of them.
      const shift = Math.floor(missing / 2 / STEP) * STEP;
      rowCentre[lane] = rowCentre[lane].map((value) => value + shift);
      for (const gap of rowGaps) {
        if (gap[0] > top) {
          gap[0] += shift;
          gap[1] += shift;
        }
      }
      y += missing;
    }
    laneBounds.push({ y: top, height: y - top });
  }
  if (!flat && asides.some((aside) => aside.lane < 0)) {
    gapOf(20);
    asideRow(-1);
    gapOf(20);
  } else if (flat && asideRow(-1)) {
    gapOf(20);
  }

  const shapes = nodes.map((node, index) => ({
    node,
    kind: node.kind,
    x: columnCentre[column[index]] - node.width / 2,
    y: rowCentre[node.lane][row[index]] - node.height / 2,
    width: node.width,
    height: node.height,
  }));
  const boundaryShapes = boundaries.map((boundary) => {
    const host = shapes[boundary.host];
    const pitch = Math.floor((host.width - 40) / Math.max(1, boundary.count) / STEP) * STEP;
    const offset = Math.floor((host.width / 2 - 20) / STEP) * STEP - 10 - boundary.place * Math.min(50, pitch);
    return {
      node: boundary,
      kind: 'boundary',
      x: centre(host).x + offset - EVENT / 2,
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

function routeIn({ graph, boundaries }, measured) {
  const { shapes, boundaryShapes, asideBoxes, laneBounds, flat, height } = measured;
  const all = [...shapes, ...boundaryShapes, ...asideBoxes];
  const borders = flat ? [] : [...laneBounds.map((lane) => lane.y), ...laneBounds.map((lane) => lane.y + lane.height)];
  const labels = [...shapes]
    .filter(({ node }) => node.label)
    .map((shape) => ({
      x: centre(shape).x - shape.node.label.width / 2,
      y: shape.y + shape.height,
      width: shape.node.label.width,
      height: shape.node.label.height + 4,
    }));
  const edges = graph.edges.map((edge) => ({
    from: edge.boundary ? shapes.length + boundaries.findIndex(({ element }) => element === edge.boundary) : edge.from,
    to: edge.to,
    back: edge.back,
    forks: graph.nodes[edge.from].kind === 'gateway' && !edge.label && !edge.boundary,
  }));
  return route({ width: measured.width, height, borders: [...new Set(borders)], labels }, all, edges);
}

/** Adds names, and cuts a drawing without lanes to what is on it. */
function finish({ graph, lanes }, drawing) {
  const { shapes, boundaryShapes, asideBoxes, laneBounds, paths, width, height, flat } = drawing;
  const drawnEdges = graph.edges.map((edge, index) => {
    const path = paths[index] ?? [centre(shapes[edge.from]), centre(shapes[edge.to])];
    return { edge, points: edge.reversed ? [...path].reverse() : path };
  });
  const all = [...shapes, ...boundaryShapes];
  const named = [
    ...drawnEdges.filter(({ edge }) => edge.label).map(({ edge, points }) => ({ owner: edge, ...edge.label, line: points })),
    ...all.filter(({ node }) => node.label).map((shape) => ({ owner: shape.node, ...shape.node.label, shape })),
  ];
  const places = placeNames(named, {
    shapes: [...all, ...asideBoxes],
    lines: drawnEdges.map(({ points }) => points),
    borders: laneBounds.flatMap((lane) => [lane.y, lane.y + lane.height]),
    area: flat ? { x: -500, y: -500, width: width + 1000 } : { x: BAND, y: 0, width: width - BAND },
  });
  const labelAt = new Map(named.map(({ owner }, index) => [owner, places[index]]));
  const plain = ({ x, y, width: w, height: h }) => ({ x, y, width: w, height: h });
  const result = {
    width,
    height,
    lanes: laneBounds.map((bounds, index) => ({ element: lanes[index], bounds: { x: 0, width, ...bounds } })),
    shapes: all.map((shape) => ({ element: shape.node.element, bounds: plain(shape), label: labelAt.get(shape.node) })),
    edges: drawnEdges.map(({ edge, points }) => ({ element: edge.element, points, label: labelAt.get(edge) })),
  };
  for (const box of asideBoxes) {
    result.shapes.push({ element: box.aside.element, bounds: plain(box) });
    if (box.aside.drawing) {
      const { drawing: inner } = box.aside;
      const dx = box.x + Math.round((box.width - inner.width) / 2);
      const dy = box.y + 20;
      const moved = shifted(inner, dx, dy);
      result.shapes.push(...moved.shapes);
      result.edges.push(...moved.edges);
    }
  }
  return flat ? cut(result) : result;
}

function cut(drawing) {
  const boxes = [
    ...drawing.shapes.flatMap(({ bounds, label }) => (label ? [bounds, label] : [bounds])),
    ...drawing.edges.flatMap(({ points, label }) => [
      ...points.map((point) => ({ ...point, width: 0, height: 0 })),
      ...(label ? [label] : []),
    ]),
  ].map((box) => grown(box, 10));
  const left = Math.floor(Math.min(...boxes.map(({ x }) => x)));
  const top = Math.floor(Math.min(...boxes.map(({ y }) => y)));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { ...shifted(drawing, -left, -top), width: right - left, height: bottom - top };
}

/** The same drawing, moved. */
export function shifted(drawing, dx, dy) {
  const moved = (box) => box && { ...box, x: box.x + dx, y: box.y + dy };
  return {
    ...drawing,
    lanes: drawing.lanes.map(({ element, bounds }) => ({ element, bounds: moved(bounds) })),
    shapes: drawing.shapes.map(({ element, bounds, label }) => ({ element, bounds: moved(bounds), label: moved(label) })),
    edges: drawing.edges.map(({ element, points, label }) => ({ element, points: points.map(moved), label: moved(label) })),
  };
}
