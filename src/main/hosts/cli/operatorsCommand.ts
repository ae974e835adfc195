import { operatorNamed } from '../../features/operators/operators.service.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';

export interface OperatorsCommandOptions extends CommonOptions {
  resetPin?: string;
}

/** Lists who uses the file, or takes a forgotten PIN away: whoever holds the file may, for a PIN is no lock. */
export async function runOperators(options: OperatorsCommandOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  const { resetPin } = options;
  return withEngine(options, { readOnly: resetPin === undefined }, async (engine) => {
    if (resetPin !== undefined) {
      const id = operatorNamed(await engine.ask('operators.list', {}), resetPin);
      engine.trustOperator(id);
      await engine.ask('operators.setPin', { id, pin: '' });
    }
    const { operators } = await engine.ask('operators.list', {});
    if (options.json) io.out(`${JSON.stringify({ operators })}\n`);
    else
      for (const { name, owner, hasPin } of operators)
        io.out(
          `${[name, owner ? t('operators.owner') : '', hasPin ? t('cli.operators.pin') : ''].filter(Boolean).join(' · ')}\n`,
        );
    return true;
  });
}
