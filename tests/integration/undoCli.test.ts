import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cliInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-undo-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Runs a command line over one data file; answers its lines. */
async function lines(...args: string[]): Promise<string[]> {
  const { code, out } = await cliInside([...args, '--file', join(dir, 'shop.dealerdesk')]);
  expect(code).toBe(0);
  return out.trimEnd().split('\n');
}

const DEALERS = [
  ['客户编号', '客户名称', '备注'],
  ['K01', '城东便利店', '路口'],
  ['K02', '河西批发部', '桥头'],
];
const TOTALS = [
  ['2026年9月客户销售汇总表', '', '', ''],
  ['客户编号', '客户名称', '销售金额', '单据数'],
  ['K01', '城东便利店', '1,200.50', '3'],
  ['K02', '河西批发部', '800', '12'],
];
const PRODUCTS = [
  ['商品编号', '商品名称', '规格', '单位'],
  ['P01', '洗洁精', '1L', '瓶'],
];

describe('the command line', () => {
  it('names what an undone import takes away and brings back, each by its kind', async () => {
    await lines('import', writeCsv(dir, DEALERS), '--lang', 'zh-CN');
    await lines('import', writeCsv(dir, TOTALS), '--lang', 'zh-CN');
    const again = [DEALERS[0] ?? [], ['K01', '城东便利店', '搬了'], ['K03', '南门商行', '']];

    const totals = await lines('undo', 'last', '--lang', 'en');
    await lines('import', writeCsv(dir, again), '--lang', 'zh-CN');
    const dealers = await lines('undo', 'last', '--lang', 'zh-CN');
    const products = await lines('import', writeCsv(dir, PRODUCTS), '--kind', 'products', '--lang', 'zh-CN');
    const undone = await lines('undo', 'last', '--lang', 'zh-CN');

    expect(totals.slice(1)).toEqual([expect.stringMatching(/^Removed: .*total.* 2$/i)]);
    expect(dealers[0]).toMatch(/^已撤销“.*”的导入。$/);
    expect(dealers.slice(1)).toEqual(['已删除：客户 1', '已恢复到导入前：客户 1']);
    expect(undone.slice(1)).toEqual(['已删除：商品 1']);
    // A list of products has no money to tell.
    expect(products.filter((line) => /净额|CNY/.test(line))).toEqual([]);
  });
});
