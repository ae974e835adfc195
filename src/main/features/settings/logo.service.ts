import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { LOGO_MOST_PIXELS } from '../../../shared/contract/settings.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { beginAct } from '../../db/changeLog.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { pngSize } from './logo.rules.ts';
import { putSetting } from './settings.service.ts';

/** Kept beside the settings, but read by itself: it is larger than all of them together. */
const KEY = 'logo';

/** The company's sign for printed pages, a PNG in base64; null for none. */
export async function readLogo(db: Db): Promise<string | null> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', KEY).executeTakeFirst();
  return row?.value || null;
}

/** Keeps another logo or none. @throws AppError invalid_input for anything but a PNG of the size the window makes */
export function setLogo(ctx: Ctx, { png }: Parsed<'settings.setLogo'>): Promise<Output<'settings.setLogo'>> {
  const size = png === null ? null : pngSize(Buffer.from(png, 'base64'));
  const fits = size !== null && [size.width, size.height].every((side) => side >= 1 && side <= LOGO_MOST_PIXELS);
  if (png !== null && !fits) throw new AppError('invalid_input', { field: 'png' });
  return inTransaction(ctx.db, (trx) => {
    putSetting(trx, beginAct(trx, ctx.clock.now(), { movesScores: false }), KEY, png ?? '');
    return { png };
  });
}
