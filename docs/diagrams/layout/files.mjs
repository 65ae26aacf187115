import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const PROCESSES = fileURLToPath(new URL('../../../processes/', import.meta.url));

/** All BPMN files of the product, in the order of their names. */
export function processFiles(folder = PROCESSES) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.bpmn'))
    .sort()
    .map((name) => join(folder, name));
}
