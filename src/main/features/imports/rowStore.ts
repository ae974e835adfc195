import type { RawRow } from '../../spreadsheets/workbook.ts';

const PAGE_BYTES = 1024 * 1024;
/** UTF-8 takes at most three bytes for one unit of a JavaScript text. */
const MOST_BYTES_A_UNIT = 3;
/** Figures by which a row is found. */
const PLACE = 3;

/** Rows put aside as bytes: as objects a long list would take ten times the room. */
export function createRowStore() {
  const pages: Buffer[] = [];
  let page = Buffer.alloc(0);
  let used = 0;
  /** Of each row: its page, and where it begins and ends there. */
  const places: number[] = [];

  return {
    /** @returns the number under which the row can be had again */
    keep(raw: RawRow): number {
      const text = JSON.stringify(raw);
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
    read(number: number): RawRow {
      const [at = -1, from, to] = places.slice(number, number + PLACE);
      const text = pages[at]?.toString('utf8', from, to);
      if (text === undefined) throw new Error(`no row ${number}`);
      // Written above.
      return JSON.parse(text) as RawRow;
    },
  };
}
