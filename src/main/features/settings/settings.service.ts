import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { FileSettings } from '../../../shared/contract/settings.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';

/** The settings kept inside the data file, defaults filled in. */
export async function readSettings(db: Db): Promise<FileSettings> {
  const rows = await db.selectFrom('setting').select(['key', 'value']).execute();
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
    if (input.currency !== undefined && input.currency !== before.currency) {
      await setCurrency(trx, before.currency, input.currency);
    }
    for (const [key, value] of Object.entries(input)) {
      if (value === undefined) continue;
      await trx
        .insertInto('setting')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute();
    }
    return readSettings(trx);
  });
}

/** Changes the file's currency, refused once amounts depend on it. @throws AppError import_currency_mismatch */
export async function setCurrency(db: Db, fileCurrency: string, currency: string): Promise<void> {
  const any = await db.selectFrom('orders').select('id').limit(1).executeTakeFirst();
  if (any) throw new AppError('import_currency_mismatch', { fileCurrency, currency });
  await db
    .insertInto('setting')
    .values({ key: 'currency', value: currency })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: currency }))
    .execute();
}
