import type { Output } from '../../../shared/contract/index.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';

/** Checks the file and the data in it; exit code 1 where anything is found. */
export async function runCheck(options: CommonOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  const result = await check(options);
  if (options.json) io.out(`${JSON.stringify(result)}\n`);
  else {
    for (const [table, count] of Object.entries(result.counts)) io.out(`${table}: ${count}\n`);
    for (const finding of result.findings) io.out(`${finding.code}: ${finding.count} ${finding.detail}\n`);
    io.out(`${t(result.ok ? 'cli.check.good' : 'cli.check.bad')}\n`);
  }
  return result.ok;
}

/** A file too damaged to be opened has been checked too: that is the finding. */
async function check(options: CommonOptions): Promise<Output<'data.check'>> {
  try {
    return await withEngine(options, { readOnly: true }, (engine) => engine.ask('data.check', {}));
  } catch (error) {
    if (!isAppError(error) || error.code !== 'file_damaged') throw error;
    return { ok: false, findings: [{ code: 'file_damaged', count: 1, detail: '' }], counts: {} };
  }
}
