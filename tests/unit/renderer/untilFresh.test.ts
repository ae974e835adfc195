import { describe, expect, it } from 'vitest';
import { createApiClient } from '../../../src/renderer/api/client.tsx';
import { untilFresh } from '../../../src/renderer/api/useApiQuery.ts';
import type { EngineEvent, Topic } from '../../../src/shared/contract/events.ts';
import type { HostBridge } from '../../../src/shared/contract/hostBridge.ts';

/** A client whose host announces changes when the test says so. */
function announcingClient() {
  let tell: (event: EngineEvent) => void = () => undefined;
  const bridge: Pick<HostBridge, 'onEvent'> = {
    onEvent(listener) {
      tell = listener;
      return () => undefined;
    },
  };
  // Only events are used here.
  const api = createApiClient(bridge as HostBridge, {
    host: 'loopback',
    platform: 'test',
    version: '0',
    nativeFileDialogs: false,
  });
  return { api, change: (...topics: Topic[]) => tell({ type: 'data.changed', topics }) };
}

describe('an answer that becomes old on its way', () => {
  it('is asked for again', async () => {
    const { api, change } = announcingClient();
    const answers = ['old', 'new'];

    const answer = await untilFresh(api, 'imports.get', async () => {
      const next = answers.shift();
      if (next === 'old') change('imports');
      return next;
    });

    expect(answer).toBe('new');
  });

  it('is taken where the change concerns something else', async () => {
    const { api, change } = announcingClient();
    let asked = 0;

    await untilFresh(api, 'imports.get', async () => {
      asked += 1;
      change('reps');
    });

    expect(asked).toBe(1);
  });

  it('is taken in the end where changes never stop', async () => {
    const { api, change } = announcingClient();
    let asked = 0;

    await untilFresh(api, 'imports.get', async () => {
      asked += 1;
      change('imports');
    });

    expect(asked).toBe(10);
  });

  it('passes a failure on', async () => {
    const { api } = announcingClient();

    await expect(untilFresh(api, 'imports.get', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
