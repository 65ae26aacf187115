import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { BpmnModdle } from 'bpmn-moddle';
import { laidOut, withoutDiagrams } from './layout/document.mjs';
import { processFiles } from './layout/files.mjs';

const SAMPLE = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    id="definitions" targetNamespace="urn:sample">
  <!-- Not a diagram: <bpmndi:BPMNDiagram id="comment"/> -->
  <process id="sample" camunda:historyTimeToLive="P1D">
    <documentation><![CDATA[Nor is <bpmndi:BPMNDiagram></bpmndi:BPMNDiagram>.]]></documentation>
    <laneSet id="lanes">
      <lane id="upper" name="Atas"><flowNodeRef>start</flowNodeRef><flowNodeRef>check</flowNodeRef></lane>
      <lane id="lower" name="Bawah"><flowNodeRef>record</flowNodeRef><flowNodeRef>good</flowNodeRef></lane>
    </laneSet>
    <startEvent id="start" name="Mulai"/>
    <userTask id="check" name="Periksa" camunda:candidateGroups="auditor"/>
    <boundaryEvent id="late" name="Terlambat" attachedToRef="check"><timerEventDefinition id="timer"/></boundaryEvent>
    <serviceTask id="record" name="Catat"/>
    <exclusiveGateway id="good" name="Baik?"/>
    <endEvent id="done" name="Selesai"/>
    <endEvent id="overdue" name="Lewat waktu"/>
    <subProcess id="cancelling" name="Pembatalan" triggeredByEvent="true">
      <startEvent id="cancelled"><messageEventDefinition id="message"/></startEvent>
    </subProcess>
    <sequenceFlow id="toCheck" sourceRef="start" targetRef="check"/>
    <sequenceFlow id="toRecord" sourceRef="check" targetRef="record"/>
    <sequenceFlow id="toGood" sourceRef="record" targetRef="good"/>
    <sequenceFlow id="yes" name="ya" sourceRef="good" targetRef="done"/>
    <sequenceFlow id="again" name="tidak" sourceRef="good" targetRef="check"/>
    <sequenceFlow id="toOverdue" sourceRef="late" targetRef="overdue"/>
  </process>
</definitions>
`;

describe('A layout', () => {
  it('leaves everything but the diagrams as it was', async () => {
    assert.equal(withoutDiagrams(await laidOut(SAMPLE)), SAMPLE);
  });

  it('comes out the same when it is made again', async () => {
    const once = await laidOut(SAMPLE);
    assert.equal(await laidOut(once), once);
  });

  it('refuses a flow to a node that does not exist', async () => {
    await assert.rejects(laidOut(SAMPLE.replace('targetRef="done"', 'targetRef="nowhere"')), /nowhere/);
  });

  it('shows every node and flow of the sample', async () => {
    await checkDrawing(await laidOut(SAMPLE));
  });
});

describe('The processes', () => {
  for (const file of processFiles()) {
    it(`are drawn as they are: ${basename(file)}`, async () => {
      const xml = readFileSync(file, 'utf8');
      assert.equal(await laidOut(xml), xml, 'run node layout.mjs');
      await checkDrawing(xml);
    });
  }
});

/** Each node and flow is drawn once, and no flow runs through a node. */
async function checkDrawing(xml) {
  const { rootElement, elementsById, warnings } = await new BpmnModdle().fromXML(xml);
  assert.deepEqual(warnings, []);
  const drawn = new Map();
  for (const { plane } of rootElement.diagrams) {
    const nodes = plane.planeElement.filter(({ bpmnElement }) => bpmnElement.$instanceOf('bpmn:FlowNode'));
    const flows = plane.planeElement.filter(({ bpmnElement }) => bpmnElement.$instanceOf('bpmn:SequenceFlow'));
    [...nodes, ...flows].forEach(({ bpmnElement: { id } }) => drawn.set(id, (drawn.get(id) ?? 0) + 1));
    for (const flow of flows) {
      for (const node of nodes) {
        const around = node.isExpanded && flow.bpmnElement.$parent === node.bpmnElement;
        assert.ok(
          around || !crosses(flow.waypoint, node.bounds),
          `${flow.bpmnElement.id} crosses ${node.bpmnElement.id}`,
        );
      }
    }
  }
  const wanted = Object.values(elementsById)
    .filter((element) => element.$instanceOf('bpmn:FlowNode') || element.$instanceOf('bpmn:SequenceFlow'))
    .map(({ id }) => [id, 1]);
  assert.deepEqual([...drawn].sort(), wanted.sort());
}

function crosses(points, { x, y, width, height }) {
  return points.slice(1).some((point, index) => {
    const before = points[index];
    return (
      Math.min(point.x, before.x) < x + width &&
      Math.max(point.x, before.x) > x &&
      Math.min(point.y, before.y) < y + height &&
      Math.max(point.y, before.y) > y
    );
  });
}
