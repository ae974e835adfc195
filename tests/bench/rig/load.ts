import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Channel, Input } from '../../../src/shared/contract/index.ts';
import type { TestEngine } from '../../helpers/testEngine.ts';

/** A screen asks this often; every question is timed from the moment it was due, whether or not the last is answered. */
const EVERY_MS = 40;

/** A channel and how to make its next question. */
export type Question = readonly [channel: Channel, next: () => unknown, name?: string];

/** Milliseconds from due to answered. */
export interface Answers {
  /** By the question's name (its channel where it has none). */
  ms: Record<string, number[]>;
  /** What an idle thread took to echo a message that was sent with every question: the machine's own share. */
  echo: number[];
}

export interface Load<R> extends Answers {
  result: R;
}

/** Asks in turn, at a fixed pace, while work runs. */
export async function callsDuring<R>(
  engine: TestEngine,
  questions: readonly Question[],
  work: () => Promise<R>,
): Promise<Load<R>> {
  let running = true;
  const asking = askInTurn(engine, questions, () => running);
  const result = await work().finally(() => {
    running = false;
  });
  return { result, ...(await asking) };
}

/** The same for so many questions, with nothing else going on. */
export async function callsIdle(engine: TestEngine, questions: readonly Question[], count: number): Promise<Answers> {
  let asked = 0;
  return askInTurn(engine, questions, () => asked++ < count);
}

async function askInTurn(engine: TestEngine, questions: readonly Question[], goOn: () => boolean): Promise<Answers> {
  const answers: Promise<void>[] = [];
  const ms: Record<string, number[]> = {};
  const echo: number[] = [];
  const echoing = new Worker(new URL('./echo.worker.ts', import.meta.url));
  await once(echoing, 'online');
  echoing.on('message', (due: number) => echo.push(performance.now() - due));
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
    echoing.postMessage(due);
    answers.push(
      engine.ask(channel, input).then(() => {
        ms[name]?.push(performance.now() - due);
      }),
    );
  }
  await Promise.all(answers);
  await echoing.terminate();
  return { ms, echo };
}
