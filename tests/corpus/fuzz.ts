import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { random } from '../helpers/random.ts';
import { sharedPath } from '../helpers/shared.ts';
import { filesBelow } from './manifest.ts';
import { mutate } from './mutate.ts';
import { FAULTS, outcomeOf } from './outcome.ts';

/**
 * `npm run fuzz`: damaged variants of the corpus, each in a fresh process. It must open or be refused in words. A variant
 * that does neither is kept, and its number and seed are told: the same again by `--seed`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
});
const folder = positionals[0] === undefined ? sharedPath('corpus') : resolve(positionals[0]);
const files = filesBelow(folder);
const kept = mkdtempSync(join(tmpdir(), 'dealerdesk-fuzz-'));
const say = (text: string) => process.stdout.write(`${text}\n`);
const next = random(Number(values.seed));
const results = new Map<string, number>();
let failed = 0;

const count = Number(values.count);
for (let i = 0; i < count; i += 1) {
  const file = files[Math.floor(next() * files.length)] ?? '';
  const variant = mutate(readFileSync(join(folder, file)), next);
  const path = join(kept, 'variant');
  writeFileSync(path, variant);
  const first = await outcomeOf(path);
  // On a crowded machine a process may wait its ten seconds for a core: a true hang hangs again.
  const { result, ms, peakMib } = first.result === 'hang' ? await outcomeOf(path) : first;
  results.set(result, (results.get(result) ?? 0) + 1);
  if (!(result in FAULTS) || result === 'silent') continue;
  failed += 1;
  const name = join(kept, `${i}-${basename(file)}`);
  writeFileSync(name, variant);
  say(
    `WRONG  ${result} (${ms} ms, ${peakMib ?? '?'} MiB): variant ${i} of seed ${values.seed}, ${file}, kept as ${name}`,
  );
}
for (const [result, found] of [...results].sort((a, b) => b[1] - a[1])) say(`${String(found).padStart(6)}  ${result}`);
say(`${count - failed} passed, ${failed} failed`);
process.exit(failed === 0 && files.length > 0 ? 0 : 1);
