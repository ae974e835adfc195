import type { TableOf } from '../../../shared/contract/tables.contract.ts';
import type { DueRow } from '../../../shared/contract/visitNeeds.contract.ts';
import { oftenText, reasonText } from '../../../shared/i18n/needText.ts';
import { reachText } from '../../../shared/i18n/todayText.ts';
import { type Column, type GridSheet, paged, sheetOf, type TableEnv } from './tableParts.ts';

const PAGE = 2000;

/** Who is due, as the page shows it. */
export async function visitsDueTable(of: TableOf<'visitsDue'>, { ask, t }: TableEnv): Promise<GridSheet[]> {
  const { tiers } = await ask('visits.rules', {});
  const { segments } = await ask('segments.names', {});
  const tierName = (code: string) => tiers.find((tier) => tier.code === code)?.name ?? code;
  const segmentName = (id: number) => segments.find((segment) => segment.id === id)?.name;
  const columns: Column<DueRow>[] = [
    ['visitNeeds.due.column.code', 'text', (row) => row.code, 16, 'code'],
    ['visitNeeds.due.column.name', 'text', (row) => row.name, 30, 'name'],
    ['visitNeeds.due.column.tier', 'text', (row) => (row.tier === null ? '' : tierName(row.tier)), 8, 'tier'],
    ['visitNeeds.due.column.overdue', 'integer', (row) => row.overdueDays, undefined, 'overdue'],
    ['visitNeeds.due.column.dueOn', 'day', (row) => row.dueOn, undefined, 'dueOn'],
    ['visitNeeds.due.column.way', 'text', (row) => t(`visitNeeds.way.${row.way}`), 10, 'way'],
    ['visitNeeds.due.column.often', 'text', (row) => oftenText(row, t), 18, 'often'],
    ['visitNeeds.due.column.lastVisit', 'day', (row) => row.lastVisitOn, undefined, 'lastVisit'],
    ['visitNeeds.due.column.lastContact', 'day', (row) => row.lastContactOn, undefined, 'lastContact'],
    ['visitNeeds.due.column.reach', 'text', (row) => reachText(row, t), 24, 'reach'],
    ['visitNeeds.due.column.rep', 'text', (row) => row.repName, 12, 'rep'],
    ['visitNeeds.due.column.route', 'text', (row) => row.routeName, 14, 'route'],
    [
      'visitNeeds.due.column.region',
      'text',
      (row) => [row.city, row.district, row.town].filter(Boolean).join(' '),
      24,
      'region',
    ],
    ['visitNeeds.due.column.minutes', 'integer', (row) => row.minutes, undefined, 'minutes'],
    [
      'visitNeeds.due.column.reasons',
      'text',
      (row) => row.reasons.map((reason) => reasonText(reason, t, tierName, segmentName)).join(' · '),
      40,
      'reasons',
    ],
  ];
  return [
    sheetOf(
      t,
      'visitNeeds.due.title',
      columns,
      paged(async (at) => (await ask('visits.due', { ...of, ...at })).rows, PAGE),
    ),
  ];
}
