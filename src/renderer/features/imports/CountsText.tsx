import { Text } from '@mantine/core';
import type { ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { ORDER_KINDS } from '../../../shared/domain/dealers.ts';
import { MICRO_DIGITS, minorDigits, rescale } from '../../../shared/domain/money.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';

const SKIPS = ['title', 'header', 'hidden', 'blank', 'total', 'repeatHeader', 'note'] as const;

/** The further figures of a check in one line: rows, period, amount, what came along, what was passed over. */
export function CountsText({ counts }: { counts: ImportCounts }) {
  const t = useT();
  const format = useFormat();
  const currency = useApiQuery('session.get', {}).data?.file?.currency ?? 'CNY';
  const roundingMinor = rescale(counts.roundingMicro, MICRO_DIGITS, minorDigits(currency));
  const skips = SKIPS.filter((reason) => (counts.skipped[reason] ?? 0) > 0).map((reason) =>
    t(`imports.check.skip.${reason}`, { n: format.count(counts.skipped[reason] ?? 0) }),
  );
  const parts = [
    t('imports.check.rows', { count: counts.rows }),
    counts.lines > 0 && t('imports.check.lines', { count: counts.lines }),
    counts.periodFrom !== null &&
      t('imports.check.period', { from: format.day(counts.periodFrom), to: format.day(counts.periodTo) }),
    counts.periodFrom !== null && t('imports.check.amount', { amount: format.money(counts.netMinor) }),
    counts.kinds.length > 1 &&
      ORDER_KINDS.flatMap((name) => counts.kinds.filter(({ kind }) => kind === name))
        .map(({ kind, bills, amountMinor }) =>
          t('imports.check.ofKind', {
            kind: t(`orders.kind.${kind}`),
            count: bills,
            amount: format.money(amountMinor),
          }),
        )
        .join(t('imports.check.comma')),
    roundingMinor !== 0 && t('imports.check.rounding', { amount: format.money(roundingMinor) }),
    counts.periodFrom !== null && counts.newDealers > 0 && t('imports.check.newDealers', { count: counts.newDealers }),
    counts.joined > 0 && t('imports.check.joinedRows', { count: counts.joined }),
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
