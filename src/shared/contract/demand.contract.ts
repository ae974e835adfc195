import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { ChangeId, DealerId, ProductId, RefusalId, RepId, TagId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { TierCode } from '../domain/tiers.ts';
import { command, query } from './define.ts';
import { TagName } from './tags.contract.ts';

/** What columns stand for: product category, where there is none the brand, where there is none the product. */
export const DEMAND_LEVELS = ['category', 'brand', 'product'] as const;
export const DemandLevel = z.enum(DEMAND_LEVELS);
export type DemandLevel = z.infer<typeof DemandLevel>;

/** What the figures of every answer rest on. */
export const DemandHead = z.object({
  asOf: CalendarDay,
  windowFrom: CalendarDay,
  windowMonths: z.int(),
  /** The data reach back over the window before: amounts can be compared with it. */
  previousCovered: z.boolean(),
  /** Dealers that are graded and have bought in the window. */
  active: z.int(),
});
export type DemandHead = z.infer<typeof DemandHead>;

const Who = z.object({ id: DealerId, code: z.string(), name: z.string(), tier: TierCode.nullable() });

export const MatrixColumn = z.object({
  /** Names the column at its level: a product's number, or the word of a category or brand. */
  key: z.string(),
  name: z.string(),
  netMinor: Minor,
  beforeMinor: Minor,
  /** Active dealers that bought it in the window. */
  buyers: z.int(),
});
export type MatrixColumn = z.infer<typeof MatrixColumn>;

export const MatrixRow = Who.extend({
  netMinor: Minor,
  beforeMinor: Minor,
  /** Amounts of the window and of the one before, a pair per column of the answer. */
  cells: z.array(z.tuple([Minor, Minor])),
  /** Columns that are not in the answer, and what no line names a product of: bills without lines, discounts of bills. */
  otherMinor: Minor,
  unsplitMinor: Minor,
});
export type MatrixRow = z.infer<typeof MatrixRow>;

export const Matrix = DemandHead.extend({
  level: DemandLevel,
  /** Columns there are, and those of this answer, the largest amounts first. */
  columnsTotal: z.int(),
  columns: z.array(MatrixColumn),
  rows: z.array(MatrixRow),
  total: z.int(),
  totals: z.object({ netMinor: Minor, beforeMinor: Minor, otherMinor: Minor, unsplitMinor: Minor }),
});
export type Matrix = z.infer<typeof Matrix>;

export const NewProduct = z.object({
  id: ProductId,
  code: z.string(),
  name: z.string(),
  spec: z.string(),
  firstOn: CalendarDay,
  buyers: z.int(),
  netMinor: Minor,
});
export type NewProduct = z.infer<typeof NewProduct>;

export const SPREAD_BY = ['tier', 'rep', 'area'] as const;
export const SpreadBy = z.enum(SPREAD_BY);
export type SpreadBy = z.infer<typeof SpreadBy>;

export const SuggestedProduct = z.object({
  id: ProductId,
  code: z.string(),
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  /** Of so many dealers most alike, so many buy it. */
  support: z.int(),
  of: z.int(),
  expectedMinor: Minor,
  /** The latest day on which one of them bought it for the first time. */
  newestOn: CalendarDay,
  /** The dealer's own last purchase, before the window; null where it never bought it. */
  lastOn: CalendarDay.nullable(),
});
export type SuggestedProduct = z.infer<typeof SuggestedProduct>;

export const AdviceAbstained = z.enum(['excluded', 'no_purchases', 'few_products', 'few_own', 'few_alike']);
export const PeerLevel = z.enum(['typeTierArea', 'typeTier', 'type', 'all']);

export const DealerAdvice = DemandHead.extend({
  abstained: AdviceAbstained.nullable(),
  level: PeerLevel,
  /** Dealers of the group among whom was looked. */
  peers: z.int(),
  /** Those most alike, with how alike they are, 0 … 1. */
  neighbours: z.array(Who.extend({ likeness: z.number(), netMinor: Minor })),
  products: z.array(SuggestedProduct),
  total: z.int(),
});
export type DealerAdvice = z.infer<typeof DealerAdvice>;

export const AdvisedDealer = Who.extend({
  netMinor: Minor,
  /** Products it is advised of, ten at most, and what they come to. */
  products: z.int(),
  expectedMinor: Minor,
  first: z.array(SuggestedProduct),
});
export type AdvisedDealer = z.infer<typeof AdvisedDealer>;

/** A product that many should buy. */
export const WantedProduct = z.object({
  id: ProductId,
  code: z.string(),
  name: z.string(),
  spec: z.string(),
  dealers: z.array(DealerId),
  expectedMinor: Minor,
});
export type WantedProduct = z.infer<typeof WantedProduct>;

/** A category, or a brand where products have none, of which these buy nothing and are advised something. */
export const WantedCategory = z.object({ name: z.string(), dealers: z.array(DealerId), expectedMinor: Minor });
export type WantedCategory = z.infer<typeof WantedCategory>;

export const KEY_FACTORS = ['share', 'frequency', 'size', 'growth', 'potential', 'margin'] as const;
export const KeyFactor = z.enum(KEY_FACTORS);
export type KeyFactor = z.infer<typeof KeyFactor>;

export const KEY_STEPS = ['winBack', 'raiseFrequency', 'raiseSize', 'widen', 'contract', 'askPotential'] as const;
export const KeyStep = z.enum(KEY_STEPS);
export type KeyStep = z.infer<typeof KeyStep>;

export const KeyAccount = Who.extend({
  score: z.number(),
  netMinor: Minor,
  daysSince: z.int(),
  factors: z.array(
    z.object({
      factor: KeyFactor,
      /** Share, growth and margin as fractions, orders and marks as numbers, order size in minor units. */
      raw: z.number().nullable(),
      points: z.number().nullable(),
    }),
  ),
  /** Factors that speak for it, the strongest first. */
  strengths: z.array(KeyFactor),
  step: KeyStep,
  /** Products it should buy, and the name of the first; '' for none. */
  offers: z.int(),
  firstOffer: z.string(),
});
export type KeyAccount = z.infer<typeof KeyAccount>;

/** Needs that behaviour tells of, by their rules in docs/demand.md; what stands before the dot is the kind. */
export const NEED_RULES = [
  'service.delivery',
  'service.afterSales',
  'individual.specialist',
  'individual.price',
  'individual.range',
] as const;
export const NeedRule = z.enum(NEED_RULES);
export type NeedRule = z.infer<typeof NeedRule>;
export const NEED_KINDS = ['individual', 'service'] as const;
export const NeedKind = z.enum(NEED_KINDS);
export type NeedKind = z.infer<typeof NeedKind>;

export const ProposedNeed = z.object({
  need: NeedRule,
  dealers: z.array(
    z.object({
      id: DealerId,
      name: z.string(),
      /** The two figures the rule compares, and what it names. */
      figure: z.number(),
      against: z.number(),
      word: z.string(),
    }),
  ),
});
export type ProposedNeed = z.infer<typeof ProposedNeed>;

export const NeedTag = z.object({
  id: TagId,
  name: z.string(),
  kind: NeedKind.nullable(),
  need: NeedRule.nullable(),
  dealers: z.int(),
});
export type NeedTag = z.infer<typeof NeedTag>;

/** What is not to be proposed again to a dealer: a need, or a product. */
export const Refusal = z.object({
  id: RefusalId,
  dealerId: DealerId,
  dealer: z.string(),
  need: NeedRule.nullable(),
  /** The product's name; '' for a need. */
  product: z.string(),
  reason: z.string(),
  /** Epoch ms. */
  at: z.int(),
});
export type Refusal = z.infer<typeof Refusal>;

const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(50) };

/** Every answer is null before there is a result of scoring: window and tiers are its. */
export const demandContract = {
  /** Which levels say something: with how much of the window's amount having such a word. */
  'demand.levels': query({
    input: z.object({}),
    output: DemandHead.extend({
      usual: DemandLevel,
      levels: z.array(z.object({ level: DemandLevel, columns: z.int(), named: z.number() })),
    }).nullable(),
  }),
  /** Dealers × categories over the scoring window. */
  'demand.matrix': query({
    input: z.object({
      level: DemandLevel.optional(),
      /** `name`, `net`, `change`, `other`, `unsplit`, or the key of a column. */
      sortBy: z.string().max(200).default('net'),
      descending: z.boolean().default(true),
      search: z.string().max(100).default(''),
      columnsFrom: z.int().min(0).default(0),
      columnsLimit: z.int().min(1).max(200).default(12),
      ...page,
    }),
    output: Matrix.nullable(),
  }),
  /** Active dealers that bought of a column in the window, and those that did not. */
  'demand.buyers': query({
    input: z.object({ level: DemandLevel, key: z.string().max(200) }),
    output: z.object({ buyers: z.array(DealerId), others: z.array(DealerId) }).nullable(),
  }),
  /** The lines behind a cell, newest first. */
  'demand.lines': query({
    input: z.object({ dealerId: DealerId, level: DemandLevel, key: z.string().max(200) }),
    output: z
      .object({
        lines: z.array(
          z.object({
            on: CalendarDay,
            number: z.string(),
            product: z.string(),
            unit: z.string(),
            qtyMicro: z.int().nullable(),
            netMinor: Minor,
          }),
        ),
        total: z.int(),
      })
      .nullable(),
  }),
  /** Products first sold in the last days, with the part of active dealers that bought them. */
  'demand.newProducts': query({
    input: z.object({ days: z.int().min(1).max(730).default(90) }),
    output: DemandHead.extend({
      days: z.int(),
      since: CalendarDay,
      /** The first day with a line; what was first sold in the days after it was only first seen then. */
      dataFrom: CalendarDay.nullable(),
      /** The data do not reach back far enough to tell what is new. */
      tooShort: z.boolean(),
      products: z.array(NewProduct),
    }).nullable(),
  }),
  /** Who bought a product in the window and who did not, by tier, rep or area. */
  'demand.spread': query({
    input: z.object({ productId: ProductId, by: SpreadBy.default('tier') }),
    output: z
      .object({
        groups: z.array(
          z.object({ key: z.string(), name: z.string(), buyers: z.array(DealerId), missing: z.array(DealerId) }),
        ),
      })
      .nullable(),
  }),
  /** What one dealer should buy. */
  'demand.shouldBuyOf': query({
    input: z.object({ dealerId: DealerId, limit: z.int().min(1).max(200).default(10) }),
    output: DealerAdvice.nullable(),
  }),
  /** Every dealer with what it should buy, the most money first, and the products that most should buy. */
  'demand.shouldBuy': query({
    input: z.object({ repId: RepId.nullable().optional(), search: z.string().max(100).default(''), ...page }),
    output: DemandHead.extend({
      rows: z.array(AdvisedDealer),
      total: z.int(),
      /** Dealers of whom nothing is said, by reason; `none`: those alike buy nothing it lacks. */
      abstained: z.array(z.object({ reason: z.union([AdviceAbstained, z.literal('none')]), dealers: z.int() })),
      products: z.array(WantedProduct),
      categories: z.array(WantedCategory),
    }).nullable(),
  }),
  /** How the advice of a day so many months back came true, against chance and against what everybody buys. */
  'demand.backTest': query({
    input: z.object({ months: z.int().min(1).max(12).default(3) }),
    output: z
      .object({
        asOf: CalendarDay,
        until: CalendarDay,
        windowFrom: CalendarDay,
        /** The data hold a whole window before that day. */
        covered: z.boolean(),
        dealers: z.int(),
        silent: z.int(),
        recommended: z.int(),
        hits: z.int(),
        randomHits: z.number(),
        popularHits: z.int(),
      })
      .nullable(),
  }),
  /** Who might become a key account: below the top tier, the strongest first. */
  'demand.keyAccounts': query({
    input: z.object({ limit: z.int().min(1).max(1000).default(50) }),
    output: DemandHead.extend({
      rows: z.array(KeyAccount),
      total: z.int(),
      topTier: TierCode,
      /** Of all active dealers, what half of them exceed; null where not known. */
      medians: z.array(z.object({ factor: KeyFactor, raw: z.number().nullable() })),
      /** The owner keeps margins to himself. */
      marginHidden: z.boolean(),
    }).nullable(),
  }),
  /** Needs as behaviour proposes them, of dealers that do not bear them yet, and the tags of both kinds. */
  'demand.needs': query({
    input: z.object({}),
    output: z.object({ proposed: z.array(ProposedNeed), tags: z.array(NeedTag) }).nullable(),
  }),
  /** Dealers bear a need from now on: the tag of its rule, under this name where there is none yet. */
  'demand.giveNeed': command({
    input: z.object({ need: NeedRule, name: TagName, dealerIds: z.array(DealerId).min(1).max(20_000) }),
    output: z.object({ tagId: TagId, dealers: z.int(), changeId: ChangeId.nullable() }),
    changes: ['dealers', 'tags', 'changes'],
  }),
  /** Takes a proposal off for good, of a need or a product, with the reason. */
  'demand.refuse': command({
    input: z
      .object({
        dealerIds: z.array(DealerId).min(1).max(20_000),
        need: NeedRule.optional(),
        productId: ProductId.optional(),
        reason: z.string().trim().min(1).max(200),
      })
      .refine(({ need, productId }) => (need === undefined) !== (productId === undefined)),
    output: z.object({ changed: z.int(), changeId: ChangeId.nullable() }),
    changes: ['dealers', 'changes'],
  }),
  'demand.refused': query({ input: z.object({}), output: z.object({ refused: z.array(Refusal) }) }),
  /** Refusals are taken back: it is proposed again where it still holds. */
  'demand.allow': command({
    input: z.object({ ids: z.array(RefusalId).min(1).max(20_000) }),
    output: z.object({ changed: z.int(), changeId: ChangeId.nullable() }),
    changes: ['dealers', 'changes'],
  }),
  /** A tag of the owner's tells a need of this kind from now on, or none. */
  'demand.setNeedKind': command({
    input: z.object({ tagId: TagId, kind: NeedKind.nullable() }),
    output: z.object({ changeId: ChangeId.nullable() }),
    changes: ['tags', 'changes'],
  }),
};
