import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';

/** Checks the file and the data in it; exit code 1 where anything is found. */
export function runCheck(options: CommonOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  return withEngine(options, { readOnly: true }, async (engine) => {
    const result = await engine.ask('data.check', {});
    if (options.json) io.out(`${JSON.stringify(result)}\n`);
    else {
      for (const [table, count] of Object.entries(result.counts)) io.out(`${table}: ${count}\n`);
      for (const finding of result.findings) io.out(`${finding.code}: ${finding.count} ${finding.detail}\n`);
      io.out(`${t(result.ok ? 'cli.check.good' : 'cli.check.bad')}\n`);
    }
    return result.ok;
  });
}
