import { z } from 'zod';
import { ChangeId, DealerId } from '../domain/ids.ts';
import { command, query } from './define.ts';
import { DoubleDealer } from './doubles.contract.ts';

/** Why several shops may have one owner: one person with one phone, or one tax number. */
export const OWNER_CODES = ['same_person', 'same_tax'] as const;
export const OwnerReason = z.object({
  code: z.enum(OWNER_CODES),
  /** The person with his phone, or the tax number. */
  text: z.string(),
});
export type OwnerReason = z.infer<typeof OwnerReason>;

/** Shops that may have one owner: a group is proposed, not a merge. */
export const OwnerHint = z.object({
  /** In the order in which they came onto the list. */
  dealers: z.array(DoubleDealer),
  reasons: z.array(OwnerReason),
});
export type OwnerHint = z.infer<typeof OwnerHint>;

/** More shops than this one act does not speak of. */
const MOST_SHOPS = 40;

export const ownerDoublesContract = {
  /**
   * What the last search for doubles (`doubles.find`) found, of all dealers or of one, the most shops first. Left out are pairs
   * that are in one group already, that the owner has decided, and that may be one dealer: those are doubles first.
   */
  'doubles.owners': query({
    input: z.object({
      dealerId: DealerId.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ hints: z.array(OwnerHint), total: z.int() }),
  }),
  /** Shops of which the owner has said that they are not of one owner, an act each, the last first. */
  'doubles.distinctOwners': query({
    input: z.object({}),
    output: z.object({ decided: z.array(z.object({ dealers: z.array(DoubleDealer), at: z.int() })) }),
  }),
  /** Remembers for ever that no two of these shops have one owner, or forgets it. */
  'doubles.setDistinctOwners': command({
    input: z.object({ ids: z.array(DealerId).min(2).max(MOST_SHOPS), distinct: z.boolean() }),
    output: z.object({ changeId: ChangeId }),
    changes: ['doubles', 'changes'],
  }),
};
