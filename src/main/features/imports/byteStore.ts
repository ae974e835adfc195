const PAGE_BYTES = 1024 * 1024;
/** UTF-8 takes at most three bytes for one unit of a JavaScript text. */
const MOST_BYTES_A_UNIT = 3;
/** Figures by which a value is found. */
const PLACE = 3;

/** Values put aside as bytes: as objects those of a long list would take ten times the room. */
export function createByteStore<Value>() {
  const pages: Buffer[] = [];
  let page = Buffer.alloc(0);
  let used = 0;
  /** Of each value: its page, and where it begins and ends there. */
  const places: number[] = [];

  return {
    /** @returns the number under which the value can be had again */
    keep(value: Value): number {
      const text = JSON.stringify(value);
      const room = text.length * MOST_BYTES_A_UNIT;
      if (used + room > page.length) {
        page = Buffer.allocUnsafeSlow(Math.max(PAGE_BYTES, room));
        pages.push(page);
        used = 0;
      }
      const from = used;
      used += page.write(text, from);
      return places.push(pages.length - 1, from, used) - PLACE;
    },
    read(number: number): Value {
      const text = pages[places[number] ?? -1]?.toString('utf8', places[number + 1], places[number + 2]);
      if (text === undefined) throw new Error(`nothing kept under ${number}`);
      // Written above.
      return JSON.parse(text) as Value;
    },
  };
}
