import type { RepRow } from '../../../shared/contract/reps.contract.ts';
import type { GridSort } from '../../components/grid/gridTypes.ts';

export type RepShow = 'active' | 'left' | 'all';

export interface RepView {
  show: RepShow;
  search: string;
  sort: GridSort;
}

/** Texts begin with A, figures with the largest. */
const TEXT_SORTS: readonly string[] = ['name', 'level', 'status', 'next'];

/** Reps of a view in its order; names in the order of the engine, which is pinyin. */
export function viewRows(reps: readonly RepRow[], { show, search, sort }: RepView): RepRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = reps
    .map((rep, place) => ({ rep, place }))
    .filter(({ rep }) => show === 'all' || rep.active === (show === 'active'))
    .filter(({ rep }) => {
      const text = [rep.name, rep.pinyin, ...rep.aliases, rep.phone, ...rep.areas, ...rep.skills]
        .join('\n')
        .toLowerCase();
      return words.every((word) => text.includes(word));
    });
  const sign = sort.descending ? -1 : 1;
  return found
    .sort(
      (a, b) => sign * (compare(sort.by, a.rep, b.rep) || 0) || (a.place - b.place) * (sort.by === 'name' ? sign : 1),
    )
    .map(({ rep }) => rep);
}

/** Negative where `a` comes first; equal ones keep the order of names. */
function compare(by: string, a: RepRow, b: RepRow): number {
  if (by === 'level') return a.level.localeCompare(b.level, 'zh-CN');
  if (by === 'status') return (a.leftOn ?? '9999').localeCompare(b.leftOn ?? '9999') * -1;
  if (by === 'next') return (a.nextOn ?? '9999').localeCompare(b.nextOn ?? '9999');
  if (by === 'dealers') return a.dealers - b.dealers;
  if (by === 'amount') return (a.amountMinor ?? 0) - (b.amountMinor ?? 0);
  if (by === 'capacity') return (a.capacityMinutes ?? 0) - (b.capacityMinutes ?? 0);
  return 0;
}

/** The order after a click on a header: another column begins its own way, the same one turns around. */
export function nextSort(sort: GridSort, by: string): GridSort {
  if (sort.by === by) return { by, descending: !sort.descending };
  return { by, descending: !TEXT_SORTS.includes(by) };
}
