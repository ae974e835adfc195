import type { RhythmRules } from '../../../shared/contract/rhythmRules.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { dataRevision } from '../../db/revision.ts';
import { ordersRevision } from '../orders/orders.service.ts';
import { type RhythmResult, rhythmSteps } from './rhythm.calc.ts';

/** Calculations of a connection run one after another: they share what they know. */
const turns = new WeakMap<RawDb, Promise<unknown>>();

/** Runs a calculation in steps where questions are answered: they go first in between. */
export function inTurns<R>(db: Db, start: () => Generator<void, R>): Promise<R> {
  const raw = rawOf(db);
  const run = async () => {
    const steps = start();
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const mine = (turns.get(raw) ?? Promise.resolve()).then(run);
  // A failure is told to whoever asked; the next begins all the same.
  turns.set(
    raw,
    mine.catch(() => undefined),
  );
  return mine;
}

/** Says which state of the file and which rules an answer was made of. */
export function stateKey(db: Db, rules: unknown): string {
  return JSON.stringify([dataRevision(db), ordersRevision(db), rules]);
}

const results = new WeakMap<RawDb, Map<string, Promise<RhythmResult>>>();
const MOST_KEPT = 2;

/** Rhythm and signals as of any day, calculated where they are asked for; the last ones are kept. */
export function rhythmAt(db: Db, asOf: string, rules: RhythmRules): Promise<RhythmResult> {
  return keptAnswer(results, db, `${asOf}|${stateKey(db, rules)}`, MOST_KEPT, () =>
    inTurns(db, () => rhythmSteps(db, asOf, rules)),
  );
}

/** An answer made once for each key; the latest `most` are kept, failures are not. */
export function keptAnswer<R>(
  kept: WeakMap<RawDb, Map<string, Promise<R>>>,
  db: Db,
  key: string,
  most: number,
  make: () => Promise<R>,
): Promise<R> {
  const raw = rawOf(db);
  const known = kept.get(raw) ?? new Map<string, Promise<R>>();
  kept.set(raw, known);
  const found = known.get(key);
  if (found) return found;
  const made = make();
  known.set(key, made);
  made.catch(() => known.delete(key));
  const oldest = known.keys().next().value;
  if (known.size > most && oldest !== undefined) known.delete(oldest);
  return made;
}
