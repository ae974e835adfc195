/** A quoted cell longer than this is a stray quote that swallows the file (characters; Excel's own limit is 32,767). */
const LONGEST_QUOTED = 256 * 1024;
/** After so many stray quotes the writer evidently does not quote at all, and every quote is taken literally. */
const PATIENCE = 20;

interface CutRecord {
  cells: string[];
  /** Where the next record begins. */
  end: number;
}

/**
 * Cuts text that comes in pieces into records, as Excel reads CSV: any line end counts, line breaks inside quotes belong
 * to the cell, text behind a closing quote is kept. A quote that never closes, or closes in the middle of a later cell,
 * is taken literally, so that it costs nothing and not the rest of the file.
 */
export class RecordCutter {
  private readonly delimiter: string;
  private rest = '';
  private heldReturn = false;
  private strayQuotes = 0;
  private readonly doubtful = new WeakSet<string[]>();
  private width = 0;

  constructor(delimiter: string) {
    this.delimiter = delimiter;
  }

  /** Text of the record that is still open, in characters. */
  get pending(): number {
    return this.rest.length;
  }

  /** A quote opens in this record that never closes, or that closes only behind what look like further records. */
  hasOpenQuote(record: string[]): boolean {
    return this.doubtful.has(record);
  }

  /** Takes the next piece and returns the records it completes. */
  push(piece: string): string[][] {
    this.rest += this.normalise(piece);
    return this.cut(false);
  }

  /** Returns what remains when the text has ended. */
  end(): string[][] {
    if (this.heldReturn) this.rest += '\n';
    this.heldReturn = false;
    return this.cut(true);
  }

  /** Every line end becomes LF; a CR on the border of two pieces waits for its LF. NUL characters are dirt. */
  private normalise(piece: string): string {
    let text = this.heldReturn ? `\r${piece}` : piece;
    this.heldReturn = text.endsWith('\r');
    if (this.heldReturn) text = text.slice(0, -1);
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    return text.includes('\0') ? text.replaceAll('\0', '') : text;
  }

  private cut(last: boolean): string[][] {
    const records: string[][] = [];
    const text = this.rest;
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length) {
      const feed = text.indexOf('\n', at);
      if (feed < 0 && !last) break;
      const lineEnd = feed < 0 ? text.length : feed;
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
      const record =
        quote < 0 || quote > lineEnd || this.strayQuotes >= PATIENCE
          ? this.literalLine(text, at, lineEnd)
          : this.quotedRecord(text, at, lineEnd, last);
      if (!record) break;
      records.push(record.cells);
      this.width = Math.max(this.width, record.cells.length);
      at = record.end;
    }
    this.rest = text.slice(at);
    return records;
  }

  private literalLine(text: string, at: number, lineEnd: number): CutRecord {
    return { cells: text.slice(at, lineEnd).split(this.delimiter), end: lineEnd + 1 };
  }

  /** Undefined where the record goes on beyond the text that is there. */
  private quotedRecord(text: string, start: number, firstLineEnd: number, last: boolean): CutRecord | undefined {
    const cells: string[] = [];
    let at = start;
    for (;;) {
      let value = '';
      if (text[at] === '"') {
        const close = closingQuote(text, at + 1);
        const stray = close < 0 ? last || text.length - at > LONGEST_QUOTED : this.isStray(text, at, close);
        if (stray) return this.strayLine(text, start, firstLineEnd);
        if (close < 0 || (close === text.length - 1 && !last)) return undefined;
        value = text.slice(at + 1, close).replaceAll('""', '"');
        at = close + 1;
      }
      const end = this.fieldEnd(text, at);
      if (end < 0 && !last) return undefined;
      const stop = end < 0 ? text.length : end;
      cells.push(value + text.slice(at, stop));
      if (end < 0 || text[stop] === '\n') {
        if (this.swallows(text.slice(start, stop))) this.doubtful.add(cells);
        return { cells, end: stop + 1 };
      }
      at = stop + 1;
    }
  }

  /** A quoted cell that spans lines and then goes on with other text was closed by somebody else's opening quote. */
  private isStray(text: string, open: number, close: number): boolean {
    const next = text[close + 1];
    if (next === undefined || next === '\n' || next === this.delimiter) return close - open > LONGEST_QUOTED;
    const feed = text.indexOf('\n', open);
    return feed >= 0 && feed < close;
  }

  private strayLine(text: string, start: number, lineEnd: number): CutRecord {
    this.strayQuotes += 1;
    const record = this.literalLine(text, start, lineEnd);
    this.doubtful.add(record.cells);
    return record;
  }

  /**
   * Several lines that each have as many cells as the records before: more likely records than one cell's lines. A comma
   * before a blank is one of a sentence.
   */
  private swallows(record: string): boolean {
    if (this.width < 2 || !record.includes('\n')) return false;
    const lines = record.split('\n').filter((line) => line !== '');
    return (
      lines.length > 1 &&
      lines.every((line) => line.replaceAll(`${this.delimiter} `, ' ').split(this.delimiter).length >= this.width)
    );
  }

  private fieldEnd(text: string, at: number): number {
    const feed = text.indexOf('\n', at);
    const limit = feed < 0 ? text.length : feed;
    for (let i = at; i < limit; i += 1) if (text[i] === this.delimiter) return i;
    return feed;
  }
}

/** The first quote from `at` on that is not doubled. */
function closingQuote(text: string, at: number): number {
  let close = text.indexOf('"', at);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close;
}
