import { z } from 'zod';
import { CustomFieldId } from '../domain/ids.ts';
import { RF_CELLS, USUAL_RF_MAP } from '../domain/rfMap.ts';
import { RfSegment } from '../domain/tiers.ts';

/** Place of a graded tier, 0 the best. */
export const TierPlace = z.int().min(0).max(4);

/** The box of each pair of R and F scores, R 1 to 5 and within each F 1 to 5; '' where no box claims it. */
export const RfMap = z
  .array(z.union([RfSegment, z.literal('')]))
  .length(RF_CELLS)
  .default([...USUAL_RF_MAP]);

/** What the owner calls the boxes; a box that is missing or empty has its usual name. */
export const BoxNames = z.partialRecord(RfSegment, z.string().trim().max(20)).default({});

const Span = z.tuple([z.int().min(1).max(5), z.int().min(1).max(5)]).refine(([from, to]) => from <= to);
const span = (from: number, to: number): [number, number] => [from, to];

/** Boxes over all three scores, the first that holds wins; a name is a box's code or a word of the owner's. */
export const Rectangles = z
  .array(z.object({ name: z.string().trim().min(1).max(20), r: Span, f: Span, m: Span, place: TierPlace }))
  .max(20)
  .default([
    { name: 'champions', r: span(5, 5), f: span(5, 5), m: span(5, 5), place: 0 },
    { name: 'potential_loyalist', r: span(3, 5), f: span(3, 5), m: span(2, 5), place: 0 },
    { name: 'loyal', r: span(2, 4), f: span(2, 4), m: span(2, 4), place: 1 },
    { name: 'promising', r: span(3, 4), f: span(1, 3), m: span(3, 5), place: 1 },
    { name: 'new', r: span(4, 5), f: span(1, 3), m: span(1, 5), place: 2 },
    { name: 'cant_lose', r: span(1, 2), f: span(3, 4), m: span(4, 5), place: 0 },
    { name: 'at_risk', r: span(1, 2), f: span(2, 5), m: span(4, 5), place: 1 },
    { name: 'need_attention', r: span(1, 3), f: span(3, 5), m: span(3, 5), place: 1 },
    { name: 'about_to_sleep', r: span(2, 3), f: span(1, 3), m: span(1, 4), place: 2 },
    { name: 'lost', r: span(1, 1), f: span(1, 5), m: span(1, 5), place: 2 },
  ]);

const weight = z.number().min(0).max(100);

/** Weights of the three scores 1–5 where tiers follow their mean; only their proportions count. */
export const RfmWeights = z.object({ r: weight, f: weight, m: weight }).default({ r: 1, f: 1, m: 1 });
/** The means from which on each tier but the last begins. */
export const RfmScoreCuts = z.array(z.number().gt(1).lte(5)).min(2).max(4).default([4, 2.5]);

/** A factor that the owner has made: a field of his with numbers. Its name is kept with the rules, for runs of long ago. */
export const OwnFactor = z.object({
  fieldId: CustomFieldId,
  name: z.string().max(40),
  weight,
  /** Fewer are better, as with complaints. */
  lowIsBetter: z.boolean().default(false),
});
export type OwnFactor = z.infer<typeof OwnFactor>;
export const OwnFactors = z.array(OwnFactor).max(10).default([]);

/**
 * What cuts the tiers of `abc` and `value`: their own measure (the running share, the score), the first so many dealers, the
 * first so many percent of the dealers, or the running share of the amount. Numbers are running ones.
 */
export const CutBy = z.enum(['usual', 'count', 'percent', 'share']).default('usual');
export const CountCuts = z.array(z.int().min(1).max(1_000_000)).min(2).max(4).default([20, 100]);
export const PercentCuts = z.array(z.number().gt(0).lt(100)).min(2).max(4).default([20, 50]);
