import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MM_A_POINT = 25.4 / 72;

export interface Word {
  text: string;
  /** Millimetres from the left edge of the page. */
  x: number;
  /** Millimetres from its upper edge to the upper edge of the word. */
  y: number;
  /** And to its lower edge. */
  bottom: number;
}

/** Where the words of a page of a PDF stand, as pdftotext finds them. */
export async function wordsOfPage(path: string, page: number): Promise<Word[]> {
  const { stdout } = await run('pdftotext', ['-bbox', '-f', String(page), '-l', String(page), path, '-']);
  return [...stdout.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)].map(
    ([, x, y, bottom, text]) => ({
      text: text ?? '',
      x: Number(x) * MM_A_POINT,
      y: Number(y) * MM_A_POINT,
      bottom: Number(bottom) * MM_A_POINT,
    }),
  );
}

/** The distances from each place to the next one below it: the heights of rows whose first words these are. */
export function distances(words: readonly Word[]): number[] {
  const places = words.map(({ y }) => y).sort((a, b) => a - b);
  return places.slice(1).map((y, at) => y - (places[at] ?? 0));
}
