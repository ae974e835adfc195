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

  /** One after the other. @param parts in the order of days */
  static joined(parts: readonly SaleLines[]): SaleLines {
    const packed = new Float64Array(parts.reduce((sum, part) => sum + part.packed.length, 0));
    let at = 0;
    for (const part of parts) {
      packed.set(part.packed, at);
      at += part.packed.length;
    }
    return new SaleLines(packed);
  }

  get count(): number {
    return this.packed.length / WIDTH;
  }

  /** Those from a place to before another; they share the memory. */
  slice(from: number, to: number): SaleLines {
    if (from === 0 && to === this.count) return this;
    return new SaleLines(this.packed.subarray(from * WIDTH, to * WIDTH));
  }

  /** Those after a day up to another. */
  between(after: number, upTo: number): SaleLines {
    return this.slice(this.firstAfter(after), this.firstAfter(upTo));
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
