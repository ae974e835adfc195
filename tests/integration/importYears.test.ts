import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../src/shared/contract/imports.contract.ts';
import { type GivenSheet, writeBook } from '../helpers/book.ts';
import { checkFile, importFile, inspectFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** Days without a year, 7月1日: of which year they are is said by titles, names and other days, or by the owner. */

const rig = importRig();
const HEADER = ['日期', '单据编号', '客户名称', '金额'];
const sheet = (name: string, title: string, days: readonly string[]): GivenSheet => ({
  name,
  rows: [
    ...(title === '' ? [] : [[title]]),
    HEADER,
    ...days.map((day, at) => [day, `${name}${at}`, '城东店', (Number.parseInt(name, 10) % 100) * 10 + at]),
  ],
});
const book = (sheets: readonly GivenSheet[], name?: string) => writeBook(rig.dir, sheets, name);
const check = async (sheets: readonly GivenSheet[], name?: string, options: Partial<CheckOptions> = {}) =>
  checkFile(rig.engine, await book(sheets, name), { kind: 'orders', options });

const UNSAID = [sheet('7月', '销售明细', ['7月1日', '7月2日'])];

describe('days without a year', () => {
  it('are of the year that their sheet says, each of its own', async () => {
    const batch = await check([
      sheet('12月', '2025年12月销售明细', ['12月1日', '12月31日']),
      sheet('1月', '2026年1月销售明细', ['1月1日', '1月2日']),
    ]);

    expect(batch.understanding?.years).toMatchObject({ example: '12月1日', found: 2025, by: 'title' });
    expect(batch.counts).toMatchObject({ created: 4, rejected: 0, periodFrom: '2025-12-01', periodTo: '2026-01-02' });
  });

  it.each([
    ['sheet', '2026年7月', '', '明细.xlsx'],
    ['fileName', '7月', '销售明细', '2026下半年销售.xlsx'],
    ['fileName', '7月', '', '销售202607.xlsx'],
  ])('are of the year that the name says: %s', async (by, name, title, file) => {
    const batch = await check([sheet(name, title, ['7月1日', '7月2日'])], file);

    expect(batch.understanding?.years).toMatchObject({ found: 2026, by });
    expect(batch.counts).toMatchObject({ created: 2, periodFrom: '2026-07-01', periodTo: '2026-07-02' });
  });

  it('are of the year of the days that have one, or that stands above other sheets', async () => {
    const dated = await check([sheet('7月', '', ['7月1日', '7月2日']), sheet('8月', '', ['2026-08-01', '2026-08-02'])]);
    const titled = await check([
      sheet('7月', '', ['7月1日', '7月2日']),
      sheet('8月', '2026年8月', ['8月1日', '8月3日']),
    ]);

    expect(dated.understanding?.years).toMatchObject({ found: 2026, by: 'dates' });
    expect(dated.counts).toMatchObject({ created: 4, rejected: 0 });
    expect(titled.understanding?.years).toMatchObject({ found: 2026, by: 'sheets' });
    expect(titled.counts).toMatchObject({ created: 4, rejected: 0 });
  });

  it('are handed back where nothing says a year, two are named, or the days beside them speak against it', async () => {
    const nothing = await check(UNSAID);
    const two = await check([sheet('7月', '2025年、2026年销售', ['7月1日', '7月2日'])]);
    const against = await check([sheet('7月', '2026年销售', ['7月1日', '2024-07-02'])]);

    expect(nothing.understanding?.years).toMatchObject({ example: '7月1日', found: null, by: null });
    expect(nothing.counts).toMatchObject({ created: 0, rejected: 2 });
    expect(two.counts).toMatchObject({ created: 0, rejected: 2 });
    expect(against.counts).toMatchObject({ created: 1, rejected: 1 });
  });

  it('go by the owner, who may say a year or want them back', async () => {
    const titled = [sheet('7月', '2026年7月', ['7月1日', '7月2日'])];

    expect((await check(UNSAID, undefined, { year: 2025 })).counts).toMatchObject({
      created: 2,
      periodFrom: '2025-07-01',
    });
    expect((await check(titled, undefined, { year: 'none' })).counts).toMatchObject({ created: 0, rejected: 2 });
  });

  it('are of the year said of the last file where the next one says none, but never of a year that is over', async () => {
    const now = Number((await rig.engine.ask('session.get', {})).today.slice(0, 4));
    await importFile(rig.engine, await book(UNSAID), { kind: 'orders', options: { year: now } });
    const yearOf = async (sheets: readonly GivenSheet[]) =>
      (await inspectFile(rig.engine, await book(sheets))).understanding?.recipe?.rules.year;

    expect(await yearOf(UNSAID)).toBe(now);
    expect(await yearOf([sheet('7月', `${now - 1}年7月`, ['7月1日'])])).toBe('auto');

    await importFile(rig.engine, await book(UNSAID), { kind: 'orders', options: { year: now - 1 } });
    expect(await yearOf(UNSAID)).toBe('auto');
  });

  it('of bills without days to decide leave nothing to ask', async () => {
    const batch = await check([sheet('7月', '2026年7月', ['2026-07-01'])]);

    expect(batch.understanding?.years).toBeNull();
  });
});
