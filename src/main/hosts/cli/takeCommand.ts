import type { Batch } from '../../../shared/contract/imports.contract.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, finishJob } from './cliEngine.ts';

/**
 * Fills the open, empty file with the workbook of a whole data file, which an inspection has found, and grades it.
 * @returns whether anything was taken: a dry run only says what it is
 * @throws AppError transfer_not_empty and other transfer_*
 */
export async function takeWholeFile(
  engine: Engine,
  options: CommonOptions & { dryRun: boolean },
  { batchId, error }: Batch,
  io: CliIo,
): Promise<boolean> {
  const t = createTranslator(options.lang);
  const name = String(error?.params.name ?? '');
  const { empty } = await engine.ask('transfer.room', {});
  if (options.dryRun) {
    if (options.json) io.out(`${JSON.stringify({ status: 'checked', kind: 'everything', empty })}\n`);
    else io.out(`${t('errors.import_whole_file', { name })}\n`);
    return false;
  }
  const { jobId } = await engine.ask('transfer.take', { batchId });
  await finishJob(engine, jobId, io);
  const { result } = await engine.ask('jobs.get', { jobId });
  // The file is ready to look at when it is opened next.
  await engine.scoreLive();
  if (options.json) io.out(`${JSON.stringify({ status: 'committed', kind: 'everything', ...result })}\n`);
  else io.out(`${t('transfer.take.done', { ...result })}\n`);
  return true;
}
