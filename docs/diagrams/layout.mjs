#!/usr/bin/env node
/**
 * Lays out BPMN files: writes their diagrams (BPMN DI) and leaves every other character as it is.
 *
 * Usage: `node layout.mjs [file…]`; without files, all of `processes/`.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { laidOut } from './layout/document.mjs';
import { processFiles } from './layout/files.mjs';

const given = process.argv.slice(2);
for (const file of given.length > 0 ? given : processFiles()) {
  const before = readFileSync(file, 'utf8');
  const after = await laidOut(before);
  if (after !== before) {
    writeFileSync(file, after);
  }
  console.log(`${basename(file)}: ${after === before ? 'unchanged' : 'laid out'}`);
}
