import { addMonths, type CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { extraField } from '../../../shared/domain/extras.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { cutOffDay } from '../data/cutOff.repo.ts';
import { BALANCE_JOIN } from '../dealers/gridRows.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import { matchHeader } from '../imports/headerKey.rules.ts';
import { type Expected, type HealthFacts, MOST_HAVE } from './health.rules.ts';

/** A dealer with what is known of it. */
export interface DealerFacts extends HealthFacts {
  id: number;
  revision: number;
  city: string;
  amountMinor: number;
}

/** Dealers a statement: some 10 ms. */
const SLICE = 250;
/** So far back bills say who really serves a dealer, at least so many of them, and most of these. */
const HANDLER_MONTHS = 6;
const FEWEST_BILLS = 3;
const MOST_BILLS = 0.6;

interface StoredFacts {
  id: number;
  revision: number;
  code: string;
  name: string;
  city: string;
  address: string;
  regionCode: string;
  regionText: string;
  taxNo: string;
  openedOn: string | null;
  termDays: number | null;
  extras: string;
  /** JSON */
  births: string;
  named: number;
  phoned: number;
  repId: number | null;
  repName: string | null;
  reps: string | null;
  firstOrderOn: string | null;
  laterBills: number;
  balanceMinor: number | null;
  amountMinor: number | null;
}

/** The reps that lists gave a dealer to on the last day they did; hands that mend it are none of them. */
const REPS_OF_LISTS = `SELECT group_concat(DISTINCT p.name) FROM dealer_owner o JOIN rep p ON p.id = o.rep_id
  WHERE o.dealer_id = d.id AND o.batch_id IS NOT NULL AND o.from_on = (
    SELECT max(from_on) FROM dealer_owner l WHERE l.dealer_id = d.id AND l.from_on <= @today)
  AND NOT EXISTS (SELECT 1 FROM dealer_owner h WHERE h.dealer_id = d.id AND h.batch_id IS NULL AND h.from_on = o.from_on AND h.id > o.id)`;

const FACTS = `
SELECT d.id, d.revision, d.code, d.name, d.city, d.address, d.region_code AS regionCode,
  trim(d.province || ' ' || d.city || ' ' || d.district) AS regionText, d.tax_no AS taxNo, d.opened_on AS openedOn,
  d.term_days AS termDays, d.extras, r.id AS repId, r.name AS repName, (${REPS_OF_LISTS}) AS reps,
  (SELECT json_group_array(json_object('name', k.name, 'birthday', k.birthday) ORDER BY k.is_primary DESC, k.id) FROM contact k
   WHERE k.dealer_id = d.id AND k.deleted_at IS NULL AND k.birthday <> '') AS births,
  EXISTS (SELECT 1 FROM contact k WHERE k.dealer_id = d.id AND k.deleted_at IS NULL AND k.name <> '') AS named,
  EXISTS (SELECT 1 FROM contact k WHERE k.dealer_id = d.id AND k.deleted_at IS NULL AND k.phones <> '[]') AS phoned,
  (SELECT min(day) FROM dealer_day y WHERE y.dealer_id = d.id AND y.sales > 0) AS firstOrderOn,
  (SELECT count(*) FROM orders l WHERE l.dealer_id = d.id AND l.ordered_on > @today) AS laterBills,
  v.balance_minor AS balanceMinor, s.net_minor AS amountMinor
FROM dealer d
LEFT JOIN score_live s ON s.dealer_id = d.id
${BALANCE_JOIN}
LEFT JOIN rep r ON r.id = (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= @today
                           ORDER BY o.from_on DESC, o.id DESC LIMIT 1)
WHERE d.deleted_at IS NULL AND d.excluded = 0 AND d.id > @after`;

/** What this file's dealers can be expected to have. */
export function readExpected(db: Db, today: CalendarDay): Expected {
  const raw = rawOf(db);
  const codes = raw
    .prepare<[], { share: number | null }>("SELECT avg(code <> '') AS share FROM dealer WHERE deleted_at IS NULL")
    .get();
  return {
    today,
    reps: raw.prepare('SELECT 1 FROM rep LIMIT 1').get() !== undefined,
    codes: (codes?.share ?? 0) >= MOST_HAVE,
  };
}

/**
 * Every dealer that is graded, a slice at a time; the caller breathes between slices.
 * @param only these, instead of all
 */
export function* readFacts(db: Db, today: CalendarDay, only?: readonly number[]): Generator<DealerFacts[]> {
  const raw = rawOf(db);
  const these = only === undefined ? '' : 'AND d.id IN (SELECT value FROM json_each(@ids))';
  const statement = raw.prepare<[object], StoredFacts>(`${FACTS} ${these} ORDER BY d.id LIMIT ${SLICE}`);
  const ids = only === undefined ? {} : { ids: JSON.stringify(only) };
  const handlersOf = handlerReader(db, raw, today);
  const isPhone = phoneHeaders();
  let after = 0;
  while (true) {
    const rows = statement.all({ after, today, ...ids });
    const handlers = handlersOf(after, rows.at(-1)?.id ?? after);
    yield rows.map((row) => toFacts(row, handlers.get(row.id), isPhone));
    after = rows.at(-1)?.id ?? after;
    if (rows.length < SLICE) return;
  }
}

function toFacts(
  row: StoredFacts,
  handlers: readonly Handler[] | undefined,
  isPhone: (header: string) => boolean,
): DealerFacts {
  const extras = JSON.parse(row.extras) as Record<string, string>; // written by our own imports
  const phones = Object.entries(extras).filter(([header, text]) => /\d/.test(text) && isPhone(header));
  return {
    ...row,
    extras,
    births: JSON.parse(row.births) as HealthFacts['births'], // made by the query above
    repName: row.repName ?? '',
    reps: row.reps === null ? [] : row.reps.split(','),
    named: row.named === 1,
    phoned: row.phoned === 1,
    phoneText: phones.map(([, text]) => text).join(' '),
    handler: mostly(handlers ?? [], row.repId),
    balanceMinor: row.balanceMinor ?? 0,
    amountMinor: row.amountMinor ?? 0,
  };
}

interface Handler {
  dealerId: number;
  handler: string;
  bills: number;
  /** The rep of that name; undefined for nobody of ours, or one who has left. */
  rep: { id: number; name: string } | undefined;
}

/** Another rep whom most of the bills name. */
function mostly(handlers: readonly Handler[], repId: number | null): HealthFacts['handler'] {
  const of = handlers.reduce((sum, { bills }) => sum + bills, 0);
  const byRep = new Map<number, { name: string; bills: number }>();
  for (const { rep, bills } of handlers) {
    if (rep) byRep.set(rep.id, { name: rep.name, bills: (byRep.get(rep.id)?.bills ?? 0) + bills });
  }
  const first = [...byRep].sort(([, a], [, b]) => b.bills - a.bills)[0];
  if (first === undefined || of < FEWEST_BILLS || first[0] === repId) return null;
  return first[1].bills >= of * MOST_BILLS ? { ...first[1], of } : null;
}

function handlerReader(db: Db, raw: RawDb, today: CalendarDay): (after: number, to: number) => Map<number, Handler[]> {
  const cutOff = cutOffDay(db, today);
  const reps = repsByName(raw, today);
  const statement = raw.prepare<[object], Omit<Handler, 'rep'>>(
    `SELECT dealer_id AS dealerId, handler, count(*) AS bills FROM orders
     WHERE dealer_id > @after AND dealer_id <= @to AND kind = 'sale' AND ordered_on > @since AND ordered_on <= @cutOff AND handler <> ''
     GROUP BY dealer_id, handler`,
  );
  return (after, to) => {
    const found = new Map<number, Handler[]>();
    if (cutOff === null || reps.size === 0) return found;
    for (const row of statement.all({ after, to, cutOff, since: addMonths(cutOff, -HANDLER_MONTHS) })) {
      const of = found.get(row.dealerId) ?? [];
      of.push({ ...row, rep: reps.get(nameKey(row.handler)) });
      found.set(row.dealerId, of);
    }
    return found;
  };
}

/** Reps that are there, by any of their names. */
function repsByName(raw: RawDb, today: CalendarDay): Map<string, { id: number; name: string }> {
  const rows = raw
    .prepare<[object], { key: string; id: number; name: string }>(
      `SELECT name_key AS key, id, name FROM rep WHERE left_on IS NULL OR left_on >= @today
       UNION ALL SELECT a.alias_key, r.id, r.name FROM rep_alias a JOIN rep r ON r.id = a.rep_id
       WHERE r.left_on IS NULL OR r.left_on >= @today`,
    )
    .all({ today });
  return new Map(rows.map(({ key, id, name }) => [key, { id, name }]));
}

/** Whether a column that was kept as read is one of phones; headers repeat from dealer to dealer. */
function phoneHeaders(): (header: string) => boolean {
  const known = new Map<string, boolean>();
  return (header) => {
    const answer =
      known.get(header) ??
      (extraField(header)?.field === 'phone' || matchHeader(header, 'dealers')[0]?.field === 'phone');
    known.set(header, answer);
    return answer;
  };
}
