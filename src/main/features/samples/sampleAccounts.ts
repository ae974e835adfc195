import { addDays, addMonths, type CalendarDay, daysBetween } from '../../../shared/domain/calendarDay.ts';
import type { Language } from '../../../shared/i18n/translator.ts';
import { createRandom, type Random } from '../../runtime/random.ts';
import type { SampleDealer } from './sampleDealers.ts';
import type { SampleBill } from './sampleShop.ts';
import { PAY_METHODS, SETTLEMENTS } from './sampleWords.ts';

/** For how long and how much a dealer may owe; amounts in fen. */
export interface SampleTerms {
  termDays: number;
  creditLimitMinor: number | null;
}

export interface SampleReceipt {
  number: string;
  on: CalendarDay;
  dealerCode: string;
  dealerName: string;
  amountMinor: number;
  method: string;
  rep: string;
}

/** What a dealer owes at the end of the books, by days overdue. Fen. */
export interface SampleBalance {
  dealerCode: string;
  dealerName: string;
  notDue: number;
  late30: number;
  late60: number;
  late90: number;
  lateOver: number;
}

export interface SampleAccounts {
  receipts: SampleReceipt[];
  balances: SampleBalance[];
}

const RECEIPT_MONTHS = 12;
const MONTH_DAYS = 30;
const WEEK_DAYS = 7;
/** Limits are round figures: whole thousands of yuan. */
const LIMIT_STEP = 100_000;
const STREAM = 50_000;

/** Terms by what the dealer's list says; a limit of some two months' purchases for who buys on credit. */
export function termsOf(dealer: SampleDealer, bills: readonly SampleBill[], lang: Language): SampleTerms {
  const termDays =
    dealer.settlement === SETTLEMENTS.month[lang]
      ? MONTH_DAYS
      : dealer.settlement === SETTLEMENTS.week[lang]
        ? WEEK_DAYS
        : 0;
  if (termDays === 0) return { termDays, creditLimitMinor: null };
  const bought = bills.reduce((sum, bill) => sum + Math.max(0, bill.amountMinor), 0);
  const monthly = bought / (RECEIPT_MONTHS * 2);
  return { termDays, creditLimitMinor: Math.max(LIMIT_STEP, Math.round((monthly * 2) / LIMIT_STEP) * LIMIT_STEP) };
}

/** Who pays how: most in time, some late, a few hardly ever. Days after the due day, the least and the most. */
const PAYERS: readonly { weight: number; from: number; to: number }[] = [
  { weight: 60, from: -6, to: 3 },
  { weight: 25, from: 2, to: 25 },
  { weight: 12, from: 15, to: 70 },
  { weight: 3, from: 90, to: 200 },
];

/** Receipts of the last year and balances at the end of the books, of dealers that buy on credit. */
export function sampleAccounts(
  seed: number,
  dealers: readonly (SampleDealer & SampleTerms)[],
  bills: ReadonlyMap<string, readonly SampleBill[]>,
  endsOn: CalendarDay,
  lang: Language,
): SampleAccounts {
  const since = addMonths(endsOn, -RECEIPT_MONTHS);
  const receipts: SampleReceipt[] = [];
  const balances: SampleBalance[] = [];
  dealers.forEach((dealer, i) => {
    if (dealer.termDays === 0) return;
    const random = createRandom(seed, STREAM + i);
    const account = accountOf(random, dealer, bills.get(dealer.code) ?? [], endsOn);
    for (const [on, amountMinor] of account.paid) {
      if (on <= since) continue;
      const method = random.pick(PAY_METHODS)[lang];
      const { code: dealerCode, name: dealerName, rep } = dealer;
      receipts.push({ number: '', on, dealerCode, dealerName, amountMinor, method, rep });
    }
    if (account.balance !== undefined) balances.push(account.balance);
  });
  receipts.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  receipts.forEach((receipt, i) => {
    receipt.number = `SK-${String(i + 1).padStart(5, '0')}`;
  });
  return { receipts, balances };
}

/** Bills are paid one by one, some days after they are due; what comes back takes off the next ones. */
function accountOf(
  random: Random,
  dealer: SampleDealer & SampleTerms,
  bills: readonly SampleBill[],
  endsOn: CalendarDay,
) {
  const payer = random.weighted(PAYERS, ({ weight }) => weight);
  const paid = new Map<CalendarDay, number>();
  const balance = {
    dealerCode: dealer.code,
    dealerName: dealer.name,
    notDue: 0,
    late30: 0,
    late60: 0,
    late90: 0,
    lateOver: 0,
  };
  let credit = 0;
  let open = 0;
  for (const bill of bills) {
    if (bill.kind === 'gift' || bill.kind === 'exchange') continue;
    const owed = bill.amountMinor - credit;
    credit = Math.max(0, -owed);
    if (owed <= 0) continue;
    const dueOn = addDays(bill.on, dealer.termDays);
    const paidOn = addDays(dueOn, random.int(payer.from, payer.to));
    const on = paidOn < bill.on ? bill.on : paidOn;
    if (on <= endsOn) {
      paid.set(on, (paid.get(on) ?? 0) + owed);
      continue;
    }
    open += owed;
    const late = daysBetween(dueOn, endsOn);
    balance[
      late <= 0 ? 'notDue' : late <= 30 ? 'late30' : late <= 60 ? 'late60' : late <= 90 ? 'late90' : 'lateOver'
    ] += owed;
  }
  return { paid: [...paid].sort(([a], [b]) => (a < b ? -1 : 1)), balance: open === 0 ? undefined : balance };
}
