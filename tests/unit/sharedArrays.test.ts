import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { sharedArrays } from '../../src/main/runtime/sharedArrays.ts';

const RESULT = {
  totals: { count: 3, dealerId: Int32Array.of(1, 2, 3), netMinor: new Float64Array([0, 9.5, NaN, -4]).subarray(1) },
  columns: { tier: Uint8Array.of(0, 1, 255), points: [Float64Array.of(1), Float64Array.of(2)] },
  codes: ['A', 'B'],
  pins: new Map([[1, { tier: 'A' }]]),
};

test('the copy says the same and leaves what was copied alone', () => {
  const shared = sharedArrays(RESULT);
  expect(shared).toEqual(RESULT);
  expect(shared.totals.netMinor.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(shared.columns.points[1]?.buffer).toBeInstanceOf(SharedArrayBuffer);
  shared.totals.dealerId[0] = 7;
  expect(RESULT.totals.dealerId[0]).toBe(1);
});

test('another thread has the very numbers, not a copy of them', async () => {
  const shared = sharedArrays({ figures: Float64Array.of(1, 2) });
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     parentPort.on('message', ({ figures }) => { figures[1] = figures[0] + 40; parentPort.postMessage('done'); });`,
    { eval: true },
  );
  try {
    const done = new Promise((resolve) => worker.once('message', resolve));
    worker.postMessage(shared);
    await done;
    expect([...shared.figures]).toEqual([1, 41]);
  } finally {
    await worker.terminate();
  }
});
