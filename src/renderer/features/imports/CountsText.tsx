import { Text } from '@mantine/core';
import type { ImportKind } from '../../../shared/contract/importFields.ts';
import { SKIP_REASONS } from '../../../shared/contract/importSkipped.contract.ts';
import type { ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { LATE_BANDS } from '../../../shared/domain/ageing.ts';
import { NET_KINDS, ORDER_KINDS } from '../../../shared/domain/dealers.ts';
import { MICRO_DIGITS, minorDigits, rescale } from '../../../shared/domain/money.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { type Format, useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { newDealersText } from './newDealersText.ts';

/** Whose days and amounts they are, by kind of list. */
function moneyParts(counts: ImportCounts, kind: ImportKind, t: T, format: Format): (string | false)[] {
  const { periodFrom, periodTo, ageing } = counts;
  if (periodFrom === null) return [];
  const amount = format.money(counts.netMinor);
  const days = { from: format.day(periodFrom), to: format.day(periodTo) };
  if (kind === 'receipts') return [t('imports.check.receivedPeriod', days), t('imports.check.received', { amount })];
  if (kind === 'totals')
    return [t('imports.check.totalPeriod', days), t('imports.check.amount', { amount }), t('imports.check.totalNote')];
  if (kind !== 'receivables') return [t('imports.check.period', days), t('imports.check.amount', { amount })];
  const late = ageing === null ? 0 : LATE_BANDS.reduce((sum, band) => sum + ageing[band], 0);
  return [
    t('imports.check.asOf', { day: days.from }),
    t('imports.check.balance', { amount }),
    late > 0 && t('imports.check.overdue', { amount: format.money(late) }),
    ageing !== null && ageing.undated !== 0 && t('imports.check.undated', { amount: format.money(ageing.undated) }),
  ];
}

/** The further figures of a check in one line: rows, period, amount, what came along, what was passed over. */
export function CountsText({ counts, kind }: { counts: ImportCounts; kind: ImportKind }) {
  const t = useT();
  const format = useFormat();
  const currency = useApiQuery('session.get', {}).data?.file?.currency ?? 'CNY';
  const roundingMinor = rescale(counts.roundingMicro, MICRO_DIGITS, minorDigits(currency));
  const skips = SKIP_REASONS.filter((reason) => (counts.skipped[reason] ?? 0) > 0).map((reason) =>
    t(`imports.check.skip.${reason}`, { n: format.count(counts.skipped[reason] ?? 0) }),
  );
  const parts = [
    t('imports.check.rows', { count: counts.rows }),
    counts.lines > 0 && t('imports.check.lines', { count: counts.lines }),
    ...moneyParts(counts, kind, t, format),
    counts.kinds.length > 1 &&
      ORDER_KINDS.flatMap((name) => counts.kinds.filter(({ kind }) => kind === name))
        .map(({ kind, bills, amountMinor }) =>
          t(NET_KINDS.includes(kind) ? 'imports.check.ofKind' : 'imports.check.ofOtherKind', {
            kind: t(`orders.kind.${kind}`),
            count: bills,
            amount: format.money(amountMinor),
          }),
        )
        .join(t('imports.check.comma')),
    roundingMinor !== 0 && t('imports.check.rounding', { amount: format.money(roundingMinor) }),
    newDealersText(counts, kind, t),
    counts.changedDealers > 0 && t('imports.check.changedDealers', { count: counts.changedDealers }),
    counts.joined > 0 && t('imports.check.joinedRows', { count: counts.joined }),
    counts.states.length > 0 &&
      t('imports.check.states', {
        list: counts.states
          .map(({ state, bills }) => t('imports.check.ofState', { state, count: bills }))
          .join(t('imports.check.comma')),
      }),
    counts.later.bills > 0 &&
      t('imports.check.later', { count: counts.later.bills, amount: format.money(counts.later.netMinor) }),
    counts.suppliers > 0 && t('imports.check.suppliers', { count: counts.suppliers }),
    counts.categories > 0 && t('imports.check.categories', { count: counts.categories }),
    counts.proposals.excluded > 0 && t('imports.check.excluded', { count: counts.proposals.excluded }),
    counts.newReps > 0 && t('imports.check.newReps', { count: counts.newReps }),
    counts.newProducts > 0 && t('imports.check.newProducts', { count: counts.newProducts }),
    skips.length > 0 && t('imports.check.skipped', { list: skips.join(t('imports.check.comma')) }),
  ];
  return (
    <Text size="sm" c="dimmed">
      {parts.filter(Boolean).join(' · ')}
    </Text>
  );
}
