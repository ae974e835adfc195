import { expect, test } from 'vitest';
import {
  fromCell,
  type LongTexts,
  type TransferColumn,
  toCell,
} from '../../../src/main/features/transfer/transferCells.rules.ts';

/** @source Excel: characters of a cell */
const EXCEL_CELL = 32_767;
const NOTE: TransferColumn = { name: 'note', type: 'TEXT', nullable: false, kind: 'text' };

function longTexts(): LongTexts {
  const texts: string[] = [];
  return { put: (text) => texts.push(text), get: (number) => texts[number - 1] };
}

test.each([
  ['a text that just fits', '店'.repeat(32_000)],
  ['one character more than a cell holds', '店'.repeat(EXCEL_CELL + 1)],
  ['signs that are spelt by their numbers and so grow', '\u27e6'.repeat(20_000)],
])('%s is in no cell longer than Excel takes, and comes back', (_what, text) => {
  const long = longTexts();

  const cell = toCell(text, NOTE, 2, long);

  expect(String(cell).length).toBeLessThanOrEqual(EXCEL_CELL);
  expect(fromCell(cell, NOTE, 2, long)).toBe(text);
});
