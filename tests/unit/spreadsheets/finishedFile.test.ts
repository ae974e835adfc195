import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeFinished } from '../../../src/main/spreadsheets/finishedFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'dealerdesk-finished-'));
const PROGRAM = resolve(import.meta.dirname, '../../../src/main/spreadsheets/finishedFile.ts');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what a killed export has left is swept by the next one; of other PCs, other programs and running ones nothing is', async () => {
  const running = await startEndless('running.xlsx');
  const killed = await startEndless('killed.xlsx');
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const [left = '', writing = ''] = ['.killed', '.running'].map((start) => named(start));
  const foreign = left.replace(/\.[0-9a-f]{8}-/, '.00000000-');
  for (const name of [foreign, '.own.part', 'holiday.part']) writeFileSync(join(folder, name), 'x');

  await writeFinished(join(folder, 'next.xlsx'), (temporary) => writeFile(temporary, 'whole'));

  expect(readdirSync(folder).sort()).toEqual([foreign, writing, '.own.part', 'holiday.part', 'next.xlsx'].sort());
  running.kill('SIGKILL');
  await once(running, 'exit');
}, 30_000);

/** Another process that begins a file and never ends it. */
async function startEndless(name: string) {
  const script = `import { writeFile } from 'node:fs/promises';
    import { writeFinished } from ${JSON.stringify(PROGRAM)};
    await writeFinished(${JSON.stringify(join(folder, name))}, async (temporary) => {
      await writeFile(temporary, 'half');
      console.log('begun');
      await new Promise((done) => setTimeout(done, 60_000));
    });`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

function named(start: string): string | undefined {
  return readdirSync(folder).find((name) => name.startsWith(start));
}
