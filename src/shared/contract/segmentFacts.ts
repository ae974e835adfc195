/**
 * What a rule of a segment may ask of a dealer, one line each. A fact is added by its line here, its source in
 * `src/main/features/segments/factSources.ts` and its name under `segments.fact`; nothing else knows the list.
 *
 * - `number`: a figure between limits; `unit` says how it is typed and shown, money in minor units, a percent as 0–1
 * - `choice`: one of some words or numbers of records; '' stands for none
 * - `text`: holds a part, upper and lower case alike
 * - `day`: counted back from the data cut-off (`orders`) or from today (`today`)
 * - `flag`: is so
 */
export type FactShape =
  | { kind: 'number'; group: FactGroup; unit: 'money' | 'count' | 'days' | 'percent' | 'score' }
  | { kind: 'choice'; group: FactGroup }
  | { kind: 'text'; group: FactGroup }
  | { kind: 'day'; group: FactGroup; from: 'orders' | 'today' }
  | { kind: 'flag'; group: FactGroup };

/** The groups of the rule builder's list, in their order. */
export const FACT_GROUPS = ['orders', 'score', 'outlook', 'identity', 'owing', 'activity'] as const;
export type FactGroup = (typeof FACT_GROUPS)[number];

export const FACTS = {
  lastOrder: { kind: 'day', group: 'orders', from: 'orders' },
  firstOrder: { kind: 'day', group: 'orders', from: 'orders' },
  amount: { kind: 'number', group: 'orders', unit: 'money' },
  amountPrev: { kind: 'number', group: 'orders', unit: 'money' },
  orders: { kind: 'number', group: 'orders', unit: 'count' },
  total: { kind: 'number', group: 'orders', unit: 'money' },
  stage: { kind: 'choice', group: 'outlook' },
  curve: { kind: 'choice', group: 'outlook' },
  cycle: { kind: 'number', group: 'outlook', unit: 'days' },
  late: { kind: 'number', group: 'outlook', unit: 'score' },
  atStake: { kind: 'number', group: 'outlook', unit: 'money' },
  tier: { kind: 'choice', group: 'score' },
  abc: { kind: 'choice', group: 'score' },
  rfmGroup: { kind: 'choice', group: 'score' },
  rfBox: { kind: 'choice', group: 'score' },
  rScore: { kind: 'number', group: 'score', unit: 'score' },
  fScore: { kind: 'number', group: 'score', unit: 'score' },
  mScore: { kind: 'number', group: 'score', unit: 'score' },
  valueScore: { kind: 'number', group: 'score', unit: 'score' },
  rank: { kind: 'number', group: 'score', unit: 'count' },
  share: { kind: 'number', group: 'score', unit: 'percent' },
  cumulativeShare: { kind: 'number', group: 'score', unit: 'percent' },
  nextTier: { kind: 'choice', group: 'score' },
  nextGap: { kind: 'number', group: 'score', unit: 'money' },
  pinned: { kind: 'flag', group: 'score' },
  ungraded: { kind: 'choice', group: 'score' },
  originalGrade: { kind: 'choice', group: 'score' },
  potential: { kind: 'number', group: 'score', unit: 'score' },
  cooperation: { kind: 'number', group: 'score', unit: 'score' },
  slipping: { kind: 'flag', group: 'outlook' },
  pAlive: { kind: 'number', group: 'outlook', unit: 'percent' },
  expected90: { kind: 'number', group: 'outlook', unit: 'money' },
  cluster: { kind: 'choice', group: 'outlook' },
  name: { kind: 'text', group: 'identity' },
  code: { kind: 'text', group: 'identity' },
  shortName: { kind: 'text', group: 'identity' },
  /** Names, former names, people, phones and notes, as the search box looks for them. */
  search: { kind: 'text', group: 'identity' },
  type: { kind: 'choice', group: 'identity' },
  region: { kind: 'choice', group: 'identity' },
  area: { kind: 'choice', group: 'identity' },
  town: { kind: 'choice', group: 'identity' },
  address: { kind: 'text', group: 'identity' },
  rep: { kind: 'choice', group: 'identity' },
  tags: { kind: 'choice', group: 'identity' },
  ownerGroup: { kind: 'choice', group: 'identity' },
  intent: { kind: 'choice', group: 'identity' },
  taxNo: { kind: 'text', group: 'identity' },
  note: { kind: 'text', group: 'identity' },
  openedOn: { kind: 'day', group: 'identity', from: 'orders' },
  createdOn: { kind: 'day', group: 'identity', from: 'today' },
  excluded: { kind: 'flag', group: 'identity' },
  lacks: { kind: 'choice', group: 'identity' },
  balance: { kind: 'number', group: 'owing', unit: 'money' },
  overdue: { kind: 'number', group: 'owing', unit: 'money' },
  overLimit: { kind: 'number', group: 'owing', unit: 'money' },
  creditLimit: { kind: 'number', group: 'owing', unit: 'money' },
  termDays: { kind: 'number', group: 'owing', unit: 'days' },
  settlement: { kind: 'choice', group: 'owing' },
  lastContact: { kind: 'day', group: 'activity', from: 'today' },
  lastVisit: { kind: 'day', group: 'activity', from: 'today' },
  lastCall: { kind: 'day', group: 'activity', from: 'today' },
  lastMessage: { kind: 'day', group: 'activity', from: 'today' },
  openCases: { kind: 'number', group: 'activity', unit: 'count' },
} as const satisfies Record<string, FactShape>;

export type Fact = keyof typeof FACTS;
export type FactOfKind<K extends FactShape['kind']> = {
  [F in Fact]: (typeof FACTS)[F]['kind'] extends K ? F : never;
}[Fact];

/** All facts in the order of the table. */
// The keys of the table are what its type says.
export const FACT_NAMES = Object.keys(FACTS) as readonly Fact[];

/** The facts of one kind. */
export function factsOfKind<K extends FactShape['kind']>(kind: K): FactOfKind<K>[] {
  // Sifted by the very property the type is made of.
  return FACT_NAMES.filter((name) => FACTS[name].kind === kind) as FactOfKind<K>[];
}

export function factShape(fact: Fact): FactShape {
  return FACTS[fact];
}
