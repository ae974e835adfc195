import type { Output } from '../../../shared/contract/index.ts';
import { BatchId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { keptLines } from '../../../shared/i18n/keptText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
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
    else for (const line of linesOf(fileName, preview, keptDealers, t)) io.out(`${line}\n`);
    return true;
  });
}

/** What has gone, what has come back and what has stayed, each by its kind. */
function linesOf(file: string, preview: Output<'imports.undoPreview'>, keptDealers: number, t: T): string[] {
  const { orders, receivables, receipts, entries, kind, dealers } = preview;
  const { gone, restored, contacts } = dealers;
  const fates = [
    [t('imports.check.unit.bills'), orders],
    [t('imports.kind.receivables'), receivables],
    [t('imports.kind.receipts'), receipts],
    [t(`imports.kind.${kind}`), entries],
    [t('imports.check.unit.dealers'), { gone, restored, stay: keptDealers }],
    [t('imports.check.unit.contacts'), { gone: contacts, restored: 0, stay: 0 }],
  ] as const;
  const lines = (['gone', 'restored', 'stay'] as const).flatMap((fate) => {
    const some = fates.filter(([, counts]) => counts[fate] > 0);
    const list = some.map(([what, counts]) => t('cli.undo.item', { what, n: counts[fate] })).join(t('cli.undo.comma'));
    return some.length === 0 ? [] : [t(`cli.undo.${fate}`, { list })];
  });
  const { kept } = preview;
  const left = kept.fields === 0 ? [] : [t('imports.undo.keptDone', { count: kept.fields, n: String(kept.fields) })];
  const said = [...lines, ...left, ...keptLines(kept, t)];
  return [t('cli.undo.done', { file }), ...(said.length > 0 ? said : [t('cli.undo.nothing')])];
}
