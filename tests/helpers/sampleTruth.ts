import { readFileSync } from 'node:fs';
import { nameKey } from '../../src/main/features/dealers/nameKey.rules.ts';
import type { DealerDraft } from '../../src/main/features/imports/draft.ts';
import { readDate } from '../../src/main/features/imports/readDate.rules.ts';
import { readAmount } from '../../src/main/features/imports/readNumber.rules.ts';
import { normaliseGrade } from '../../src/main/features/imports/readWord.rules.ts';
import type { Cell } from '../../src/main/spreadsheets/workbook.ts';
import { sharedPath } from './shared.ts';

/** What a careful person reads in one record of a dirty list; see the README of the samples. */
export interface TrueDealer {
  entity: string;
  phone: string | null;
  phoneLossy: boolean;
  province: string;
  city: string;
  district: string;
  tier: string;
  /** A day, or a month where the list says no more. */
  date: string;
  /** Yuan, signed; rounded to the yuan where the cell is written in ten-thousands. */
  amount: number;
  row: number;
  hidden: boolean;
}

/** A record as the program reads it: its draft, and the cells of the two columns that dealers have no room for. */
export interface ReadDealer {
  draft: DealerDraft;
  date: Cell | undefined;
  amount: Cell | undefined;
}

/** The records of the samples in file order. */
export function sampleTruth(): TrueDealer[] {
  // The README beside the file describes these fields.
  return JSON.parse(readFileSync(sharedPath('samples/truth.json'), 'utf8')) as TrueDealer[];
}

/** Field → the records in which it was read wrong, said in a line each; a field read right everywhere has none. */
export function misreadings(read: readonly ReadDealer[], truth: readonly TrueDealer[]): Record<string, string[]> {
  const wrong: Record<string, string[]> = {};
  truth.forEach((expected, i) => {
    const record = read[i];
    if (record === undefined) throw new Error(`record ${i} of the truth was not read`);
    for (const [field, [got, wanted]] of Object.entries(differences(record, expected))) {
      wrong[field] ??= [];
      if (got !== wanted) wrong[field].push(`${i}: ${JSON.stringify(got)} for ${JSON.stringify(wanted)}`);
    }
  });
  return wrong;
}

function differences({ draft, date, amount }: ReadDealer, expected: TrueDealer): Record<string, [unknown, unknown]> {
  const mobile = draft.contacts.flatMap(({ phones }) => phones).find(({ kind }) => kind === 'mobile');
  return {
    name: [nameKey(draft.name ?? ''), nameKey(expected.entity)],
    phone: [mobile?.digits ?? null, expected.phone],
    phoneLossy: [draft.problems.some(({ code }) => code === 'phone_lossy'), expected.phoneLossy],
    province: [draft.province ?? '', expected.province],
    city: [draft.city ?? '', expected.city],
    district: [draft.district ?? '', expected.district],
    tier: [normaliseGrade(draft.originalGrade ?? ''), expected.tier],
    date: [dateText(date), expected.date],
    amount: [amountAgainst(amount, expected.amount), expected.amount],
  };
}

function dateText(cell: Cell | undefined): string {
  const read = readDate(cell);
  return read.kind === 'day' ? read.day : read.kind === 'partial' ? read.text : '';
}

/** The amount in yuan; the true one where the cell is in ten-thousands and lies within half a yuan of it. */
function amountAgainst(cell: Cell | undefined, wanted: number): number | undefined {
  const read = readAmount(cell);
  if (read.kind !== 'value') return undefined;
  const yuan = read.micro / 1e6;
  return String(cell).includes('\u4e07') && Math.abs(yuan - wanted) <= 0.5 ? wanted : yuan;
}
