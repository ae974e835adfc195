import type { DealerDetail } from '../../../shared/contract/dealers.contract.ts';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import {
  type ActLog,
  beginAct,
  lastEntryOf,
  loggedDelete,
  loggedInsert,
  loggedUpdate,
  type Row,
  readRow,
} from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { lastPlace, moveBefore } from '../../db/places.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { readDetail } from '../dealers/dealers.repo.ts';
import { unseenFields } from '../dealers/detailFor.ts';
import { typed, wordKey } from '../dealers/text.rules.ts';
import { readOwnValue } from '../imports/readOwnValue.rules.ts';
import { findValue, getField, listValues } from './fields.repo.ts';

export function createField(ctx: Ctx, input: Parsed<'fields.create'>): Promise<CustomField> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    return getField(trx, addField(trx, act, input));
  });
}

/** @throws AppError name_taken, choice_needed */
export function addField(trx: Db, act: ActLog, { name, kind, choices }: Parsed<'fields.create'>): number {
  if (kind === 'choice' && choices.length === 0) throw new AppError('choice_needed');
  const row = {
    uid: newUid(),
    ...nameColumns(trx, name, null),
    kind,
    choices: JSON.stringify(kind === 'choice' ? distinct(choices) : []),
    place: lastPlace(trx, 'custom_field'),
    updated_at: act.at,
  };
  return loggedInsert(trx, act, 'custom_field', row, null);
}

/** Renames a field, changes what it offers, or puts it aside; values stay as they are. */
export function updateField(ctx: Ctx, { id, expectedRevision, patch }: Parsed<'fields.update'>): Promise<CustomField> {
  return inTransaction(ctx.db, (trx) => {
    mustSeeField(trx, id, ctx.operatorId);
    if (readRow(trx, 'custom_field', id).revision !== expectedRevision) throw new AppError('stale_edit', { id });
    const field = getField(trx, id);
    if (field.kind === 'choice' && patch.choices?.length === 0) throw new AppError('choice_needed');
    const next: Row = {
      ...(patch.name === undefined ? {} : nameColumns(trx, patch.name, id)),
      ...(patch.choices === undefined || field.kind !== 'choice'
        ? {}
        : { choices: JSON.stringify(distinct(patch.choices)) }),
      ...(patch.archived === undefined ? {} : { archived: patch.archived ? 1 : 0 }),
    };
    loggedUpdate(trx, beginAct(trx, ctx.clock.now(), { movesScores: false }), 'custom_field', id, next, 'update', null);
    return getField(trx, id);
  });
}

/** Deletes a field and its values in one act. @throws AppError not_found */
export function removeField(ctx: Ctx, { id }: Parsed<'fields.remove'>): Promise<Output<'fields.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    mustSeeField(trx, id, ctx.operatorId);
    getField(trx, id);
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const values = listValues(trx, id);
    for (const value of values) loggedDelete(trx, act, 'custom_value', value.id, value.dealerId);
    loggedDelete(trx, act, 'custom_field', id, null);
    return { dealers: values.length, changeId: ChangeId.parse(lastEntryOf(trx, act)) };
  });
}

export function moveField(ctx: Ctx, { id, before }: Parsed<'fields.move'>): Promise<Output<'fields.move'>> {
  return inTransaction(ctx.db, (trx) => {
    mustSeeField(trx, id, ctx.operatorId);
    moveBefore(trx, 'custom_field', id, before, ctx.clock.now());
    return {};
  });
}

/** Under another name its values would be there for everybody. @throws AppError owner_only */
function mustSeeField(db: Db, id: number, operatorId: number | null): void {
  if (unseenFields(db, operatorId).has(id)) throw new AppError('owner_only');
}

/** Writes what was typed, read as the field's kind. @throws AppError value_unreadable, stale_edit */
export function setValue(ctx: Ctx, input: Parsed<'fields.setValue'>): Promise<DealerDetail> {
  const { dealerId, fieldId, before, value } = input;
  return inTransaction(ctx.db, (trx) => {
    readRow(trx, 'dealer', dealerId);
    const field = getField(trx, fieldId);
    const read = readOwnValue(value, field);
    if (read.kind === 'unreadable')
      throw new AppError('value_unreadable', { name: field.name, kind: field.kind, value });
    if ((findValue(trx, dealerId, fieldId)?.value ?? '') !== before) throw new AppError('stale_edit', { id: dealerId });
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    putValue(trx, act, dealerId, fieldId, read.kind === 'value' ? read.value : '', dealerId);
    return readDetail(trx, dealerId, ctx.clock.today());
  });
}

/**
 * Gives a dealer a value, '' for none.
 * @param told in whose history it is told, null for nobody's
 * @returns whether anything changed
 */
export function putValue(
  trx: Db,
  act: ActLog,
  dealerId: number,
  fieldId: number,
  value: string,
  told: number | null,
): boolean {
  const known = findValue(trx, dealerId, fieldId);
  if ((known?.value ?? '') === value) return false;
  if (known === undefined)
    loggedInsert(trx, act, 'custom_value', { dealer_id: dealerId, field_id: fieldId, value }, told);
  else if (value === '') loggedDelete(trx, act, 'custom_value', known.id, told);
  else loggedUpdate(trx, act, 'custom_value', known.id, { value }, 'update', told);
  return true;
}

/** @throws AppError name_taken */
function nameColumns(db: Db, name: string, self: number | null): Row {
  const key = wordKey(name);
  const taken = rawOf(db)
    .prepare<[string, number | null], number>('SELECT 1 FROM custom_field WHERE name_key = ? AND id IS NOT ?')
    .get(key, self);
  if (taken !== undefined) throw new AppError('name_taken', { name });
  return { name: typed(name), name_key: key };
}

/** Each once, spellings of one word too. */
function distinct(choices: readonly string[]): string[] {
  const seen = new Set<string>();
  return choices.map(typed).filter((choice) => !seen.has(wordKey(choice)) && seen.add(wordKey(choice)));
}
