import type { Output } from '../../../shared/contract/index.ts';
import { DealerId, RepId } from '../../../shared/domain/ids.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import { type HandlerSum, handlerOf } from './handlerOffer.rules.ts';
import { liveWindow } from './repOverview.repo.ts';

/** Dealers a statement: some 20 ms where a dealer has dozens of bills. */
const SLICE = 500;
/** Dealers told for which it is not clear. */
const MOST_UNCLEAR = 50;
/** The longest name a rep has. */
const LONGEST = 200;

/** A rep by his key: one there is, or one who would be made. */
export interface OfferedRep {
  repId: number | null;
  name: string;
  dealers: number[];
}

export interface HandlerOffer {
  reps: OfferedRep[];
  unclear: { id: number; name: string; handlers: string[] }[];
  /** Dealers whom nobody ever served and no bill of the window names a handler for. */
  unnamed: number;
}

/**
 * Dealers whom nobody was ever said to serve, by the handlers of their bills in the live window; sales, returns and
 * reversals count. What the owner gave to nobody himself stays so. Yields after each slice, answers at the end.
 */
export function* handlerOffer(db: Db, today: string): Generator<undefined, HandlerOffer> {
  const raw = rawOf(db);
  const window = liveWindow(db);
  const reps = knownReps(db);
  const byKey = new Map<string, OfferedRep>();
  const offer: HandlerOffer = { reps: [], unclear: [], unnamed: 0 };
  const unserved = raw.prepare<[number, number], { id: number; name: string }>(
    `SELECT id, name FROM dealer d WHERE id BETWEEN ? AND ? AND deleted_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM dealer_owner w WHERE w.dealer_id = d.id) ORDER BY id`,
  );
  const sums = raw.prepare<[{ low: number; high: number; from: string; asOf: string }], Omit<HandlerSum, 'key'>>(
    `SELECT dealer_id AS dealerId, handler, sum(net_minor) AS amountMinor FROM orders
     WHERE dealer_id BETWEEN @low AND @high AND ordered_on >= @from AND ordered_on <= @asOf
       AND kind IN ('sale', 'return', 'reversal') AND handler <> '' GROUP BY dealer_id, handler`,
  );
  const highest = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM dealer').pluck().get());
  for (let low = 1; window !== null && low <= highest; low += SLICE) {
    const high = low + SLICE - 1;
    const dealers = unserved.all(low, high);
    const read = dealers.length === 0 ? [] : sums.all({ low, high, ...window });
    const keyed = Map.groupBy(
      read.map((sum) => ({ ...sum, key: reps.keyOf(sum.handler) })),
      ({ dealerId }) => dealerId,
    );
    for (const { id, name } of dealers) {
      const choice = handlerOf(keyed.get(id) ?? []);
      if (choice === null) offer.unnamed += 1;
      else if (choice.kind === 'unclear') offer.unclear.push({ id, name, handlers: choice.handlers });
      else {
        const rep = reps.byKey.get(choice.key);
        // One who has left takes nobody over.
        if (rep?.leftOn != null && rep.leftOn < today) {
          offer.unclear.push({ id, name, handlers: [rep.name] });
          continue;
        }
        const offered = byKey.get(choice.key) ?? {
          repId: rep?.id ?? null,
          name: rep?.name ?? choice.handler,
          dealers: [],
        };
        byKey.set(choice.key, offered);
        offered.dealers.push(id);
      }
    }
    yield undefined;
  }
  offer.reps = [...byKey.values()].sort((a, b) => b.dealers.length - a.dealers.length || (a.name < b.name ? -1 : 1));
  return offer;
}

interface KnownRep {
  id: number;
  name: string;
  leftOn: string | null;
}

/** Reps by the key of their own name, and that key for every name they go by; others keep the key of theirs. */
function knownReps(db: Db): { byKey: Map<string, KnownRep>; keyOf(handler: string): string } {
  const raw = rawOf(db);
  const rows = raw
    .prepare<[], KnownRep & { key: string }>('SELECT name_key AS key, id, name, left_on AS leftOn FROM rep')
    .all();
  const aliases = raw
    .prepare<[], { alias: string; key: string }>(
      'SELECT a.alias_key AS alias, r.name_key AS key FROM rep_alias a JOIN rep r ON r.id = a.rep_id',
    )
    .all();
  const ownKey = new Map(aliases.map(({ alias, key }) => [alias, key]));
  return {
    byKey: new Map(rows.map((row) => [row.key, row])),
    keyOf: (handler) => {
      const key = handler.length > LONGEST ? '' : nameKey(handler);
      return ownKey.get(key) ?? key;
    },
  };
}

/** What would be made and given, counted a slice at a time: other questions go first in between. */
export async function previewFromHandlers(db: Db, today: string): Promise<Output<'reps.previewFromHandlers'>> {
  const steps = handlerOffer(db, today);
  let step = steps.next();
  while (!step.done) {
    await new Promise((resolve) => setImmediate(resolve));
    step = steps.next();
  }
  const { reps, unclear, unnamed } = step.value;
  return {
    window: liveWindow(db),
    reps: reps.map(({ repId, name, dealers }) => ({
      repId: repId === null ? null : RepId.parse(repId),
      name,
      dealers: dealers.length,
    })),
    created: reps.filter(({ repId }) => repId === null).length,
    dealers: reps.reduce((sum, { dealers }) => sum + dealers.length, 0),
    unclear: unclear.slice(0, MOST_UNCLEAR).map((dealer) => ({ ...dealer, id: DealerId.parse(dealer.id) })),
    unclearDealers: unclear.length,
    unnamed,
  };
}
