import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { openWorkbook } from '../../src/main/spreadsheets/openWorkbook.ts';
import { isAppError } from '../../src/shared/errors/appError.ts';
import { secondReading } from '../unit/spreadsheets/secondReader.ts';
import type { Measured, Outcome } from './outcome.ts';
import { NOTHING_INSIDE, REASONS } from './reasons.ts';

/** A line of the manifest: what a file must come to, and what another reader said of it. */
export interface Expected extends Outcome {
  file: string;
  second?: { reader: string; compared: number; different: number };
  /** Where it is not simply opened with the same values by two readers. */
  reason?: string;
}

const MANIFEST = new URL('./manifest.json', import.meta.url);

/** The committed manifest, by the path of the file below the corpus's folder. */
export function readManifest(): Map<string, Expected> {
  if (!existsSync(MANIFEST)) return new Map();
  // Written by `writeManifest` alone.
  const lines = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Expected[];
  return new Map(lines.map((line) => [line.file, line]));
}

/** One line a file, so that a change is one line of a difference. */
export function writeManifest(lines: readonly Expected[]): void {
  writeFileSync(MANIFEST, `[\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n]\n`);
}

/** Every file below a folder, in order; notes about the files are none of them. */
export function filesBelow(folder: string): string[] {
  return globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(readme|licen[cs]e|copying|notice)\b/i.test(entry.name))
    .map((entry) => relative(folder, `${entry.parentPath}/${entry.name}`).replaceAll('\\', '/'))
    .sort();
}

/** What a run came to, with the second reader's word and the reason. */
export async function expectedOf(folder: string, file: string, measured: Measured): Promise<Expected> {
  const { ms: _ms, peakMib: _peak, ...outcome } = measured;
  const second = outcome.result === 'opened' ? await askSecond(`${folder}/${file}`) : undefined;
  const reason = REASONS[file] ?? (outcome.result === 'sheet_empty' ? NOTHING_INSIDE : undefined);
  return { file, ...outcome, ...(second ? { second } : {}), ...(reason === undefined ? {} : { reason }) };
}

async function askSecond(path: string): Promise<Expected['second']> {
  const book = await openWorkbook(path, { name: basename(path) });
  try {
    const found = await secondReading(path, book).catch((error: unknown) => {
      if (isAppError(error)) throw error;
      return undefined; // the other reader gives up: UTF-16 and UTF-32 are beyond it
    });
    return found && { reader: found.reader, compared: found.compared, different: found.different };
  } finally {
    await book.close();
  }
}

/** What differs from the manifest, in words; undefined where nothing does. */
export function differenceOf(expected: Expected | undefined, measured: Measured): string | undefined {
  if (!expected) return 'is not in the manifest';
  if (expected.result !== measured.result) return `${measured.result} instead of ${expected.result}`;
  const told = ({ format, encoding, sheets }: Outcome) => JSON.stringify([format, encoding, sheets]);
  return told(expected) === told(measured) ? undefined : `${told(measured)} instead of ${told(expected)}`.slice(0, 600);
}
