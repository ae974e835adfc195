import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { birthdayFault, typedBirthday } from '../../../shared/domain/birthday.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import {
  type ActLog,
  beginAct,
  insertRow,
  logCreated,
  loggedInsert,
  loggedUpdate,
  readRow,
} from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { type DealerColumns, placedColumns } from './dealerFields.ts';
import { readDetail } from './dealers.repo.ts';
import { giveTo } from './handOver.service.ts';
import { type Phone, readPhones } from './phone.rules.ts';
import { loadRegions } from './regionTable.ts';
import { typed } from './text.rules.ts';

/** Adds a dealer by hand. Suspected doubles are shown while typing and never block. */
export function createDealer(ctx: Ctx, input: Parsed<'dealers.create'>): Promise<Output<'dealers.create'>> {
  return inTransaction(ctx.db, (trx) => {
    const now = ctx.clock.now();
    const act = beginAct(trx, now);
    const { contact, ...patch } = input;
    const columns = placedColumns(patch, {}, loadRegions(ctx.resourcesDir));
    const id = insertRow(trx, 'dealer', { uid: newUid(), ...columns, created_at: now, updated_at: now });
    logCreated(trx, act, 'dealer', id, id);
    if (contact !== undefined) addFirstContact(trx, act, id, contact);
    if (input.repId) giveTo(trx, act, id, { repId: input.repId, fromOn: ctx.clock.today(), reason: '' });
    return readDetail(trx, id, ctx.clock.today());
  });
}

/** The person a new dealer comes with is his primary contact; one without name and phone is nobody. */
function addFirstContact(
  trx: Db,
  act: ActLog,
  dealerId: number,
  contact: NonNullable<Parsed<'dealers.create'>['contact']>,
): void {
  const name = typed(contact.name);
  const phones = contact.phones.flatMap(typedPhones);
  if (name === '' && phones.length === 0) return;
  const columns = { dealer_id: dealerId, name, phones: JSON.stringify(phones), is_primary: 1 };
  loggedInsert(trx, act, 'contact', { ...columns, created_at: act.at, updated_at: act.at }, dealerId);
}

/** Changes what the owner edited, or nothing: an edit of an old version is refused. */
export function updateDealer(ctx: Ctx, input: Parsed<'dealers.update'>): Promise<Output<'dealers.update'>> {
  return inTransaction(ctx.db, (trx) => {
    const current = readRow(trx, 'dealer', input.id);
    if (current.revision !== input.expectedRevision) throw new AppError('stale_edit', { id: input.id });
    const act = beginAct(trx, ctx.clock.now());
    loggedUpdate(
      trx,
      act,
      'dealer',
      input.id,
      placedColumns(input.patch, current, loadRegions(ctx.resourcesDir)),
      'update',
      input.id,
    );
    const { repId } = input.patch;
    const today = ctx.clock.today();
    if (repId !== undefined) giveTo(trx, act, input.id, { repId, fromOn: today, reason: '' });
    return readDetail(trx, input.id, today);
  });
}

/** Puts dealers into the bin; their orders stay and the numbers of the rest are calculated without them. */
export function removeDealers(ctx: Ctx, input: Parsed<'dealers.remove'>): Promise<Output<'dealers.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    const { changed, changeId } = markAll(trx, input.ids, ctx.clock.now(), 'remove');
    return { removed: changed.length, ...liveSums(trx, changed), changeId };
  });
}

export function restoreDealers(ctx: Ctx, input: Parsed<'dealers.restore'>): Promise<Output<'dealers.restore'>> {
  return inTransaction(ctx.db, (trx) => {
    const { changed, changeId } = markAll(trx, input.ids, ctx.clock.now(), 'restore');
    return { restored: changed.length, changeId };
  });
}

/** Bills and net amount of some dealers as last graded: what a list showed of them. */
function liveSums(trx: Db, ids: readonly number[]): { orders: number; amountMinor: number } {
  const find = rawOf(trx).prepare<[number], { orders: number; amountMinor: number }>(
    'SELECT orders, net_minor AS amountMinor FROM score_live WHERE dealer_id = ?',
  );
  const sums = { orders: 0, amountMinor: 0 };
  for (const id of ids) {
    const row = find.get(id);
    sums.orders += row?.orders ?? 0;
    sums.amountMinor += row?.amountMinor ?? 0;
  }
  return sums;
}

function markAll(trx: Db, ids: readonly number[], now: number, action: 'remove' | 'restore') {
  const act = beginAct(trx, now);
  const deletedAt = action === 'remove' ? now : null;
  const isDone = (id: number) => (readRow(trx, 'dealer', id).deleted_at === null) === (action === 'restore');
  const merged = rawOf(trx).prepare('SELECT 1 FROM dealer_merge WHERE lost_id = ? AND undone_at IS NULL');
  // One that is part of another comes back by taking the merge apart.
  const changed = ids.filter(
    (id) =>
      !isDone(id) &&
      merged.get(id) === undefined &&
      loggedUpdate(trx, act, 'dealer', id, { deleted_at: deletedAt }, action, id),
  );
  if (changed.length === 0) throw new AppError('not_found');
  const changeId = Number(rawOf(trx).prepare('SELECT max(id) FROM change_log').pluck().get());
  return { changed, changeId: ChangeId.parse(changeId) };
}

/** Adds or changes a contact. The first one is the main contact; a new main contact takes the mark from the old. */
export function saveContact(ctx: Ctx, input: Parsed<'dealers.saveContact'>): Promise<Output<'dealers.saveContact'>> {
  return inTransaction(ctx.db, (trx) => {
    const now = ctx.clock.now();
    const act = beginAct(trx, now);
    const { dealerId } = input;
    readRow(trx, 'dealer', dealerId);
    const columns: DealerColumns = {
      name: typed(input.name),
      role: typed(input.role),
      phones: JSON.stringify(input.phones.flatMap(typedPhones)),
      wechat: typed(input.wechat),
      email: typed(input.email),
      note: typed(input.note),
      is_primary: input.primary ? 1 : 0,
    };
    const kept = input.contactId === undefined ? '' : readRow(trx, 'contact', input.contactId).birthday;
    if (input.birthday !== kept) columns.birthday = bornOn(input.birthday, ctx.clock.today());
    if (input.primary) takeMark(trx, act, dealerId, input.contactId);
    if (input.contactId === undefined) {
      loggedInsert(
        trx,
        act,
        'contact',
        { dealer_id: dealerId, ...columns, created_at: now, updated_at: now },
        dealerId,
      );
    } else loggedUpdate(trx, act, 'contact', input.contactId, columns, 'update', dealerId);
    return readDetail(trx, dealerId, ctx.clock.today());
  });
}

/** @throws AppError birthday_unreadable where it is no day on which somebody of today was born */
function bornOn(text: string, today: string): string {
  const birthday = typedBirthday(typed(text));
  if (birthday === undefined || birthdayFault(birthday, today) !== undefined)
    throw new AppError('birthday_unreadable', { text });
  return birthday;
}

/** What was typed stays as typed where it is no phone number we know. */
function typedPhones(text: string): Phone[] {
  const { phones, unreadable, lossy } = readPhones(text);
  if (phones.length > 0 && unreadable.length === 0 && !lossy) return phones;
  const shown = typed(text);
  return shown === '' ? [] : [{ text: shown, digits: shown.replace(/\D/g, ''), kind: 'other' }];
}

function takeMark(trx: Db, act: ActLog, dealerId: number, except: number | undefined): void {
  const marked = rawOf(trx)
    .prepare<[number], number>('SELECT id FROM contact WHERE dealer_id = ? AND is_primary = 1 AND deleted_at IS NULL')
    .pluck()
    .all(dealerId) as number[];
  for (const id of marked)
    if (id !== except) loggedUpdate(trx, act, 'contact', id, { is_primary: 0 }, 'update', dealerId);
}

export function removeContact(
  ctx: Ctx,
  input: Parsed<'dealers.removeContact'>,
): Promise<Output<'dealers.removeContact'>> {
  return inTransaction(ctx.db, (trx) => {
    const now = ctx.clock.now();
    const dealerId = Number(readRow(trx, 'contact', input.contactId).dealer_id);
    loggedUpdate(trx, beginAct(trx, now), 'contact', input.contactId, { deleted_at: now }, 'remove', dealerId);
    return readDetail(trx, dealerId, ctx.clock.today());
  });
}
