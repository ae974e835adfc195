import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import type { Ctx } from '../../runtime/context.ts';
import { unseenFields } from '../dealers/detailFor.ts';
import { loadRegions } from '../dealers/regionTable.ts';
import { readSettings } from '../settings/settings.service.ts';
import { newSeen, planPaste } from './pastePlan.ts';
import { pasteTargets } from './pasteTargets.ts';

type Block = Parsed<'paste.preview'>;
/** Refused cells that are told one by one. */
const TOLD = 200;

/** What a block can be pasted into. @throws AppError owner_only */
export async function targetsOf(ctx: Ctx, { columns, rows }: Pick<Block, 'columns' | 'rows'>) {
  const { currency } = await readSettings(ctx.db);
  return pasteTargets(ctx.db, columns, rows, {
    unseen: unseenFields(ctx.db, ctx.operatorId),
    today: ctx.clock.today(),
    digits: minorDigits(currency),
  });
}

/** Counts what a block would change, a slice at a time: other questions go first in between. */
export async function previewPaste(ctx: Ctx, block: Block): Promise<Output<'paste.preview'>> {
  const { targets, skipped } = await targetsOf(ctx, block);
  const seen = newSeen();
  const counts: Omit<Output<'paste.preview'>, 'seen'> = {
    dealers: 0,
    cells: 0,
    emptied: 0,
    same: 0,
    refused: 0,
    refusals: [],
    skipped,
  };
  const regions = loadRegions(ctx.resourcesDir);
  for (const part of planPaste(ctx.db, block, targets, regions, ctx.clock.today(), seen)) {
    for (const row of part) {
      counts.dealers += row.cells.length > 0 ? 1 : 0;
      counts.cells += row.cells.length;
      counts.emptied += row.emptied;
      counts.same += row.same;
      counts.refused += row.refusals.length;
      counts.refusals.push(...row.refusals.slice(0, TOLD - counts.refusals.length));
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { ...counts, seen: seen.digest('base64url') };
}

/** Refuses at once what nobody may write; the rest is the job's. @throws AppError owner_only */
export async function startPaste(ctx: Ctx, input: Parsed<'paste.write'>): Promise<Output<'paste.write'>> {
  await targetsOf(ctx, input);
  return { jobId: ctx.startJob('paste.write', input) };
}
