import { describe, expect, it } from 'vitest';
import { headerTexts } from '../../../src/main/features/imports/headerRow.rules.ts';
import { chosenSheet } from '../../../src/main/features/imports/sheetReading.ts';
import type { BookHead } from '../../../src/main/spreadsheets/parser.ts';
import type { Cell } from '../../../src/main/spreadsheets/workbook.ts';
import { AppError } from '../../../src/shared/errors/appError.ts';
import { rowsOf } from './rows.ts';

const WIDTH = 16_000;
/** The longest stretch between two questions, of the whole; measured 0.06. */
const LONGEST_SHARE = 0.15;

/** A name, then columns that say nothing: what a used range of all columns leaves in a CSV. */
function wide(lines: number): BookHead {
  const header: Cell[] = ['客户名称', ...Array.from({ length: WIDTH }, (_, i) => `c${i}`)];
  const line: Cell[] = ['甲店', ...Array.from({ length: WIDTH }, () => '1')];
  return {
    format: 'csv',
    encoding: 'UTF-8',
    encodingUncertain: false,
    locked: false,
    sheets: [
      {
        name: 'k',
        hidden: false,
        state: 'visible',
        more: false,
        error: null,
        hiddenColumns: [],
        merges: [],
        rows: rowsOf([header, ...Array.from({ length: lines }, () => line)]),
      },
    ],
  };
}

describe('sheets of thousands of columns', () => {
  it('reads a header of two rows in time that grows with its columns, not with their square', () => {
    const lower: Cell[] = Array.from({ length: 100_000 }, (_, i) => `c${i}`);
    const started = process.cpuUsage();
    const texts = headerTexts(rowsOf([['组'], [...lower, 'c0']]), 1, 2);
    expect([texts.length, texts[0], texts.at(-1)]).toEqual([100_001, '组-c0', '组-c0']);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(4000);
  });

  it('asks whether it is still wanted all along its way, not only between its parts', () => {
    let longest = 0;
    const started = process.cpuUsage();
    let last = started;
    const pause = () => {
      longest = Math.max(longest, process.cpuUsage(last).user);
      last = process.cpuUsage();
    };
    const reading = chosenSheet(wide(3), {}, 'k.csv', () => false, pause);
    pause();
    expect(reading?.columns.length).toBe(WIDTH + 1);
    expect(longest).toBeLessThan(process.cpuUsage(started).user * LONGEST_SHARE);
  }, 60_000);

  it('stops in the middle when it is cancelled', () => {
    let asked = 0;
    const pause = () => {
      asked += 1;
      if (asked === 10) throw new AppError('cancelled');
    };
    expect(() => chosenSheet(wide(1), {}, 'k.csv', () => false, pause)).toThrow('cancelled');
  });
});
