import { z } from 'zod';
import { ChangeId, ViewId } from '../domain/ids.ts';
import { DealerQuery } from './dealerFilter.contract.ts';
import { command, query } from './define.ts';

/** Views that come with the program. */
export const BUILT_IN_VIEWS = [
  'late30',
  'late60',
  'late90',
  'lastMonthOnly',
  'declining',
  'newAccounts',
  'noPhone',
  'noRep',
  'overdue',
  'overLimit',
  'slipping',
] as const;
export const BuiltInView = z.enum(BUILT_IN_VIEWS);
export type BuiltInView = z.infer<typeof BuiltInView>;

/** The columns of a grid as its user arranged them: all in their order, which are hidden or pinned, widths in px. */
export const GridChoice = z.object({
  order: z.array(z.string().max(60)).max(400),
  hidden: z.array(z.string().max(60)).max(400),
  pinned: z.array(z.string().max(60)).max(400),
  widths: z.record(z.string().max(60), z.number()),
});
export type GridChoice = z.infer<typeof GridChoice>;

const ViewName = z.string().trim().min(1).max(60);

export const SavedView = z.object({
  id: ViewId,
  revision: z.int(),
  /** Null for the owner's own. */
  builtIn: BuiltInView.nullable(),
  /** Empty where a built-in one goes by its usual name. */
  name: z.string(),
  query: DealerQuery,
  /** Null: the columns of every list. */
  columns: GridChoice.nullable(),
  /** The list opens with it. */
  start: z.boolean(),
});
export type SavedView = z.infer<typeof SavedView>;

export const viewsContract = {
  /** In the owner's order. */
  'views.list': query({ input: z.object({}), output: z.object({ views: z.array(SavedView) }) }),
  /** How many dealers each view shows. */
  'views.counts': query({
    input: z.object({}),
    output: z.object({ counts: z.array(z.object({ id: ViewId, dealers: z.int() })) }),
  }),
  'views.create': command({
    input: z.object({ name: ViewName, query: DealerQuery, columns: GridChoice.nullable().default(null) }),
    output: SavedView,
    changes: ['views', 'changes'],
  }),
  'views.update': command({
    input: z.object({
      id: ViewId,
      expectedRevision: z.int(),
      patch: z
        .object({ name: ViewName, query: DealerQuery, columns: GridChoice.nullable(), start: z.boolean() })
        .partial(),
    }),
    output: SavedView,
    changes: ['views', 'changes'],
  }),
  /** Puts a view before another one, or last. */
  'views.move': command({
    input: z.object({ id: ViewId, before: ViewId.nullable() }),
    output: z.object({}),
    changes: ['views', 'changes'],
  }),
  'views.remove': command({
    input: z.object({ id: ViewId }),
    output: z.object({ changeId: ChangeId }),
    changes: ['views', 'changes'],
  }),
};
