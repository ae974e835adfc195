import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { FestivalRest } from '../domain/festival.ts';
import { DealerId, JobId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { command, query } from './define.ts';

/** Days ahead that are always predicted, as far as the history reaches. */
export const HORIZON_DAYS = [30, 90, 365] as const;

export const MODEL_WISHES = ['auto', 'bgnbd', 'mbgcnbdk'] as const;
export const ModelWish = z.enum(MODEL_WISHES);
export type ModelWish = z.infer<typeof ModelWish>;
export const ModelName = z.enum(['bgnbd', 'mbgcnbdk']);

/** Why a model was taken, see `repeatBuying.ts`. */
export const ModelReason = z.enum(['asked', 'regular', 'better', 'chance', 'only_sound', 'none_sound']);
/** Where the parameters of a fit have run to, see `dropoutLikelihood.ts`. */
export const Degenerate = z.enum(['no_dropout', 'same_rate', 'no_repeat', 'same_dropout', 'all_or_nothing']);

/** Why nothing is predicted: what was found of what would be needed; `degenerate` names no figures. */
export const Abstained = z.object({
  code: z.enum(['few_repeaters', 'few_repeats', 'short_history', 'degenerate']),
  found: z.int(),
  needed: z.int(),
});
export type Abstained = z.infer<typeof Abstained>;

const Fit = z.object({
  model: ModelName,
  k: z.int(),
  /** Rates and times are per week. */
  params: z.object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() }),
  logLik: z.number(),
  aic: z.number(),
  degenerate: z.array(Degenerate),
});
export type PredictionFit = z.infer<typeof Fit>;

const ValueFit = z.object({
  p: z.number(),
  q: z.number(),
  /** In minor units. */
  v: z.number(),
  logLik: z.number(),
  n: z.int(),
  degenerate: z.array(z.enum(['no_mean', 'same_value', 'edge'])),
  /** Of how often dealers buy and how much at a time; beyond ±0.3 the model's assumption is in doubt. */
  correlation: z.number().nullable(),
});

const Tenth = z.object({ dealers: z.int(), expected: z.number(), actual: z.int(), naive: z.int() });
export type CalibrationTenth = z.infer<typeof Tenth>;

/** What the model would have said before the last period, and what came. */
const Calibration = z.object({
  from: CalendarDay,
  to: CalendarDay,
  days: z.int(),
  model: ModelName,
  k: z.int(),
  dealers: z.int(),
  expected: z.number(),
  actual: z.int(),
  /** Order days of the same dealers in the equal period before: what one would guess without a model. */
  naive: z.int(),
  /** Mean over dealers of how far off, in order days. */
  meanError: z.number(),
  naiveMeanError: z.number(),
  verdict: z.enum(['better', 'same', 'worse']),
  /** From those of whom most was expected. */
  tenths: z.array(Tenth),
});
export type Calibration = z.infer<typeof Calibration>;

/** A calculation: what it rests on, what came out, how good it was. */
export const PredictionRun = z.object({
  asOf: CalendarDay,
  wish: ModelWish,
  computedAt: z.int(),
  dealers: z.int(),
  repeaters: z.int(),
  onlyOneOrder: z.int(),
  /** Order days after each dealer's first. */
  repeats: z.int(),
  historyFrom: CalendarDay.nullable(),
  historyDays: z.int(),
  abstained: Abstained.nullable(),
  /** Null where too little is known to fit anything. */
  fit: Fit.nullable(),
  other: Fit.nullable(),
  reason: ModelReason.nullable(),
  /** 1 is pure chance; the higher, the more like a clock. Null where too few dealers have three order days, or all gaps are equal. */
  regularity: z.object({ k: z.number().nullable(), dealers: z.int() }).nullable(),
  value: ValueFit.nullable(),
  calibration: Calibration.nullable(),
  calibrationAbstained: Abstained.nullable(),
  /** The part of what was sold in the last year that came back; amounts expected are less by as much. Null in older results. */
  returns: z.object({ share: z.number() }).nullable().default(null),
  /** The days of this rest around Spring Festival count in no gap and no time ahead; null where every day counts. */
  rest: FestivalRest.nullable().default(null),
  /** Sums over all dealers; null beyond what the history reaches. */
  totals: z.array(z.object({ days: z.int(), orders: z.number().nullable(), valueMinor: Minor.nullable() })),
});
export type PredictionRun = z.infer<typeof PredictionRun>;

/** Why something of a dealer is not told. */
export const DealerReason = z.enum(['one_order', 'likely_gone', 'too_far']);

export const DealerPrediction = z.object({
  dealerId: DealerId,
  code: z.string(),
  name: z.string(),
  orderDays: z.int(),
  firstOn: CalendarDay,
  lastOn: CalendarDay,
  /** Null with the reason `one_order`, and for everybody where the run abstained. */
  pAlive: z.number().min(0).max(1).nullable(),
  reason: DealerReason.nullable(),
  /** By {@link HORIZON_DAYS}. */
  orders: z.array(z.number().nullable()),
  valueMinor: z.array(Minor.nullable()),
  /** Mean order day expected, less what comes back of it; and as it was sold so far (the first day left out). */
  averageMinor: Minor.nullable(),
  meanMinor: Minor.nullable(),
  /** If still active, the next order comes in eight of ten cases from … to …; `expectedOn` has as many before it as after. */
  nextFrom: CalendarDay.nullable(),
  expectedOn: CalendarDay.nullable(),
  nextTo: CalendarDay.nullable(),
  /** Of the calibration: 0 is the tenth of whom most was expected. */
  tenth: z.int().nullable(),
});
export type DealerPrediction = z.infer<typeof DealerPrediction>;

export const PREDICTION_SORTS = [
  'name',
  'pAlive',
  'lastOn',
  'orderDays',
  'orders30',
  'orders90',
  'orders365',
  'value90',
  'expectedOn',
] as const;

export const PREDICTION_GROUPS = ['all', 'active', 'doubtful', 'gone', 'unknown'] as const;
export type PredictionGroup = (typeof PREDICTION_GROUPS)[number];

/** The result that is kept up as the present one, or the last that was asked for of another day. */
const Which = z.enum(['live', 'asked']).default('live');

export const predictionsContract = {
  /** Fits, predicts and checks against the last period; with a day or a model of its own it stands beside the present result. */
  'predictions.run': command({
    input: z.object({
      asOf: CalendarDay.optional(),
      model: ModelWish.optional(),
      /** A model of the owner's choice becomes that of the present result, until another one is chosen. */
      keep: z.boolean().default(false),
    }),
    output: z.object({ jobId: JobId }),
    changes: [],
  }),
  'predictions.overview': query({
    input: z.object({ which: Which }),
    output: z.object({
      run: PredictionRun.nullable(),
      /** Orders have changed since, or their last day has. */
      stale: z.boolean(),
      /** Dealers by how surely they are still active. */
      groups: z.record(z.enum(PREDICTION_GROUPS), z.int()),
    }),
  }),
  'predictions.list': query({
    input: z.object({
      which: Which,
      group: z.enum(PREDICTION_GROUPS).default('all'),
      tenth: z.int().min(0).max(9).optional(),
      search: z.string().max(100).default(''),
      sort: z
        .object({ by: z.enum(PREDICTION_SORTS), descending: z.boolean() })
        .default({ by: 'value90', descending: true }),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(100),
    }),
    output: z.object({ rows: z.array(DealerPrediction), total: z.int() }),
  }),
  /** The dealers of a group or of a tenth of the calibration, for the list of dealers. */
  'predictions.ids': query({
    input: z.object({ which: Which, group: z.enum(PREDICTION_GROUPS).default('all'), tenth: z.int().optional() }),
    output: z.object({ ids: z.array(DealerId) }),
  }),
  'predictions.ofDealer': query({
    input: z.object({ dealerId: DealerId }),
    output: z.object({
      run: PredictionRun.pick({ asOf: true, abstained: true, fit: true }).nullable(),
      stale: z.boolean(),
      prediction: DealerPrediction.nullable(),
    }),
  }),
};
