import type { DealerPatch } from '../../../shared/contract/dealers.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { addressPlace } from './addressPlace.rules.ts';
import { codeKey, nameKey } from './nameKey.rules.ts';
import { pinyinOf } from './pinyin.rules.ts';
import type { loadRegions } from './regionTable.ts';
import { typed } from './text.rules.ts';

/** Columns of the dealer table as SQLite names them. */
export type DealerColumns = Record<string, string | number | null>;

/** The keys that follow from a name: for matching, searching and sorting. */
export function nameColumns(name: string): DealerColumns {
  const { full, initials, sortKey } = pinyinOf(name);
  return { name, name_key: nameKey(name), pinyin: full, initials, sort_key: sortKey };
}

export function codeColumns(code: string): DealerColumns {
  return { code, code_key: codeKey(code) };
}

/** What the owner typed, as columns; text without what does not show, and keys follow their text. The rep is dated, not a column. */
export function patchColumns(
  patch: { [K in keyof DealerPatch]?: DealerPatch[K] | undefined },
  regions: ReturnType<typeof loadRegions>,
): DealerColumns {
  const columns: DealerColumns = {};
  const text = (column: string, value: string | undefined) => {
    if (value !== undefined) columns[column] = typed(value);
  };
  if (patch.name !== undefined) Object.assign(columns, nameColumns(typedName(patch.name)));
  if (patch.code !== undefined) Object.assign(columns, codeColumns(typed(patch.code)));
  text('short_name', patch.shortName);
  text('town', patch.town);
  text('area', patch.area);
  text('address', patch.address);
  text('original_grade', patch.originalGrade);
  text('tax_no', patch.taxNo);
  text('settlement', patch.settlement);
  text('preferred_times', patch.preferredTimes);
  if (patch.preferredChannel !== undefined) columns.preferred_channel = patch.preferredChannel ?? '';
  text('note', patch.note);
  if (patch.type !== undefined) columns.type = patch.type;
  if (patch.excluded !== undefined) {
    columns.excluded = patch.excluded ? 1 : 0;
    // Decided by the owner: no import proposes it again.
    columns.graded_by_choice = patch.excluded ? 0 : 1;
  }
  if (patch.potential !== undefined) columns.potential = patch.potential;
  if (patch.cooperation !== undefined) columns.cooperation = patch.cooperation;
  if (patch.openedOn !== undefined) columns.opened_on = patch.openedOn;
  if (patch.creditLimitMinor !== undefined) columns.credit_limit_minor = patch.creditLimitMinor;
  if (patch.termDays !== undefined) columns.term_days = patch.termDays;
  if (patch.regionCode !== undefined) {
    const { province, city, district } = regions.regionName(patch.regionCode);
    Object.assign(columns, { region_code: patch.regionCode, province, city, district });
  }
  return columns;
}

/** The same for a dealer who is known: a new address says where he is, in whichever way it is typed or pasted. */
export function placedColumns(
  patch: Parameters<typeof patchColumns>[0],
  current: Readonly<Record<string, string | number | null>>,
  regions: ReturnType<typeof loadRegions>,
): DealerColumns {
  const columns = patchColumns(patch, regions);
  const { address } = columns;
  if (typeof address !== 'string' || address === current.address) return columns;
  const isChosen = patch.regionCode !== undefined && patch.regionCode !== '';
  return { ...columns, ...addressPlace(address, { ...current, ...columns }, regions, isChosen) };
}

/** @throws AppError invalid_input where nothing that shows is left */
function typedName(text: string): string {
  const name = typed(text).replace(/\s+/g, ' ');
  if (name === '') throw new AppError('invalid_input', { field: 'name' });
  return name;
}
