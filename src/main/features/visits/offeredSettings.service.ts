import type { Output } from '../../../shared/contract/index.ts';
import { extraName } from '../../../shared/domain/extras.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import type { Row } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { beginVisits, columnsOf, putSetting } from './dealerVisit.service.ts';
import { frequencyIn } from './oftenWords.ts';
import { changeOf } from './visitRules.service.ts';
import { weekdaysIn } from './weekdayWords.ts';

/** What an imported list says of how a dealer is visited, and what the owner has not set himself yet. */
interface Said {
  id: number;
  name: string;
  days: string;
  often: string;
  lat: string;
  lon: string;
  hasDays: number;
  hasOften: number;
  hasPlace: number;
}

const text = (field: string) => `trim(coalesce(json_extract(d.extras, '$."${extraName(field)}"'), ''))`;
const SAID = `SELECT d.id, d.name, ${text('visitDays')} AS days, ${text('visitOften')} AS often,
  ${text('latitude')} AS lat, ${text('longitude')} AS lon,
  coalesce(v.weekdays, 0) <> 0 AS hasDays, v.freq_times IS NOT NULL AS hasOften, v.lat_e6 IS NOT NULL AS hasPlace
FROM dealer d LEFT JOIN dealer_visit v ON v.dealer_id = d.id
WHERE d.deleted_at IS NULL AND (${text('visitDays')} <> '' OR ${text('visitOften')} <> '' OR ${text('latitude')} <> '')
ORDER BY d.sort_key, d.id`;

type Part = 'days' | 'often' | 'place';
interface Read {
  id: number;
  columns: Row;
  parts: Part[];
  unread: { part: Part; text: string }[];
}

/** What can be set of what a row says; what the owner has set himself is left alone. */
function readSaid(said: Said): Read {
  const read: Read = { id: said.id, columns: {}, parts: [], unread: [] };
  const take = (part: Part, told: string, patch: Parameters<typeof columnsOf>[0] | undefined) => {
    if (patch === undefined) read.unread.push({ part, text: told });
    else {
      Object.assign(read.columns, columnsOf(patch));
      read.parts.push(part);
    }
  };
  if (said.days !== '' && said.hasDays === 0) {
    const weekdays = weekdaysIn(said.days);
    take('days', said.days, weekdays === 0 ? undefined : { weekdays, weekdaysOnly: true });
  }
  if (said.often !== '' && said.hasOften === 0) {
    const frequency = frequencyIn(said.often);
    take('often', said.often, frequency && { frequency });
  }
  if ((said.lat !== '' || said.lon !== '') && said.hasPlace === 0) {
    const place = placeOf(said.lat, said.lon);
    take('place', `${said.lat}, ${said.lon}`, place && { place });
  }
  return read;
}

const MICRO = 1_000_000;

/** Degrees as lists write them; undefined where they are no place, or 0, 0, which stands for none. */
function placeOf(lat: string, lon: string): { latE6: number; lonE6: number } | undefined {
  const [one, other] = [lat, lon].map((said) =>
    /^-?\d{1,3}(?:\.\d+)?°?$/u.test(said) ? Number.parseFloat(said) : NaN,
  );
  if (one === undefined || other === undefined || !(Math.abs(one) <= 90) || !(Math.abs(other) <= 180)) return undefined;
  return one === 0 && other === 0 ? undefined : { latE6: Math.round(one * MICRO), lonE6: Math.round(other * MICRO) };
}

const MOST_UNREAD = 20;

/** What imported lists say of visit days, frequencies and places that is not set yet. */
export function offeredSettings({ db }: Ctx): Output<'visits.offeredSettings'> {
  const counts = { days: 0, often: 0, place: 0 };
  let dealers = 0;
  const unread: Output<'visits.offeredSettings'>['unread'] = [];
  for (const said of sayings(db)) {
    const read = readSaid(said);
    for (const part of read.parts) counts[part] += 1;
    const id = DealerId.parse(said.id);
    if (read.parts.length > 0) dealers += 1;
    unread.push(...read.unread.map((each) => ({ id, name: said.name, ...each })));
  }
  return { ...counts, dealers, unread: unread.slice(0, MOST_UNREAD), unreadCount: unread.length };
}

/** Sets them, see {@link offeredSettings}: one act. */
export function takeSettings(ctx: Ctx): Promise<Output<'visits.takeSettings'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginVisits(trx, ctx);
    let changed = 0;
    for (const said of sayings(trx)) {
      const { columns, parts } = readSaid(said);
      if (parts.length > 0 && putSetting(trx, act, said.id, columns)) changed += 1;
    }
    return { changed, changeId: changeOf(trx, act) };
  });
}

const sayings = (db: Db) => rawOf(db).prepare<[], Said>(SAID).all();
