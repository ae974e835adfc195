import type { SampleLine } from './sampleBasket.ts';
import { LAUNCHES, NEW_PRODUCTS } from './sampleProducts.ts';
import type { SampleBuyer } from './sampleStories.ts';
import type { BillWorld } from './sampleWorld.ts';

const newProducts = new Map(NEW_PRODUCTS.map((product) => [product.code, product]));

/**
 * A bill's lines with what is new on the market: some dealers take a new product in place of its elder two days of three. At the
 * elder's price and quantity, and without a draw, so that the rest of the shop is the same with it or without.
 */
export function withLaunches(lines: SampleLine[], day: number, { rank }: SampleBuyer, world: BillWorld): SampleLine[] {
  if (day % 3 === 0) return lines;
  return lines.map((line) => {
    const launch = LAUNCHES.find(({ from }) => from === line.productCode);
    const product = newProducts.get(launch?.code ?? '');
    if (!launch || !product) return line;
    if (day < world.lastDay - launch.daysBefore || Math.abs(rank) % launch.among !== 0) return line;
    return {
      ...line,
      productCode: product.code,
      productName: product.name[world.lang],
      spec: product.spec[world.lang],
    };
  });
}
