import { Anchor, Group, Select, Text, Title } from '@mantine/core';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { nothingBefore } from '../../../shared/domain/movesApart.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useRunOptions } from '../../components/useRunOptions.ts';
import { useT } from '../../components/useT.ts';
import { ORIGINAL, sourceOf, useOpenMoved } from '../scoring/useOpenMoved.ts';
import { movesOption, moveTable } from './movesOption.ts';

/** Who went from which tier to which since an earlier run, or against the owner's own grades. */
export function TierMoves({ live }: { live: RunSummary }) {
  const t = useT();
  const runs = useApiQuery('scoring.runs', { limit: 200 }).data?.runs;
  const options = useRunOptions();
  const [chosen, setChosen] = useState<string | null>(null);
  // A run of the same day says nothing of movement.
  const before = runs?.find(({ asOf }) => asOf < live.asOf) ?? null;
  const from = chosen ?? (before?.runId == null ? ORIGINAL : String(before.runId));
  if (!runs || !options) return <Text c="dimmed">{t('common.loading')}</Text>;
  return (
    <Moves
      key={from}
      from={from}
      fromOn={runs.find(({ runId }) => String(runId) === from)?.asOf ?? null}
      select={
        <Select
          aria-label={t('analysis.moves.since')}
          allowDeselect={false}
          w={300}
          data={[{ value: ORIGINAL, label: t('scoring.moves.original') }, ...options]}
          value={from}
          onChange={setChosen}
        />
      }
    />
  );
}

interface MovesProps {
  from: string;
  /** As-of day of the run compared with; null for the owner's own grades. */
  fromOn: string | null;
  select: ReactNode;
}

function Moves({ from, fromOn, select }: MovesProps) {
  const t = useT();
  const format = useFormat();
  const open = useOpenMoved(from);
  const answer = useApiQuery('scoring.migration', { from: sourceOf(from), limit: 1 });
  const table = useMemo(() => answer.data && moveTable(answer.data, from === ORIGINAL, t), [answer.data, from, t]);
  const option = useCallback(
    (theme: ChartTheme) =>
      movesOption(theme, {
        table,
        sides: [t('analysis.moves.before'), t('analysis.moves.now')],
        count: format.count,
        tip: ({ name, dealers, amountMinor }) =>
          t('analysis.moves.tip', {
            step: name,
            dealers: format.count(dealers),
            amount: format.moneyRound(amountMinor),
          }),
      }),
    [table, t, format],
  );
  if (answer.error) return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data || !table) return <Text c="dimmed">{t('common.loading')}</Text>;
  if (nothingBefore(answer.data))
    return (
      <section>
        <Group gap="sm">
          <Title order={2} size="h4">
            {t('analysis.moves.title')}
          </Title>
          {select}
        </Group>
        <Text size="sm">{t('analysis.moves.none')}</Text>
      </section>
    );
  return (
    <ChartWithTable
      title={t('analysis.moves.title')}
      summary={t('analysis.moves.summary', {
        from: fromOn === null ? t('analysis.moves.original') : t('analysis.moves.run', { day: format.day(fromOn) }),
        up: format.count(answer.data.up),
        down: format.count(answer.data.down),
        same: format.count(answer.data.same),
      })}
      option={option}
      columns={[
        [t('analysis.moves.step'), 'text', ({ name }) => name],
        [t('scoring.tier.dealers'), 'integer', ({ dealers }) => dealers],
        [t('scoring.tier.amount'), 'money', ({ amountMinor }) => amountMinor],
      ]}
      rows={table.cells}
      onRow={(cell) => open(cell.name, cell)}
      acts={
        <>
          {select}
          <Anchor size="sm" href="#/scoring?tab=moves">
            {t('analysis.moves.more')}
          </Anchor>
        </>
      }
    />
  );
}
