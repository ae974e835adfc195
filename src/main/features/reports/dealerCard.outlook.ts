import { tierName } from '../../../shared/domain/tiers.ts';
import { gravest, habitText, oneDecimal, signalText } from '../../../shared/i18n/declineText.ts';
import { nextDayShort } from '../../../shared/i18n/nextDayText.ts';
import type { CardFigures, CardOutlook } from './dealerCard.figures.ts';
import { box, type CardWords, pairs } from './dealerCard.parts.ts';
import { type Html, html } from './html.ts';

/** What always fits: signs take two lines at most. */
const MOST_SIGNS = 4;
const MOST_STEPS = 6;
/** Nothing is certain: 99.6 % is not printed as 100 %. */
const [SURELY_GONE, SURELY_THERE] = [0.01, 0.99];

/** How a dealer buys and whether it slips; left out where none of it is known. */
export function outlook({ outlook: of }: CardFigures, words: CardWords): Html | false {
  const { t } = words;
  const left = [...stage(of, words), ...rhythm(of, words), ...prediction(of, words)];
  const right = [signs(of, words), path(of, words)].filter((part) => part !== false);
  if (left.length === 0 && right.length === 0) return false;
  return html`<div class="cardPair">${box(t('card.outlook.title'), pairs(left))}${
    right.length > 0 && box(t('card.outlook.signs'), html`${right}`)
  }</div>`;
}

type Pairs = (readonly [label: string, value: string])[];

function stage({ stage: known }: CardOutlook, { t }: CardWords): Pairs {
  if (known === null) return [];
  const parts = [
    t(`lifecycle.stage.${known.override?.stage ?? known.computed}`),
    ...(known.override ? [t('lifecycle.dealer.byHand', { reason: known.override.reason })] : []),
    ...(known.curve === null ? [] : [t(`lifecycle.curve.${known.curve}`)]),
  ];
  return [[t('lifecycle.dealer.stage'), parts.join(' · ')]];
}

function rhythm({ rhythm: known }: CardOutlook, { head, t, f }: CardWords): Pairs {
  if (known === null) return [];
  const days = (value: number) => t('rhythm.unit.days', { days: oneDecimal(value) });
  // Without a cycle nobody is late, and nothing is due.
  if (known.cycleDays === null) return [[t('rhythm.dealer.cycle'), t('rhythm.dealer.cycleUnknown')]];
  const spread =
    known.deviationDays === null ? '' : ` · ${t('rhythm.dealer.spread', { days: oneDecimal(known.deviationDays) })}`;
  return [
    [t('rhythm.dealer.cycle'), `${days(known.cycleDays)}${spread} · ${habitText(known, t)}`],
    [t('rhythm.dealer.due'), known.dueOn === null ? '' : nextDayShort(known.dueOn, head.today, t, String)],
    [
      t('rhythm.dealer.late'),
      known.lateCycles ? t('rhythm.unit.cycles', { cycles: oneDecimal(known.lateCycles) }) : t('rhythm.dealer.notLate'),
    ],
    [t('rhythm.dealer.atStake'), known.slipping ? f.amount(known.atStakeMinor) : ''],
  ];
}

function prediction({ prediction: known }: CardOutlook, { head, t, f }: CardWords): Pairs {
  if (known === null) return [];
  const { abstained, dealer } = known;
  const label = t('predictions.dealer.pAlive');
  if (abstained !== null) {
    const why = abstained.code === 'degenerate' ? '' : t(`predictions.abstained.${abstained.code}`, { ...abstained });
    return [[label, `${t('predictions.dealer.abstained')} ${why}`.trim()]];
  }
  if (dealer === null) return [];
  const { pAlive, reason, nextFrom, nextTo, expectedOn } = dealer;
  const alive =
    pAlive === null
      ? t('predictions.dealer.unknownAlive')
      : pAlive > SURELY_THERE
        ? `> ${f.cut(SURELY_THERE)}`
        : pAlive < SURELY_GONE
          ? `< ${f.cut(SURELY_GONE)}`
          : f.percent(pAlive);
  const next =
    nextFrom === null || nextTo === null
      ? reason === null
        ? ''
        : t(`predictions.dealerReason.${reason}`)
      : `${expectedOn === null ? '' : nextDayShort(expectedOn, head.today, t, String)}${t('common.value.bracketed', { text: `${nextFrom} – ${nextTo}` })}`;
  return [
    [label, alive],
    [t('predictions.dealer.next'), next],
  ];
}

function signs({ rhythm: known }: CardOutlook, { t, f }: CardWords): Html | false {
  if (known === null || known.cycleDays === null) return false;
  if (known.signals.length === 0) return html`<p class="note">${t('rhythm.dealer.noSignals')}</p>`;
  const format = signFormat(f);
  const dearest = [...known.signals].sort((a, b) => b.share - a.share).slice(0, MOST_SIGNS);
  return html`<ul class="reasons">${dearest.map(
    (signal) => html`<li>${`${t(`rhythm.signal.${signal.k}`)} · ${signalText(signal, known, t, format)}`}</li>`,
  )}</ul>`;
}

/** What is the matter, in one sentence; empty where the dealer does not slip. */
export function slipsFirst(known: CardOutlook['rhythm'], { t, f }: CardWords): string {
  const signal = known?.slipping ? gravest(known.signals) : undefined;
  if (!known || !signal) return '';
  const why = signalText(signal, known, t, signFormat(f));
  return t('rhythm.dealer.slipsFirst', { sign: t(`rhythm.signal.${signal.k}`), why });
}

const signFormat = (f: CardWords['f']) => ({
  day: (day: string) => day,
  money: (minor: number) => f.amount(minor),
  percent: (part: number) => f.percent(part),
});

/** The tiers of kept runs, the oldest first, to the one there is now. */
function path({ path: steps }: CardOutlook, { t }: CardWords): Html | false {
  if (steps.length === 0) return false;
  const word = (tier: string | null, naming: Parameters<typeof tierName>[0]) =>
    tier === null ? t('common.tier.ungraded') : tierName(naming, tier);
  const texts = steps
    .slice(0, MOST_STEPS)
    .toReversed()
    .map(({ asOf, tier, ...naming }) => `${asOf} ${word(tier, naming)}`);
  return html`<p class="note">${`${t('scoring.path.title')} ${texts.join(' → ')}`}</p>`;
}
