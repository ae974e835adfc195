import { DealerQuery } from '../../../shared/contract/dealerFilter.contract.ts';
import type { Pace, VisitRules } from '../../../shared/contract/visitRules.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { Db } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { snapshotOf } from '../dealers/gridIndex.ts';
import { readScheme } from '../scoring/scoring.repo.ts';
import { minutesOf, type Need, type NeedSetting, needOf, thirdsOf } from './need.rules.ts';
import { type DealerFacts, readFacts, trackedFrom } from './visitFacts.repo.ts';
import { readVisitRules } from './visitRules.settings.ts';

/** Paces of tiers, as the owner moves them; null: not seen at all. */
export type Paces = Readonly<Record<string, Pace | null>>;

/** A dealer with what the rules ask of him. */
export interface DealerNeeds {
  facts: DealerFacts;
  need: Need;
  /** Of one contact, without what it is for. */
  minutes: number;
}

/** What an answer needs: jobs ask too. */
type Asking = Pick<Ctx, 'db' | 'clock'>;

/** Rules and figures of the active scheme, with the paces that are asked for in their place. */
export async function needSetting({ db, clock }: Asking, paces: Paces = {}): Promise<NeedSetting> {
  const today = clock.today();
  const { rules: scheme } = await readScheme(db);
  const { rules, thirds } = withPaces(readVisitRules(db), scheme.visitThirds, paces);
  return { rules, thirds, today, trackedFrom: trackedFrom(db, today) };
}

/** Rules and figures with other paces: the figure of a tier follows its pace. */
export function withPaces(
  rules: VisitRules,
  thirds: Readonly<Record<string, number>>,
  paces: Paces,
): Pick<NeedSetting, 'rules' | 'thirds'> {
  const tiers = { ...rules.tiers };
  const figures = { ...thirds };
  for (const [tier, pace] of Object.entries(paces)) {
    figures[tier] = thirdsOf(pace);
    if (pace === null) delete tiers[tier];
    else tiers[tier] = pace;
  }
  return { rules: { ...rules, tiers }, thirds: figures };
}

/** Every dealer that the rules are for, with what they ask of him. @param servedOn the day whose reps count; today unless told */
export async function readNeeds(
  ctx: Asking,
  setting: NeedSetting,
  servedOn: CalendarDay = setting.today,
): Promise<DealerNeeds[]> {
  const inSegments = await segmentsNamed(ctx.db, setting);
  const facts = await readFacts(ctx.db, setting.today, { servedOn });
  return facts.map((each) => needsOf(each, setting, inSegments));
}

/** One dealer; undefined where the rules are not for him. */
export async function readNeed(ctx: Asking, setting: NeedSetting, dealerId: number): Promise<DealerNeeds | undefined> {
  const [facts] = await readFacts(ctx.db, setting.today, { only: dealerId });
  return facts && needsOf(facts, setting, await segmentsNamed(ctx.db, setting));
}

type InSegments = ReadonlyMap<number, ReadonlySet<number>>;

/** Who is in the segments that the rules name. */
async function segmentsNamed(db: Db, { rules, today }: Pick<NeedSetting, 'rules' | 'today'>): Promise<InSegments> {
  const named = new Set(rules.overrides.flatMap(({ segmentId }) => (segmentId === null ? [] : [segmentId])));
  const found = new Map<number, ReadonlySet<number>>();
  for (const id of named) {
    const { ids } = await snapshotOf(db, DealerQuery.parse({ filter: { segments: [id] } }), today);
    found.set(id, new Set(ids));
  }
  return found;
}

function needsOf(facts: DealerFacts, setting: NeedSetting, inSegments: InSegments): DealerNeeds {
  const segmentIds = [...inSegments].flatMap(([id, members]) => (members.has(facts.id) ? [id] : []));
  const need = needOf({ ...facts, segmentIds }, setting);
  const { tier, lengthMinutes: own } = facts;
  const minutes = need.way === 'none' ? 0 : minutesOf(setting.rules, { way: need.way, tier, own, purposes: [] });
  return { facts, need, minutes };
}

/** First and last day of a month. */
export function monthSpan(month: string): { from: CalendarDay; to: CalendarDay } {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${last}` };
}
