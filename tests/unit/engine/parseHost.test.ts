import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createParseHost, type ParserProcess } from '../../../src/main/engine/parseHost.ts';
import type { ParseAnswer } from '../../../src/main/spreadsheets/parser.ts';

const WORK = { type: 'rows', request: { path: '/tmp/x', name: 'x.xlsx' }, sheet: 'S' } as const;

/** A parse process that says what the test lets it say. */
function start(patienceMs = 30_000) {
  const answers: ParseAnswer[] = [];
  let killed = 0;
  let say: (answer: ParseAnswer) => void = () => undefined;
  const process: ParserProcess = {
    send: () => undefined,
    onMessage: (listener) => {
      say = listener;
    },
    onExit: () => undefined,
    kill: () => {
      killed += 1;
    },
  };
  const host = createParseHost(() => process, patienceMs);
  host.start(1, WORK, (answer) => answers.push(answer));
  return { host, answers, say: (answer: ParseAnswer) => say(answer), killed: () => killed };
}

describe('the watch over the parse process', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('thirty seconds without a sign of life end it with an error message', () => {
    const { answers, killed } = start();

    vi.advanceTimersByTime(29_999);
    expect(killed()).toBe(0);
    vi.advanceTimersByTime(1);

    expect(killed()).toBe(1);
    expect(answers).toEqual([{ type: 'error', code: 'sheet_timeout', params: { name: 'x.xlsx' } }]);
  });

  test('every piece of work gives it another thirty', () => {
    const { answers, say, killed } = start();

    for (let i = 0; i < 5; i += 1) {
      vi.advanceTimersByTime(29_000);
      say({ type: 'alive', rssBytes: 1, steps: i + 1 });
    }

    expect(killed()).toBe(0);
    expect(answers).toEqual([]);
  });

  test('one that goes on saying it is alive and does nothing is ended too', () => {
    const { answers, say, killed } = start();

    for (let second = 0; second < 29; second += 1) {
      vi.advanceTimersByTime(1000);
      say({ type: 'alive', rssBytes: 1, steps: 0 });
    }
    expect(killed()).toBe(0);
    vi.advanceTimersByTime(1000);

    expect(killed()).toBe(1);
    expect(answers).toEqual([{ type: 'error', code: 'sheet_timeout', params: { name: 'x.xlsx' } }]);
  });

  test('one that has done something does not get more than thirty for it', () => {
    const { say, killed } = start();

    for (let second = 0; second < 50; second += 1) {
      vi.advanceTimersByTime(1000);
      say({ type: 'alive', rssBytes: 1, steps: Math.min(second, 20) });
    }
    expect(killed()).toBe(0);
    vi.advanceTimersByTime(1000);

    expect(killed()).toBe(1);
  });

  test('one whose rows nobody takes may wait as long as it likes, and is watched again once they are taken', () => {
    const { host, say, killed } = start();

    say({ type: 'chunk', rows: new Uint8Array() });
    for (let second = 0; second < 300; second += 1) {
      vi.advanceTimersByTime(1000);
      say({ type: 'alive', rssBytes: 1, steps: 7 });
    }
    expect(killed()).toBe(0);

    host.ack(1);
    for (let second = 0; second < 30; second += 1) {
      vi.advanceTimersByTime(1000);
      say({ type: 'alive', rssBytes: 1, steps: 7 });
    }
    expect(killed()).toBe(1);
  });

  test('work that is cancelled is killed at once and never heard of again', () => {
    const { host, answers, say, killed } = start();

    host.stop(1);
    say({ type: 'alive', rssBytes: 1, steps: 0 });
    vi.advanceTimersByTime(60_000);

    expect(killed()).toBe(1);
    expect(answers).toEqual([]);
  });

  test('one that is large by a book in memory waits for who goes on with it, as long as the book stays open', () => {
    const { host, say, killed } = start();

    say({ type: 'alive', rssBytes: 300 * 1024 * 1024, steps: 1 });
    say({ type: 'end', holds: true });
    host.start(2, WORK, () => undefined);
    expect(killed()).toBe(0);
    say({ type: 'end', holds: true });
    vi.advanceTimersByTime(1499);
    expect(killed()).toBe(0);
    vi.advanceTimersByTime(1);

    expect(killed()).toBe(1);
  });

  test('one that has grown too large says so and is not used again', () => {
    const { answers, say, killed } = start();

    say({ type: 'error', code: 'sheet_out_of_memory', params: {} });

    expect(killed()).toBe(1);
    expect(answers).toEqual([{ type: 'error', code: 'sheet_out_of_memory', params: { name: 'x.xlsx' } }]);
  });
});
