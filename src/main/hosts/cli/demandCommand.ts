import type { DealerAdvice, KeyAccount } from '../../../shared/contract/demand.contract.ts';
import { adviceVerdict } from '../../../shared/domain/adviceVerdict.ts';
import { minorDigits, minorToNumber, scaledToDecimal } from '../../../shared/domain/money.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { keyStepText } from '../../../shared/i18n/keyStepText.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { dealerCalled } from './cardDealers.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';

export interface KeyAccountsOptions extends CommonOptions {
  limit?: number;
}

/** What dealers like this one buy and it does not. */
export function runShouldBuy(options: CommonOptions, dealer: string, io: CliIo): Promise<boolean> {
  return withEngine(options, { beside: true }, async (engine) => {
    const t = createTranslator(options.lang);
    const dealerId = await dealerCalled(engine, dealer, t);
    const currency = await scored(engine);
    const advice = await engine.ask('demand.shouldBuyOf', { dealerId });
    if (advice === null) throw new AppError('score_no_orders');
    const verdict = adviceVerdict(await engine.ask('demand.backTest', {}));
    if (options.json) {
      io.out(`${JSON.stringify({ ...adviceJson(advice, dealerId, currency), verdict })}\n`);
      return true;
    }
    const { abstained, products, neighbours, level, peers } = advice;
    if (abstained !== null) io.out(`${t(`demand.abstained.${abstained}`)}\n`);
    else if (products.length === 0) io.out(`${t('demand.abstained.none', { count: neighbours.length })}\n`);
    else io.out(`${t('demand.buy.how', { count: neighbours.length, peers, group: t(`demand.peers.${level}`) })}\n`);
    if (products.length > 0 && verdict !== 'better') io.out(`${t(`demand.test.${verdict}`)}\n`);
    for (const { name, spec, support, of, expectedMinor } of products) {
      const amount = `  ${scaledToDecimal(expectedMinor, minorDigits(currency))} ${currency}`;
      const product = [name, spec].filter(Boolean).join(' ');
      io.out(`${product}  ${t('demand.buy.of', { support, of })}${verdict === 'noBetter' ? '' : amount}\n`);
    }
    return true;
  });
}

function adviceJson({ products, neighbours, ...rest }: DealerAdvice, dealerId: number, currency: string) {
  return {
    dealerId,
    ...rest,
    currency,
    neighbours: neighbours.map(({ netMinor, ...one }) => ({ ...one, amount: minorToNumber(netMinor, currency) })),
    products: products.map(({ expectedMinor, ...one }) => ({
      ...one,
      expected: minorToNumber(expectedMinor, currency),
    })),
  };
}

/** Who might become a key account, the strongest first. */
export function runKeyAccounts(options: KeyAccountsOptions, io: CliIo): Promise<boolean> {
  return withEngine(options, { beside: true }, async (engine) => {
    const t = createTranslator(options.lang);
    const currency = await scored(engine);
    const answer = await engine.ask('demand.keyAccounts', options.limit === undefined ? {} : { limit: options.limit });
    if (answer === null) throw new AppError('score_no_orders');
    const { rows, ...rest } = answer;
    const verdict = adviceVerdict(await engine.ask('demand.backTest', {}));
    if (options.json) {
      const perDealer = rows.map((row) => accountJson(row, currency));
      io.out(`${JSON.stringify({ ...rest, currency, verdict, perDealer })}\n`);
      return true;
    }
    if (rows.length === 0) io.out(`${t('demand.key.none')}\n`);
    const format = {
      money: (minor: number) => `${minorToNumber(minor, currency)} ${currency}`,
      count: String,
      percent: (part: number) => `${Math.round(part * 100)}%`,
    };
    for (const row of rows) {
      const { name, score, strengths } = row;
      const why = strengths.map((factor) => t(`demand.strength.${factor}`)).join(t('demand.buy.comma'));
      io.out(`${score.toFixed(1)}  ${name}  ${why || t('demand.key.even')}  ${keyStepText(row, t, format, verdict)}\n`);
    }
    return true;
  });
}

function accountJson({ netMinor, factors, ...row }: KeyAccount, currency: string) {
  return {
    ...row,
    amount: minorToNumber(netMinor, currency),
    factors: factors.map(({ factor, raw, points }) => ({
      factor,
      raw: raw !== null && factor === 'size' ? minorToNumber(raw, currency) : raw,
      points,
    })),
  };
}

/** Brings the result up to date where the file may be written. @returns the file's currency */
async function scored(engine: Engine): Promise<string> {
  const { file } = await engine.ask('session.get', {});
  if (file?.readOnly !== true) await engine.scoreLive();
  return (await engine.ask('settings.get', {})).currency;
}
