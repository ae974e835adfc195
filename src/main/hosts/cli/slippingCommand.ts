import type { BackTest, SlippingOrder, SlippingRow } from '../../../shared/contract/rhythm.contract.ts';
import { PEER_GAPS } from '../../../shared/contract/rhythmRules.ts';
import { minorDigits, scaledToDecimal } from '../../../shared/domain/money.ts';
import { backTestLimits, kindRows } from '../../../shared/i18n/backTestTexts.ts';
import {
  chanceSentence,
  type DeclineFormat,
  declineReason,
  hitText,
  weighingSentence,
} from '../../../shared/i18n/declineText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';
import { checkDay } from './dayOption.ts';
import { refuseOnlyLater } from './onlyLater.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface SlippingCommandOptions extends CommonOptions {
  asOf?: string;
  backTest?: boolean;
  by?: string;
}

/** What the list may be ranked by, as it is typed. */
const ORDERS: Record<string, SlippingOrder | undefined> = { likely: 'likely', 'at-stake': 'atStake' };

/** Rows a call: answers stay small. */
const PAGE = 1000;

/** The ranked list of those who slip, or how good it would have been. @throws WrongUsage */
export function runSlipping(options: SlippingCommandOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  checkDay('--as-of', options.asOf, t);
  const order = ORDERS[options.by ?? 'likely'];
  if (order === undefined) throw new WrongUsage(t('cli.slipping.unknownOrder', { by: options.by ?? '' }));
  const asOf = { order, ...(options.asOf === undefined ? {} : { asOf: options.asOf }) };
  return withEngine(options, { beside: true }, async (engine) => {
    // As explain does: rules or data may have changed since it was calculated.
    const { file } = await engine.ask('session.get', {});
    if (options.asOf === undefined && file?.readOnly !== true) await engine.scoreLive();
    const day = options.asOf === undefined ? {} : { asOf: options.asOf };
    if (options.backTest) printTest(await engine.ask('rhythm.backTest', day), options, t, io);
    else await printList(engine, asOf, options, t, io);
    return true;
  });
}

async function printList(
  engine: Engine,
  asOf: { order: SlippingOrder; asOf?: string },
  options: SlippingCommandOptions,
  t: T,
  io: CliIo,
) {
  const { currency } = await engine.ask('settings.get', {});
  const money = (minor: number) => scaledToDecimal(minor, minorDigits(currency));
  const format: DeclineFormat = {
    day: (day) => day,
    money: (minor) => `${money(minor)} ${currency}`,
    percent: (part) => `${Math.round(part * 100)}%`,
  };
  const first = await engine.ask('rhythm.slipping', { ...asOf, limit: PAGE });
  if (first.asOf === null) await refuseOnlyLater(engine);
  const rows: SlippingRow[] = [...first.rows];
  while (rows.length < first.total) {
    const page = await engine.ask('rhythm.slipping', { ...asOf, offset: rows.length, limit: PAGE });
    if (page.rows.length === 0) break;
    rows.push(...page.rows);
  }
  if (options.json) {
    const answer = {
      asOf: first.asOf,
      currency,
      dealers: first.dealers,
      total: first.total,
      atStake: money(first.atStakeMinor),
      likely: first.likelyMinor === null ? null : money(first.likelyMinor),
      weighing: first.weighing,
      chances: first.chances,
      signals: first.counts.map(({ signal, dealers, atStakeMinor }) => ({
        signal,
        dealers,
        atStake: money(atStakeMinor),
      })),
      perDealer: rows.map((row) => dealerJson(row, money, declineReason(row, t, format))),
    };
    io.out(`${JSON.stringify(answer)}\n`);
    return;
  }
  if (first.asOf === null) {
    io.out(`${t('cli.slipping.none')}\n`);
    return;
  }
  const amount = format.money(first.atStakeMinor);
  io.out(`${t('cli.slipping.head', { asOf: first.asOf, count: first.total, dealers: first.dealers, amount })}\n`);
  for (const row of rows) {
    const before = hitText(row.hit, t, format.percent);
    const reason = [declineReason(row, t, format), ...(before === '' ? [] : [before])].join(t('rhythm.why.separator'));
    const line = { name: row.name, amount: format.money(row.atStakeMinor), reason };
    if (row.likelyMinor === null) io.out(`${t('cli.slipping.line', line)}\n`);
    else io.out(`${t('cli.slipping.weighted', { ...line, likely: format.money(row.likelyMinor) })}\n`);
  }
  if (rows.length > 0) io.out(`${weighingSentence(first.weighing, t, format.day)}\n`);
  if (first.chances && rows.length > 0) io.out(`${chanceSentence(first.chances, t, first.asOf)}\n`);
}

function dealerJson(row: SlippingRow, money: (minor: number) => string, reason: string) {
  const { expectedMinor, atStakeMinor, likelyMinor, slipping: _slipping, ...rest } = row;
  const likely = likelyMinor === null ? null : money(likelyMinor);
  return { ...rest, expected: money(expectedMinor), atStake: money(atStakeMinor), likely, reason };
}

function printTest(test: BackTest, options: SlippingCommandOptions, t: T, io: CliIo): void {
  if (options.json) {
    io.out(`${JSON.stringify(test)}\n`);
    return;
  }
  if (test.abstains !== null) {
    io.out(`${t(`rhythm.backTest.${test.abstains}`)}\n`);
    return;
  }
  for (const { what, cases, fell, flagged, hit } of backTestRows(test, t)) {
    const precision = part(hit, flagged);
    io.out(`${t('cli.slipping.backTest', { what, cases, fell, flagged, hit, precision, base: part(fell, cases) })}\n`);
  }
  const percent = (share: number | null) => (share === null ? '—' : `${(100 * share).toFixed(1)}%`);
  for (const said of backTestLimits(test, t, { percent })) io.out(`${said}\n`);
}

function part(some: number, all: number): string {
  return all === 0 ? '—' : `${Math.round((100 * some) / all)}%`;
}

/** The rows of a back-test as page and command line show them. */
function backTestRows(test: BackTest, t: T) {
  const ways = (part: BackTest['all'], when: string) =>
    (['withRest', 'withoutRest'] as const).map((way) => ({
      what: t(`rhythm.backTest.${way}`, { when }),
      cases: part.cases,
      fell: part.fell,
      ...part[way],
    }));
  return [
    ...ways(test.all, t('rhythm.backTest.allDates')),
    ...ways(test.festival, t('rhythm.backTest.festival')),
    ...test.histories.map(({ thin, ...tally }) => ({
      what: t(thin ? 'rhythm.backTest.thin' : 'rhythm.backTest.known', { weight: PEER_GAPS }),
      ...tally,
    })),
    ...test.signals.map(({ signal, ...tally }) => ({ what: t(`rhythm.signal.${signal}`), ...tally })),
    ...kindRows(test, t),
  ];
}
