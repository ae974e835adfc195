import { addDays, type CalendarDay, fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { Language } from '../../../shared/i18n/translator.ts';
import type { Random } from '../../runtime/random.ts';
import { createNamer, createPhones } from './sampleNames.ts';
import { PLACES } from './samplePlaces.ts';
import { planBuyer, type SampleBuyer } from './sampleStories.ts';
import { DEALER_NOTES, type SampleType, SETTLEMENTS, TYPE_WORDS, WALK_IN_NAME, WALK_IN_NOTE } from './sampleWords.ts';

/** A dealer as the owner's own list has it: texts in the list's language, "" where the owner left the cell empty. */
export interface SampleDealer {
  code: string;
  name: string;
  shortName: string;
  type: SampleType | 'walk_in';
  typeText: string;
  /** The owner's gut feeling, which is not always what the orders say. */
  grade: string;
  contact: string;
  phone: string;
  area: string;
  province: string;
  city: string;
  district: string;
  address: string;
  rep: string;
  openedOn: CalendarDay;
  settlement: string;
  note: string;
}

/** Most dealers were there before the books begin: this many days before they end, at least and at most. */
const NEWEST_DAYS = 2 * 366 + 30;
const OLDEST_DAYS = 9 * 365;
/** Types by rank of spend: the big ones are mostly wholesalers and supermarkets. */
const TYPE_MIX: readonly (readonly [number, Readonly<Record<SampleType, number>>])[] = [
  [0.12, { wholesale: 60, supermarket: 25, catering: 8, convenience: 0, corporate: 5, group_buy: 2, online: 0 }],
  [0.35, { wholesale: 22, supermarket: 22, catering: 26, convenience: 20, corporate: 6, group_buy: 3, online: 1 }],
  [1, { wholesale: 3, supermarket: 8, catering: 25, convenience: 58, corporate: 3, group_buy: 1, online: 2 }],
];
/** Gut grades: shares of A and B by felt size. */
const GUT_A = 0.14;
const GUT_B = 0.45;
const GUT_NOISE = 0.75;

const EMPTY: SampleDealer = {
  code: '',
  name: '',
  shortName: '',
  type: 'walk_in',
  typeText: '',
  grade: '',
  contact: '',
  phone: '',
  area: '',
  province: '',
  city: '',
  district: '',
  address: '',
  rep: '',
  openedOn: '',
  settlement: '',
  note: '',
};

export interface SampleWorld {
  endsOn: CalendarDay;
  lang: Language;
  reps: readonly string[];
}

export interface SampleTown {
  dealer: SampleDealer;
  buyer: SampleBuyer;
}

/** The dealers and how each of them buys; the counter's walk-in account comes first. */
export function inventDealers(random: Random, count: number, world: SampleWorld): SampleTown[] {
  const typeFor = (share: number) => typeAt(random, share);
  const buyers = Array.from({ length: count - 1 }, (_, rank) =>
    planBuyer(random, rank, count - 1, world.endsOn, typeFor),
  );
  const grades = gutGrades(random, buyers);
  const describe = createDescriber(random, world);
  const town: SampleTown[] = random
    .shuffled(buyers)
    .map((buyer) => ({ buyer, dealer: { ...describe(buyer), grade: grades.get(buyer.rank) ?? '' } }));
  town.sort((a, b) => toDayNumber(a.dealer.openedOn) - toDayNumber(b.dealer.openedOn));
  town.unshift(counter(world));
  town.forEach(({ dealer }, i) => {
    dealer.code = `KH${String(i).padStart(4, '0')}`;
  });
  return town;
}

function typeAt(random: Random, share: number): SampleType {
  const mix = TYPE_MIX.find(([upTo]) => share <= upTo)?.[1];
  // The mix' own keys.
  return mix === undefined ? 'convenience' : random.weighted(Object.keys(mix) as SampleType[], (type) => mix[type]);
}

/** What the owner wrote down about a dealer; the code and the grade come later. */
function createDescriber(random: Random, { endsOn, lang, reps }: SampleWorld): (buyer: SampleBuyer) => SampleDealer {
  const namer = createNamer(random, lang);
  const phones = createPhones(random);
  return (buyer) => {
    const place = random.weighted(PLACES, ({ weight }) => weight);
    const { name, shortName } = namer.shop(buyer.type);
    return {
      ...EMPTY,
      name,
      shortName: random.chance(0.4) ? shortName : '',
      type: buyer.type,
      typeText: TYPE_WORDS[buyer.type][lang],
      contact: namer.person(),
      phone: phones(place.areaCode),
      area: place.area[lang],
      province: place.province,
      city: place.city,
      district: place.district,
      address: namer.address(place),
      rep: reps[place.rep] ?? '',
      openedOn: openedOn(random, buyer, endsOn),
      settlement: settlementFor(random, buyer)[lang],
      note: random.chance(0.08) ? random.pick(DEALER_NOTES)[lang] : '',
    };
  };
}

/** Sales over the counter: in the totals, never graded. */
function counter({ endsOn, lang, reps }: SampleWorld): SampleTown {
  return {
    dealer: {
      ...EMPTY,
      name: WALK_IN_NAME[lang],
      type: 'walk_in',
      typeText: TYPE_WORDS.walk_in[lang],
      area: PLACES[0]?.area[lang] ?? '',
      province: PLACES[0]?.province ?? '',
      city: PLACES[0]?.city ?? '',
      district: PLACES[0]?.district ?? '',
      rep: reps[0] ?? '',
      openedOn: addDays(endsOn, -OLDEST_DAYS - 90),
      settlement: SETTLEMENTS.cash[lang],
      note: WALK_IN_NOTE[lang],
    },
    buyer: {
      rank: -1,
      type: 'convenience',
      story: 'counter',
      billYuan: 380,
      gapDays: 3,
      shape: 4,
      weekday: -1,
      from: 0,
      to: toDayNumber(endsOn),
    },
  };
}

function openedOn(random: Random, buyer: SampleBuyer, endsOn: CalendarDay): CalendarDay {
  if (buyer.story === 'young' || buyer.story === 'new') return fromDayNumber(buyer.from);
  if (buyer.story === 'never') return addDays(endsOn, -random.int(100, 900));
  return addDays(endsOn, -random.int(NEWEST_DAYS, OLDEST_DAYS));
}

function settlementFor(random: Random, buyer: SampleBuyer) {
  if (buyer.type === 'corporate') return SETTLEMENTS.month;
  const big = buyer.type === 'wholesale' || buyer.type === 'supermarket' ? 0.6 : 0.15;
  if (!random.chance(big)) return SETTLEMENTS.cash;
  return random.chance(0.5) ? SETTLEMENTS.month : SETTLEMENTS.week;
}

/** The owner grades by feeling: mostly right, kind to old acquaintances, blank for the new. */
function gutGrades(random: Random, buyers: readonly SampleBuyer[]): Map<number, string> {
  const felt = buyers
    .map((buyer) => ({ buyer, size: Math.log(buyer.billYuan / buyer.gapDays) + GUT_NOISE * random.normal() }))
    .sort((a, b) => b.size - a.size);
  return new Map(
    felt.map(({ buyer }, i) => {
      if (buyer.story === 'new' || buyer.story === 'never' || random.chance(0.1)) return [buyer.rank, ''];
      const share = i / felt.length;
      return [buyer.rank, share < GUT_A ? 'A' : share < GUT_B ? 'B' : 'C'];
    }),
  );
}
