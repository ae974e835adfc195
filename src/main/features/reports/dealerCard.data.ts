import { adviceVerdict } from '../../../shared/domain/adviceVerdict.ts';
import { addMonths } from '../../../shared/domain/calendarDay.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { namingOf, readDetail } from '../dealers/dealers.repo.ts';
import { detailFor } from '../dealers/detailFor.ts';
import { backTest, shouldBuyOf } from '../demand/advice.service.ts';
import { dealerStage } from '../lifecycle/lifecycle.service.ts';
import { listOrders, monthlyTotals, topProducts } from '../orders/orders.repo.ts';
import { dataCutOff, lastPrices } from '../orders/orders.service.ts';
import { findPrediction, findRun } from '../predictions/predictions.repo.ts';
import { findLive, liveHead } from '../rhythm/slipping.repo.ts';
import { explain } from '../scoring/explain.repo.ts';
import { tierPath } from '../scoring/path.repo.ts';
import type { ReportEnv } from './builtReport.ts';
import type { CardFigures, CardHead, CardReceivable } from './dealerCard.figures.ts';
import { readFileSettings } from './fileSettings.data.ts';

const MONTHS = 24;
const LAST_ORDERS = 7;
const TOP_PRODUCTS = 8;
const ADVISED = 3;
/** What a dealer buys most is looked for among so many of its products. */
const KNOWN_PRODUCTS = 500;

export function readCardHead(db: Db, today: string): CardHead {
  const { companyName, dealerNoun, currency } = readFileSettings(rawOf(db));
  return {
    company: companyName,
    dealerNoun,
    currency,
    cutOff: dataCutOff(db, today),
    today,
    naming: namingOf(db, null),
  };
}

/** One dealer's card, as whoever asks may see it. @throws AppError not_found */
export async function readCard(
  { db, operatorId, clock }: Pick<ReportEnv, 'db' | 'operatorId' | 'clock'>,
  id: number,
  { cutOff, today, currency }: CardHead,
): Promise<CardFigures> {
  const dealerId = DealerId.parse(id);
  const last = cutOff ?? today;
  const raw = rawOf(db);
  const prices = (await lastPrices(db, id, last, { limit: KNOWN_PRODUCTS })).products;
  const most = topProducts(db, { dealerId, months: 12, limit: TOP_PRODUCTS }, last, minorDigits(currency)).products;
  const rank = new Map(most.map(({ code, name }, at) => [`${code} ${name}`, at]));
  const place = ({ code, name }: { code: string; name: string }) => rank.get(`${code} ${name}`) ?? TOP_PRODUCTS;
  return {
    detail: detailFor(readDetail(db, id, today), { db, operatorId }),
    score: await explain({ db, operatorId }, { dealerId }),
    months: monthlyTotals(db, id, last, MONTHS).months,
    // Equal places keep the order of the prices: the latest first.
    products: prices.toSorted((a, b) => place(a) - place(b)).slice(0, TOP_PRODUCTS),
    orders: await listOrders(db, { dealerId, offset: 0, limit: LAST_ORDERS }, today),
    categories: readCategories(raw, id, last),
    receivable: readReceivable(raw, id, today),
    outlook: readOutlook(db, dealerId),
    advice: await readAdvice({ db, clock }, dealerId),
  };
}

async function readAdvice(env: Pick<ReportEnv, 'db' | 'clock'>, dealerId: DealerId): Promise<CardFigures['advice']> {
  const found = await shouldBuyOf(env, { dealerId, limit: ADVISED });
  if (found === null || found.products.length === 0) return null;
  return { verdict: adviceVerdict(await backTest(env, { months: 3 })), products: found.products };
}

function readOutlook(db: Db, dealerId: DealerId): CardFigures['outlook'] {
  const head = liveHead(db);
  const { computed, curve, override } = dealerStage({ db }, { dealerId });
  const run = findRun(db, 'live')?.run;
  return {
    stage: computed === null ? null : { computed, curve, override },
    rhythm: head === undefined ? null : (findLive(db, dealerId, head) ?? null),
    prediction: run === undefined ? null : { abstained: run.abstained, dealer: findPrediction(db, dealerId) },
    path: tierPath(db, { dealerId }).steps,
  };
}

function readCategories(raw: RawDb, id: number, last: string): CardFigures['categories'] {
  return raw
    .prepare<[number, string, string], { name: string; netMicro: number }>(
      `SELECT p.category AS name, sum(l.net_micro) AS netMicro
       FROM orders o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id
       WHERE o.dealer_id = ? AND o.ordered_on > ? AND o.ordered_on <= ? AND p.category <> ''
       GROUP BY p.category HAVING sum(l.net_micro) > 0 ORDER BY 2 DESC, 1`,
    )
    .all(id, addMonths(last, -12), last);
}

/** Of the latest list of balances; who is not in it owes nothing. */
function readReceivable(raw: RawDb, id: number, today: string): CardReceivable | null {
  const day = raw.prepare<[string]>('SELECT max(as_of_on) FROM receivable WHERE as_of_on <= ?').pluck().get(today);
  if (typeof day !== 'string') return null;
  const row = raw
    .prepare<[string, number], CardReceivable>(
      `SELECT as_of_on AS asOfOn, balance_minor AS balanceMinor, overdue_minor AS overdueMinor, oldest_due_on AS oldestDueOn
       FROM receivable WHERE as_of_on = ? AND dealer_id = ?`,
    )
    .get(day, id);
  return row ?? { asOfOn: day, balanceMinor: 0, overdueMinor: 0, oldestDueOn: null };
}
