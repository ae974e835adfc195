/** One day of a dealer's account. Days are numbers (days since 1970-01-01), amounts minor units. */
export interface AccountDay {
  day: number;
  /** Sale bills of the day, ≥ 0. */
  soldMinor: number;
  /** Returns and reversals of the day, as amounts ≥ 0 that pay bills without anybody paying. */
  returnedMinor: number;
  /** Receipts of the day; below zero: paid back. */
  paidMinor: number;
}

export interface PaymentSpan {
  /** From here on receipts are recorded. */
  receiptsSince: number;
  /** The last day that is looked at. */
  until: number;
  /** Payments after this day count, and bills still open and due after it. */
  windowAfter: number;
  termDays: number;
  /** What is owed on `until`, where a list says it. */
  balanceMinor: number | null;
}

/** What was paid in the window or is late in it, and by how many days on the average, weighted by amount. */
export interface Lateness {
  amountMinor: number;
  daysLate: number;
}

interface Part {
  day: number;
  left: number;
}

/**
 * Lays receipts over bills, oldest first (FIFO), and weighs by how many days each amount came late. Early counts as in
 * time. What is overdue and still open counts with its days so far: who never pays is not prompt.
 * @param days in order
 * @returns undefined where nothing was paid and nothing is overdue in the window
 * @source docs/scoring.md, payment timeliness
 */
export function lateness(days: readonly AccountDay[], span: PaymentSpan): Lateness | undefined {
  const seen = days.filter(({ day }) => day <= span.until);
  const credits = seen.filter(({ day }) => day >= span.receiptsSince);
  const bills = openingBills(seen, credits, span);
  const pay = payer(bills, unknownOld(seen, credits, span));
  let amountMinor = 0;
  let amountDays = 0;
  const weigh = (amount: number, late: number) => {
    amountMinor += amount;
    amountDays += amount * Math.max(0, late);
  };
  for (const { day, returnedMinor, paidMinor } of credits) {
    pay(returnedMinor);
    for (const part of pay(paidMinor)) if (day > span.windowAfter) weigh(part.left, day - part.day - span.termDays);
  }
  for (const { day, left } of bills) {
    const late = span.until - day - span.termDays;
    if (left > 0 && late > 0 && span.until > span.windowAfter) weigh(left, late);
  }
  return amountMinor === 0 ? undefined : { amountMinor, daysLate: amountDays / amountMinor };
}

/**
 * Takes amounts off the oldest bills and answers what was paid of which.
 * @param absorbed what the first amounts go to before any of these bills; paying money back adds to it
 */
function payer(bills: readonly Part[], absorbed: number): (amount: number) => Part[] {
  let rest = absorbed;
  let at = 0;
  return (amount) => {
    const parts: Part[] = [];
    let left = Math.max(0, amount - rest);
    rest = Math.max(0, rest - amount);
    while (left > 0 && at < bills.length) {
      const bill = bills[at];
      if (bill === undefined || bill.left === 0) {
        at += 1;
        continue;
      }
      const taken = Math.min(left, bill.left);
      parts.push({ day: bill.day, left: taken });
      bill.left -= taken;
      left -= taken;
    }
    return parts;
  };
}

/**
 * The bills that recorded receipts paid, and the open ones. With a balance these are the newest bills that make up what was
 * paid and what is owed; without one, everything due before receipts were recorded is taken to be paid.
 */
function openingBills(seen: readonly AccountDay[], credits: readonly AccountDay[], span: PaymentSpan): Part[] {
  const bills = seen.filter(({ soldMinor }) => soldMinor > 0).map(({ day, soldMinor }) => ({ day, left: soldMinor }));
  if (span.balanceMinor === null) return bills.filter(({ day }) => day + span.termDays >= span.receiptsSince);
  let wanted = Math.max(0, creditSum(credits) + span.balanceMinor);
  for (const bill of bills.toReversed()) {
    bill.left = Math.min(bill.left, wanted);
    wanted -= bill.left;
  }
  return bills;
}

/** What the first receipts paid of bills older than any on record. */
function unknownOld(seen: readonly AccountDay[], credits: readonly AccountDay[], span: PaymentSpan): number {
  if (span.balanceMinor === null) return 0;
  const sold = seen.reduce((sum, { soldMinor }) => sum + soldMinor, 0);
  return Math.max(0, creditSum(credits) + span.balanceMinor - sold);
}

function creditSum(credits: readonly AccountDay[]): number {
  return credits.reduce((sum, { returnedMinor, paidMinor }) => sum + returnedMinor + paidMinor, 0);
}

/** The days late that halve the timeliness. */
const HALVING_DAYS = 30;
/** Fewer receipts in the window say nothing of a habit. */
export const LEAST_RECEIPTS = 3;

/** 1 in time, ½ at 30 days late on the average, towards 0 beyond. */
export function timelinessOfDays(daysLate: number): number {
  return HALVING_DAYS / (HALVING_DAYS + daysLate);
}

/** What speaks for how a dealer pays, best evidence first. */
export interface PaymentEvidence {
  /** False where neither a list of balances nor receipts were imported up to the day. */
  anyData: boolean;
  soldInWindow: boolean;
  termDays: number | null;
  receiptsInWindow: number;
  lateness: Lateness | undefined;
  /** From the latest list of balances; null where there is none. */
  balance: { balanceMinor: number; overdueMinor: number; undatedMinor: number } | null;
}

/** Why nothing is said of how a dealer pays. */
export type NoTimeliness = 'no_data' | 'no_sales' | 'no_term' | 'few_receipts' | 'undated';

export type Timeliness =
  | { timeliness: number; basis: 'receipts' | 'balance'; reason: null }
  | { timeliness: null; basis: null; reason: NoTimeliness };

/**
 * How promptly a dealer pays, 0 to 1: by its receipts where there are enough of them and its term is known, else by the
 * share of its balance that is overdue, else not at all, and why.
 */
export function timelinessOf(evidence: PaymentEvidence): Timeliness {
  const none = (reason: NoTimeliness): Timeliness => ({ timeliness: null, basis: null, reason });
  const { balance, lateness: late, termDays } = evidence;
  if (!evidence.anyData) return none('no_data');
  if (termDays !== null && late !== undefined && evidence.receiptsInWindow >= LEAST_RECEIPTS)
    return { timeliness: timelinessOfDays(late.daysLate), basis: 'receipts', reason: null };
  if (balance === null) return none(termDays === null && evidence.receiptsInWindow > 0 ? 'no_term' : 'few_receipts');
  if (balance.balanceMinor <= 0)
    return evidence.soldInWindow ? { timeliness: 1, basis: 'balance', reason: null } : none('no_sales');
  // Where most of a balance has no age, the rest does not speak for it.
  if (balance.overdueMinor === 0 && balance.undatedMinor * 2 > balance.balanceMinor) return none('undated');
  return { timeliness: 1 - balance.overdueMinor / balance.balanceMinor, basis: 'balance', reason: null };
}
