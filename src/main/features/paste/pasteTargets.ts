import { customFieldOf } from '../../../shared/contract/dealerFilter.contract.ts';
import type { DealerPatch, GridColumn } from '../../../shared/contract/dealers.contract.ts';
import { isBlankText } from '../../../shared/domain/readAmount.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import { listFields } from '../fields/fields.repo.ts';
import { dateOrder } from '../imports/readDate.rules.ts';
import {
  type CellRead,
  readAddedTags,
  readDay,
  readDays,
  readDealerType,
  readLine,
  readMoney,
  readName,
  readOwn,
} from './pasteCell.rules.ts';

/** Where a value goes: a column of the dealer by the patch that sets it, his rep, his tags, or a field of the owner's own. */
export type PasteWrite =
  | { kind: 'dealer'; field: keyof DealerPatch; column: string }
  | { kind: 'rep' }
  | { kind: 'tags' }
  | { kind: 'own'; field: number };

/** A column of the block that can be pasted into. */
export interface PasteTarget {
  column: GridColumn;
  /** Its place in the block, from 0. */
  at: number;
  write: PasteWrite;
  read(text: string): CellRead;
}

export interface TargetOptions {
  /** Fields that whoever pastes does not see. */
  unseen: ReadonlySet<number>;
  today: string;
  /** Digits of the currency behind the point. */
  digits: number;
}

const SHORT = 200;
const LONG = 2000;

/** The block's columns that can be pasted into, from left to right, and those that are left aside. @throws AppError owner_only */
export function pasteTargets(
  db: Db,
  columns: readonly GridColumn[],
  rows: readonly (readonly (string | null)[])[],
  options: TargetOptions,
): { targets: PasteTarget[]; skipped: GridColumn[] } {
  const targets: PasteTarget[] = [];
  const skipped: GridColumn[] = [];
  for (const [at, column] of columns.entries()) {
    const texts = rows.map((row) => row[at] ?? '');
    const made = ownTarget(db, column, texts, options) ?? plainTarget(db, column, texts, options);
    if (made === undefined) skipped.push(column);
    else targets.push({ column, at, ...made });
  }
  return { targets, skipped };
}

type Made = Pick<PasteTarget, 'write' | 'read'> | undefined;

function ownTarget(db: Db, column: GridColumn, texts: readonly string[], { unseen, today }: TargetOptions): Made {
  const id = customFieldOf(column);
  const field = id === undefined ? undefined : listFields(db).fields.find((each) => each.id === id && !each.archived);
  if (field === undefined) return undefined;
  // Values that somebody does not see are not his to overwrite.
  if (unseen.has(field.id)) throw new AppError('owner_only');
  const order = field.kind === 'date' ? dateOrder(texts, today) : 'ymd';
  return { write: { kind: 'own', field: field.id }, read: (text) => readOwn(text, field, order) };
}

function plainTarget(db: Db, column: GridColumn, texts: readonly string[], { today, digits }: TargetOptions): Made {
  const dealer = (field: keyof DealerPatch, stored: string, read: (text: string) => CellRead): Made => ({
    write: { kind: 'dealer', field, column: stored },
    read,
  });
  const line = (field: keyof DealerPatch, stored: string) => dealer(field, stored, (text) => readLine(text, SHORT));
  switch (column) {
    case 'code':
      return line('code', 'code');
    case 'name':
      return dealer('name', 'name', (text) => readName(text, SHORT));
    case 'shortName':
      return line('shortName', 'short_name');
    case 'originalGrade':
      return line('originalGrade', 'original_grade');
    case 'area':
      return line('area', 'area');
    case 'address':
      return dealer('address', 'address', (text) => readLine(text, LONG));
    case 'settlement':
      return line('settlement', 'settlement');
    case 'type':
      return dealer('type', 'type', readDealerType);
    case 'openedOn': {
      const order = dateOrder(texts, today);
      return dealer('openedOn', 'opened_on', (text) => readDay(text, order));
    }
    case 'creditLimit':
      return dealer('creditLimitMinor', 'credit_limit_minor', (text) => readMoney(text, digits));
    case 'termDays':
      return dealer('termDays', 'term_days', readDays);
    case 'rep':
      return { write: { kind: 'rep' }, read: repReader(db, today) };
    case 'tags':
      return { write: { kind: 'tags' }, read: readAddedTags };
    default:
      return undefined;
  }
}

/** Reads reps by any of their names. One who has left takes no dealer over, and nobody is made. */
export function repReader(db: Db, today: string): (text: string) => CellRead {
  const rows = rawOf(db)
    .prepare<[], { key: string; id: number; leftOn: string | null }>(
      `SELECT name_key AS key, id, left_on AS leftOn FROM rep
       UNION ALL SELECT a.alias_key, r.id, r.left_on FROM rep_alias a JOIN rep r ON r.id = a.rep_id`,
    )
    .all();
  const reps = new Map(rows.map((row) => [row.key, row]));
  return (text) => {
    if (isBlankText(text)) return { kind: 'value', value: null };
    const rep = reps.get(nameKey(text));
    if (rep === undefined) return { kind: 'refused', reason: 'rep_unknown' };
    const left = rep.leftOn !== null && rep.leftOn < today;
    return left ? { kind: 'refused', reason: 'rep_left' } : { kind: 'value', value: rep.id };
  };
}
