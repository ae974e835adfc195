import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlainColumn } from '../../src/shared/contract/dealers.contract.ts';
import { type ReportFile, reportFile } from '../helpers/reportData.ts';

let file: ReportFile;
/** Of 东门. */
let east: number;
beforeEach(async () => {
  file = await reportFile('2026-11-25');
  file.setting('companyName', '恒达商贸');
  east = file.dealer({ name: '东门<超市>', code: 'K1', city: '金华市' }, [
    ['2026-09-28', 2_000_00],
    ['2026-10-01', 500_50],
  ]);
  file.dealer({ name: '西门店', code: 'K2', city: '金华市' }, [['2026-10-31', 100_00]]);
  file.dealer({ name: '南门店', code: 'K3', city: '衢州市' }, [['2026-10-30', 9_000_00]]);
  await file.score();
});
afterEach(() => file.close());

/** What is on the page, without fonts and styles. */
async function list(options: object): Promise<string> {
  const page = readFileSync(await file.build({ options: { kind: 'dealerList', ...options } }), 'utf8');
  return page.slice(page.indexOf('<main>'));
}

const cellsOf = (page: string) =>
  [...page.matchAll(/<tr(?: class="sum")?>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, text]) => text),
  );

describe('the list of dealers on paper', () => {
  it('prints these dealers, in this order, with these columns, and their sums', async () => {
    const page = await list({
      query: { filter: { search: '门' }, sort: { by: 'amount', descending: true } },
      columns: ['name', 'city', 'amount', 'orders', 'lastOrder'],
      described: '搜索：门 <b>',
      preparedBy: '老张',
    });

    expect(cellsOf(page)).toEqual([
      ['序号', '客户名称', '市', '本期金额', '单数', '最近进货'],
      ['1', '南门店', '衢州市', '9,000.00', '1', '2026-10-30'],
      ['2', '东门&lt;超市&gt;', '金华市', '2,500.50', '2', '2026-10-01'],
      ['3', '西门店', '金华市', '100.00', '1', '2026-10-31'],
      ['合计', '', '', '11,600.50', '4', ''],
    ]);
    for (const text of [
      '恒达商贸',
      '订单数据截至 2026年10月31日',
      '范围：搜索：门 &lt;b&gt;',
      '排序：按本期金额降序',
      '制表 老张',
      '共 3 家客户。',
    ])
      expect(page).toContain(text);
  });

  it('filters as the list does, and says in English what it shows', async () => {
    const page = await list({
      lang: 'en',
      query: { filter: { ranges: [{ field: 'amount', min: 1_000_00 }] }, sort: { by: 'code', descending: false } },
      columns: ['code'],
    });

    expect(cellsOf(page).slice(1)).toEqual([
      ['1', 'K1'],
      ['2', 'K3'],
    ]);
    for (const text of ['Order data up to 31 Oct 2026', 'Scope: all dealers', 'ascending', '2 dealers.'])
      expect(page).toContain(text);
  });

  it('names the columns for which there is no room', async () => {
    const page = await list({ columns: PlainColumn.options });

    expect(page).toMatch(/有 \d+ 列放不下，没有打印：.*、标签、同一老板。/);
    expect(cellsOf(page)[0]).not.toContain('标签');
  });

  it('leaves out an own field that is gone', async () => {
    file.raw.exec(`INSERT INTO custom_field (id, uid, name, name_key, kind, place) VALUES (1, 'f1', '冰柜数', '冰柜数', 'number', 1);
      INSERT INTO custom_value (dealer_id, field_id, value) VALUES (${east}, 1, '3')`);

    const page = await list({ columns: ['name', 'custom:1', 'custom:9'], query: { filter: { search: '东门' } } });

    expect(cellsOf(page)).toEqual([
      ['序号', '客户名称', '冰柜数'],
      ['1', '东门&lt;超市&gt;', '3'],
    ]);
  });
});
