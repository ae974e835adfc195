import type { DealerRow } from '../../../shared/contract/dealers.contract.ts';

/** Where a dealer is, in one line: what its address says already is not said again. */
export function placeText(row: Pick<DealerRow, 'city' | 'district' | 'area' | 'address'>): string {
  const place = [row.city, row.district, row.area].filter((part) => part !== '' && !says(row.address, part));
  return [place.join(' · '), row.address].filter((part) => part !== '').join(' ');
}

/** Addresses leave out 市, 区 and 县 as often as not. */
function says(address: string, part: string): boolean {
  const stem = part.length > 2 ? part.replace(/[市区县]$/, '') : part;
  return address.includes(stem);
}
