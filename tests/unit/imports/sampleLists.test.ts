import { describe, expect, test } from 'vitest';
import { dirtyList } from '../../helpers/dirtyList.ts';
import { misreadings, type ReadDealer, sampleTruth } from '../../helpers/sampleTruth.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';
import { readRows } from '../spreadsheets/collect.ts';
import { regions, rowsOf, understand } from './rows.ts';

const UNICODE = ['03_dealers_utf8.csv', '03_dealers_utf8bom.csv', '03_dealers_utf16le.csv', '03_dealers_gb18030.csv'];
const LISTS = [
  ...['01_dealers_merged.xlsx', ...UNICODE, '03_dealers_gbk.csv', '03_semicolon_gbk.csv', '03_tab_utf16le.txt'],
  '08_dealers.xls',
];
/** Fields of which not one may be read wrong; tiers and regions have a per cent. */
const ALL_RIGHT = ['name', 'phone', 'phoneLossy', 'date', 'amount'];
const NEARLY_ALL = ['tier', 'province', 'city', 'district'];
const SEEDS = [1, 2, 3, 5, 8, 13, 21, 34];

/** What the wizard makes of rows without a word from anybody. */
function dealersIn(list: ReturnType<typeof understand>): ReadDealer[] {
  const [date, amount] = [list.column('lastOrderOn'), list.column('totalAmount')];
  return list.dealers().map((draft, i) => {
    const cells = list.data[i]?.cells ?? [];
    return { draft, date: cells[date], amount: cells[amount] };
  });
}

const listOf = async (file: string) => understand(await readRows(sharedPath(`samples/${file}`)));

describe('the dirty list of the samples, in every file it comes in', () => {
  for (const file of LISTS) {
    sharedIt('samples/truth.json', `${file} is read as a careful person would`, async () => {
      const truth = sampleTruth();
      const list = await listOf(file);
      const read = dealersIn(list);

      const wrong = misreadings(read, truth);

      expect(list.kind).toBe('dealers');
      expect(read).toHaveLength(truth.length);
      for (const field of ALL_RIGHT) expect(wrong[field], field).toEqual([]);
      for (const field of NEARLY_ALL)
        expect(wrong[field]?.length, wrong[field]?.join('\n')).toBeLessThanOrEqual(truth.length / 100);
    });
  }

  sharedIt('samples/truth.json', 'four encodings that have every character give the very same rows', async () => {
    const [first, ...others] = await Promise.all(UNICODE.map((file) => readRows(sharedPath(`samples/${file}`))));

    for (const other of others) expect(other).toEqual(first);
  });

  sharedIt(
    'samples/truth.json',
    'GBK and the odd delimiters differ by what their writer lost and by nothing else',
    async () => {
      const shown = async (file: string) =>
        (await readRows(sharedPath(`samples/${file}`))).map(({ row, cells }) => [
          row,
          // GBK has neither ¥ nor blanks that do not break or show; commas inside cells went the way of those between them
          ...cells.map((cell) =>
            String(cell ?? '')
              .replace(/[¥\u00a0\u200b]/g, '?')
              .replace(/[,;\t]/g, ','),
          ),
        ]);
      const expected = await shown('03_dealers_utf8.csv');

      expect(await shown('03_dealers_gbk.csv')).toEqual(expected);
      expect((await shown('03_semicolon_gbk.csv')).map(([, ...cells]) => cells)).toEqual(
        expected.map(([, ...cells]) => cells),
      );
      expect(await shown('03_tab_utf16le.txt')).toEqual(expected);
    },
  );

  sharedIt('samples/truth.json', 'the xls says what the xlsx says, in every field of every dealer', async () => {
    const [xlsx, xls] = [await listOf('01_dealers_merged.xlsx'), await listOf('08_dealers.xls')];

    expect(xls.dealers()).toEqual(xlsx.dealers());
    expect(xls.fields).toEqual(xlsx.fields);
    expect(xls.classes).toEqual(xlsx.classes);
    expect(xls.below.map(({ row }) => row)).toEqual(xlsx.below.map(({ row }) => row));
  });

  sharedIt('samples/03_html_disguised.xls', 'the web page called xls has names, phones and regions right', async () => {
    const read = dealersIn(await listOf('03_html_disguised.xls'));

    const wrong = misreadings(read, sampleTruth().slice(0, 20));

    expect(read).toHaveLength(20);
    for (const field of ['name', 'phone', 'phoneLossy', 'province', 'city', 'district'])
      expect(wrong[field], field).toEqual([]);
  });

  sharedIt('samples/07_1904.xlsx', 'the book that counts from 1904 is right to the day', async () => {
    expect((await readRows(sharedPath('samples/07_1904.xlsx'))).map(({ cells }) => cells)).toEqual([
      ['日期'],
      [{ day: '2024-01-05', time: '' }],
    ]);
  });
});

describe('other lists of the same kind', () => {
  test.each(SEEDS)('the list of seed %i is read as a careful person would', (seed) => {
    const { headers, rows, truth } = dirtyList(seed, 400, regions);
    const list = understand(rowsOf([headers, ...rows]));

    const wrong = misreadings(dealersIn(list), truth);

    expect(list.data).toHaveLength(truth.length);
    for (const field of ALL_RIGHT) expect(wrong[field], field).toEqual([]);
    for (const field of NEARLY_ALL)
      expect(wrong[field]?.length, wrong[field]?.join('\n')).toBeLessThanOrEqual(truth.length / 100);
  });
});
