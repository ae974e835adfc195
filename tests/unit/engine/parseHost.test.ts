import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createParseHost, type ParserProcess } from '../../../src/main/engine/parseHost.ts';
import type { ParseAnswer } from '../../../src/main/spreadsheets/parser.ts';

const WORK = { type: 'rows', request: { path: '/tmp/x', name: 'x.xlsx' }, sheet: 'S' } as const;

/** A parse process that says what the test lets it say. */
function start(silenceMs = 30_000) {
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
  const host = createParseHost(() => process, silenceMs);
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

  test('every sign of life gives it another thirty', () => {
    const { answers, say, killed } = start();

    for (let i = 0; i < 5; i += 1) {
      vi.advanceTimersByTime(29_000);
      say({ type: 'alive', rssBytes: 1 });
    }

    expect(killed()).toBe(0);
    expect(answers).toEqual([]);
  });

  test('work that is cancelled is killed at once and never heard of again', () => {
    const { host, answers, say, killed } = start();

    host.stop(1);
    say({ type: 'alive', rssBytes: 1 });
    vi.advanceTimersByTime(60_000);

    expect(killed()).toBe(1);
    expect(answers).toEqual([]);
  });

  test('one that has grown too large says so and is not used again', () => {
    const { answers, say, killed } = start();

    say({ type: 'error', code: 'sheet_out_of_memory', params: {} });

    expect(killed()).toBe(1);
    expect(answers).toEqual([{ type: 'error', code: 'sheet_out_of_memory', params: { name: 'x.xlsx' } }]);
  });
});
