import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { Random } from '../../runtime/random.ts';
import { lineAmount, type SampleLine } from './sampleBasket.ts';
import { EXCHANGE_REASON, RETURN_REASONS, REVERSAL_NOTE, TASTING } from './sampleWords.ts';
import { type BillDraft, type BillWorld, isPaused } from './sampleWorld.ts';

const RETURN_CHANCE = 0.035;
const EXCHANGE_CHANCE = 0.005;
const GIFT_CHANCE = 0.006;
const REVERSAL_CHANCE = 0.0015;

/** What follows a sale now and then: goods sent back, exchanged, given, or the whole bill taken back and written anew. */
export function returnsOf(random: Random, sale: BillDraft, world: BillWorld): BillDraft[] {
  const followers: BillDraft[] = [];
  const later = () => laterDay(random, sale, world);
  if (random.chance(RETURN_CHANCE)) followers.push(...onDay(later(), (on) => returnOf(random, sale, on, world)));
  if (random.chance(EXCHANGE_CHANCE)) followers.push(...onDay(later(), (on) => exchangeOf(sale, on, world)));
  if (random.chance(GIFT_CHANCE)) followers.push(...onDay(later(), (on) => giftOf(sale, on, world)));
  if (random.chance(REVERSAL_CHANCE)) followers.push(...reversalOf(sale, world));
  return followers;
}

function onDay(on: string | undefined, make: (on: string) => BillDraft | undefined): BillDraft[] {
  const bill = on === undefined ? undefined : make(on);
  return bill === undefined ? [] : [bill];
}

/** Some days after the sale, on a day on which somebody delivers, or undefined when the books end before. */
function laterDay(random: Random, sale: BillDraft, world: BillWorld): string | undefined {
  const day = toDayNumber(sale.on) + random.int(3, 25);
  return day > world.lastDay || isPaused(day, world) ? undefined : fromDayNumber(day);
}

function returnOf(random: Random, sale: BillDraft, on: string, { lang }: BillWorld): BillDraft | undefined {
  const reason = random.pick(RETURN_REASONS)[lang];
  const paid = sale.lines.filter(({ amountMinor }) => amountMinor > 0);
  const lines = random
    .shuffled(paid)
    .slice(0, random.chance(0.75) ? 1 : 2)
    .map((line) => {
      const units = Math.max(1, Math.round((line.qtyTenths / 10) * (0.1 + 0.4 * random.next())));
      return taken(line, units * 10, reason);
    });
  return lines.length === 0 ? undefined : { on, kind: 'return', lines, note: reason };
}

/** One unit out, the same one in: nothing is owed. */
function exchangeOf(sale: BillDraft, on: string, { lang }: BillWorld): BillDraft | undefined {
  const line = sale.lines.find(({ amountMinor }) => amountMinor > 0);
  if (line === undefined) return undefined;
  const given = { ...line, qtyTenths: 10, amountMinor: lineAmount(10, line.priceMicro), note: '' };
  const reason = EXCHANGE_REASON[lang];
  return { on, kind: 'exchange', lines: [taken(line, 10, reason), given], note: reason };
}

function giftOf(sale: BillDraft, on: string, { lang }: BillWorld): BillDraft | undefined {
  const line = sale.lines[0];
  if (line === undefined) return undefined;
  const note = TASTING[lang];
  return { on, kind: 'gift', lines: [{ ...line, qtyTenths: 10, priceMicro: 0, amountMinor: 0, note }], note };
}

/** The whole bill in red on the same day, and the right one after it. */
function reversalOf(sale: BillDraft, { lang }: BillWorld): BillDraft[] {
  const red: BillDraft = {
    on: sale.on,
    kind: 'reversal',
    lines: sale.lines.map((line) => taken(line, line.qtyTenths, line.note)),
    note: REVERSAL_NOTE[lang],
    reverses: sale,
  };
  const lines = sale.lines.map((line, i) => {
    const qtyTenths = i === 0 ? line.qtyTenths + 10 : line.qtyTenths;
    return { ...line, qtyTenths, amountMinor: lineAmount(qtyTenths, line.priceMicro) };
  });
  return [red, { on: sale.on, kind: 'sale', lines, note: '' }];
}

function taken(line: SampleLine, qtyTenths: number, note: string): SampleLine {
  // 0 − x: a free line taken back has an amount of 0, not −0.
  return { ...line, qtyTenths: 0 - qtyTenths, amountMinor: 0 - lineAmount(qtyTenths, line.priceMicro), note };
}
