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

/** Late by so many cycles is another thing than a little late: the back-test tells them apart. */
export const LONG_LATE_CYCLES = 3;

/** Kinds of being late: with gaps enough of its own or a thin history, and by less than {@link LONG_LATE_CYCLES} or for long. */
export const LATE_KINDS = ['lateKnown', 'lateKnownLong', 'lateThin', 'lateThinLong'] as const;
export type LateKind = (typeof LATE_KINDS)[number];

/** Kinds of evidence that the back-test tells apart, each case in one: late, not late but with several other signs, or with one. */
export const EVIDENCE_KINDS = [...LATE_KINDS, 'several', 'smaller', 'narrower', 'stopped', 'returns', 'price'] as const;
export const EvidenceKind = z.enum(EVIDENCE_KINDS);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/**
 * What kind of evidence the signs of a dealer are; null where none of them endangers purchases: arrears are money owed, and who
 * pays dearer prices is not leaving.
 * @param gaps its own ones
 * @param lateCycles how late it is; asked for of who is late only
 */
export function evidenceKind(
  signals: readonly DeclineSignal[],
  gaps: number,
  lateCycles: number | null,
): EvidenceKind | null {
  if (signals.includes('late')) return lateKind(gaps, lateCycles ?? 0);
  const [first, ...others] = signals.flatMap((k) => (k === 'late' || k === 'arrears' ? [] : [k]));
  return first === undefined ? null : others.length > 0 ? 'several' : first;
}

/** Purchases that a comparison of recent and before takes at the least: so many in the recent span, and before it. */
export const LEAST_RECENT = 3;
export const LEAST_BEFORE = 4;

/** The kind of somebody who is late; by cycles as they are told, to the tenth. */
export function lateKind(gaps: number, lateCycles: number): LateKind {
  const kind = gaps < PEER_GAPS ? 'lateThin' : 'lateKnown';
  return Math.round(lateCycles * 10) < LONG_LATE_CYCLES * 10 ? kind : `${kind}Long`;
}

/** Signs of which each endangers purchases, or is at least told on the list. */
export function fallingSigns(signals: readonly Signal[]): DeclineSignal[] {
  return signals.flatMap((signal) => (signal.k === 'price' && signal.change >= 0 ? [] : [signal.k]));
}

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
