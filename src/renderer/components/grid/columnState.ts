import { z } from 'zod';
import type { GridColumn } from './gridTypes.ts';

/** The user's columns as they are remembered. Ids that no longer exist are ignored, new ones join at the end. */
export const ColumnChoice = z.object({
  order: z.array(z.string()),
  hidden: z.array(z.string()),
  pinned: z.array(z.string()),
  widths: z.record(z.string(), z.number()),
});
export type ColumnChoice = z.infer<typeof ColumnChoice>;

export const MIN_WIDTH = 48;
export const MAX_WIDTH = 800;

/** The choice before the user made one. */
export function defaultChoice(columns: readonly Pick<GridColumn<never>, 'id' | 'optional' | 'pinned'>[]): ColumnChoice {
  return {
    order: columns.map((column) => column.id),
    hidden: columns.filter((column) => column.optional).map((column) => column.id),
    pinned: columns.filter((column) => column.pinned).map((column) => column.id),
    widths: {},
  };
}

/** Brings a remembered choice in line with the columns there are now. */
export function mendChoice(
  choice: ColumnChoice,
  columns: readonly Pick<GridColumn<never>, 'id' | 'optional' | 'pinned'>[],
): ColumnChoice {
  const ids = columns.map((column) => column.id);
  const known = (list: readonly string[]) => list.filter((id) => ids.includes(id));
  const fresh = ids.filter((id) => !choice.order.includes(id));
  const freshHidden = columns
    .filter((column) => column.optional && fresh.includes(column.id))
    .map((column) => column.id);
  const hidden = [...known(choice.hidden), ...freshHidden];
  return {
    order: [...known(choice.order), ...fresh],
    // A grid without any column could not be mended by its own header.
    hidden: hidden.length >= ids.length ? [] : hidden,
    pinned: known(choice.pinned),
    widths: choice.widths,
  };
}

/** Moves a column one place among those that are shown, to the left (−1) or right (+1). */
export function moveColumn(choice: ColumnChoice, id: string, step: -1 | 1): ColumnChoice {
  const pinned = choice.pinned.includes(id);
  const sameSide = (other: string) => choice.pinned.includes(other) === pinned;
  const neighbours = choice.order.filter((other) => sameSide(other) && !choice.hidden.includes(other));
  const neighbour = neighbours[neighbours.indexOf(id) + step];
  return neighbour === undefined ? choice : placeColumn(choice, id, neighbour);
}

/** Puts a column into another one's place (drag and drop); it takes over whether it is pinned. */
export function placeColumn(choice: ColumnChoice, id: string, target: string): ColumnChoice {
  if (id === target) return choice;
  const from = choice.order.indexOf(id);
  const to = choice.order.indexOf(target);
  if (from < 0 || to < 0) return choice;
  const order = choice.order.filter((other) => other !== id);
  order.splice(to, 0, id);
  const others = choice.pinned.filter((other) => other !== id);
  const pinned = choice.pinned.includes(target) ? [...others, id] : others;
  return { ...choice, order, pinned };
}

/** Shows a hidden column or hides a shown one; the last one stays. */
export function toggleColumn(choice: ColumnChoice, id: string): ColumnChoice {
  if (choice.hidden.includes(id)) return { ...choice, hidden: choice.hidden.filter((other) => other !== id) };
  if (choice.hidden.length >= choice.order.length - 1) return choice;
  return { ...choice, hidden: [...choice.hidden, id] };
}

/** Pins a column to the left, or lets it go. */
export function togglePin(choice: ColumnChoice, id: string): ColumnChoice {
  const pinned = choice.pinned.includes(id) ? choice.pinned.filter((other) => other !== id) : [...choice.pinned, id];
  return { ...choice, pinned };
}

/** Sets a column's width in px, within reason. */
export function widenColumn(choice: ColumnChoice, id: string, width: number): ColumnChoice {
  const kept = Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)));
  return { ...choice, widths: { ...choice.widths, [id]: kept } };
}
