import { createReadStream } from 'node:fs';
import { COMMON_CHARACTERS } from './encodingCommon.ts';

export interface EncodingDecision {
  /** In `TextDecoder`'s words, or utf-32le / utf-32be. */
  encoding: string;
  uncertain: boolean;
}

/** Bytes of lines with non-ASCII characters that are judged; more does not change the answer. */
const SAMPLE_BYTES = 256 * 1024;
const HEAD_BYTES = 64 * 1024;
const CHUNK_BYTES = 1024 * 1024;
const LINE_FEED = 10;
/** Below this share of frequent characters no Chinese reading is believed. */
const CREDIBLE = 0.25;
/** The best reading must beat the next one by this much to be called certain. */
const CLEAR_MARGIN = 0.15;
/** A UTF-8 file with one torn character is still UTF-8. */
const TOLERATED_BAD_SHARE = 0.01;

/** Reads the whole file once and decides how its bytes become text. */
export async function decideEncoding(path: string): Promise<EncodingDecision> {
  const survey = new ByteSurvey();
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) survey.add(chunk);
  const { encoding, uncertain } = survey.decide();
  return { encoding, uncertain: uncertain || !(await decodesWhole(path, encoding)) };
}

/** False where even one character would come out as a replacement; UTF-8 has been looked at already. */
async function decodesWhole(path: string, encoding: string): Promise<boolean> {
  if (encoding === 'utf-8' || encoding.startsWith('utf-32')) return true;
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    if (!decodes(() => decoder.decode(chunk, { stream: true }))) return false;
  }
  return decodes(() => decoder.decode());
}

/** The same decision for bytes already in memory. */
export function decideEncodingOf(bytes: Uint8Array): EncodingDecision {
  const survey = new ByteSurvey();
  survey.add(bytes);
  return survey.decide();
}

/** Collects in one pass what the decision needs: the head, strict UTF-8 over everything, a sample of unusual lines. */
class ByteSurvey {
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true });
  private head: Uint8Array = new Uint8Array(0);
  private readonly sample: Uint8Array[] = [];
  private sampled = 0;
  private validUtf8 = true;

  add(chunk: Uint8Array): void {
    if (this.head.length < HEAD_BYTES) this.head = Buffer.concat([this.head, chunk.subarray(0, HEAD_BYTES)]);
    if (this.sampled < SAMPLE_BYTES) this.takeSample(chunk);
    if (this.validUtf8) this.validUtf8 = decodes(() => this.utf8.decode(chunk, { stream: true }));
  }

  decide(): EncodingDecision {
    if (this.validUtf8) this.validUtf8 = decodes(() => this.utf8.decode());
    const wide = wideEncoding(this.head);
    if (wide) return wide;
    const marked = startsWith(this.head, [0xef, 0xbb, 0xbf]);
    if (marked) return { encoding: 'utf-8', uncertain: !this.validUtf8 };
    const bytes = Buffer.concat(this.sample);
    if (this.validUtf8) return { encoding: 'utf-8', uncertain: false };
    return decideEightBit(bytes);
  }

  private takeSample(chunk: Uint8Array): void {
    let start = 0;
    while (start < chunk.length && this.sampled < SAMPLE_BYTES) {
      const feed = chunk.indexOf(LINE_FEED, start);
      const end = feed < 0 ? chunk.length : feed + 1;
      const line = chunk.subarray(start, Math.min(end, start + SAMPLE_BYTES));
      if (line.some((byte) => byte >= 0x80)) {
        this.sample.push(Uint8Array.from(line));
        this.sampled += line.length;
      }
      start = end;
    }
  }
}

function decodes(decode: () => void): boolean {
  try {
    decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false; // what a fatal TextDecoder throws
    throw error;
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** UTF-16 and UTF-32 by byte order mark or by where the NUL bytes stand. */
function wideEncoding(head: Uint8Array): EncodingDecision | undefined {
  if (startsWith(head, [0xff, 0xfe, 0, 0])) return { encoding: 'utf-32le', uncertain: false };
  if (startsWith(head, [0, 0, 0xfe, 0xff])) return { encoding: 'utf-32be', uncertain: false };
  if (startsWith(head, [0xff, 0xfe])) return { encoding: 'utf-16le', uncertain: false };
  if (startsWith(head, [0xfe, 0xff])) return { encoding: 'utf-16be', uncertain: false };
  const nuls = [0, 0, 0, 0];
  for (let i = 0; i < head.length; i += 1) if (head[i] === 0) nuls[i & 3] = (nuls[i & 3] ?? 0) + 1;
  const [a = 0, b = 0, c = 0, d = 0] = nuls;
  const quarter = head.length / 4;
  if (a + b + c + d < quarter * 0.1) return undefined; // stray NULs are dirt, not an encoding
  if (c > quarter * 0.95 && d > quarter * 0.95) return { encoding: 'utf-32le', uncertain: false };
  if (a > quarter * 0.95 && b > quarter * 0.95) return { encoding: 'utf-32be', uncertain: false };
  // commas, digits and line ends have an empty high byte; few Chinese characters have an empty low byte
  const encoding = b + d > 3 * (a + c) ? 'utf-16le' : a + c > 3 * (b + d) ? 'utf-16be' : undefined;
  return encoding &&
    head.length % 2 === 0 &&
    decodes(() => new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true }))
    ? { encoding, uncertain: false }
    : undefined;
}

interface Reading {
  encoding: string;
  score: number;
  badShare: number;
}

function decideEightBit(sample: Uint8Array): EncodingDecision {
  const utf8 = readAs('utf-8', sample);
  if (utf8.badShare <= TOLERATED_BAD_SHARE) return { encoding: 'utf-8', uncertain: true };
  const readings = ['gb18030', 'big5'].map((encoding) => readAs(encoding, sample));
  const [best, next] = readings.sort((x, y) => y.score - x.score);
  if (!best || !next) throw new Error('no candidate encodings');
  if (best.score >= CREDIBLE) {
    return { encoding: best.encoding, uncertain: best.badShare > 0 || best.score - next.score < CLEAR_MARGIN };
  }
  return looksWestern(sample)
    ? { encoding: 'windows-1252', uncertain: true }
    : { encoding: best.score > 0 ? best.encoding : 'gb18030', uncertain: true };
}

/** Share of frequent characters among the non-ASCII ones; replacement and private characters count against. */
function readAs(encoding: string, sample: Uint8Array): Reading {
  let common = 0;
  let bad = 0;
  let all = 0;
  for (const char of new TextDecoder(encoding).decode(sample)) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) continue;
    if (isPunctuation(code)) continue;
    all += 1;
    if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) bad += 1;
    else if (COMMON_CHARACTERS.has(char)) common += 1;
  }
  return all === 0
    ? { encoding, score: 0, badShare: 0 }
    : { encoding, score: (common - 2 * bad) / all, badShare: bad / all };
}

/** Full-width forms and CJK punctuation: the same in every encoding, so they decide nothing. */
function isPunctuation(code: number): boolean {
  return (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xffef) || (code >= 0x2000 && code <= 0x26ff);
}

/** Accented letters stand alone between ASCII letters; Chinese bytes come in pairs. */
function looksWestern(sample: Uint8Array): boolean {
  let high = 0;
  let alone = 0;
  for (let i = 0; i < sample.length; i += 1) {
    if ((sample[i] ?? 0) < 0x80) continue;
    high += 1;
    if ((sample[i - 1] ?? 0) < 0x80 && (sample[i + 1] ?? 0) < 0x80) alone += 1;
  }
  return high > 0 && alone / high > 0.6;
}
