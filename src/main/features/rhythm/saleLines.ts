/** Of each line: day and product in one, quantity, net. */
const WIDTH = 3;
/** Products, those told by name below zero, beside a day in the 53 bits of a number. */
const PRODUCT_OFFSET = 2 ** 32;
const DAY_UNIT = 2 ** 33;

/** One line of a sale; the day as a number. Products below zero are told by name only. */
export interface LineFact {
  day: number;
  product: number;
  qtyMicro: number;
  netMicro: number;
}

/** Lines of one dealer's sales in the order of days, 24 bytes each: hundreds of thousands of them are looked through at a time. */
export class SaleLines {
  private readonly packed: Float64Array;

  private constructor(packed: Float64Array) {
    this.packed = packed;
  }

  static readonly NONE = new SaleLines(new Float64Array(0));

  /** @param facts in the order of days */
  static of(facts: readonly LineFact[]): SaleLines {
    const packed = new Float64Array(facts.length * WIDTH);
    for (let i = 0; i < facts.length; i += 1) {
      const fact = facts[i];
      if (fact === undefined) continue;
      packed[i * WIDTH] = fact.day * DAY_UNIT + fact.product + PRODUCT_OFFSET;
      packed[i * WIDTH + 1] = fact.qtyMicro;
      packed[i * WIDTH + 2] = fact.netMicro;
    }
    return new SaleLines(packed);
  }

  get count(): number {
    return this.packed.length / WIDTH;
  }

  /** Those after a day up to another; they share the memory. */
  between(after: number, upTo: number): SaleLines {
    const from = this.firstAfter(after);
    const to = this.firstAfter(upTo);
    return from === 0 && to === this.count ? this : new SaleLines(this.packed.subarray(from * WIDTH, to * WIDTH));
  }

  each(look: (day: number, product: number, qtyMicro: number, netMicro: number) => void): void {
    const { packed } = this;
    for (let i = 0; i < packed.length; i += WIDTH) {
      const both = packed[i] ?? 0;
      const day = Math.floor(both / DAY_UNIT);
      look(day, both - day * DAY_UNIT - PRODUCT_OFFSET, packed[i + 1] ?? 0, packed[i + 2] ?? 0);
    }
  }

  private firstAfter(day: number): number {
    const bound = (day + 1) * DAY_UNIT;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.packed[middle * WIDTH] ?? 0) < bound) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
