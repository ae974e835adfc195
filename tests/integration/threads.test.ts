import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { keepThread, takeThread } from '../../src/main/engine/threads.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine | undefined;
afterEach(() => engine?.stop());

const named = async (name: string) => {
  engine = await startTestEngine();
  await engine.ask('dealers.create', { name });
  return engine;
};
const names = async (of: TestEngine) => (await of.ask('dealers.list', { limit: 10 })).rows.map(({ name }) => name);
/** The spare thread of readers as the next file would get it, left where it was. */
const spare = () => {
  const thread = takeThread('reader.worker');
  keepThread('reader.worker', thread);
  return thread;
};

describe('threads without a file', () => {
  it('serve the next one, which sees nothing of the file before', async () => {
    await (await named('甲商行')).stop();
    const { threadId } = spare();
    const second = await named('乙商行');

    expect(await names(second)).toEqual(['乙商行']);
    await second.stop();
    expect(spare().threadId).toBe(threadId);
  });

  it('are not handed on where they are still at something, or dead', async () => {
    const first = await named('甲商行');
    const open = first.call('visits.capacity', { month: '2026-11' });
    await first.stop();
    await open;
    const fresh = spare();
    const exit = once(fresh, 'exit');
    await fresh.terminate();
    await exit;

    expect(spare().threadId).not.toBe(fresh.threadId);
    expect(await names(await named('乙商行'))).toEqual(['乙商行']);
  });
});
