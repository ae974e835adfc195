import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { rawOf } from '../../db/open.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { mustBeOwner } from '../operators/operators.service.ts';
import type { dealersOps } from './dealers.ops.ts';
import { countErased } from './erase.repo.ts';
import { THESE } from './eraseWords.repo.ts';

export function previewErase(ctx: Ctx, { ids }: Parsed<'dealers.erasePreview'>): Output<'dealers.erasePreview'> {
  return countErased(ctx.db, ids);
}

/**
 * Starts deleting dealers for good, once it is the owner who asks and he has typed whom he means.
 * @throws AppError owner_only, erase_not_in_bin, erase_not_confirmed
 */
export function startErase(ctx: Ctx, input: Parsed<'dealers.erase'>): Output<'dealers.erase'> {
  mustBeOwner(ctx.db, ctx.operatorId);
  const ids = [...new Set(input.ids)];
  const inBin = rawOf(ctx.db)
    .prepare(
      `SELECT count(*) FROM dealer WHERE id IN ${THESE} AND deleted_at IS NOT NULL
       AND id NOT IN (SELECT lost_id FROM dealer_merge WHERE undone_at IS NULL)`,
    )
    .pluck()
    .get({ ids: JSON.stringify(ids) });
  if (inBin !== ids.length) throw new AppError('erase_not_in_bin');
  const { confirm } = countErased(ctx.db, ids);
  if (plain(input.confirm) !== plain(confirm)) throw new AppError('erase_not_confirmed', { text: confirm });
  return { jobId: ctx.startJob('dealers.erase', { ids, lang: input.lang }) };
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/**
 * Erases in one transaction, then takes what was overwritten out of the file. Cancelled before that, everything is as it
 * was; once it is committed it is done, and `wiped` 0 says that the bytes wait for the next opening of the file.
 */
export async function eraseDealers(
  params: Pick<Parsed<'dealers.erase'>, 'ids' | 'lang'>,
  env: JobEnv<typeof dealersOps>,
): Promise<{ erased: number; staying: number; wiped: number }> {
  const done = await env.port.run('dealers.erase', params);
  return { ...done, wiped: (await env.port.run('dealers.wipe', {})) ? 1 : 0 };
}
