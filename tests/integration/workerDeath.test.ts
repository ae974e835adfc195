import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeThread } from '../../src/main/engine/threads.ts';
import { writeCsv } from '../helpers/csv.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let workers: Worker[] = [];
let left = 0;

const seen = (worker: Worker) => {
  workers.push(worker);
  left += 1;
  worker.once('exit', () => {
    left -= 1;
  });
};

beforeEach(async () => {
  // Those that the engine before has left behind, so that every one of this engine is seen to begin.
  for (const entry of ['reader.worker', 'writer.worker', 'job.worker'] as const) await takeThread(entry).terminate();
  workers = [];
  left = 0;
  process.on('worker', seen);
  engine = await startTestEngine();
  // The thread of jobs comes with the first of them.
  await engine.scoreLive();
});
afterEach(async () => {
  process.off('worker', seen);
  await engine.stop();
});

/** In the order in which a session starts them. */
it.each([
  ['reader', 0],
  ['writer', 1],
  ['job worker', 2],
] as const)(
  'a %s that dies takes the others along, fails what waits, and the file can be opened again',
  async (_name, at) => {
    await engine.ask('dealers.create', { name: '张记' });
    expect([workers.length, left]).toEqual([3, 3]);
    const path = writeCsv(engine.dir, [['客户名称'], ['李记']]);
    const { jobId } = await engine.ask('imports.inspect', {
      file: engine.vault.register(path, 'read'),
      kind: 'dealers',
    });
    const ended = workers.map((worker) => new Promise((done) => worker.once('exit', done)));
    const settled = engine.settled(jobId);

    await workers[at]?.terminate();
    await Promise.all(ended);

    expect(left).toBe(0);
    // It had been done before, or fails with the rest.
    expect(['done', 'failed']).toContain((await settled).status);
    expect(await engine.call('dealers.list', {})).toMatchObject({ ok: false });
    expect(await engine.ask('session.get', {})).toMatchObject({ file: null, openError: { code: 'internal' } });
    // Nobody holds its lock any more.
    await engine.open(engine.dataFile);
    expect((await engine.ask('dealers.list', {})).rows.map(({ name }) => name)).toEqual(['张记']);
  },
);

it.each([
  ['reader', 0],
  ['writer', 1],
  ['job worker', 2],
] as const)(
  'a %s that dies while its file is being closed holds nothing up, and is not handed on',
  async (_name, at) => {
    await engine.ask('dealers.create', { name: '张记' });
    const dead = workers[at];

    await Promise.all([engine.close(), dead?.terminate()]);

    await engine.open(engine.dataFile);
    await engine.scoreLive();
    expect((await engine.ask('dealers.list', {})).rows.map(({ name }) => name)).toEqual(['张记']);
  },
);

it('a thread of jobs that is only beginning when another dies is ended too, and its job fails', async () => {
  await engine.close();
  for (const entry of ['reader.worker', 'writer.worker', 'job.worker'] as const) await takeThread(entry).terminate();
  [workers, left] = [[], 0];
  await engine.open(engine.dataFile);
  const [reader] = workers;
  const path = writeCsv(engine.dir, [['客户名称'], ['李记']]);
  const asked = engine.ask('imports.inspect', { file: engine.vault.register(path, 'read'), kind: 'dealers' });
  while (workers.length < 3) await new Promise((done) => setTimeout(done, 1));
  await reader?.terminate();

  const { jobId } = await asked;
  expect((await engine.settled(jobId)).status).toBe('failed');
  await expect.poll(() => left, { timeout: 60_000 }).toBe(0);
});
