import { tierName } from '../../../shared/domain/tiers.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { type Html, html } from './html.ts';
import { MISSING, type ReportFormat } from './reportFormat.ts';
import type { ListRow, ReportHead, Standing, TierLine } from './tierReport.model.ts';
import { tierClass } from './tierText.ts';

/** What every part of the page needs to turn figures into words. */
export interface PageWords {
  readonly t: T;
  readonly f: ReportFormat;
  readonly head: ReportHead;
  /** What the report compares with. */
  readonly compares: 'run' | 'original' | null;
}

/** A tier by its name in the pattern the run's scheme gave it: told apart without colour. */
export function tierMark(tier: string, head: ReportHead): Html {
  return html`<b class="${tierClass(tier, head.run.rules)}">${nameOfTier(head, tier)}</b>`;
}

/** A tier as the run calls it. */
export function nameOfTier({ run }: Pick<ReportHead, 'run'>, tier: string): string {
  return tierName(run.rules, tier);
}

/** Where a dealer stood, as a text. */
export function standingText({ t, compares, head }: PageWords, standing: Standing): string {
  if (standing.kind === 'tier') return nameOfTier(head, standing.tier);
  if (standing.kind === 'ungraded') return t('scoring.tier.ungraded');
  if (standing.kind === 'other') return t('reports.moves.other');
  return compares === 'original' ? t('reports.moves.absentOriginal') : t('reports.moves.absent');
}

/** Grade now ← before, where it is another one. */
export function tierMove(words: PageWords, row: ListRow): Html {
  const { tier } = row.dealer;
  const now = tier === null ? html`${MISSING}` : html`${tierMark(tier, words.head)}${pinMark(row)}`;
  const { before } = row;
  if (before === null || (before.kind === 'tier' && before.tier === tier)) return now;
  if (before.kind === 'ungraded' && tier === null) return now;
  if (before.kind === 'absent' && words.compares === 'original') return now;
  return html`${now} ← ${beforeText(words, before)}`;
}

/** A star where the owner has set the tier; what the calculation says stands in the list of pins. */
function pinMark({ dealer }: ListRow): string {
  return dealer.pinReason === null ? '' : '*';
}

/** Why a tier was set by hand, until when, and what the calculation says. */
export function pinText({ dealer }: ListRow, { t, f, head }: PageWords): string {
  const reason = dealer.pinReason ?? '';
  const why =
    dealer.pinUntilOn === null ? reason : t('reports.list.pinUntil', { reason, day: f.longDay(dealer.pinUntilOn) });
  const { computedTier } = dealer;
  const isTier = computedTier !== null && head.tierNames.includes(computedTier);
  return t('reports.list.pinned', {
    why,
    computed: isTier ? nameOfTier(head, computedTier) : t('scoring.tier.ungraded'),
  });
}

function beforeText(words: PageWords, before: Standing): string {
  if (before.kind === 'absent') return words.t('reports.list.absent');
  return before.kind === 'tier' ? nameOfTier(words.head, before.tier) : MISSING;
}

/** Change against the period before; a dealer who bought for the first time in this one is new. */
export function changeText({ t, f }: PageWords, row: Pick<ListRow, 'change' | 'isNew'>): string {
  if (row.change !== null) return f.change(row.change);
  return row.isNew ? t('reports.list.new') : MISSING;
}

/** Change between two sums; nothing where the earlier one is not above zero. */
export function sumChange({ f }: PageWords, sum: { amountMinor: number; prevMinor: number }): string {
  return f.change(sum.prevMinor > 0 ? (sum.amountMinor - sum.prevMinor) / sum.prevMinor : null);
}

export function lineText({ t, head }: PageWords, line: TierLine): string {
  return line.kind === 'tier' ? nameOfTier(head, line.tier ?? '') : t(`reports.summary.${line.kind}`);
}

/** The name as it is printed; a dealer that has gone for good keeps its number. */
export function nameOf({ t }: PageWords, { dealer }: ListRow): string {
  return dealer.name === '' ? `${t('reports.list.gone')} #${dealer.id}` : dealer.name;
}

/** What to do in a few characters: by the dealer's group, or a call where there is none. */
export function actionOf({ t }: PageWords, { dealer }: ListRow): string {
  return t(`reports.action.${dealer.group ?? 'dormant'}`);
}

export function changeTitle({ t, head }: PageWords): string {
  return head.run.rules.windowMonths === 12 ? t('reports.summary.change') : t('reports.summary.changeOther');
}

/** What a dealer owes and what of it is overdue; where that is nothing the cell is empty, so that the others stand out. */
export function balanceCells({ dealer }: ListRow, { f }: PageWords): Html {
  const cell = (minor: number) => html`<td class="n">${minor === 0 ? '' : f.amount(minor)}</td>`;
  return html`${cell(dealer.balanceMinor)}${cell(dealer.overdueMinor)}`;
}

export function balanceHeads({ t }: PageWords): Html {
  return html`<th class="n">${t('receivables.column.balance')}</th><th class="n">${t('receivables.column.overdue')}</th>`;
}
