/** What a BPMN model says about one diagram. */

import { BESIDE_WIDTH, INSIDE, NARROW_BESIDE_WIDTH, labelSize, taskSize, wrap } from './text.mjs';

export const EVENT = 36;
const GATEWAY = 50;
const NOTE_WIDTH = 140;

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

/** Whether an element is a box that opens a diagram of its own. */
export const opensElsewhere = (element) => is(element, 'bpmn:SubProcess') && isCollapsed(element);

/**
 * The nodes and flows that stand directly in a process or sub-process, with their sizes:
 * `{ lanes, graph, boundaries, asides }`, where `graph` is what arrange.mjs and measure.mjs work on, `boundaries` hang on
 * nodes of it, and `asides` are event sub-processes.
 */
export function readScope(container) {
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
      .map((element) => ({ text: element.name ?? '', bottomMarker: hasBottomMarker(element) })),
  );
  const nodes = plain.map((element) => {
    const lane = laneOf.get(element) ?? -1;
    if (is(element, 'bpmn:Event')) {
      return { element, lane, kind: 'event', width: EVENT, height: EVENT, label: labelOf(element) };
    }
    if (is(element, 'bpmn:Gateway')) {
      const parallel = !is(element, 'bpmn:ExclusiveGateway') && !is(element, 'bpmn:EventBasedGateway');
      return { element, lane, kind: 'gateway', parallel, width: GATEWAY, height: GATEWAY, label: labelOf(element) };
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
      marked: element.sourceRef.default === element,
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
    asides: asides.map((element) => ({ element, lane: laneOf.get(element) ?? -1, width, height })),
    graph: { nodes, edges, laneCount: Math.max(1, lanes.length) },
  };
}

function hasBottomMarker(element) {
  return is(element, 'bpmn:SubProcess') || is(element, 'bpmn:CallActivity') || Boolean(element.loopCharacteristics);
}

/** Size of the name beside an element, with a narrower form of it in `narrow`. */
function labelOf(element) {
  return element.name
    ? { ...labelSize(element.name, BESIDE_WIDTH), narrow: labelSize(element.name, NARROW_BESIDE_WIDTH) }
    : null;
}
