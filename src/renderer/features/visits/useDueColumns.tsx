import { useMemo } from 'react';
import type { DueRow, DueSort } from '../../../shared/contract/visitNeeds.contract.ts';
import { oftenText, reasonText } from '../../../shared/i18n/needText.ts';
import { reachText } from '../../../shared/i18n/todayText.ts';
import type { TextKey } from '../../../shared/i18n/translator.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import type { GridColumn } from '../../components/grid/gridTypes.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';

/** The columns of who is due, in their first order. */
export function useDueColumns(): readonly GridColumn<DueRow>[] {
  const t = useT();
  const format = useFormat();
  const tierName = useTierName();
  const segments = useApiQuery('segments.names', {}).data?.segments;
  return useMemo(() => {
    const segmentName = (id: number) => segments?.find((each) => each.id === id)?.name;
    const column = (
      id: string,
      title: TextKey,
      width: number,
      text: (row: DueRow) => string,
      { sortKey, ...more }: Partial<Omit<GridColumn<DueRow>, 'sortKey'>> & { sortKey?: DueSort } = {},
    ): GridColumn<DueRow> => ({ id, title: t(title), width, text, ...(sortKey ? { sortKey } : {}), ...more });
    const why = (row: DueRow) => row.reasons.map((reason) => reasonText(reason, t, tierName, segmentName)).join(' · ');
    const seen = (day: string | null) => (day === null ? t('visitNeeds.due.never') : format.day(day));
    const optional = { optional: true } as const;
    return [
      column('name', 'visitNeeds.due.column.name', 180, (row) => row.name, { pinned: true, sortKey: 'name' }),
      column('code', 'visitNeeds.due.column.code', 90, (row) => row.code, optional),
      column('tier', 'visitNeeds.due.column.tier', 64, (row) => (row.tier === null ? '' : tierName(row.tier)), {
        sortKey: 'tier',
        cell: (row) => row.tier && <TierBadge tier={row.tier} text={tierName(row.tier)} />,
      }),
      column(
        'overdue',
        'visitNeeds.due.column.overdue',
        90,
        (row) => (row.overdueDays > 0 ? format.count(row.overdueDays) : ''),
        {
          align: 'end',
          sortKey: 'overdue',
        },
      ),
      column('dueOn', 'visitNeeds.due.column.dueOn', 132, (row) => format.day(row.dueOn), { sortKey: 'dueOn' }),
      column(
        'window',
        'visitNeeds.due.column.window',
        220,
        (row) =>
          row.dueFrom === null
            ? ''
            : t('visitNeeds.due.span', { from: format.day(row.dueFrom), to: format.day(row.dueTo) }),
        optional,
      ),
      column('way', 'visitNeeds.due.column.way', 70, (row) => t(`visitNeeds.way.${row.way}`)),
      column('often', 'visitNeeds.due.column.often', 120, (row) => oftenText(row, t), { sortKey: 'often' }),
      column('lastVisit', 'visitNeeds.due.column.lastVisit', 132, (row) => seen(row.lastVisitOn), {
        sortKey: 'lastVisit',
      }),
      column('lastContact', 'visitNeeds.due.column.lastContact', 132, (row) => seen(row.lastContactOn), {
        sortKey: 'lastContact',
      }),
      column('reach', 'visitNeeds.due.column.reach', 150, (row) => reachText(row, t)),
      column('rep', 'visitNeeds.due.column.rep', 84, (row) => row.repName, { sortKey: 'rep' }),
      column('route', 'visitNeeds.due.column.route', 100, (row) => row.routeName, { sortKey: 'route' }),
      column(
        'region',
        'visitNeeds.due.column.region',
        150,
        (row) => [row.city, row.district, row.town].filter(Boolean).join(' '),
        { sortKey: 'region' },
      ),
      column('minutes', 'visitNeeds.due.column.minutes', 64, (row) => format.count(row.minutes), {
        align: 'end',
        ...optional,
      }),
      column('reasons', 'visitNeeds.due.column.reasons', 280, why),
    ];
  }, [t, format, tierName, segments]);
}
