import { type Db, type RawDb, rawOf } from './open.ts';

interface Kept {
  key: string;
  answer: unknown;
}

const kept = new WeakMap<RawDb, Map<string, Kept>>();

/**
 * Answers from what was computed last while nothing in the file has changed since: not by others, not by this connection
 * itself. For figures of everybody that pages ask for again and again, row by row of a grid.
 * @param name what it is; one answer is kept of each
 * @param on what it was computed on besides the data: the day
 */
export function keptAnswer<A>(db: Db, name: string, on: string, compute: () => A): A {
  const raw = rawOf(db);
  const own = raw.prepare<[], number>('SELECT total_changes()').pluck().get();
  const key = `${raw.pragma('data_version', { simple: true })}|${own}|${on}`;
  const answers = kept.get(raw) ?? new Map<string, Kept>();
  kept.set(raw, answers);
  const known = answers.get(name);
  // Of one name there is one computation, so that what is kept under it is of its type.
  if (known?.key === key) return known.answer as A;
  const answer = compute();
  answers.set(name, { key, answer });
  // A failure is not kept.
  if (answer instanceof Promise) answer.catch(() => answers.delete(name));
  return answer;
}
