import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, Input } from '../../../src/shared/contract/index.ts';
import type { TestEngine } from '../../helpers/testEngine.ts';

/** A screen asks this often; every question is timed from the moment it was due, whether or not the last is answered. */
const EVERY_MS = 40;

/** A channel and how to make its next question. */
export type Question = readonly [channel: Channel, next: () => unknown, name?: string];

export interface Load<R> {
  result: R;
  /** Milliseconds from due to answered, by the question's name (its channel where it has none). */
  ms: Record<string, number[]>;
}

/** Asks in turn, at a fixed pace, while work runs. */
export async function callsDuring<R>(
  engine: TestEngine,
  questions: readonly Question[],
  work: () => Promise<R>,
): Promise<Load<R>> {
  const ms: Record<string, number[]> = {};
  let running = true;
  const asking = askInTurn(engine, questions, ms, () => running);
  const result = await work().finally(() => {
    running = false;
  });
  await asking;
  return { result, ms };
}

/** The same for so many questions, with nothing else going on. */
export async function callsIdle(
  engine: TestEngine,
  questions: readonly Question[],
  count: number,
): Promise<Record<string, number[]>> {
  const ms: Record<string, number[]> = {};
  let asked = 0;
  await askInTurn(engine, questions, ms, () => asked++ < count);
  return ms;
}

async function askInTurn(
  engine: TestEngine,
  questions: readonly Question[],
  ms: Record<string, number[]>,
  goOn: () => boolean,
): Promise<void> {
  const answers: Promise<void>[] = [];
  const started = performance.now();
  for (let n = 0; goOn(); n += 1) {
    const due = started + n * EVERY_MS;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    const question = questions[n % questions.length];
    if (!question) break;
    const [channel, next, name = channel] = question;
    // The pairing of channel and input is the caller's.
    const input = next() as Input<Channel>;
    ms[name] ??= [];
    answers.push(
      engine.ask(channel, input).then(() => {
        ms[name]?.push(performance.now() - due);
      }),
    );
  }
  await Promise.all(answers);
}
