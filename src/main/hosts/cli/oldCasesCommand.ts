import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../../../shared/errors/appError.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';

export interface OldCasesOptions extends CommonOptions {
  dryRun?: boolean;
}

/** Takes an old list of cases in, or only tells what would become of each row. */
export function runImportCases(options: OldCasesOptions, path: string, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  return withEngine(options, {}, async (engine) => {
    if (!existsSync(resolve(path))) throw new AppError('file_missing', { name: path });
    const { jobId, bookId } = await engine.ask('cases.readFile', {
      file: engine.vault.register(resolve(path), 'read'),
    });
    await finishJob(engine, jobId, io);
    const { header, rows, lines } = await engine.ask('cases.fileRows', { bookId });
    const asked = { header, rows, lines };
    const checked = await engine.ask('cases.checkRows', asked);
    const { taken } = options.dryRun ? { taken: checked.taken.length } : await engine.ask('cases.takeRows', asked);
    if (options.json) {
      io.out(`${JSON.stringify({ ...checked, written: options.dryRun ? 0 : taken })}\n`);
      return true;
    }
    const told = [
      t(options.dryRun ? 'cases.oldCases.taken' : 'cases.oldCases.done', { count: taken }),
      ...(checked.unknown.length === 0 ? [] : [t('cases.oldCases.unknown', { list: checked.unknown.join(', ') })]),
      ...checked.taken.flatMap(({ row, dealerName, notes }) =>
        notes.map(({ note, text }) => [row, dealerName, t(`cases.oldCases.note.${note}`, { text })].join('\t')),
      ),
      ...checked.problems.map(({ row, problem, text }) =>
        [row, t(`cases.oldCases.problem.${problem}`), text].join('\t'),
      ),
    ];
    io.out(told.map((line) => `${line}\n`).join(''));
    return true;
  });
}
