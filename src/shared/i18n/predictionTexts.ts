import type { Calibration, DealerPrediction, PredictionRun } from '../contract/predictions.contract.ts';
import type { T } from './translator.ts';

/** Whether and how far returns are taken off the amounts that are expected. */
export function returnsText(
  { returns }: Pick<PredictionRun, 'returns'>,
  t: T,
  figure: { percent(share: number | null): string },
): string {
  if (returns === null) return t('predictions.page.gross');
  return returns.share > 0
    ? t('predictions.page.net', { share: figure.percent(returns.share) })
    : t('predictions.page.noReturns');
}

/** The chance in whole percent, or why there is none. Nothing is certain: 99.6 % is not shown as 100 %. */
export function chanceText(
  { pAlive, reason }: Pick<DealerPrediction, 'pAlive' | 'reason'>,
  t: T,
  percent: (share: number) => string,
): string {
  if (pAlive !== null && pAlive > 0.99) return `> ${percent(0.99)}`;
  if (pAlive !== null && pAlive < 0.01) return `< ${percent(0.01)}`;
  if (pAlive !== null) return percent(pAlive);
  return reason === 'one_order' ? t('predictions.group.unknown') : '—';
}

/** Beyond this the sum of the back-test is said to be off. */
const NEAR = 0.1;

/** What the back-test means, a sentence each: dealer by dealer against the simple guess, and in all. */
export function verdictTexts(
  { verdict, meanError, naiveMeanError, expected, actual, naive }: Calibration,
  t: T,
  figure: { percent(share: number | null): string },
): string[] {
  const off = actual === 0 ? 0 : expected / actual - 1;
  const simpleIsNearer = Math.abs(naive - actual) < Math.abs(expected - actual);
  // Nearer to each dealer, and no better for what the sum was off by.
  const isNearer =
    verdict === 'same' && Number(meanError.toFixed(2)) < Number(naiveMeanError.toFixed(2)) && simpleIsNearer;
  const sum = Math.abs(off) <= NEAR ? 'near' : off < 0 ? 'under' : 'over';
  return [
    t(`predictions.calibration.verdict.${isNearer ? 'sameInSum' : verdict}`, {
      mean: meanError.toFixed(2),
      naiveMean: naiveMeanError.toFixed(2),
    }),
    t(`predictions.calibration.sum.${sum}`, { error: figure.percent(Math.abs(off)) }),
    ...(simpleIsNearer ? [t('predictions.calibration.sum.naive')] : []),
  ];
}

export interface QualityRow {
  item: string;
  value: string;
  meaning: string;
}

/** The figures of the models with what each means. */
export function qualityRows(run: Pick<PredictionRun, 'fit' | 'other' | 'regularity' | 'value'>, t: T): QualityRow[] {
  const { fit, other, regularity, value } = run;
  if (fit === null) return [];
  const row = (name: Item, text: string, meaning = ''): QualityRow => ({
    item: t(`predictions.quality.${name}`),
    value: text,
    meaning,
  });
  const means = (name: Meaning) => t(`predictions.quality.means.${name}`);
  const valueMeans = value ? t('predictions.quality.means.value', { n: value.n }) : '';
  return [
    row('logLik', fit.logLik.toFixed(2), means('logLik')),
    row('aic', fit.aic.toFixed(2), means('aic')),
    ...(other ? [row('otherAic', other.aic.toFixed(2), t(`predictions.model.${other.model}`))] : []),
    ...(fit.model === 'mbgcnbdk' ? [row('k', String(fit.k), means('k'))] : []),
    row('r', figure(fit.params.r), means('r')),
    row('alpha', figure(fit.params.alpha), means('alpha')),
    row('a', figure(fit.params.a), means('a')),
    row('b', figure(fit.params.b), means('b')),
    ...(regularity
      ? [
          row(
            'regularity',
            regularity.k === null ? '∞' : regularity.k.toFixed(2),
            t('predictions.quality.means.regularity', { dealers: regularity.dealers }),
          ),
        ]
      : []),
    ...(value
      ? [
          row('p', figure(value.p), valueMeans),
          row('q', figure(value.q), valueMeans),
          row('v', figure(value.v), valueMeans),
          row('correlation', value.correlation === null ? '—' : value.correlation.toFixed(2), means('correlation')),
        ]
      : []),
  ];
}

type Item =
  | 'logLik'
  | 'aic'
  | 'otherAic'
  | 'k'
  | 'r'
  | 'alpha'
  | 'a'
  | 'b'
  | 'regularity'
  | 'p'
  | 'q'
  | 'v'
  | 'correlation';
type Meaning = 'logLik' | 'aic' | 'k' | 'r' | 'alpha' | 'a' | 'b' | 'correlation';

function figure(value: number): string {
  return String(Number(value.toPrecision(4)));
}
