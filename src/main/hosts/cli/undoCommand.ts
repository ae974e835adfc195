import { BatchId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';
import { WrongUsage } from './wrongUsage.ts';

/** Takes a whole import back, by its number or the last one that stands; scores follow. */
export async function runUndo(options: CommonOptions, wanted: string, io: CliIo): Promise<boolean> {
  if (wanted !== 'last' && !/^[1-9]\d{0,8}$/.test(wanted)) throw new WrongUsage(`undo: ${wanted} is no import`);
  const t = createTranslator(options.lang);
  return withEngine(options, {}, async (engine) => {
    const { batches } = await engine.ask('imports.list', { limit: 1000 });
    const standing = batches.filter(({ status }) => status === 'committed');
    const last = standing.reduce<(typeof standing)[number] | undefined>(
      (newest, batch) => ((batch.committedAt ?? 0) > (newest?.committedAt ?? -1) ? batch : newest),
      undefined,
    );
    if (wanted === 'last' && last === undefined) throw new AppError('nothing_to_undo');
    const batchId = wanted === 'last' && last ? last.batchId : BatchId.parse(Number(wanted));
    const preview = await engine.ask('imports.undoPreview', { batchId });
    const { jobId } = await engine.ask('imports.undo', { batchId });
    await finishJob(engine, jobId, io);
    await engine.scoreLive();
    const { fileName, keptDealers } = await engine.ask('imports.get', { batchId });
    if (options.json) io.out(`${JSON.stringify({ batchId, fileName, ...preview, keptDealers })}\n`);
    else {
      const { orders, dealers } = preview;
      io.out(
        `${t('cli.undo.done', { file: fileName, orders: orders.gone, dealers: dealers.gone, restored: orders.restored + dealers.restored, kept: keptDealers })}\n`,
      );
    }
    return true;
  });
}
