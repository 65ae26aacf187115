/** Draws one diagram: a process or a sub-process with its lanes, nodes, flows and names. */

import { columns, markLoops, rows } from './arrange.mjs';
import { placeNames } from './labels.mjs';
import { BAND, buttonsOf, measure } from './measure.mjs';
import { isCollapsed, readScope } from './model.mjs';
import { STEP, centre, grown, route } from './route.mjs';
import { INSIDE, wrap } from './text.mjs';

/** So many arrangements are sketched for each way to place the columns, and so many of the best are drawn with care. */
const ARRANGEMENTS = 24;
const DRAWN = 8;

/**
 * Lays out what stands directly in a process or sub-process.
 *
 * @return sizes in pixels from the upper left corner of the drawing: `{ width, height, lanes, shapes, edges }`
 */
export function draw(container) {
  const read = readScope(container);
  const scope = { ...read, asides: read.asides.map(withInside) };
  markLoops(scope.graph);
  const compact = columns(scope.graph, true);
  const loose = columns(scope.graph, false);
  const same = String(compact.column) === String(loose.column);
  const arrangements = (same ? [loose] : [compact, loose]).flatMap((placed) =>
    rows(scope.graph, placed, ARRANGEMENTS).map(({ row }) => ({ ...placed, row })),
  );
  const drawings = arrangements
    .map((arrangement) => sketch(scope, arrangement))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, DRAWN)
    .map((sketched) => drawArranged(scope, sketched));
  return finish(scope, drawings.sort((a, b) => a.cost - b.cost)[0]);
}

/** An event sub-process with what is inside it, if it is drawn open. */
function withInside(aside) {
  const { element } = aside;
  if (isCollapsed(element)) {
    return aside;
  }
  const drawing = draw(element);
  const round = (value) => Math.ceil(value / STEP) * STEP;
  const titleWidth = Math.min(
    200,
    Math.max(0, ...wrap(element.name ?? '', 190, INSIDE).map((line) => 7 * line.length)),
  );
  return {
    ...aside,
    width: round(Math.max(drawing.width, titleWidth) + 20),
    height: round(drawing.height + 30),
    drawing,
  };
}

/** A first drawing with wide gaps, which shows how many flows run in each of them. */
function sketch(scope, arrangement) {
  const roomy = measure(scope, arrangement, { column: () => 60, row: () => 50 });
  const { paths, cost } = routeIn(scope, roomy, 1);
  const used = { column: roomy.columnGaps.map(() => new Set()), row: roomy.rowGaps.map(() => new Set()) };
  for (const path of paths) {
    for (let i = 1; path && i < path.length; i++) {
      const [a, b] = [path[i - 1], path[i]];
      if (a.x === b.x) {
        roomy.columnGaps.forEach(([from, to], gap) => from < a.x && a.x < to && used.column[gap].add(a.x));
      } else {
        roomy.rowGaps.forEach(([from, to], gap) => from < a.y && a.y < to && used.row[gap].add(a.y));
      }
    }
  }
  return { arrangement, used, cost: cost + sizePrice(roomy) };
}

function drawArranged(scope, { arrangement, used }) {
  const tight = measure(scope, arrangement, {
    column: (gap) => Math.max(0, used.column[gap].size - 1) * STEP,
    row: (gap) => used.row[gap].size * STEP,
  });
  const { paths, cost } = routeIn(scope, tight, 6);
  return { ...tight, paths, cost: cost + sizePrice(tight) };
}

function sizePrice({ width, height }) {
  return width / 16 + height / 12;
}

function routeIn({ graph, boundaries }, measured, passes) {
  const { shapes, boundaryShapes, asideBoxes, laneBounds, flat, height } = measured;
  const laneOf = (index) => laneBounds[graph.nodes[index].lane];
  const all = [...shapes, ...boundaryShapes, ...asideBoxes];
  const borders = flat ? [] : [...laneBounds.map((lane) => lane.y), ...laneBounds.map((lane) => lane.y + lane.height)];
  const labels = [...shapes, ...boundaryShapes]
    .filter(({ node }) => node.label)
    .map((shape) => {
      const label = shape.kind === 'boundary' ? shape.node.label.narrow : shape.node.label;
      return {
        x: shape.kind === 'boundary' ? centre(shape).x + 8 : centre(shape).x - label.width / 2,
        y: shape.y + shape.height,
        width: label.width,
        height: label.height + 4,
      };
    });
  labels.push(...buttonsOf([...shapes, ...asideBoxes]));
  const edges = graph.edges.map((edge) => ({
    from: edge.boundary ? shapes.length + boundaries.findIndex(({ element }) => element === edge.boundary) : edge.from,
    to: edge.to,
    back: edge.back,
    homes: flat ? [] : [laneOf(edge.from), laneOf(edge.to)],
    forks: graph.nodes[edge.from].kind === 'gateway' && !edge.label && !edge.boundary,
  }));
  return route({ width: measured.width, height, borders: [...new Set(borders)], labels }, all, edges, passes);
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
    ...drawnEdges
      .filter(({ edge }) => edge.label)
      .map(({ edge, points }) => ({
        owner: edge,
        ...edge.label,
        line: points,
        marked: edge.marked,
      })),
    ...all.filter(({ node }) => node.label).map((shape) => ({ owner: shape.node, ...shape.node.label, shape })),
  ];
  const places = placeNames(named, {
    shapes: [...all, ...asideBoxes, ...buttonsOf([...shapes, ...asideBoxes])],
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
    shapes: drawing.shapes.map(({ element, bounds, label }) => ({
      element,
      bounds: moved(bounds),
      label: moved(label),
    })),
    edges: drawing.edges.map(({ element, points, label }) => ({
      element,
      points: points.map(moved),
      label: moved(label),
    })),
  };
}
