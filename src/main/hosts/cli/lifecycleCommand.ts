import { minorDigits, scaledToDecimal } from '../../../shared/domain/money.ts';
import { reachedLine } from '../../../shared/i18n/lifecycleText.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';
import { checkDay } from './dayOption.ts';
import { refuseOnlyLater } from './onlyLater.ts';

export interface LifecycleCommandOptions extends CommonOptions {
  asOf?: string;
}

/** Stages, order curves and the moves from quarter to quarter. @throws WrongUsage */
export function runLifecycle(options: LifecycleCommandOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  checkDay('--as-of', options.asOf, t);
  const asOf = options.asOf === undefined ? {} : { asOf: options.asOf };
  return withEngine(options, { beside: true }, async (engine) => {
    const { file } = await engine.ask('session.get', {});
    if (options.asOf === undefined && file?.readOnly !== true) await engine.scoreLive();
    const { currency } = await engine.ask('settings.get', {});
    const money = (minor: number) => scaledToDecimal(minor, minorDigits(currency));
    const overview = await engine.ask('lifecycle.overview', asOf);
    if (overview.asOf === null) await refuseOnlyLater(engine);
    const { quarters } = await engine.ask('lifecycle.quarters', asOf);
    if (options.json) {
      const { rows } = await engine.ask('lifecycle.perDealer', asOf);
      const answer = {
        asOf: overview.asOf,
        currency,
        rules: { ...overview.rules, goneCycles: overview.goneCycles },
        stages: overview.stages.map(({ expectedMinor, ...stage }) => ({ ...stage, expected: money(expectedMinor) })),
        steps: overview.steps,
        curves: overview.cells,
        quarters,
        perDealer: rows.map(({ expectedMinor, ...row }) => ({ ...row, expected: money(expectedMinor) })),
      };
      io.out(`${JSON.stringify(answer)}\n`);
      return true;
    }
    if (overview.asOf === null) {
      io.out(`${t('cli.slipping.none')}\n`);
      return true;
    }
    io.out(`${t('cli.lifecycle.head', { asOf: overview.asOf })}\n`);
    io.out(`${reachedLine(overview.steps, t, (share) => `${(100 * share).toFixed(1)}%`)}\n`);
    for (const { stage, dealers } of overview.stages)
      io.out(`${t('cli.lifecycle.stage', { stage: t(`lifecycle.stage.${stage}`), dealers })}\n`);
    for (const { name, moves } of quarters) {
      const said = moves
        .filter(({ from, to }) => from !== to)
        .map(({ from, to, dealers }) =>
          t('cli.lifecycle.move', {
            from: from === null ? t('lifecycle.quarters.unknown') : t(`lifecycle.stage.${from}`),
            to: t(`lifecycle.stage.${to}`),
            dealers,
          }),
        );
      io.out(`${t('cli.lifecycle.quarter', { name, moves: said.join(' · ') })}\n`);
    }
    return true;
  });
}
