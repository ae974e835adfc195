import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TODAY } from './today.ts';

const root = resolve(import.meta.dirname, '../..');
const built = (name: string) => import(pathToFileURL(join(root, `out/main/${name}.js`)).href);

type Parts = Pick<typeof import('../../src/main/engine/createEngine.ts'), 'createEngine'> &
  Pick<typeof import('../../src/main/engine/forkParser.ts'), 'forkParser'>;

/**
 * Before all specs: has the built program fill a sample shop once. Filling takes it longer than many a spec, and what comes of it is the
 * same each time: specs that only need a shop get a copy, as a file of the owner's. How the sample is opened is other specs' matter.
 */
export default async function fillShop(): Promise<() => void> {
  const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-filled-'));
  // The build's own exports, which nobody has typed again.
  const { createEngine, forkParser } = { ...(await built('createEngine')), ...(await built('forkParser')) } as Parts;
  const engine = createEngine({
    appDir: dir,
    documentsDir: dir,
    tempDir: join(dir, 'temp'),
    resourcesDir: join(root, 'resources'),
    version: '0.0.0-e2e',
    fixedDay: TODAY,
    log: () => undefined,
    spawnParser: forkParser,
    htmlToPdf: () => Promise.reject(new Error('nothing is printed')),
    autoScore: false,
    autoBackup: false,
  });
  await engine.openLast();
  const { jobId } = await engine.ask('session.openSample', { lang: 'zh-CN' });
  let status = 'running';
  while (status === 'running') {
    await new Promise((done) => setTimeout(done, 100));
    ({ status } = await engine.ask('jobs.get', { jobId }));
  }
  if (status !== 'done') throw new Error(`the sample shop was not filled: ${status}`);
  await engine.scoreLive();
  process.env.DEALERDESK_E2E_FILLED = (await engine.ask('session.get', {})).file?.path;
  await engine.close();
  return () => rmSync(dir, { recursive: true, force: true });
}

/** A folder of a program that was closed with the filled shop open. */
export function homeWithShop(): string {
  const home = mkdtempSync(join(tmpdir(), 'dealerdesk-e2e-'));
  const filled = process.env.DEALERDESK_E2E_FILLED;
  if (filled === undefined) throw new Error('the shop is filled by the global set-up of the browser tests');
  const file = join(home, 'documents', '恒达商贸.dealerdesk');
  mkdirSync(join(home, 'documents'));
  copyFileSync(filled, file);
  writeFileSync(join(home, 'state.json'), JSON.stringify({ lastFile: file, recentFiles: [file], prefs: {} }));
  return home;
}
