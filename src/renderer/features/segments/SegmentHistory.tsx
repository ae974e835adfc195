import { Group, Select, Text, Title } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { ListedSegment } from '../../../shared/contract/segments.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './rules.module.css';

type History = Output<'segments.history'>;
type Moment = History['moments'][number];

/** How many were in at each kept moment, and who came and left between two of them. */
export function SegmentHistory({ segment }: { segment: ListedSegment }) {
  const t = useT();
  const format = useFormat();
  const [span, setSpan] = useState<{ from?: string; to?: string }>({});
  const { data } = useApiQuery('segments.history', { id: segment.id, ...span }, { keepPrevious: true });
  const moments = data?.moments ?? [];
  const option = useCallback(
    ({ base, tooltip, axis, accent }: ChartTheme) => ({
      ...base,
      xAxis: { ...axis, type: 'category', data: moments.map(({ on }) => on) },
      yAxis: { ...axis, type: 'value', min: 0, minInterval: 1 },
      tooltip: { ...tooltip, trigger: 'axis' },
      series: [
        {
          type: 'line',
          step: 'end',
          name: t('segments.history.dealers'),
          data: moments.map(({ dealers }) => dealers),
          lineStyle: { width: 2, color: accent },
          itemStyle: { color: accent },
        },
      ],
    }),
    [moments, t],
  );
  if (data === undefined) return null;
  if (moments.length === 0)
    return <EmptyState title={t('segments.history.none')} text={t('segments.history.noneText')} />;
  const columns: ShownColumn<Moment>[] = [
    [t('segments.history.on'), 'day', ({ on }) => on],
    [t('segments.history.reason'), 'text', ({ reason }) => t(`segments.history.reasons.${reason}`)],
    [t('segments.history.dealers'), 'integer', ({ dealers }) => dealers],
    [t('segments.history.came'), 'integer', ({ came }) => came],
    [t('segments.history.left'), 'integer', ({ left }) => left],
    [t('segments.history.amount'), 'money', ({ amountMinor }) => amountMinor],
  ];
  const last = span.to ?? moments.at(-1)?.on ?? '';
  const before = span.from ?? moments.filter(({ on }) => on < last).at(-1)?.on ?? '';
  const pick = (side: 'from' | 'to', value: string) => (
    <Select
      label={t(`segments.history.${side}`)}
      size="xs"
      allowDeselect={false}
      data={moments.map(({ on }) => ({ value: on, label: format.day(on) }))}
      value={value}
      onChange={(on) => setSpan({ from: before, to: last, ...(on === null ? {} : { [side]: on }) })}
    />
  );
  return (
    <>
      <ChartWithTable
        title={t('segments.history.title')}
        summary={t('segments.history.noneText')}
        option={option}
        columns={columns}
        rows={moments}
        height={240}
        onRow={({ on }) => {
          const earlier = moments.filter((each) => each.on < on).at(-1)?.on;
          setSpan(earlier === undefined ? {} : { from: earlier, to: on });
        }}
      />
      {moments.length > 1 && (
        <>
          <Group gap="sm">
            {pick('from', before)}
            {pick('to', last)}
          </Group>
          <div className={classes.columns}>
            <Moved title={t('segments.history.cameList', { count: data.came.length })} rows={data.came} />
            <Moved title={t('segments.history.leftList', { count: data.left.length })} rows={data.left} />
          </div>
        </>
      )}
    </>
  );
}

function Moved({ title, rows }: { title: string; rows: History['came'] }) {
  const t = useT();
  const format = useFormat();
  const columns: ShownColumn<History['came'][number]>[] = [
    [t('dealers.column.name'), 'text', ({ name }) => name],
    [t('segments.history.on'), 'day', ({ on }) => on],
    [t('dealers.column.amount'), 'money', ({ amountMinor }) => amountMinor],
  ];
  return (
    <section aria-label={title}>
      <div className={classes.heading}>
        <Title order={3} size="h5">
          {rows.length === 0 ? (
            title
          ) : (
            <button
              type="button"
              className={classes.plain}
              onClick={() => openDealers({ label: title, ids: rows.map(({ id }) => id) })}
            >
              {title}
            </button>
          )}
        </Title>
        <TableExport request={shownTable(title, columns, rows)} name={title} disabled={rows.length === 0} />
      </div>
      {rows.length === 0 && <Text c="dimmed">{t('segments.history.nobody')}</Text>}
      <table className={classes.list}>
        <tbody>
          {rows.slice(0, 50).map(({ id, name, on, amountMinor }) => (
            <tr key={id}>
              <td>
                <button type="button" className={classes.plain} onClick={() => navigate(`/dealers/${id}`)}>
                  {name}
                </button>
              </td>
              <td>{format.day(on)}</td>
              <td data-end>{format.moneyRound(amountMinor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
