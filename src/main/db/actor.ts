import { type Db, type RawDb, rawOf } from './open.ts';

/** Who works on a writing connection: its commands run one after another, so that one at a time is enough. */
const operators = new WeakMap<RawDb, number | null>();

/** Says whose command comes next; null for nobody in particular. */
export function setOperator(raw: RawDb, operatorId: number | null): void {
  operators.set(raw, operatorId);
}

/** The name that stands in the log: the chosen operator's, or the file's one where no operators are kept. */
export function actorName(db: Db): string {
  const raw = rawOf(db);
  const id = operators.get(raw) ?? null;
  const named =
    id === null ? undefined : raw.prepare<[number], string>('SELECT name FROM operator WHERE id = ?').pluck().get(id);
  if (named !== undefined) return String(named);
  if (raw.prepare('SELECT 1 FROM operator WHERE deleted_at IS NULL').get() !== undefined) return '';
  return String(raw.prepare("SELECT value FROM setting WHERE key = 'operator'").pluck().get() ?? '');
}
