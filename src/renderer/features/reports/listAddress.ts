import { GridColumn } from '../../../shared/contract/dealers.contract.ts';

/** The address of the printed list. @param view the list's own address, as `writeView` makes it */
export function listAddress(view: string, columns: readonly GridColumn[]): string {
  const parts = [view, `columns=${columns.join(',')}`];
  return `/reports/dealerList?${parts.filter((part) => part !== '').join('&')}`;
}

/** The columns that an address names; none where it names none that is known. */
export function readColumns(query: string): GridColumn[] {
  const names = new URLSearchParams(query).get('columns')?.split(',') ?? [];
  return names.flatMap((name) => GridColumn.safeParse(name).data ?? []);
}
