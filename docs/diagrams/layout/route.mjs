/**
 * Draws orthogonal edges between placed shapes: each edge takes the cheapest way over a grid, counting length, bends,
 * crossings and closeness to other things; then each is drawn again, now knowing all the others, until nothing improves.
 */

export const STEP = 10;
/** Points closer to a shape than this are closed. */
const MARGIN = 5;

const RIGHT = 0;
const DOWN = 1;
const LEFT = 2;
const UP = 3;
const DX = [1, 0, -1, 0];
const DY = [0, 1, 0, -1];

const BEND = 5;
const CROSSING = 14;
const NEAR_SHAPE = 0.8;
const NEAR_EDGE = 2;
const ON_LABEL = 2.5;
const NEAR_BORDER = 1.5;
const FOREIGN_LANE = 0.8;
const SHARED_DOCK = 25;
const MERGED_DOCK = 8;
const FORKED_DOCK = 8;
const MERGE = 3;
const FORK = 1;

/** What it costs to leave from, and to arrive at, each side of a shape: right, bottom, left, top. A host is a task too. */
const LEAVE = {
  task: [0, 10, 40, 10],
  host: [0, 20, 40, 10],
  event: [0, 8, 40, 8],
  gateway: [0, 0.5, 25, 0.5],
  boundary: [60, 0, 60, 200],
};
const ARRIVE = {
  task: [40, 9, 0, 9],
  host: [40, 12, 0, 9],
  event: [40, 3, 0, 3],
  gateway: [30, 0.5, 0, 0.5],
  note: [5, 0, 5, 0],
};
const OFF_CENTRE = 7;

/**
 * @param space `{ width, height, borders, labels }` in pixels: size of the drawing, heights of the lane borders,
 *     rectangles where names are expected
 * @param shapes rectangles with a `kind`, and `solid: false` where edges may pass
 * @param edges `{ from, to, back, forks, homes }` with indices of shapes; `forks` if it may share its first piece with
 *     others, `homes` the ranges of height in which it may run sideways free of charge
 * @param passes how often at most all edges are drawn again
 * @return `{ cost, paths }`, one list of points per edge
 */
export function route(space, shapes, edges, passes) {
  const columns = Math.floor(space.width / STEP) + 1;
  const lines = Math.floor(space.height / STEP) + 1;
  const size = columns * lines;
  const closed = new Uint8Array(size);
  const toll = new Float64Array(size);
  const borderToll = new Float64Array(lines);
  const traffic = Array.from({ length: size }, () => []);

  for (const y of space.borders) {
    const line = Math.round(y / STEP);
    for (const [offset, cost] of [
      [0, 100],
      [-1, NEAR_BORDER],
      [1, NEAR_BORDER],
    ]) {
      if (line + offset >= 0 && line + offset < lines) {
        borderToll[line + offset] += cost;
      }
    }
  }
  for (let x = 0; x < columns; x++) {
    closed[x] = closed[(lines - 1) * columns + x] = 1;
  }
  for (let y = 0; y < lines; y++) {
    closed[y * columns] = closed[y * columns + columns - 1] = 1;
  }
  for (const shape of shapes) {
    forPointsIn(grown(shape, MARGIN), (point) => (closed[point] = 1));
    forPointsIn(grown(shape, MARGIN + STEP), (point) => (toll[point] += NEAR_SHAPE));
  }
  for (const label of space.labels) {
    forPointsIn(label, (point) => (toll[point] += ON_LABEL));
  }

  const docks = shapes.map(docksOf);
  const used = shapes.map(() => new Map());
  const found = edges.map(() => null);
  const order = edges
    .map((edge, index) => index)
    .sort((a, b) => edges[a].back - edges[b].back || span(edges[a]) - span(edges[b]) || a - b);

  const cost = new Float64Array(size * 4);
  const came = new Int32Array(size * 4);

  for (const index of order) {
    lay(index, search(index));
  }
  for (let pass = 0; pass < passes; pass++) {
    let improved = false;
    for (const index of order) {
      const before = found[index];
      lift(index);
      const again = search(index);
      // The old way's price has changed with its neighbours; only a different and cheaper way counts as progress.
      if (again && before && String(again.points) !== String(before.points)) {
        improved = true;
      }
      lay(index, again ?? before);
    }
    if (!improved) {
      break;
    }
  }

  let total = 0;
  for (const index of order) {
    const path = found[index];
    lift(index);
    total += search(index)?.cost ?? 1000;
    lay(index, path);
  }
  return { cost: total, paths: edges.map((edge, index) => pixels(edge, found[index])) };

  function span({ from, to }) {
    return (
      Math.abs(centre(shapes[from]).x - centre(shapes[to]).x) + Math.abs(centre(shapes[from]).y - centre(shapes[to]).y)
    );
  }

  function forPointsIn({ x, y, width, height }, action) {
    for (
      let line = Math.max(0, Math.ceil(y / STEP));
      line <= Math.min(lines - 1, Math.floor((y + height) / STEP));
      line++
    ) {
      const last = Math.min(columns - 1, Math.floor((x + width) / STEP));
      for (let column = Math.max(0, Math.ceil(x / STEP)); column <= last; column++) {
        action(line * columns + column);
      }
    }
  }

  /** Where edges can touch a shape: a point on its outline, the first open grid point outside, the way out. */
  function docksOf(shape) {
    const { x, y, width, height, kind } = shape;
    const { x: cx, y: cy } = centre(shape);
    const up = (value) => Math.ceil((value + MARGIN + 0.1) / STEP);
    const down = (value) => Math.floor((value - MARGIN - 0.1) / STEP);
    const result = [];
    const broad = kind === 'task' || kind === 'host';
    const offsets = broad ? [0, -20, 20] : [0];
    for (const offset of offsets) {
      result.push({
        side: RIGHT,
        offset,
        at: { x: x + width, y: cy + offset },
        gx: up(x + width),
        gy: (cy + offset) / STEP,
      });
      result.push({ side: LEFT, offset, at: { x, y: cy + offset }, gx: down(x), gy: (cy + offset) / STEP });
    }
    for (const offset of broad ? [0, -30, 30] : [0]) {
      result.push({
        side: DOWN,
        offset,
        at: { x: cx + offset, y: y + height },
        gx: (cx + offset) / STEP,
        gy: up(y + height),
      });
      result.push({ side: UP, offset, at: { x: cx + offset, y }, gx: (cx + offset) / STEP, gy: down(y) });
    }
    return result
      .map((dock) => ({ ...dock, id: `${dock.side}/${dock.offset}`, point: dock.gy * columns + dock.gx }))
      .filter(({ gx, gy }) => gx > 0 && gy > 0 && gx < columns - 1 && gy < lines - 1);
  }

  function search(index) {
    const edge = edges[index];
    cost.fill(Infinity);
    const heap = new Heap();
    const sideways = sidewaysToll(edge);
    const goals = new Map();
    for (const dock of docks[edge.to]) {
      if (closed[dock.point]) {
        continue;
      }
      const sharing = used[edge.to].get(dock.id) ?? [];
      const shared = sharing.some((other) => edges[other].from === edge.to || edges[other].to !== edge.to)
        ? SHARED_DOCK
        : sharing.length > 0
          ? MERGED_DOCK
          : 0;
      const state = dock.point * 4 + ((dock.side + 2) % 4);
      const price = ARRIVE[shapes[edge.to].kind][dock.side] + (dock.offset ? OFF_CENTRE : 0) + shared;
      goals.set(state, { dock, price });
    }
    const goalPoints = [...goals.keys()].map((state) => {
      const point = Math.floor(state / 4);
      return [point % columns, Math.floor(point / columns)];
    });
    const ahead = (point) => {
      const x = point % columns;
      const y = Math.floor(point / columns);
      let least = Infinity;
      for (const [gx, gy] of goalPoints) {
        least = Math.min(least, Math.abs(gx - x) + Math.abs(gy - y));
      }
      return least;
    };
    const starts = new Map();
    for (const dock of docks[edge.from]) {
      if (closed[dock.point] || traffic[dock.point].some((pass) => pass.turns && !forkTogether(index, pass.edge))) {
        continue;
      }
      const sharing = used[edge.from].get(dock.id) ?? [];
      const shared =
        sharing.length === 0 ? 0 : sharing.every((other) => forkTogether(index, other)) ? FORKED_DOCK : SHARED_DOCK;
      const state = dock.point * 4 + dock.side;
      cost[state] = LEAVE[shapes[edge.from].kind][dock.side] + (dock.offset ? OFF_CENTRE : 0) + shared;
      came[state] = -1;
      starts.set(state, dock);
      heap.push(cost[state] + ahead(dock.point), state);
    }
    let best = Infinity;
    let bestState = -1;
    const settled = new Uint8Array(size * 4);
    while (heap.length > 0) {
      const { priority, value: state } = heap.pop();
      if (priority >= best) {
        break;
      }
      if (settled[state]) {
        continue;
      }
      settled[state] = 1;
      const goal = goals.get(state);
      // An arrow head needs a straight piece in front of it, so an edge may not end on the very point where it starts.
      if (goal && (came[state] >= 0 || starts.has(state)) && cost[state] + goal.price < best) {
        const straight = straightPrice(index, Math.floor(state / 4), state % 4);
        if (straight < Infinity && cost[state] + goal.price + straight < best) {
          best = cost[state] + goal.price + straight;
          bestState = state;
        }
      }
      const point = Math.floor(state / 4);
      const direction = state % 4;
      for (let turn = -1; turn <= 1; turn++) {
        const onward = (direction + turn + 4) % 4;
        const leaving =
          turn === 0 ? straightPrice(index, point, direction) : turnPrice(index, point, direction, onward);
        if (leaving === Infinity) {
          continue;
        }
        const nextPoint = point + DY[onward] * columns + DX[onward];
        if (closed[nextPoint]) {
          continue;
        }
        const next = nextPoint * 4 + onward;
        const line = Math.floor(nextPoint / columns);
        const price = cost[state] + leaving + 1 + toll[nextPoint] + (onward % 2 === 0 ? sideways[line] : 0);
        if (price < cost[next]) {
          cost[next] = price;
          came[next] = state;
          heap.push(price + ahead(nextPoint), next);
        }
      }
    }
    if (bestState < 0) {
      return null;
    }
    const points = [];
    let state = bestState;
    for (; ; state = came[state]) {
      points.unshift(Math.floor(state / 4));
      if (came[state] < 0) {
        break;
      }
    }
    return { cost: best, points, start: starts.get(state), end: goals.get(bestState).dock };
  }

  function sidewaysToll({ homes }) {
    return borderToll.map((toll, line) => {
      const y = line * STEP;
      const atHome = homes.length === 0 || homes.some((home) => home.y <= y && y <= home.y + home.height);
      return toll + (atHome ? 0 : FOREIGN_LANE);
    });
  }

  /** Two branches of one gateway can leave it as one line; where they came together to a point, they came all the way. */
  function forkTogether(index, other) {
    return edges[index].forks && edges[other].forks && edges[index].from === edges[other].from;
  }

  /** Price of running straight through a point in this direction, with regard to the edges that are there already. */
  function straightPrice(index, point, direction) {
    let sum = 0;
    for (const pass of traffic[point]) {
      if (!pass.turns && pass.into % 2 !== direction % 2) {
        sum += CROSSING;
      } else if (pass.into === direction && forkTogether(index, pass.edge)) {
        sum += pass.turns ? FORK : 0;
      } else if (edges[pass.edge].to === edges[index].to && pass.outOf === direction) {
        sum += pass.turns ? MERGE : 0;
      } else {
        return Infinity;
      }
    }
    return sum + nearEdges(index, point, direction);
  }

  function turnPrice(index, point, direction, onward) {
    for (const pass of traffic[point]) {
      if (pass.into === direction && forkTogether(index, pass.edge)) {
        continue;
      }
      if (edges[pass.edge].to !== edges[index].to || pass.outOf !== onward) {
        return Infinity;
      }
    }
    return BEND + (traffic[point].length > 0 ? MERGE : nearEdges(index, point, onward));
  }

  function nearEdges(index, point, direction) {
    const aside = direction % 2 === 0 ? columns : 1;
    let sum = 0;
    for (const neighbour of [point - aside, point + aside]) {
      for (const pass of traffic[neighbour] ?? []) {
        if (pass.edge !== index && (pass.into % 2 === direction % 2 || pass.outOf % 2 === direction % 2)) {
          sum += NEAR_EDGE;
        }
      }
    }
    return sum;
  }

  function lay(index, path) {
    found[index] = path;
    if (!path) {
      return;
    }
    const { points, start, end } = path;
    const directions = points.map((point, i) => (i === 0 ? start.side : directionOf(points[i - 1], point)));
    points.forEach((point, i) => {
      const outOf = i + 1 < points.length ? directions[i + 1] : (end.side + 2) % 4;
      traffic[point].push({ edge: index, into: directions[i], outOf, turns: directions[i] !== outOf });
    });
    for (const [shape, dock] of [
      [edges[index].from, start],
      [edges[index].to, end],
    ]) {
      used[shape].set(dock.id, [...(used[shape].get(dock.id) ?? []), index]);
    }
  }

  function lift(index) {
    const path = found[index];
    found[index] = null;
    if (!path) {
      return;
    }
    for (const point of path.points) {
      traffic[point] = traffic[point].filter((pass) => pass.edge !== index);
    }
    for (const [shape, dock] of [
      [edges[index].from, path.start],
      [edges[index].to, path.end],
    ]) {
      const others = used[shape].get(dock.id).filter((other) => other !== index);
      used[shape].set(dock.id, others);
    }
  }

  function directionOf(a, b) {
    if (b === a + 1) return RIGHT;
    if (b === a - 1) return LEFT;
    return b > a ? DOWN : UP;
  }

  function pixels(edge, path) {
    if (!path) {
      return null;
    }
    const line = [
      path.start.at,
      ...path.points.map((point) => ({ x: (point % columns) * STEP, y: Math.floor(point / columns) * STEP })),
      path.end.at,
    ];
    return line.filter((point, i) => {
      const before = line[i - 1];
      const after = line[i + 1];
      if (!before || !after) {
        return true;
      }
      return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
    });
  }
}

export function centre({ x, y, width, height }) {
  return { x: x + width / 2, y: y + height / 2 };
}

export function grown({ x, y, width, height }, by) {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

export function overlap(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

class Heap {
  #priorities = [];
  #values = [];

  get length() {
    return this.#values.length;
  }

  push(priority, value) {
    const priorities = this.#priorities;
    const values = this.#values;
    let index = values.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (priorities[parent] <= priority) {
        break;
      }
      priorities[index] = priorities[parent];
      values[index] = values[parent];
      index = parent;
    }
    priorities[index] = priority;
    values[index] = value;
  }

  pop() {
    const priorities = this.#priorities;
    const values = this.#values;
    const top = { priority: priorities[0], value: values[0] };
    const priority = priorities.pop();
    const value = values.pop();
    const length = values.length;
    if (length > 0) {
      let index = 0;
      for (;;) {
        let child = 2 * index + 1;
        if (child >= length) {
          break;
        }
        if (child + 1 < length && priorities[child + 1] < priorities[child]) {
          child++;
        }
        if (priorities[child] >= priority) {
          break;
        }
        priorities[index] = priorities[child];
        values[index] = values[child];
        index = child;
      }
      priorities[index] = priority;
      values[index] = value;
    }
    return top;
  }
}
