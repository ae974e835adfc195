import { fromDayNumber } from '../../../shared/domain/calendarDay.ts';
import { rescale } from '../../../shared/domain/money.ts';
import type { Language } from '../../../shared/i18n/translator.ts';
import type { Random } from '../../runtime/random.ts';
import { type SampleProduct, SEASONS, TASTES, USUAL_PRODUCTS } from './sampleProducts.ts';
import { FREE_GOODS, type SampleType, TASTING } from './sampleWords.ts';

export interface SampleLine {
  productCode: string;
  productName: string;
  spec: string;
  unit: string;
  /** Tenths of the unit: 125 is 12.5 kg. */
  qtyTenths: number;
  priceMicro: number;
  /** Fen; the sum over a bill's lines is the bill. */
  amountMinor: number;
  note: string;
}

/** What a line costs: quantity × price, rounded to the fen. */
export function lineAmount(qtyTenths: number, priceMicro: number): number {
  return rescale(qtyTenths * priceMicro, 7, 2);
}

const PRICE_LEVEL: Readonly<Partial<Record<SampleType | 'walk_in', number>>> = {
  wholesale: 0.93,
  supermarket: 0.97,
  group_buy: 0.96,
  walk_in: 1.08,
};
/** Products a dealer carries, by chance of each. */
const CARRIES: Readonly<Partial<Record<SampleType | 'walk_in', number>>> = {
  wholesale: 0.7,
  supermarket: 0.8,
  walk_in: 0.9,
};
const CARRIES_OTHERWISE = 0.5;
/** Ten and one free, on drinks and beer. */
const FREE_PER = 10;
const FREE_CHANCE = 0.3;
const MAX_LINES = 9;

/** Fills bills with what one dealer carries, at its own prices, by the season. */
export function createBasket(random: Random, type: SampleType | 'walk_in', lang: Language) {
  const taste = TASTES[type];
  const level = (PRICE_LEVEL[type] ?? 1) * (0.985 + 0.03 * random.next());
  const carried = USUAL_PRODUCTS.filter(
    ({ category }) => taste[category] > 0 && random.chance(CARRIES[type] ?? CARRIES_OTHERWISE),
  ).map((product) => ({
    product,
    priceMicro: ownPrice(product, level),
    liking: (taste[product.category] / inCategory(product)) * Math.exp(0.6 * random.normal()),
  }));
  if (carried.length === 0) throw new RangeError(`nothing is carried by ${type}`);

  function fill(yuan: number, day: number): SampleLine[] {
    const month = Number(fromDayNumber(day).slice(5, 7)) - 1;
    const wanted = Math.min(
      MAX_LINES,
      carried.length,
      1 + Math.floor(Math.log2(1 + yuan / 180) * (0.4 + 0.6 * random.next())),
    );
    const left = [...carried];
    const chosen = Array.from({ length: wanted }, () => {
      const item = random.weighted(left, ({ product, liking }) => liking * (SEASONS[product.category]?.[month] ?? 1));
      left.splice(left.indexOf(item), 1);
      return { ...item, share: 0.25 + random.next() };
    });
    const shares = chosen.reduce((sum, { share }) => sum + share, 0);
    return chosen.flatMap(({ product, priceMicro, share }) => {
      const line = lineFor(product, priceMicro, (yuan * share) / shares);
      return [line, ...freeGoods(line, product)];
    });
  }

  function lineFor(product: SampleProduct, priceMicro: number, yuan: number): SampleLine {
    const units = (yuan * 1_000_000) / priceMicro;
    const qtyTenths = product.byWeight ? Math.max(20, Math.round(units * 2) * 5) : Math.max(1, Math.round(units)) * 10;
    return {
      productCode: product.code,
      productName: product.name[lang],
      spec: product.spec[lang],
      unit: product.unit[lang],
      qtyTenths,
      priceMicro,
      amountMinor: lineAmount(qtyTenths, priceMicro),
      note: '',
    };
  }

  function freeGoods(line: SampleLine, { category }: SampleProduct): SampleLine[] {
    const free = Math.floor(line.qtyTenths / 10 / FREE_PER);
    if ((category !== 'drink' && category !== 'beer') || free < 1 || !random.chance(FREE_CHANCE)) return [];
    return [{ ...line, qtyTenths: free * 10, priceMicro: 0, amountMinor: 0, note: FREE_GOODS[lang] }];
  }

  return {
    fill,
    /** A case to taste, at no charge. */
    tasting(): SampleLine[] {
      const { product } = random.pick(carried);
      return [{ ...lineFor(product, product.priceMicro, 0), priceMicro: 0, amountMinor: 0, note: TASTING[lang] }];
    },
  };
}

function inCategory({ category }: SampleProduct): number {
  return USUAL_PRODUCTS.filter((product) => product.category === category).length;
}

/** A deal price: rounded to the fen, by weight to a tenth of a fen. */
function ownPrice(product: SampleProduct, level: number): number {
  const step = product.byWeight ? 1000 : 10_000;
  return Math.round((product.priceMicro * level) / step) * step;
}
