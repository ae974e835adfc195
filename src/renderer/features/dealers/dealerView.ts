import { z } from 'zod';
import {
  DealerFilter,
  type DealerOrder,
  type DealerQuery,
  DealerSort,
} from '../../../shared/contract/dealerFilter.contract.ts';
import { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { DEALER_TYPES, type DealerType } from '../../../shared/domain/dealers.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { RFM_GROUPS, type RfmGroup } from '../../../shared/domain/tiers.ts';
import { findPicked, keepPicked } from '../../app/pickedDealers.ts';

/** Conditions that are made one by one, as the filter has them. */
const MoreConditions = DealerFilter.pick({
  lastMonthOnly: true,
  decline: true,
  openedWithin: true,
  lacks: true,
  ranges: true,
  texts: true,
  tags: true,
  withoutTags: true,
  ownerGroups: true,
  stages: true,
  custom: true,
  segments: true,
});
export type MoreConditions = z.infer<typeof MoreConditions>;

/** What the list shows, as it stands in the address: a reload or a shared address gives the same list. */
export interface DealerView {
  search: string;
  tiers: readonly string[];
  regions: readonly string[];
  reps: readonly (RepId | null)[];
  types: readonly (DealerType | null)[];
  groups: readonly RfmGroup[];
  /** Without an order for so many days up to the cut-off. */
  late: number | null;
  from: CalendarDay | null;
  to: CalendarDay | null;
  never: boolean;
  excluded: 'hide' | 'only' | 'all';
  bin: boolean;
  more: MoreConditions;
  /** The key of dealers picked elsewhere, as `pickedDealers.ts` keeps them. */
  among: string | null;
  sort: DealerOrder;
}

/** The values of "none" among lists of ids. */
const NONE = 'none';

export const DEFAULT_SORT: DealerOrder = { by: 'amount', descending: true };

export const NO_MORE: MoreConditions = MoreConditions.parse({});

export const EMPTY_VIEW: DealerView = {
  search: '',
  tiers: [],
  regions: [],
  reps: [],
  types: [],
  groups: [],
  late: null,
  from: null,
  to: null,
  never: false,
  excluded: 'all',
  bin: false,
  more: NO_MORE,
  among: null,
  sort: DEFAULT_SORT,
};

/** Reads a view from the query of an address; what it cannot understand is left out. */
export function readView(query: string): DealerView {
  const params = new URLSearchParams(query);
  const list = (name: string) => params.get(name)?.split(',') ?? [];
  const excluded = params.get('excluded');
  const sort = params.get('sort') ?? '';
  const by = DealerSort.safeParse(sort.replace(/^-/, ''));
  return {
    search: (params.get('q') ?? '').slice(0, 100),
    tiers: list('tier').filter((tier) => tier.length > 0 && tier.length <= 10),
    regions: list('region').flatMap((code) => (code === NONE ? [''] : /^\d{1,6}$|^~./.test(code) ? [code] : [])),
    reps: list('rep').flatMap(readRep),
    types: list('type').flatMap((type) => (type === NONE ? [null] : DEALER_TYPES.filter((known) => known === type))),
    groups: list('group').flatMap((group) => RFM_GROUPS.filter((known) => known === group)),
    late: readCount(params.get('late')),
    from: readDay(params.get('from')),
    to: readDay(params.get('to')),
    never: params.has('never'),
    excluded: excluded === 'hide' || excluded === 'only' ? excluded : 'all',
    bin: params.has('bin'),
    more: readMore(params.get('more')),
    among: params.get('among'),
    sort: by.success ? { by: by.data, descending: sort.startsWith('-') } : DEFAULT_SORT,
  };
}

/** The query of a view, without its default values; the inverse of {@link readView}. */
export function writeView(view: DealerView): string {
  const params = new URLSearchParams();
  const list = (name: string, values: readonly (string | number | null)[]) => {
    if (values.length > 0)
      params.set(name, values.map((value) => (value === null || value === '' ? NONE : value)).join(','));
  };
  if (view.search !== '') params.set('q', view.search);
  list('tier', view.tiers);
  list('region', view.regions);
  list('rep', view.reps);
  list('type', view.types);
  list('group', view.groups);
  if (view.late !== null) params.set('late', String(view.late));
  if (view.from !== null) params.set('from', view.from);
  if (view.to !== null) params.set('to', view.to);
  if (view.never) params.set('never', '1');
  if (view.excluded !== 'all') params.set('excluded', view.excluded);
  if (view.bin) params.set('bin', '1');
  if (view.among !== null) params.set('among', view.among);
  const more = moreText(view.more);
  if (more !== '{}') params.set('more', more);
  const { by, descending } = view.sort;
  if (by !== DEFAULT_SORT.by || descending !== DEFAULT_SORT.descending)
    params.set('sort', `${descending ? '-' : ''}${by}`);
  return params.toString().replaceAll('%2C', ',');
}

/** Only what differs from no condition at all. */
function moreText(more: MoreConditions): string {
  const names = MoreConditions.keyof().options;
  const differs = names.filter((name) => JSON.stringify(more[name]) !== JSON.stringify(NO_MORE[name]));
  return JSON.stringify(Object.fromEntries(differs.map((name) => [name, more[name]])));
}

function readMore(text: string | null): MoreConditions {
  if (text === null) return NO_MORE;
  try {
    const more = MoreConditions.safeParse(JSON.parse(text));
    return more.success ? more.data : NO_MORE;
  } catch (error) {
    if (error instanceof SyntaxError) return NO_MORE;
    throw error;
  }
}

/** The filter the engine gets. */
export function toFilter(view: DealerView): DealerFilter {
  return {
    ...view.more,
    search: view.search.trim(),
    tiers: [...view.tiers],
    regions: [...view.regions],
    reps: [...view.reps],
    types: [...view.types],
    groups: [...view.groups],
    neverOrdered: view.never,
    excluded: view.excluded,
    bin: view.bin,
    ...(view.late === null ? {} : { withoutOrderDays: view.late }),
    ...amongOf(view.among),
    ...(view.from === null ? {} : { lastOrderFrom: view.from }),
    ...(view.to === null ? {} : { lastOrderTo: view.to }),
  };
}

/** A set that this window no longer has is nobody: everybody would be a wrong answer. */
function amongOf(key: string | null): Pick<DealerFilter, 'among'> {
  if (key === null) return {};
  const { label, ids } = findPicked(key) ?? { label: '', ids: [] };
  return { among: { label, ids: [...ids] } };
}

/** The view of a kept filter and sort; the inverse of {@link toFilter}. */
export function fromQuery({ filter, sort }: DealerQuery): DealerView {
  return {
    search: filter.search,
    tiers: filter.tiers,
    regions: filter.regions,
    reps: filter.reps,
    types: filter.types,
    groups: filter.groups,
    late: filter.withoutOrderDays ?? null,
    from: filter.lastOrderFrom ?? null,
    to: filter.lastOrderTo ?? null,
    never: filter.neverOrdered,
    excluded: filter.excluded,
    bin: filter.bin,
    more: MoreConditions.parse(filter),
    among: filter.among === undefined ? null : keepPicked(filter.among),
    sort,
  };
}

/** True where the list is narrowed; the bin is another list, not a narrower one. */
export function isFiltered(view: DealerView): boolean {
  const everything = { ...EMPTY_VIEW, sort: view.sort, bin: view.bin };
  return writeView(view) !== writeView(everything);
}

/** Figures and days begin with the largest, texts with A. */
const DESCENDING_FIRST: readonly DealerSort[] = [
  'amount',
  'amountPrev',
  'orders',
  'lastOrder',
  'openedOn',
  'creditLimit',
  'balance',
  'overdue',
  'overLimit',
  'total',
  'openCases',
  'cycle',
  'late',
  'atStake',
  'rfm',
  'createdAt',
];

/** The order after a click on a header: another column begins its own way, the same one turns around. */
export function nextSort(sort: DealerOrder, column: string): DealerOrder {
  const by = DealerSort.safeParse(column);
  if (!by.success) return sort;
  if (sort.by === by.data) return { by: by.data, descending: !sort.descending };
  return { by: by.data, descending: DESCENDING_FIRST.includes(by.data) };
}

function readRep(text: string): (RepId | null)[] {
  if (text === NONE) return [null];
  const rep = RepId.safeParse(Number(text));
  return rep.success ? [rep.data] : [];
}

function readDay(text: string | null): CalendarDay | null {
  const day = CalendarDay.safeParse(text);
  return day.success ? day.data : null;
}

function readCount(text: string | null): number | null {
  const count = z.coerce
    .number()
    .int()
    .min(1)
    .max(3650)
    .safeParse(text ?? undefined);
  return count.success ? count.data : null;
}
