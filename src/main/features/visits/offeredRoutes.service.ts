import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { extraName } from '../../../shared/domain/extras.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import { beginVisits, putSetting } from './dealerVisit.service.ts';
import { listRoutes, makeRoute } from './routes.service.ts';
import { changeOf } from './visitRules.service.ts';
import { weekdaysIn } from './weekdayWords.ts';

/** A route that an imported list names beside its dealers. */
interface NamedRoute {
  name: string;
  /** Who serves most of them; null for nobody. */
  repId: number | null;
  repName: string;
  weekdays: number;
  /** Those that are on no route yet. */
  dealerIds: number[];
}

interface Gathered extends NamedRoute {
  reps: Map<number | null, { dealers: number; name: string }>;
}

const NAMED = `SELECT d.id, trim(json_extract(d.extras, @path)) AS name, r.id AS repId, coalesce(r.name, '') AS repName
FROM dealer d LEFT JOIN dealer_visit v ON v.dealer_id = d.id
LEFT JOIN rep r ON r.id = (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= @today
                           ORDER BY o.from_on DESC, o.id DESC LIMIT 1)
WHERE d.deleted_at IS NULL AND v.route_id IS NULL AND trim(coalesce(json_extract(d.extras, @path), '')) <> ''
ORDER BY d.sort_key, d.id`;

/** Routes as imported lists name them, for dealers that are on none. */
function namedRoutes(db: Db, today: string): NamedRoute[] {
  const path = `$."${extraName('route')}"`;
  const rows = rawOf(db)
    .prepare<[object], { id: number; name: string; repId: number | null; repName: string }>(NAMED)
    .all({ path, today });
  const found = new Map<string, Gathered>();
  for (const { id, repId, repName, ...row } of rows) {
    const name = row.name.slice(0, LONGEST_NAME);
    const key = nameKey(name) || name;
    const route: Gathered = found.get(key) ?? {
      name,
      repId: null,
      repName: '',
      weekdays: weekdaysIn(name),
      dealerIds: [],
      reps: new Map(),
    };
    found.set(key, route);
    route.dealerIds.push(id);
    const rep = route.reps.get(repId) ?? { dealers: 0, name: repName };
    rep.dealers += 1;
    route.reps.set(repId, rep);
  }
  return [...found.values()].map(({ reps, ...route }) => {
    const [most] = [...reps].sort(([, a], [, b]) => b.dealers - a.dealers);
    return { ...route, repId: most?.[0] ?? null, repName: most?.[1].name ?? '' };
  });
}

const LONGEST_NAME = 60;

/** What could be made of the lines that lists name. */
export function offeredRoutes(ctx: Ctx): Output<'visits.offeredRoutes'> {
  const known = new Set(listRoutes(ctx.db).map(({ name }) => nameKey(name) || name));
  return {
    routes: namedRoutes(ctx.db, ctx.clock.today()).map(({ name, dealerIds, repId, repName, weekdays }) => ({
      name,
      dealers: dealerIds.length,
      repId: repId === null ? null : RepId.parse(repId),
      repName,
      weekdays,
      exists: known.has(nameKey(name) || name),
    })),
  };
}

/** Makes routes of what imported lists say, see {@link offeredRoutes}. */
export function makeRoutes(ctx: Ctx, { names }: Parsed<'visits.makeRoutes'>): Promise<Output<'visits.makeRoutes'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginVisits(trx, ctx);
    const byKey = new Map<string, number>(listRoutes(trx).map(({ name, id }) => [nameKey(name) || name, id]));
    let made = 0;
    let dealers = 0;
    for (const offer of namedRoutes(trx, ctx.clock.today())) {
      if (!names.includes(offer.name)) continue;
      const key = nameKey(offer.name) || offer.name;
      const known = byKey.get(key);
      if (known === undefined) made += 1;
      const { name, repId, weekdays } = offer;
      const id = known ?? makeRoute(trx, act, { name, repId: repId === null ? null : RepId.parse(repId), weekdays });
      byKey.set(key, id);
      for (const dealerId of offer.dealerIds) if (putSetting(trx, act, dealerId, { route_id: id })) dealers += 1;
    }
    return { changed: made, dealers, changeId: changeOf(trx, act) };
  });
}
