import { DealerQuery } from '../../../shared/contract/dealerFilter.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { DUE_SHOWN, type DueRow, type DueShown, type DueSort } from '../../../shared/contract/visitNeeds.contract.ts';
import { DealerId, RepId, RouteId } from '../../../shared/domain/ids.ts';
import { keptAnswer } from '../../db/keptAnswer.ts';
import type { Ctx } from '../../runtime/context.ts';
import { snapshotOf } from '../dealers/gridIndex.ts';
import { mustSeeQuery } from '../dealers/seenQuery.ts';
import { type DealerNeeds, needSetting, readNeed, readNeeds } from './needs.service.ts';

/** What an answer needs: jobs ask too. */
type DueAsks = Pick<Ctx, 'db' | 'clock' | 'operatorId'>;
type Question = Parsed<'visits.dueIds'>;

/** A dealer with his need and his row of the list. */
type Asked = DealerNeeds & { row: DueRow };

/** Who is to be seen, sorted, with how many there are of each kind. */
export async function due(ctx: DueAsks, input: Parsed<'visits.due'>): Promise<Output<'visits.due'>> {
  const { offset, limit, ...question } = input;
  // Pages of the grid and the page of the day ask the same again while nothing has changed.
  const { rows, ...rest } = await keptAnswer(
    ctx.db,
    'visits.due',
    JSON.stringify([ctx.clock.today(), ctx.operatorId, question]),
    () => ordered(ctx, question),
  );
  return { ...rest, rows: rows.slice(offset, offset + limit) };
}

async function ordered(ctx: DueAsks, question: Omit<Parsed<'visits.due'>, 'offset' | 'limit'>) {
  const { all, until, setting } = await asked(ctx, question);
  const chosen = all.filter((each) => isShown(each, question.shown, until));
  const order = ORDERS[question.sort];
  const sign = question.descending ? -1 : 1;
  chosen.sort((a, b) => sign * order(a.row, b.row) || byName(a, b) || a.row.id - b.row.id);
  return {
    today: setting.today,
    until,
    trackedFrom: setting.trackedFrom,
    rows: chosen.map(({ row }) => row),
    total: chosen.length,
    counts: Object.fromEntries(
      DUE_SHOWN.map((shown) => [shown, all.filter((each) => isShown(each, shown, until)).length]),
      // Every word of the list is a key.
    ) as Record<DueShown, number>,
  };
}

export async function dueIds(ctx: Ctx, input: Question): Promise<Output<'visits.dueIds'>> {
  const { all, until } = await asked(ctx, input);
  return { ids: all.filter((each) => isShown(each, input.shown, until)).map(({ facts }) => DealerId.parse(facts.id)) };
}

/** One dealer's row; undefined where the rules are not for him. */
export async function dueOf(ctx: Ctx, dealerId: number): Promise<DueRow | undefined> {
  const found = await readNeed(ctx, await needSetting(ctx), dealerId);
  return found && toDueRow(found);
}

async function asked(ctx: DueAsks, { filter, until }: Question) {
  const query = DealerQuery.parse({ filter });
  mustSeeQuery(ctx, query);
  const setting = await needSetting(ctx);
  // Pages of the list and the page of the day ask again and again while nothing has changed.
  const needs = await keptAnswer(ctx.db, 'visits.needs', setting.today, async () =>
    (await readNeeds(ctx, setting)).map((each): Asked => ({ ...each, row: toDueRow(each) })),
  );
  // An empty filter is everybody: the list of dealers need not be built for it.
  const isWhole = JSON.stringify(query.filter) === WHOLE;
  const among = isWhole ? undefined : new Set((await snapshotOf(ctx.db, query, setting.today)).ids);
  const all = among === undefined ? needs : needs.filter(({ facts }) => among.has(facts.id));
  return { all, until: until ?? setting.today, setting };
}

/** As the key of a name sorts it: by pinyin. */
function byName({ facts: { sortKey: a } }: DealerNeeds, { facts: { sortKey: b } }: DealerNeeds): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const WHOLE = JSON.stringify(DealerQuery.parse({}).filter);

function isShown({ need }: DealerNeeds, shown: DueShown, until: string): boolean {
  switch (shown) {
    case 'due':
      return need.due !== null && need.due.from <= until;
    case 'overdue':
      return need.overdueDays > 0;
    case 'never':
      return need.way !== 'none' && need.never;
    case 'phone':
      return need.way === 'phone';
    case 'none':
      return need.way === 'none';
    case 'all':
      return true;
  }
}

/** A dealer with his need, as the list tells it. */
export function toDueRow({ facts, need, minutes }: DealerNeeds): DueRow {
  return {
    id: DealerId.parse(facts.id),
    code: facts.code,
    name: facts.name,
    tier: facts.tier,
    stage: facts.stage,
    repId: facts.repId === null ? null : RepId.parse(facts.repId),
    repName: facts.repName,
    city: facts.city,
    district: facts.district,
    town: facts.town,
    routeId: facts.routeId === null ? null : RouteId.parse(facts.routeId),
    routeName: facts.routeName,
    lastVisitOn: facts.lastVisitOn,
    lastContactOn: facts.lastContactOn,
    channel: facts.channel,
    times: facts.times,
    way: need.way,
    perMonth: need.perMonth,
    perWeek: need.perWeek,
    intervalDays: Number.isFinite(need.interval) ? need.interval : null,
    reasons: need.reasons,
    dueOn: need.due?.on ?? null,
    dueFrom: need.due?.from ?? null,
    dueTo: need.due?.to ?? null,
    overdueDays: need.overdueDays,
    never: need.never,
    minutes,
  };
}

type Order = (a: DueRow, b: DueRow) => number;
const byText =
  (text: (row: DueRow) => string | null): Order =>
  (a, b) => {
    const [one, other] = [text(a) ?? '', text(b) ?? ''];
    return one < other ? -1 : one > other ? 1 : 0;
  };
const byWord =
  (text: (row: DueRow) => string): Order =>
  (a, b) =>
    text(a).localeCompare(text(b), 'zh');

const ORDERS: Record<DueSort, Order> = {
  // Of those that are late equally, whoever was due first, and the better tier.
  overdue: (a, b) =>
    a.overdueDays - b.overdueDays ||
    -byText(({ dueOn }) => dueOn ?? '9')(a, b) ||
    -byText(({ tier }) => tier ?? 'Z')(a, b),
  dueOn: byText(({ dueOn }) => dueOn ?? '9'),
  lastVisit: byText(({ lastVisitOn }) => lastVisitOn),
  lastContact: byText(({ lastContactOn }) => lastContactOn),
  tier: byText(({ tier }) => tier ?? 'Z'),
  name: byWord(({ name }) => name),
  rep: byWord(({ repName }) => repName),
  region: byWord(({ city, district, town }) => `${city}${district}${town}`),
  route: byWord(({ routeName }) => routeName),
  often: (a, b) => (b.intervalDays ?? Number.MAX_VALUE) - (a.intervalDays ?? Number.MAX_VALUE),
};
