/**
 * Where the nodes of one diagram stand: a column each (longest path from the start) and a row of their lane each.
 *
 * A graph is `{ laneCount, nodes: [{ lane, kind }], edges: [{ from, to, beside }] }`; `from` and `to` are indices of
 * nodes, and what is `beside` a node (a note) shares its column.
 */

/** Marks the edges that lead back to a node from which they were reached. */
export function markLoops({ nodes, edges }) {
  const out = nodes.map(() => []);
  const hasEntry = nodes.map(() => false);
  for (const edge of edges) {
    edge.back = edge.from === edge.to;
    out[edge.from].push(edge);
    hasEntry[edge.to] = true;
  }
  const state = nodes.map(() => 'new');
  const visit = (node) => {
    state[node] = 'open';
    for (const edge of out[node]) {
      if (state[edge.to] === 'open') {
        edge.back = true;
      } else if (state[edge.to] === 'new') {
        visit(edge.to);
      }
    }
    state[node] = 'done';
  };
  const byEntry = nodes.map((_, index) => index).sort((a, b) => hasEntry[a] - hasEntry[b] || a - b);
  for (const node of byEntry) {
    if (state[node] === 'new') {
      visit(node);
    }
  }
  keepReturnsNear({ nodes, edges });
}

/** What only leads back (a correction) stands behind the first node that leads to it, not behind the last. */
function keepReturnsNear({ nodes, edges }) {
  const forward = () => edges.filter((edge) => !edge.back);
  const ends = new Set(nodes.map((_, index) => index).filter((index) => edges.every(({ from }) => from !== index)));
  for (let round = 0; round < nodes.length; round++) {
    for (const { from, to } of forward()) {
      if (ends.has(to)) {
        ends.add(from);
      }
    }
  }
  nodes.forEach((_, index) => {
    const entries = forward().filter((edge) => edge.to === index);
    if (!ends.has(index) && entries.length > 1) {
      const column = columnsBy({ nodes, edges }, new Set());
      const first = Math.min(...entries.map(({ from }) => column[from]));
      entries.filter(({ from }) => column[from] > first).forEach((edge) => (edge.back = true));
    }
  });
}

/** Column of each node. An edge in `handOffs` does not advance: its ends stand below each other in different lanes. */
function columnsBy({ nodes, edges }, handOffs) {
  const column = nodes.map(() => 0);
  const forward = edges.filter((edge) => !edge.back);
  for (let round = 0; round <= nodes.length; round++) {
    for (const edge of forward) {
      column[edge.to] = Math.max(column[edge.to], column[edge.from] + (handOffs.has(edge) ? 0 : 1));
    }
  }
  return column;
}

/**
 * Columns by longest path. With `compact`, a task that hands over to a task of another lane, and to nothing else, stands
 * above or below it in the same column where nothing is in the way; this shortens a long diagram by a third.
 */
export function columns(graph, compact) {
  const beside = graph.edges.filter((edge) => edge.beside);
  const handOffs = new Set(beside);
  let column = columnsBy(graph, handOffs);
  if (!compact) {
    return { column, handOffs };
  }
  for (const group of handOffCandidates(graph, column)) {
    group.forEach((edge) => handOffs.add(edge));
    const tried = columnsBy(graph, handOffs);
    if ([...handOffs].every((handOff) => handOff.beside || corridorIsFree(graph, tried, handOff, handOffs))) {
      column = tried;
    } else {
      group.forEach((edge) => handOffs.delete(edge));
    }
  }
  return { column, handOffs };
}

/** The parallel gateway on one of whose branches a node is, or null. */
function splitBefore({ nodes, edges }, node) {
  for (let before = node; ; ) {
    const entries = edges.filter(({ to }) => to === before);
    if (entries.length !== 1) {
      return null;
    }
    before = entries[0].from;
    if (edges.filter((edge) => edge.from === before && !edge.boundary).length > 1) {
      return nodes[before].parallel ? before : null;
    }
  }
}

/** Edges from work by hand to what the system does with it; those of parallel branches are treated alike. */
function handOffCandidates({ nodes, edges }, column) {
  const forward = edges.filter((edge) => !edge.back);
  const groups = new Map();
  for (const edge of forward) {
    const { from, to } = edge;
    if (
      nodes[from].byHand &&
      nodes[to].kind === 'task' &&
      !nodes[to].byHand &&
      nodes[from].lane !== nodes[to].lane &&
      edges.filter((other) => other.from === from && !other.boundary).length === 1 &&
      forward.filter((other) => other.to === to).length === 1
    ) {
      const split = splitBefore({ nodes, edges: forward }, from);
      const key = split === null ? `node ${from}` : `split ${split}`;
      groups.set(key, [...(groups.get(key) ?? []), edge]);
    }
  }
  return [...groups.values()].sort((a, b) => column[a[0].from] - column[b[0].from]);
}

function corridorIsFree({ nodes }, column, handOff, handOffs) {
  const { from, to } = handOff;
  const low = Math.min(nodes[from].lane, nodes[to].lane);
  const high = Math.max(nodes[from].lane, nodes[to].lane);
  const ofOthers = new Set();
  for (const other of handOffs) {
    if (other !== handOff && !other.beside) {
      ofOthers.add(other.from).add(other.to);
    }
  }
  return (
    column[from] === column[to] &&
    nodes.every(
      (node, index) =>
        index === from ||
        index === to ||
        column[index] !== column[from] ||
        node.lane < low ||
        node.lane > high ||
        ((node.lane === low || node.lane === high) && !ofOthers.has(index)),
    )
  );
}

/** The edges of the longest way through, which should run straight. */
function mainPath({ nodes, edges }, column) {
  const length = nodes.map(() => 0);
  const next = nodes.map(() => null);
  const order = nodes.map((_, index) => index);
  for (let round = 0; round < nodes.length; round++) {
    for (const edge of edges) {
      if (!edge.back && length[edge.to] + 1 > length[edge.from]) {
        length[edge.from] = length[edge.to] + 1;
        next[edge.from] = edge;
      }
    }
  }
  const path = new Set();
  const first = order.filter((index) => column[index] === 0).sort((a, b) => length[b] - length[a] || a - b)[0];
  for (let edge = next[first]; edge; edge = next[edge.to]) {
    path.add(edge);
  }
  return path;
}

/** Nodes that follow each other within one lane on the main path, whatever stands between them in other lanes. */
function neighboursInLane(nodes, main) {
  const pairs = [];
  const last = new Map();
  const ordered = [...main].flatMap((edge, index) => (index === 0 ? [edge.from, edge.to] : [edge.to]));
  for (const node of ordered) {
    const { lane } = nodes[node];
    if (last.has(lane)) {
      pairs.push([last.get(lane), node]);
    }
    last.set(lane, node);
  }
  return pairs;
}

/** Random numbers that are the same in every run. */
function seeded(seed) {
  let state = seed * 2654435761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SEEDS = 12;
const NEARLY_AS_GOOD = 5;
const STRAIGHT_ON_MAIN_PATH = 3;
const CROSSING = 3;
const NODE_IN_THE_WAY = 30;
const BOUNDARY_UPWARDS = 3;
const DETOUR = 5;
const DETOUR_OF_GATEWAY = 3;
const ROW = 2;
const LANE_BORDER = 0.6;
const MAIN_PATH_ROW = 1;
const SHARED_CORNER = 1.2;

/**
 * Rows for the nodes, found by simulated annealing of bends, crossings and rows used: the best `wanted` ways and their
 * prices. The price is an estimate, so that it takes a drawing of each to tell which is the best.
 */
export function rows(graph, placed, wanted) {
  const found = new Map();
  for (let seed = 1; seed <= SEEDS; seed++) {
    anneal(graph, placed, seed, found);
  }
  return [...found.values()].sort((a, b) => a.price - b.price).slice(0, wanted);
}

function anneal(graph, { column, handOffs }, seed, found) {
  const { nodes, edges, laneCount } = graph;
  const count = nodes.length;
  const random = seeded(seed);
  const main = mainPath(graph, column);
  const forward = edges.filter((edge) => !edge.back);
  const mainInLane = neighboursInLane(nodes, main);
  const rowLimit = [];
  for (let lane = 0; lane < laneCount; lane++) {
    const perColumn = new Map();
    nodes.forEach((node, index) => {
      if (node.lane === lane) {
        perColumn.set(column[index], (perColumn.get(column[index]) ?? 0) + 1);
      }
    });
    rowLimit.push(Math.max(0, ...perColumn.values()) + 2);
  }
  const row = nodes.map(() => 0);
  const at = new Map();
  const key = (node, r) => `${column[node]}/${nodes[node].lane}/${r}`;
  for (let node = 0; node < count; node++) {
    while (at.has(key(node, row[node]))) {
      row[node]++;
    }
    at.set(key(node, row[node]), node);
  }
  const inColumn = Array.from({ length: Math.max(0, ...column) + 1 }, () => []);
  column.forEach((c, node) => inColumn[c].push(node));
  const gaps = inColumn.map((_, gap) => forward.filter(({ from, to }) => column[from] <= gap && gap < column[to]));
  const gateways = nodes
    .map((_, node) => node)
    .filter((node) => nodes[node].kind === 'gateway')
    .map((node) => ({
      node,
      after: forward.filter(({ from }) => from === node).map(({ to }) => to),
      before: forward.filter(({ to }) => to === node).map(({ from }) => from),
    }));
  const y = new Float64Array(count);
  const rank = rowLimit.map((limit) => new Float64Array(limit + 1));

  /** Heights of all nodes, counted in rows that are in use; returns the price of those rows. */
  const settleHeights = () => {
    rank.forEach((ranks) => ranks.fill(-1));
    for (let node = 0; node < count; node++) {
      rank[nodes[node].lane][row[node]] = 0;
    }
    let next = 0;
    let price = 0;
    for (const ranks of rank) {
      let used = 0;
      for (let r = 0; r < ranks.length; r++) {
        if (ranks[r] === 0) {
          ranks[r] = next++;
          used++;
        }
      }
      price += ROW * Math.max(0, used - 1);
      next += LANE_BORDER;
    }
    for (let node = 0; node < count; node++) {
      y[node] = rank[nodes[node].lane][row[node]];
    }
    return price;
  };

  const blockers = (from, to, level) => {
    let sum = 0;
    for (let c = from; c <= to; c++) {
      for (const node of inColumn[c]) {
        if (y[node] === level) {
          sum++;
        }
      }
    }
    return sum;
  };

  const energy = () => {
    let total = settleHeights();
    for (const edge of forward) {
      const { from, to } = edge;
      const distance = Math.abs(y[from] - y[to]);
      if (handOffs.has(edge)) {
        total += 0.3 * distance;
        for (const other of inColumn[column[from]]) {
          if ((y[other] - y[from]) * (y[other] - y[to]) < 0) {
            total += NODE_IN_THE_WAY;
          }
        }
        continue;
      }
      if (edge.boundary) {
        // It hangs at the bottom of its host.
        total += y[to] > y[from] ? 0 : BOUNDARY_UPWARDS + y[from] - y[to];
      }
      edge.turn = column[from];
      const first = column[from] + 1;
      const last = column[to] - 1;
      if (distance === 0) {
        const detour = nodes[from].kind === 'gateway' ? DETOUR_OF_GATEWAY : DETOUR;
        total += blockers(first, last, y[from]) > 0 ? detour : 0;
      } else {
        const onSource = blockers(first, last, y[from]);
        const onTarget = blockers(first, last, y[to]);
        total += (main.has(edge) ? STRAIGHT_ON_MAIN_PATH : 1) + 0.4 * distance;
        total += Math.min(onSource, onTarget) > 0 ? DETOUR : 0;
        // A gateway's branch runs at the level of its target, anything else stays at its own until it has to turn.
        if (onTarget > onSource || (onTarget === onSource && nodes[from].kind !== 'gateway')) {
          edge.turn = last;
        }
      }
    }
    for (const [before, after] of mainInLane) {
      total += MAIN_PATH_ROW * Math.abs(row[before] - row[after]);
    }
    for (let gap = 0; gap < gaps.length; gap++) {
      const list = gaps[gap];
      for (let a = 0; a < list.length; a++) {
        for (let b = a + 1; b < list.length; b++) {
          const left = heightAt(list[a], gap) - heightAt(list[b], gap);
          const right = heightAt(list[a], gap + 1) - heightAt(list[b], gap + 1);
          if (left * right < 0) {
            total += CROSSING;
          }
        }
      }
    }
    for (const { node, after, before } of gateways) {
      const sides = [0, 0, 0, 0, 0, 0];
      for (const other of after) {
        sides[Math.sign(y[other] - y[node]) + 1]++;
      }
      for (const other of before) {
        sides[Math.sign(y[other] - y[node]) + 4]++;
      }
      for (const side of sides) {
        total += SHARED_CORNER * Math.max(0, side - 1);
      }
      total += SHARED_CORNER * (Math.min(sides[0], sides[3]) + Math.min(sides[2], sides[5]));
    }
    return total;
  };

  /** Height of an edge where it enters a gap between columns; it has turned in the gap before, or not yet. */
  const heightAt = (edge, gap) => y[gap <= edge.turn ? edge.from : edge.to];

  let current = energy();
  let best = current;
  keep(current);
  const steps = 1500 + 400 * count;
  for (let step = 0; step < steps; step++) {
    const temperature = 4 * (1 - step / steps) ** 2 + 0.01;
    const node = Math.floor(random() * count);
    const before = [...row];
    const lane = nodes[node].lane;
    const target = Math.floor(random() * rowLimit[lane]);
    const kind = random();
    if (kind < 0.6) {
      exchange(node, target);
    } else {
      // Move the whole chain that stands on this row, from here on, as far as it goes without a gap.
      const level = row[node];
      let walker = node;
      for (let guard = 0; guard < count && walker !== undefined; guard++) {
        exchange(walker, target);
        const onward = forward.find(
          (edge) => edge.from === walker && nodes[edge.to].lane === lane && row[edge.to] === level,
        );
        walker = onward?.to;
      }
    }
    const next = energy();
    if (next <= current || random() < Math.exp((current - next) / temperature)) {
      current = next;
      if (next < best + NEARLY_AS_GOOD) {
        best = Math.min(best, next);
        keep(next);
      }
    } else {
      before.forEach((value, index) => (row[index] = value));
    }
  }

  function exchange(node, target) {
    for (let other = 0; other < count; other++) {
      if (
        other !== node &&
        column[other] === column[node] &&
        nodes[other].lane === nodes[node].lane &&
        row[other] === target
      ) {
        row[other] = row[node];
      }
    }
    row[node] = target;
  }

  function keep(price) {
    const closed = row.map((value, node) => {
      const { lane } = nodes[node];
      const below = new Set(row.filter((other, index) => nodes[index].lane === lane && other < value));
      return below.size;
    });
    const signature = closed.join();
    if (!found.has(signature)) {
      found.set(signature, { price, row: closed });
    }
  }
}
