import type { ReactNode } from 'react';

/** Rows are known by a number that never changes. */
export interface GridRowBase {
  id: number;
}

/** How a cell is edited in place: plain text, or one of a few values. */
export interface CellEdit<R> {
  value(row: R): string;
  options?: readonly { value: string; label: string }[];
  /** One sentence where a text cannot be kept: the cell stays open with what was typed. */
  check?(next: string): string | undefined;
  /** Saves and answers the row as it is now; a throw keeps the old value and is shown. */
  save(row: R, next: string): Promise<R>;
}

/** A column as its page describes it. Texts are already in the reader's language. */
export interface GridColumn<R> {
  id: string;
  title: string;
  /** px */
  width: number;
  align?: 'start' | 'end' | 'center';
  /** The name the list is sorted by; without one the header does not sort. */
  sortKey?: string;
  /** What is shown and copied. */
  text(row: R): string;
  /** Shown instead of the text where the column is more than text. */
  cell?(row: R): ReactNode;
  /** Not shown until chosen. */
  optional?: boolean;
  /** Kept at the left until the user decides otherwise. */
  pinned?: boolean;
  edit?: CellEdit<R>;
}

export interface PageRequest {
  offset: number;
  limit: number;
  snapshot?: string;
  /** The id of a row whose place in the list is wanted too. */
  locate?: number;
}

export interface PageAnswer<R> {
  rows: readonly R[];
  total: number;
  /** Names the fixed order that later pages are read from. */
  snapshot: string;
  /** The place of the wanted row, null where it is not in the list; a list that cannot tell leaves it out. */
  located?: number | null | undefined;
}

export interface GridSort {
  by: string;
  descending: boolean;
}

/** Ticked rows, held by the page. */
export interface GridSelection {
  ids: ReadonlySet<number>;
  toggle(ids: readonly number[]): void;
  toggleAll(): void;
  clear(): void;
}
