import { useMemo, useState } from 'react';
import { z } from 'zod';
import { MonthlyBy, MonthlyGroup, type MonthlySort } from '../../../shared/contract/monthlyReport.contract.ts';
import type { MonthlyReportOptions } from '../../../shared/contract/reports.contract.ts';
import { usePreference } from '../../api/preferences.tsx';

export const MonthlyView = z.enum(['table', 'paper']);
export type MonthlyView = z.infer<typeof MonthlyView>;

/** What is kept between visits; reps, regions and the last month belong to one data file and its data. */
const Kept = z.object({
  view: MonthlyView.default('table'),
  by: MonthlyBy.default('dealer'),
  group: MonthlyGroup.nullable().default(null),
  months: z.int().min(1).max(24).default(12),
  excluded: z.enum(['hide', 'only', 'all']).default('all'),
  idle: z.boolean().default(false),
});
type Kept = z.infer<typeof Kept>;
const NOTHING_KEPT = Kept.parse({});

type Visit = Pick<MonthlyReportOptions, 'tiers' | 'reps' | 'regions' | 'segments' | 'sort'> & { to: string | null };
const NEW_VISIT: Visit = {
  tiers: [],
  reps: [],
  regions: [],
  segments: [],
  to: null,
  sort: { by: 'total', descending: true },
};

export type MonthlyChoice = Kept & Visit;
export type MonthlyWishes = Omit<MonthlyReportOptions, 'kind' | 'lang' | 'unit' | 'preparedBy'>;

/** Options that are remembered on this PC, and those that belong to this visit. */
export function useMonthlyChoice(): [MonthlyChoice, (next: Partial<MonthlyChoice>) => void] {
  const [kept, keep] = usePreference('reports.monthly', Kept, NOTHING_KEPT);
  const [visit, setVisit] = useState(NEW_VISIT);
  const choice = useMemo(() => ({ ...kept, ...visit }), [kept, visit]);
  const change = (next: Partial<MonthlyChoice>) => {
    const { tiers, reps, regions, segments, to, sort, ...lasting } = next;
    if (Object.keys(lasting).length > 0) keep({ ...kept, ...lasting });
    setVisit((last) => ({
      tiers: tiers ?? last.tiers,
      reps: reps ?? last.reps,
      regions: regions ?? last.regions,
      segments: segments ?? last.segments,
      to: to === undefined ? last.to : to,
      sort: sort ?? last.sort,
    }));
  };
  return [choice, change];
}

/** The wishes as the engine gets them. */
export function toWishes({ view: _view, to, ...choice }: MonthlyChoice): MonthlyWishes {
  return { ...choice, group: choice.by === 'dealer' ? choice.group : null, ...(to === null ? {} : { to }) };
}

/** Whether anybody may be left out. */
export function narrows({ tiers, reps, regions, segments, excluded }: MonthlyChoice): boolean {
  return segments.length > 0 || tiers.length > 0 || reps.length > 0 || regions.length > 0 || excluded !== 'all';
}

const DESCENDING_FIRST = /^(total|mean|yoy|mom|\d)/;

/** The order after a click on a heading: another column begins its own way, the same one turns around. */
export function nextMonthlySort(sort: MonthlySort, by: string): MonthlySort {
  if (sort.by === by) return { by: sort.by, descending: !sort.descending };
  // Headings carry the names of the contract.
  return { by: by as MonthlySort['by'], descending: DESCENDING_FIRST.test(by) };
}
