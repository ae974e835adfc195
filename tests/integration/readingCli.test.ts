import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-reading-cli-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

const HEADER = ['日期', '单据编号', '客户名称', '金额'];
/** A dry run, so that nothing stands between one and the next. */
const check = (rows: readonly string[][], ...options: string[]) => {
  const file = ['--file', join(dir, 'shop.dealerdesk'), '--kind', 'orders', '--dry-run', '--json'];
  return commandInside(dir, ['import', writeCsv(dir, rows, '销售.csv'), ...file, ...options]);
};

describe('how a list is read, said on the command line', () => {
  it('--year is the year of days without one; none hands them back, and what is no year is refused', async () => {
    const rows = [HEADER, ['7月1日', 'X1', '城东店', '10'], ['7月2日', 'X2', '河西店', '20']];

    const said = await check(rows, '--year', '2025');
    const none = await check(rows, '--year', 'none');
    const wrong = await check(rows, '--year', '25');

    expect(JSON.parse(said.out)).toMatchObject({
      created: 2,
      periodFrom: '2025-07-01',
      periodTo: '2025-07-02',
      rules: { year: 2025 },
    });
    expect(none.err).toContain('import_nothing_taken');
    expect(JSON.parse(none.out)).toMatchObject({ created: 0, rejected: 2, rules: { year: 'none' } });
    expect(wrong.code).not.toBe(0);
    expect(wrong.err).toContain('--year: auto, none or a year from 2000 to 2199');
  });

  it('--number-style says how decimals are written, where the figures themselves could be either', async () => {
    const rows = [HEADER, ['2026-07-01', 'X1', '城东店', '1.234']];

    const point = await check(rows, '--number-style', 'point');
    const comma = await check(rows, '--number-style', 'comma');
    const wrong = await check(rows, '--number-style', 'dots');

    expect(JSON.parse(point.out)).toMatchObject({ amount: '1.23', rules: { numberStyle: 'point' } });
    expect(JSON.parse(comma.out)).toMatchObject({ amount: '1234.00', rules: { numberStyle: 'comma' } });
    expect(wrong.code).not.toBe(0);
    expect(wrong.err).toContain('--number-style');
  });
});
