import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sharedPath } from '../helpers/shared.ts';
import { differenceOf, type Expected, expectedOf, filesBelow, readManifest, writeManifest } from './manifest.ts';
import { FAULTS, type Measured, outcomeOf } from './outcome.ts';

/**
 * `npm run corpus`: reads every file of the corpus in a fresh process and compares it with the manifest. With a folder, any
 * files: then only what must never happen counts. `--update` writes the manifest anew; `--json` a line a file.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { update: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const [given] = positionals;
const folder = given === undefined ? sharedPath('corpus') : resolve(given);
const manifest = given === undefined ? readManifest() : undefined;
const say = (text: string) => process.stdout.write(`${text}\n`);

// The library tells its doubts about formats to the console.
console.error = () => undefined;

const results = new Map<string, number>();
const wrong: string[] = [];
const lines: Expected[] = [];
let slowest: Measured & { file: string } = { file: '', result: '', ms: 0, peakMib: 0 };
let largest = slowest;

const files = filesBelow(folder);
for (const file of files) {
  const path = `${folder}/${file}`;
  const first = await outcomeOf(path);
  // On a crowded machine a process may wait its ten seconds for a core: a true hang hangs again.
  const measured = first.result === 'hang' ? await outcomeOf(path) : first;
  results.set(measured.result, (results.get(measured.result) ?? 0) + 1);
  if (measured.ms > slowest.ms) slowest = { ...measured, file };
  if ((measured.peakMib ?? 0) > (largest.peakMib ?? 0)) largest = { ...measured, file };
  if (values.json) say(JSON.stringify({ file, ...measured }));
  const fault = FAULTS[measured.result as keyof typeof FAULTS] as string | undefined; // any other result has no entry
  if (fault !== undefined) wrong.push(`${file}: ${fault}`);
  else if (values.update) lines.push(await expectedOf(folder, file, measured));
  else if (manifest) {
    const difference = differenceOf(manifest.get(file), measured);
    if (difference !== undefined) wrong.push(`${file}: ${difference}`);
  }
}
for (const file of manifest?.keys() ?? []) if (!files.includes(file)) wrong.push(`${file}: is not there`);
if (values.update && wrong.length === 0) writeManifest(lines);

for (const [result, count] of [...results].sort((a, b) => b[1] - a[1])) say(`${String(count).padStart(6)}  ${result}`);
say(`slowest ${slowest.ms} ms (${slowest.file}), largest ${largest.peakMib ?? '?'} MiB (${largest.file})`);
for (const line of wrong) say(`WRONG  ${line}`);
say(`${files.length - wrong.length} passed, ${wrong.length} failed`);
process.exit(wrong.length === 0 && files.length > 0 ? 0 : 1);
