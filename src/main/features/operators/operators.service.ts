import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { MIN_PIN, type OperatorList, type Viewer } from '../../../shared/contract/operators.contract.ts';
import { OperatorId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { beginAct, loggedInsert, loggedUpdate, readRow } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { putSetting } from '../settings/settings.service.ts';
import { findPin, keepPin, listOperators, readSetting, readViewer } from './operators.repo.ts';
import { hashPin, pinOpens } from './pin.ts';
import { HIDDEN, visibilityFor } from './visibility.repo.ts';
import { hiddenGroups } from './visibility.rules.ts';

/** Sums by rep are performance. @throws AppError figures_hidden for whom the owner keeps it from */
export function mustSeePerformance(db: Db, operatorId: number | null): void {
  if (!visibilityFor(db, operatorId).sees('performance')) throw new AppError('figures_hidden');
}

/** Who asks, and what is kept from him. */
export function readOperators(db: Db, operatorId: number | null): OperatorList {
  const viewer = readViewer(db, operatorId);
  const hidden = hiddenGroups(readSetting(db, HIDDEN));
  return { operators: listOperators(db), viewer, hidden, hiddenFromViewer: viewer.owner ? [] : hidden };
}

/** @throws AppError owner_only where others are kept besides and it is not the owner who asks */
export function mustBeOwner(db: Db, operatorId: number | null): Viewer {
  const viewer = readViewer(db, operatorId);
  if (!viewer.owner) throw new AppError('owner_only');
  return viewer;
}

/** @throws AppError pin_wrong, not_found */
export function verifyPin(ctx: Ctx, { id, pin }: Parsed<'operators.verify'>): Output<'operators.verify'> {
  if (!listOperators(ctx.db).some((operator) => operator.id === id)) throw new AppError('not_found');
  const stored = findPin(ctx.db, id);
  if (stored && !pinOpens(pin, stored)) throw new AppError('pin_wrong');
  return { id };
}

/** Adds an operator. With the first one the file learns who its owner is. */
export function createOperator(ctx: Ctx, { name, owner }: Parsed<'operators.create'>): Promise<OperatorList> {
  return changing(ctx, (trx) => {
    mustBeOwner(trx, ctx.operatorId);
    const first = listOperators(trx).length === 0;
    refuseDouble(trx, name, null);
    const at = ctx.clock.now();
    loggedInsert(
      trx,
      beginAct(trx, at, { movesScores: false }),
      'operator',
      { uid: newUid(), name, name_key: keyOf(name), is_owner: owner || first ? 1 : 0, created_at: at, updated_at: at },
      null,
    );
  });
}

/** Another name, or another owner; there is always one. */
export function updateOperator(ctx: Ctx, input: Parsed<'operators.update'>): Promise<OperatorList> {
  const { id, patch } = input;
  return changing(ctx, (trx) => {
    mustBeOwner(trx, ctx.operatorId);
    const row = readRow(trx, 'operator', id);
    if (row.revision !== input.expectedRevision) throw new AppError('stale_edit', { id });
    if (patch.owner === false) mustStayOwned(trx, id);
    if (patch.name !== undefined) refuseDouble(trx, patch.name, id);
    const columns = {
      ...(patch.name === undefined ? {} : { name: patch.name, name_key: keyOf(patch.name) }),
      ...(patch.owner === undefined ? {} : { is_owner: patch.owner ? 1 : 0 }),
    };
    loggedUpdate(trx, beginAct(trx, ctx.clock.now(), { movesScores: false }), 'operator', id, columns, 'update', null);
  });
}

/** Takes an operator off the list; what he did stays under his name. The last owner goes only when nobody else is left. */
export function removeOperator(ctx: Ctx, { id }: Parsed<'operators.remove'>): Promise<OperatorList> {
  return changing(ctx, (trx) => {
    mustBeOwner(trx, ctx.operatorId);
    if (listOperators(trx).length > 1) mustStayOwned(trx, id);
    const at = ctx.clock.now();
    loggedUpdate(trx, beginAct(trx, at, { movesScores: false }), 'operator', id, { deleted_at: at }, 'remove', null);
  });
}

/** Sets, changes or takes away a PIN: one's own, or anybody's by the owner. @throws AppError pin_short, owner_only, not_found */
export function setPin(ctx: Ctx, { id, pin }: Parsed<'operators.setPin'>): Promise<OperatorList> {
  return changing(ctx, (trx) => {
    if (ctx.operatorId !== id) mustBeOwner(trx, ctx.operatorId);
    if (pin !== '' && [...pin.trim()].length < MIN_PIN) throw new AppError('pin_short', { least: MIN_PIN });
    if (!listOperators(trx).some((operator) => operator.id === id)) throw new AppError('not_found');
    keepPin(trx, id, pin === '' ? null : hashPin(pin));
  });
}

/** What the owner keeps to himself from now on. */
export function hideFigures(ctx: Ctx, { groups }: Parsed<'operators.hideFigures'>): Promise<OperatorList> {
  return changing(ctx, (trx) => {
    mustBeOwner(trx, ctx.operatorId);
    putSetting(trx, beginAct(trx, ctx.clock.now(), { movesScores: false }), HIDDEN, hiddenGroups(groups.join()).join());
  });
}

function changing(ctx: Ctx, change: (trx: Db) => void): Promise<OperatorList> {
  return inTransaction(ctx.db, (trx) => {
    change(trx);
    return readOperators(trx, ctx.operatorId);
  });
}

function keyOf(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

function refuseDouble(trx: Db, name: string, except: number | null): void {
  const taken = rawOf(trx)
    .prepare<[string], number>('SELECT id FROM operator WHERE name_key = ? AND deleted_at IS NULL')
    .pluck()
    .get(keyOf(name));
  if (taken !== undefined && Number(taken) !== except) throw new AppError('operator_exists', { name });
}

/** After operators were changed by other ways than the above. @throws AppError operator_last_owner where nobody is the owner */
export function mustHaveOwner(trx: Db): void {
  const operators = listOperators(trx);
  if (operators.length > 0 && !operators.some(({ owner }) => owner)) throw new AppError('operator_last_owner');
}

function mustStayOwned(trx: Db, without: number): void {
  if (!listOperators(trx).some(({ id, owner }) => owner && id !== without)) throw new AppError('operator_last_owner');
}

/** The operator of that name, however it is written. @throws AppError not_found */
export function operatorNamed(list: OperatorList, name: string): OperatorId {
  const found = list.operators.find((operator) => keyOf(operator.name) === keyOf(name));
  if (!found) throw new AppError('operator_unknown', { name });
  return OperatorId.parse(found.id);
}
