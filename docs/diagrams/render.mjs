#!/usr/bin/env node
/**
 * Renders each diagram of the BPMN files as bpmn-js shows it: `<key>.svg`, and `<key>--<subProcess>.svg` for each
 * sub-process with a diagram of its own. The same file gives the same pictures.
 *
 * Usage: `node render.mjs [file…]`; without files, all of `processes/`. Chromium is `$CHROMIUM` or /usr/bin/chromium.
 * `$PICTURES` is the folder to write to, by default this one.
 */

import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { processFiles } from './layout/files.mjs';

const folder = process.env.PICTURES ?? fileURLToPath(new URL('.', import.meta.url));
const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');

const given = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking'],
});
try {
  const page = await browser.newPage();
  await page.setContent('<div id="canvas" style="width: 1600px; height: 900px"></div>');
  await page.addScriptTag({ path: viewer });
  const written = new Set();
  for (const file of given.length > 0 ? given : processFiles()) {
    const key = basename(file, '.bpmn');
    for (const { plane, name, svg } of await picturesOf(page, readFileSync(file, 'utf8'))) {
      const picture = plane ? `${key}--${plane}.svg` : `${key}.svg`;
      writeFileSync(join(folder, picture), settled(svg, name));
      written.add(picture);
      console.log(picture);
    }
  }
  if (given.length === 0) {
    for (const stale of readdirSync(folder).filter((name) => name.endsWith('.svg') && !written.has(name))) {
      rmSync(join(folder, stale));
    }
  }
} finally {
  await browser.close();
}

function picturesOf(page, xml) {
  return page.evaluate(async (source) => {
    const bpmn = new globalThis.BpmnJS({ container: '#canvas' });
    const { warnings } = await bpmn.importXML(source);
    if (warnings.length > 0) {
      throw new Error(warnings.map(({ message }) => message).join('\n'));
    }
    const pictures = [];
    for (const diagram of bpmn.getDefinitions().diagrams) {
      await bpmn.open(diagram);
      const element = diagram.plane.bpmnElement;
      const isPart = element.$instanceOf('bpmn:SubProcess');
      const name = isPart ? element.name : (element.participants?.[0] ?? element).name;
      const { svg } = await bpmn.saveSVG();
      pictures.push({ plane: isPart ? element.id : null, name, svg });
    }
    bpmn.destroy();
    return pictures;
  }, xml);
}

/** Takes out what differs from run to run or only serves the mouse, and adds a title and a ground to stand on. */
function settled(svg, name) {
  const markers = [...svg.matchAll(/<marker id="([^"]+)"/g)].map(([, id]) => id);
  return (
    svg
      .replace(/\bmarker-\w+/g, (id) => (markers.includes(id) ? `marker-${markers.indexOf(id) + 1}` : id))
      .replace(/<rect\b[^>]*class="djs-(?:hit|outline)[^>]*(?:\/>|><\/rect>)/g, '')
      .replace(/(viewBox="(\S+) (\S+) (\S+) (\S+)"[^>]*>)/, (_, tag, x, y, width, height) => {
        const ground = `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="white"/>`;
        return `${tag}<title>${escaped(name ?? '')}</title>${ground}`;
      })
      .replace(/<(?:g class="djs-group"|\/svg|defs|marker )/g, '\n$&') + '\n'
  );
}

function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
