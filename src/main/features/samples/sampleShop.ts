import { addDays, addMonths, type CalendarDay, monthOf, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { OrderKind } from '../../../shared/domain/dealers.ts';
import type { Language } from '../../../shared/i18n/translator.ts';
import { createRandom } from '../../runtime/random.ts';
import { type SampleAccounts, type SampleTerms, sampleAccounts, termsOf } from './sampleAccounts.ts';
import type { SampleLine } from './sampleBasket.ts';
import { billsOf } from './sampleBills.ts';
import { inventDealers, type SampleDealer, type SampleTown } from './sampleDealers.ts';
import { festivalPauses } from './sampleFestivals.ts';
import { createNamer } from './sampleNames.ts';
import type { BillDraft, BillWorld } from './sampleWorld.ts';

export interface SampleBill {
  number: string;
  kind: OrderKind;
  on: CalendarDay;
  dealerCode: string;
  dealerName: string;
  /** Who is printed on the bill: mostly the dealer's own rep. */
  rep: string;
  note: string;
  lines: SampleLine[];
  /** Fen, the sum of the lines. */
  amountMinor: number;
}

export interface SampleShop extends SampleAccounts {
  dealers: (SampleDealer & SampleTerms)[];
  reps: string[];
  bills: SampleBill[];
  firstDay: CalendarDay;
  endsOn: CalendarDay;
}

export interface SampleOptions {
  seed: number;
  /** Last day of the books: the end of a month. */
  endsOn: CalendarDay;
  lang?: Language;
}

const DEALERS = 300;
const REPS = 5;
const MONTHS = 24;
/** Share of bills that a colleague wrote. */
const STAND_IN = 0.04;
const NUMBER_PREFIX: Readonly<Record<OrderKind, string>> = {
  sale: 'XS',
  return: 'TH',
  exchange: 'HH',
  gift: 'ZP',
  reversal: 'HC',
};

/** The last day of the month before today: the sample's orders end there. */
export function sampleEndsOn(today: CalendarDay): CalendarDay {
  return addDays(`${monthOf(today)}-01`, -1);
}

/** An invented wholesaler of daily goods with two years of bills; the same seed and day always give the same shop. */
export function generateSampleShop({ seed, endsOn, lang = 'zh-CN' }: SampleOptions): SampleShop {
  const firstDay = addMonths(addDays(endsOn, 1), -MONTHS);
  const world: BillWorld = {
    firstDay: toDayNumber(firstDay),
    lastDay: toDayNumber(endsOn),
    pauses: festivalPauses(firstDay, endsOn),
    lang,
  };
  const reps = createNamer(createRandom(seed, 1), lang).team(REPS);
  const town = inventDealers(createRandom(seed, 2), DEALERS, { endsOn, lang, reps });
  const drafts = town.flatMap((one, i) => {
    const random = createRandom(seed, 1000 + i);
    return billsOf(random, one.buyer, world).map((draft) => ({
      draft,
      one,
      rep: random.chance(STAND_IN) ? random.pick(reps) : one.dealer.rep,
    }));
  });
  drafts.sort((a, b) => toDayNumber(a.draft.on) - toDayNumber(b.draft.on));
  const bills = numbered(drafts);
  const byDealer = Map.groupBy(bills, ({ dealerCode }) => dealerCode);
  const dealers = town.map(({ dealer }) => ({ ...dealer, ...termsOf(dealer, byDealer.get(dealer.code) ?? [], lang) }));
  return { dealers, reps, bills, firstDay, endsOn, ...sampleAccounts(seed, dealers, byDealer, endsOn, lang) };
}

/** Gives bills their numbers, counted by kind and day as bookkeeping programs do. */
function numbered(drafts: readonly { draft: BillDraft; one: SampleTown; rep: string }[]): SampleBill[] {
  const counters = new Map<string, number>();
  const numbers = new Map<BillDraft, string>();
  return drafts.map(({ draft, one: { dealer }, rep }) => {
    const stem = `${NUMBER_PREFIX[draft.kind]}-${draft.on.replaceAll('-', '')}`;
    const count = (counters.get(stem) ?? 0) + 1;
    counters.set(stem, count);
    const number = `${stem}-${String(count).padStart(3, '0')}`;
    numbers.set(draft, number);
    const original = draft.reverses === undefined ? '' : ` ${numbers.get(draft.reverses) ?? ''}`;
    return {
      number,
      kind: draft.kind,
      on: draft.on,
      dealerCode: dealer.code,
      dealerName: dealer.name,
      rep,
      note: draft.note + original,
      lines: draft.lines,
      amountMinor: draft.lines.reduce((sum, line) => sum + line.amountMinor, 0),
    };
  });
}
