/** The BPMN document: reads the model, writes its diagrams. */

import { BpmnModdle } from 'bpmn-moddle';
import { draw, shifted } from './draw.mjs';
import { BAND } from './measure.mjs';
import { is, isCollapsed, nodesOf } from './model.mjs';

const NAMESPACES = {
  bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI',
  dc: 'http://www.omg.org/spec/DD/20100524/DC',
  di: 'http://www.omg.org/spec/DD/20100524/DI',
};
const ORIGIN = { x: 160, y: 80 };
const POOL_GAP = 40;

/** The same document with new diagrams in the place of the old. */
export async function laidOut(xml) {
  const bare = withoutDiagrams(xml);
  const { rootElement: definitions, warnings } = await new BpmnModdle().fromXML(bare);
  if (warnings.length > 0) {
    throw new Error(warnings.map(({ message }) => message).join('\n'));
  }
  const end = bare.search(/\s*<\/([\w.-]+:)?definitions>\s*$/);
  const text = diagramsOf(definitions)
    .map((diagram) => serialized(diagram))
    .join('\n');
  return `${bare.slice(0, end)}\n${text}${bare.slice(end)}`;
}

/** Removes diagrams, but not what looks like one in a comment or in character data. */
export function withoutDiagrams(xml) {
  const token =
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?]]>|\s*<((?:[\w.-]+:)?BPMNDiagram)\b(?:[^>]*\/>|[\s\S]*?<\/\1\s*>)/g;
  return xml.replace(token, (match, diagram) => (diagram ? '' : match));
}

function diagramsOf(definitions) {
  const roots = definitions.rootElements ?? [];
  const collaboration = roots.find((element) => is(element, 'bpmn:Collaboration'));
  const processes = roots.filter((element) => is(element, 'bpmn:Process'));
  const planes = [];
  if (collaboration) {
    const parts = [];
    let { y } = ORIGIN;
    for (const participant of collaboration.participants ?? []) {
      const drawing = participant.processRef ? draw(participant.processRef) : emptyPool();
      parts.push(pool(participant, drawing, y));
      y += drawing.height + POOL_GAP;
    }
    planes.push({ element: collaboration, drawing: stacked(parts) });
  }
  for (const process of processes) {
    if (!(collaboration?.participants ?? []).some((participant) => participant.processRef === process)) {
      planes.push({ element: process, drawing: shifted(draw(process), ORIGIN.x, ORIGIN.y) });
    }
  }
  for (const process of processes) {
    for (const subProcess of collapsedIn(process)) {
      planes.push({ element: subProcess, drawing: shifted(draw(subProcess), ORIGIN.x, ORIGIN.y) });
    }
  }
  return planes;
}

function collapsedIn(container) {
  return nodesOf(container)
    .filter((element) => is(element, 'bpmn:SubProcess'))
    .flatMap((element) => [...(isCollapsed(element) ? [element] : []), ...collapsedIn(element)]);
}

function emptyPool() {
  return { width: 600, height: 60, lanes: [], shapes: [], edges: [] };
}

function pool(participant, drawing, y) {
  const padding = drawing.lanes.length > 0 || drawing.shapes.length === 0 ? 0 : 20;
  const moved = shifted(drawing, ORIGIN.x + BAND + padding, y + padding);
  const bounds = {
    x: ORIGIN.x,
    y,
    width: drawing.width + BAND + 2 * padding,
    height: drawing.height + 2 * padding,
  };
  return { ...moved, lanes: [{ element: participant, bounds }, ...moved.lanes] };
}

/** One drawing of several pools, all as wide as the widest. */
function stacked(parts) {
  const right = Math.max(...parts.map(({ lanes: [{ bounds }] }) => bounds.x + bounds.width));
  return {
    lanes: parts.flatMap(({ lanes }) =>
      lanes.map(({ element, bounds }) => ({ element, bounds: { ...bounds, width: right - bounds.x } })),
    ),
    shapes: parts.flatMap(({ shapes }) => shapes),
    edges: parts.flatMap(({ edges }) => edges),
  };
}

function serialized({ element, drawing }) {
  const declarations = Object.entries(NAMESPACES)
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
    .join('');
  return [
    `  <bpmndi:BPMNDiagram${declarations} id="${element.id}_diagram">`,
    `    <bpmndi:BPMNPlane id="${element.id}_plane_di" bpmnElement="${element.id}">`,
    ...drawing.lanes.map(({ element: lane, bounds }) => shape(lane, bounds, undefined, ' isHorizontal="true"')),
    ...drawing.shapes.map((drawn) => shape(drawn.element, drawn.bounds, drawn.label, flags(drawn.element))),
    ...drawing.edges.map(edge),
    '    </bpmndi:BPMNPlane>',
    '  </bpmndi:BPMNDiagram>',
  ].join('\n');
}

function flags(element) {
  if (is(element, 'bpmn:SubProcess')) {
    return ` isExpanded="${!isCollapsed(element)}"`;
  }
  return is(element, 'bpmn:ExclusiveGateway') ? ' isMarkerVisible="true"' : '';
}

function shape(element, bounds, label, attributes) {
  return [
    `      <bpmndi:BPMNShape id="${element.id}_di" bpmnElement="${element.id}"${attributes}>`,
    `        ${boundsOf(bounds)}`,
    ...labelOf(label),
    '      </bpmndi:BPMNShape>',
  ].join('\n');
}

function edge({ element, points, label }) {
  return [
    `      <bpmndi:BPMNEdge id="${element.id}_di" bpmnElement="${element.id}">`,
    ...points.map(({ x, y }) => `        <di:waypoint x="${x}" y="${y}" />`),
    ...labelOf(label),
    '      </bpmndi:BPMNEdge>',
  ].join('\n');
}

function labelOf(label) {
  return label ? ['        <bpmndi:BPMNLabel>', `          ${boundsOf(label)}`, '        </bpmndi:BPMNLabel>'] : [];
}

function boundsOf({ x, y, width, height }) {
  return `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />`;
}
