import { expect, test } from 'vitest';
import type { ApiClient } from '../../../src/renderer/api/client.tsx';
import { createJobStore } from '../../../src/renderer/api/jobStore.ts';
import { remainingMs, updatePace } from '../../../src/renderer/api/pace.ts';
import type { EngineEvent, JobState } from '../../../src/shared/contract/events.ts';
import { JobId } from '../../../src/shared/domain/ids.ts';

const jobId = JobId.parse('j1');
const job = (part: Partial<JobState> = {}): JobState => ({
  jobId,
  kind: 'dealers.export',
  status: 'running',
  phase: 'writing',
  done: 0,
  total: 1000,
  startedAt: 0,
  error: null,
  result: null,
  ...part,
});

function storeWith(answers: { list?: JobState[]; get?: JobState | Error }) {
  const listeners: ((event: EngineEvent) => void)[] = [];
  const call = async (channel: string) => {
    if (channel === 'jobs.list') return { jobs: answers.list ?? [] };
    if (answers.get instanceof Error || answers.get === undefined) throw answers.get ?? new Error('unknown');
    return answers.get;
  };
  const onEvent = (listener: (event: EngineEvent) => void) => {
    listeners.push(listener);
    return () => undefined;
  };
  // Only what the store uses of the client.
  const store = createJobStore({ call, onEvent } as unknown as ApiClient, () => 0);
  return {
    store,
    emit: (state: JobState) => {
      for (const listener of listeners) listener({ type: 'job.progress', job: state });
    },
  };
}

test('time left follows the speed of the present phase', () => {
  const begun = updatePace(undefined, job(), 0);
  const later = updatePace(begun, job({ done: 250 }), 5000);
  const next = updatePace(later, job({ phase: 'scoring', done: 0 }), 6000);

  expect(remainingMs(begun)).toBeNull();
  expect(remainingMs(later)).toBe(15_000);
  expect(remainingMs(next)).toBeNull();
});

test('nobody can say what is left while the total is unknown or nothing moved', () => {
  const begun = updatePace(undefined, job({ total: null }), 0);

  expect(remainingMs(updatePace(begun, job({ total: null, done: 9 }), 9000))).toBeNull();
  expect(remainingMs(updatePace(updatePace(undefined, job(), 0), job(), 9000))).toBeNull();
});

test('a job is waited for by its events, even when it ended before anybody asked', async () => {
  const { store, emit } = storeWith({});
  emit(job({ status: 'done', done: 1000 }));

  await expect(store.finished(jobId)).resolves.toMatchObject({ status: 'done' });
});

test('a failed job throws its error, a cancelled one says so', async () => {
  const failing = storeWith({});
  const cancelled = storeWith({});
  failing.emit(job({ status: 'failed', error: { code: 'disk_full', params: {} } }));
  cancelled.emit(job({ status: 'cancelled' }));

  await expect(failing.store.finished(jobId)).rejects.toMatchObject({ code: 'disk_full' });
  await expect(cancelled.store.finished(jobId)).rejects.toMatchObject({ code: 'cancelled' });
});

test('a job the engine does not know is not waited for in vain', async () => {
  const { store } = storeWith({ get: new Error('gone') });

  await expect(store.finished(jobId)).rejects.toThrow('gone');
});

test('an old answer never brings an ended job back to life', async () => {
  const { store, emit } = storeWith({ get: job({ done: 10 }) });
  emit(job({ status: 'done', done: 1000 }));

  await store.load(jobId);

  expect(store.get(jobId)?.state.status).toBe('done');
});
