import type { HandOverReportOptions } from '../../../shared/contract/reports.contract.ts';
import { addDays } from '../../../shared/domain/calendarDay.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { namingOf } from '../dealers/dealers.repo.ts';
import { readFileSettings } from './fileSettings.data.ts';
import type { HandedDealer, HandOverFigures, Takeover } from './handOver.figures.ts';

/** Of a rep who stays, hand-overs of so many days are told. */
const RECENT_DAYS = 31;

/** What passed from a rep to others, from one snapshot of the data. @throws AppError not_found */
export function readHandOver(db: Db, options: HandOverReportOptions, today: string): HandOverFigures {
  const raw = rawOf(db);
  return raw.transaction((): HandOverFigures => {
    const rep = raw
      .prepare<[number], { name: string; leftOn: string | null }>(
        'SELECT name, left_on AS leftOn FROM rep WHERE id = ?',
      )
      .get(options.repId);
    if (!rep) throw new AppError('not_found');
    const { companyName, dealerNoun, currency } = readFileSettings(raw);
    const from = options.from ?? rep.leftOn ?? addDays(today, -RECENT_DAYS);
    const receivableOn = raw
      .prepare<[string], string | null>('SELECT max(as_of_on) FROM receivable WHERE as_of_on <= ?')
      .pluck()
      .get(today);
    const asked = { repId: options.repId, from, to: options.to ?? '9999-12-31', receivableOn: receivableOn ?? null };
    return {
      company: companyName,
      dealerNoun,
      currency,
      naming: namingOf(db, null),
      rep: rep.name,
      from,
      to: options.to ?? null,
      window: readWindow(raw),
      receivableOn: receivableOn ?? null,
      // What is still his is told of one who leaves only: whoever stays keeps his dealers.
      takeovers: [...readTakeovers(raw, asked), ...(rep.leftOn === null ? [] : readKept(raw, asked))],
    };
  })();
}

interface Asked {
  repId: number;
  from: string;
  to: string;
  receivableOn: string | null;
}

const DEALER = `
d.id, d.code, d.name, trim(iif(d.city = d.province, '', d.city) || ' ' || d.district) AS place,
coalesce(c.name, '') AS contact, coalesce(json_extract(c.phones, '$[0].text'), '') AS phone,
s.tier, coalesce(s.net_minor, 0) AS amountMinor, s.last_on AS lastOn,
iif(@receivableOn IS NULL, NULL, coalesce((SELECT b.balance_minor FROM receivable b
  WHERE b.dealer_id = d.id AND b.as_of_on = @receivableOn), 0)) AS receivableMinor`;

const JOINS = `
LEFT JOIN score_live s ON s.dealer_id = d.id
LEFT JOIN contact c ON c.id = (SELECT k.id FROM contact k WHERE k.dealer_id = d.id AND k.deleted_at IS NULL
                               ORDER BY k.is_primary DESC, k.id LIMIT 1)`;

/** Dealers by who takes them over, the largest first; of a dealer the first day on which it passes on. */
function readTakeovers(raw: RawDb, asked: Asked): Takeover[] {
  const rows = raw
    .prepare<[Asked], HandedDealer & { repId: number | null; taker: string }>(
      `SELECT ${DEALER}, o.from_on AS fromOn, o.reason, o.rep_id AS repId, coalesce(r.name, '') AS taker
       FROM dealer_owner o JOIN dealer d ON d.id = o.dealer_id AND d.deleted_at IS NULL LEFT JOIN rep r ON r.id = o.rep_id ${JOINS}
       WHERE o.from_on BETWEEN @from AND @to AND o.rep_id IS NOT @repId
         AND o.dealer_id IN (SELECT dealer_id FROM dealer_owner WHERE rep_id = @repId)
         AND o.id = (SELECT max(l.id) FROM dealer_owner l WHERE l.dealer_id = o.dealer_id AND l.from_on = o.from_on)
         AND @repId IS (SELECT b.rep_id FROM dealer_owner b WHERE b.dealer_id = o.dealer_id AND b.from_on < o.from_on
                        ORDER BY b.from_on DESC, b.id DESC LIMIT 1)
       ORDER BY place, amountMinor DESC, d.id, o.from_on`,
    )
    .all(asked);
  return [...Map.groupBy(rows, ({ repId }) => repId)]
    .map(
      ([repId, dealers]): Takeover => ({
        kind: repId === null ? 'nobody' : 'rep',
        name: dealers[0]?.taker ?? '',
        dealers,
      }),
    )
    .sort((a, b) => Number(a.kind === 'nobody') - Number(b.kind === 'nobody') || b.dealers.length - a.dealers.length);
}

/** Dealers that are his after all that is settled. */
function readKept(raw: RawDb, asked: Asked): Takeover[] {
  const dealers = raw
    .prepare<[Asked], HandedDealer>(
      `SELECT ${DEALER}, '' AS fromOn, '' AS reason FROM dealer d ${JOINS}
       WHERE d.deleted_at IS NULL AND d.id IN (SELECT dealer_id FROM dealer_owner WHERE rep_id = @repId)
         AND @repId IS (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id ORDER BY o.from_on DESC, o.id DESC LIMIT 1)
       ORDER BY place, amountMinor DESC, d.id`,
    )
    .all(asked);
  return dealers.length === 0 ? [] : [{ kind: 'kept', name: '', dealers }];
}

function readWindow(raw: RawDb): HandOverFigures['window'] {
  const row = raw
    .prepare<[], { from: string; asOf: string }>(
      `SELECT window_from AS "from", as_of AS asOf FROM score_run WHERE status = 'live'`,
    )
    .get();
  return row ?? null;
}
