import type { Operator, Viewer } from '../../../shared/contract/operators.contract.ts';
import { OperatorId } from '../../../shared/domain/ids.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { StoredPin } from './pin.ts';

interface StoredOperator {
  id: number;
  revision: number;
  name: string;
  owner: number;
  hasPin: number;
}

/** The operators kept in the file, the owner first, then in the order they were added. */
export function listOperators(db: Db): Operator[] {
  return rawOf(db)
    .prepare<[], StoredOperator>(
      `SELECT o.id, o.revision, o.name, o.is_owner AS owner, p.operator_id IS NOT NULL AS hasPin
       FROM operator o LEFT JOIN operator_pin p ON p.operator_id = o.id
       WHERE o.deleted_at IS NULL ORDER BY o.is_owner DESC, o.id`,
    )
    .all()
    .map((row) => ({ ...row, id: OperatorId.parse(row.id), owner: row.owner === 1, hasPin: row.hasPin === 1 }));
}

/** Who it is that asks: by the operator the engine holds, never by what a window says of itself. */
export function readViewer(db: Db, operatorId: number | null): Viewer {
  const operators = listOperators(db);
  if (operators.length === 0) return { id: null, name: readSetting(db, 'operator') ?? '', owner: true };
  const found = operators.find(({ id }) => id === operatorId);
  return found ? { id: found.id, name: found.name, owner: found.owner } : { id: null, name: '', owner: false };
}

/** One setting of the file, undefined where it was never set. */
export function readSetting(db: Db, key: string): string | undefined {
  const value = rawOf(db).prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck().get(key);
  return value === undefined ? undefined : String(value);
}

export function findPin(db: Db, operatorId: number): StoredPin | undefined {
  return rawOf(db)
    .prepare<[number], StoredPin>('SELECT salt, hash FROM operator_pin WHERE operator_id = ?')
    .get(operatorId);
}

export function keepPin(db: Db, operatorId: number, pin: StoredPin | null): void {
  const raw = rawOf(db);
  raw.prepare('DELETE FROM operator_pin WHERE operator_id = ?').run(operatorId);
  if (pin === null) return;
  raw
    .prepare('INSERT INTO operator_pin (operator_id, salt, hash) VALUES (?, ?, ?)')
    .run(operatorId, pin.salt, pin.hash);
}
