import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';

/** Lists the reps and how many dealers each serves today. */
export async function runReps(options: CommonOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  return withEngine(options, { readOnly: true }, async (engine) => {
    const { reps } = await engine.ask('reps.list', {});
    if (options.json) io.out(`${JSON.stringify({ reps })}\n`);
    else for (const { name, dealers } of reps) io.out(`${t('cli.reps.line', { name, count: dealers })}\n`);
    return true;
  });
}
