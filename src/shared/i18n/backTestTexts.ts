import type { BackTest } from '../contract/rhythm.contract.ts';
import { LONG_LATE_CYCLES, PEER_GAPS } from '../contract/rhythmRules.ts';
import type { T } from './translator.ts';

/** Cases without which a hit rate is no more than an accident. */
const LEAST_FLAGGED = 10;
/** A sign that hits less than this many times as often as blind picking is a reminder, no forecast. */
const LEAST_LIFT = 1.3;

/** Rows for the kinds of evidence that other rows do not tell: of signs alone, and of several. */
export function kindRows({ kinds }: BackTest, t: T): (Tally & { what: string })[] {
  return kinds.flatMap(({ kind, ...tally }) => {
    if (kind === 'lateKnownLong' || kind === 'lateThinLong')
      return [{ what: t(`rhythm.kind.${kind}`, { cycles: LONG_LATE_CYCLES, weight: PEER_GAPS }), ...tally }];
    // All who are late have rows of their own.
    if (kind === 'lateKnown' || kind === 'lateThin') return [];
    const sign = kind === 'several' ? '' : t(`rhythm.signal.${kind}`);
    return [{ what: kind === 'several' ? t('rhythm.kind.several') : t('rhythm.kind.one', { sign }), ...tally }];
  });
}

interface Figures {
  percent(share: number | null): string;
}

interface Tally {
  flagged: number;
  hit: number;
  cases: number;
  fell: number;
}

/**
 * What the headline of a back-test leaves open: how many of those that fell had been found, that lateness of few purchases and of
 * many are two things, and which signs were no better than picking blindly. One sentence each, where there are cases enough.
 */
export function backTestLimits({ all, histories, signals }: BackTest, t: T, figure: Figures): string[] {
  const rate = ({ flagged, hit }: Pick<Tally, 'flagged' | 'hit'>) => figure.percent(hit / flagged);
  const isTold = ({ flagged, fell }: Tally) => flagged >= LEAST_FLAGGED && fell > 0;
  const said: string[] = [];
  const late = { ...all.withRest, cases: all.cases, fell: all.fell };
  if (isTold(late)) said.push(t('rhythm.backTest.found', { share: figure.percent(late.hit / late.fell) }));
  const [thin, known] = [true, false].map((way) => histories.find((one) => one.thin === way));
  if (thin && known && isTold(thin) && isTold(known))
    said.push(
      t('rhythm.backTest.two', {
        weight: PEER_GAPS,
        known: rate(known),
        knownBase: figure.percent(known.fell / known.cases),
        thin: rate(thin),
        thinBase: figure.percent(thin.fell / thin.cases),
      }),
    );
  const weak = signals.filter((one) => isTold(one) && one.hit / one.flagged < (LEAST_LIFT * one.fell) / one.cases);
  if (weak.length > 0)
    said.push(
      t('rhythm.backTest.weak', {
        signs: weak
          .map((one) => t('rhythm.backTest.weakSign', { sign: t(`rhythm.signal.${one.signal}`), rate: rate(one) }))
          .join(t('imports.check.comma')),
      }),
    );
  return said;
}
