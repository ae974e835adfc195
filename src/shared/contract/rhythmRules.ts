import { z } from 'zod';
import { FestivalRest } from '../domain/festival.ts';

/** What the owner may set of rhythm and decline; everything else is fixed and stands in docs/rhythm.md. */
export const RhythmRules = z.object({
  festival: FestivalRest.prefault({}),
  /** Late enough to be a sign: so many cycles past the day it was due. */
  lateCycles: z.number().min(0.5).max(10).default(1),
  /** So many cycles late a dealer is lost and no longer slipping. */
  goneCycles: z.number().min(1).max(50).default(6),
});
export type RhythmRules = z.infer<typeof RhythmRules>;

/**
 * Weight of the peers, in gaps: with four own gaps a dealer counts as much as its peers, and with fewer its history is thin.
 * docs/rhythm.md says why.
 */
export const PEER_GAPS = 4;

/** From this chance on a dealer is told to be probably active, as on the page of predictions. */
export const SURELY_ACTIVE = 0.8;

export const DECLINE_SIGNALS = ['late', 'smaller', 'narrower', 'stopped', 'returns', 'price', 'arrears'] as const;
export const DeclineSignal = z.enum(DECLINE_SIGNALS);
export type DeclineSignal = z.infer<typeof DeclineSignal>;

/** A sign of quiet decline with the figures its sentence tells; money in minor units, `share` is the part of the purchases in danger. */
export const Signal = z.discriminatedUnion('k', [
  z.object({ k: z.literal('late'), share: z.number() }),
  /** Middle amounts of a purchase day. */
  z.object({ k: z.literal('smaller'), share: z.number(), before: z.number(), now: z.number() }),
  /** Products on a purchase day, on average. */
  z.object({ k: z.literal('narrower'), share: z.number(), before: z.number(), now: z.number() }),
  z.object({
    k: z.literal('stopped'),
    share: z.number(),
    /** All of them, the dearest first. */
    categories: z.array(z.object({ name: z.string(), lastOn: z.string() })),
    count: z.int(),
  }),
  /** Returned amount ÷ sold amount. */
  z.object({ k: z.literal('returns'), share: z.number(), before: z.number(), now: z.number(), minor: z.number() }),
  /** Change of the unit prices of the same products; above zero where they rose. */
  z.object({ k: z.literal('price'), share: z.number(), change: z.number(), products: z.int() }),
  z.object({
    k: z.literal('arrears'),
    share: z.number(),
    before: z.number(),
    now: z.number(),
    beforeOn: z.string(),
    on: z.string(),
  }),
]);
export type Signal = z.infer<typeof Signal>;
