import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { FileSettings } from '../../../shared/contract/settings.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, loggedInsert, loggedUpdate } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';

/** The settings kept inside the data file, defaults filled in. */
export async function readSettings(db: Db): Promise<FileSettings> {
  const rows = await db
    .selectFrom('setting')
    .select(['key', 'value'])
    .where('key', 'in', Object.keys(FileSettings.shape))
    .execute();
  return FileSettings.parse(Object.fromEntries(rows.map((row) => [row.key, row.value])));
}

export async function readIdentity(db: Db): Promise<Output<'settings.identity'>> {
  const { currency } = await readSettings(db);
  const { value } = await db.selectFrom('meta').select('value').where('key', '=', 'uid').executeTakeFirstOrThrow();
  return { uid: value, currency };
}

/** Changes settings; the currency only while no amount depends on it. */
export function updateSettings(ctx: Ctx, input: Parsed<'settings.update'>): Promise<FileSettings> {
  return inTransaction(ctx.db, async (trx) => {
    const before = await readSettings(trx);
    const wanted = { ...before, ...withoutUndefined(input) };
    // Both are of the contract's own keys.
    const changed = (Object.keys(wanted) as (keyof FileSettings)[]).filter((key) => wanted[key] !== before[key]);
    if (changed.includes('currency')) {
      // The currency of a file that holds nothing yet is part of its making, not an edit.
      if (isNew(trx)) await setCurrency(trx, before.currency, wanted.currency);
      else await mayTake(trx, before.currency, wanted.currency);
    }
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    for (const key of changed) putSetting(trx, act, key, wanted[key]);
    return readSettings(trx);
  });
}

function withoutUndefined<V extends object>(input: V): { [K in keyof V]: Exclude<V[K], undefined> } {
  const entries = Object.entries(input).filter(([, value]) => value !== undefined);
  // What is left of the same keys.
  return Object.fromEntries(entries) as { [K in keyof V]: Exclude<V[K], undefined> };
}

function isNew(db: Db): boolean {
  return (
    rawOf(db).prepare('SELECT 1 WHERE EXISTS (SELECT 1 FROM dealer) OR EXISTS (SELECT 1 FROM change_log)').get() ===
    undefined
  );
}

/** Sets one setting as part of an act; nothing is logged where nothing changes. */
export function putSetting(trx: Db, act: ActLog, key: string, value: string): void {
  const id = rawOf(trx).prepare<[string], number>('SELECT id FROM setting WHERE key = ?').pluck().get(key);
  if (id === undefined) loggedInsert(trx, act, 'setting', { key, value }, null);
  else loggedUpdate(trx, act, 'setting', Number(id), { value }, 'update', null);
}

/** Changes the file's currency, refused once amounts depend on it. @throws AppError import_currency_mismatch */
export async function setCurrency(db: Db, fileCurrency: string, currency: string): Promise<void> {
  await mayTake(db, fileCurrency, currency);
  await db
    .insertInto('setting')
    .values({ key: 'currency', value: currency })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: currency }))
    .execute();
}

async function mayTake(db: Db, fileCurrency: string, currency: string): Promise<void> {
  const any = await db.selectFrom('orders').select('id').limit(1).executeTakeFirst();
  if (any) throw new AppError('import_currency_mismatch', { fileCurrency, currency });
}
