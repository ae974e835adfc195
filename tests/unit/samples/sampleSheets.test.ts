import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guessKind } from '../../../src/main/features/imports/guessKind.rules.ts';
import { findHeader, headerTexts } from '../../../src/main/features/imports/headerRow.rules.ts';
import { suggestMapping } from '../../../src/main/features/imports/mapping.rules.ts';
import { generateSampleShop, sampleEndsOn } from '../../../src/main/features/samples/sampleShop.ts';
import { writeSampleFiles, writeSampleWorkbook } from '../../../src/main/features/samples/samples.job.ts';
import { fixedClock } from '../../../src/main/runtime/clock.ts';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import type { Cell, RawRow } from '../../../src/main/spreadsheets/workbook.ts';
import { FileRef } from '../../../src/shared/domain/ids.ts';
import { AppError } from '../../../src/shared/errors/appError.ts';

const clock = fixedClock('2026-11-22');
const quiet = { progress: () => undefined, checkCancelled: () => undefined, send: async () => undefined, run: never };

function never(): never {
  throw new Error('a sample workbook asks nothing of the writer');
}

async function rowsOf(path: string): Promise<RawRow[]> {
  const book = await openWorkbook(path, { name: 'sample.xlsx' });
  const rows: RawRow[] = [];
  for await (const row of book.rows(book.sheets[0]?.name ?? '')) rows.push(row);
  await book.close();
  return rows;
}

const number = (cell: Cell | undefined) => (typeof cell === 'number' ? cell : Number.NaN);

describe('the sample workbooks', () => {
  const tempDir = mkdtempSync(join(tmpdir(), 'dealerdesk-sample-'));
  let dealers: RawRow[];
  let orders: RawRow[];

  beforeAll(async () => {
    const { dealersPath, ordersPath } = await writeSampleFiles({ port: quiet, clock, tempDir }, 'zh-CN');
    [dealers, orders] = await Promise.all([rowsOf(dealersPath), rowsOf(ordersPath)]);
  });
  afterAll(() => rmSync(tempDir, { recursive: true, force: true }));

  test('list the dealers below a title, as a shop keeps them', () => {
    const [title, header, ...rows] = dealers;

    expect(title?.cells).toEqual(['溪岸同禾商贸客户资料']);
    expect(header?.cells).toEqual(
      '客户编号 客户名称 简称 客户类型 客户等级 联系人 手机 片区 省 市 区 地址 业务员 建档日期 结算方式 信用额度 账期 备注'.split(
        ' ',
      ),
    );
    expect(rows).toHaveLength(300);
    expect(rows.filter(({ cells }) => typeof cells[13] === 'string')).toHaveLength(1);
    expect(rows.find(({ cells }) => typeof cells[13] === 'string')?.cells[13]).toMatch(/^\d{4}\.\d{1,2}\.\d{1,2}$/);
  });

  test.each(['zh-CN', 'en'] as const)('are understood in every column by our own importer (%s)', async (lang) => {
    mkdirSync(join(tempDir, lang));
    const files = await writeSampleFiles({ port: quiet, clock, tempDir: join(tempDir, lang) }, lang);

    for (const [kind, path] of [
      ['dealers', files.dealersPath],
      ['products', files.productsPath],
      ['orders', files.ordersPath],
      ['receivables', files.receivablesPath],
      ['receipts', files.receiptsPath],
    ] as const) {
      const rows = (await rowsOf(path)).slice(0, 200);
      const { headerRow, headerRows } = findHeader(rows);
      const headers = headerTexts(rows, headerRow, headerRows);
      const guesses = suggestMapping(headers, rows.slice(headerRow), kind);

      expect(guesses.filter(({ field }) => field === null).map(({ header }) => header)).toEqual([]);
      expect(guessKind(headers, rows.slice(headerRow))).toBe(kind);
    }
  });

  test('list the order lines with a total that is their sum, and as many fen as the bills', () => {
    const shop = generateSampleShop({ seed: 20_260_217, endsOn: sampleEndsOn('2026-11-22') });
    const header = orders[2]?.cells;
    const lines = orders.slice(3, -1);
    const last = orders.at(-1)?.cells;
    const fen = lines.reduce((sum, { cells }) => sum + Math.round(number(cells[12]) * 100), 0);

    expect(header).toEqual(
      '单据日期 单据编号 单据类型 客户编号 客户名称 业务员 商品编号 商品名称 规格 单位 数量 单价 金额 备注'.split(' '),
    );
    expect(lines).toHaveLength(shop.bills.reduce((sum, bill) => sum + bill.lines.length, 0));
    expect(fen).toBe(shop.bills.reduce((sum, bill) => sum + bill.amountMinor, 0));
    expect(last?.[0]).toBe('合计');
    expect(Math.round(number(last?.[12]) * 100)).toBe(fen);
  });

  test('list balances that open bills come to, and receipts that leave those open', () => {
    const shop = generateSampleShop({ seed: 20_260_217, endsOn: sampleEndsOn('2026-11-22') });
    const owed = (b: (typeof shop.balances)[number]) => b.notDue + b.late30 + b.late60 + b.late90 + b.lateOver;
    const late = shop.balances.filter((b) => owed(b) > b.notDue);
    const limits = new Map(shop.dealers.map(({ code, creditLimitMinor }) => [code, creditLimitMinor]));
    const over = shop.balances.filter((b) => owed(b) > (limits.get(b.dealerCode) ?? Number.MAX_SAFE_INTEGER));

    expect(shop.balances.length).toBeGreaterThan(30);
    expect(late.length).toBeGreaterThan(5);
    expect(late.length).toBeLessThan(shop.balances.length);
    expect(over.length).toBeGreaterThan(0);
    expect(shop.receipts.length).toBeGreaterThan(300);
    expect(shop.receipts.every(({ on, amountMinor }) => on <= shop.endsOn && amountMinor > 0)).toBe(true);
    expect(new Set(shop.receipts.map((receipt) => receipt.number)).size).toBe(shop.receipts.length);
  });

  test('are written where the user wants them, in English on request', async () => {
    const path = join(tempDir, 'wanted.xlsx');
    const file = FileRef.parse('00000000-0000-4000-8000-000000000001');

    await writeSampleWorkbook(
      { kind: 'dealers', file, lang: 'en' },
      {
        port: quiet,
        clock,
        resolveFile: async (ref, use) => ({ path: ref === file && use === 'write' ? path : '', name: '' }),
      },
    );

    const rows = await rowsOf(path);
    expect(rows[0]?.cells).toEqual(['Tonghe Trading · Customers']);
    expect(rows[1]?.cells.slice(0, 3)).toEqual(['Customer code', 'Customer name', 'Short name']);
  });

  test('leave nothing behind when the job is cancelled', async () => {
    const path = join(tempDir, 'cancelled.xlsx');
    const cancelled = () => {
      throw new AppError('cancelled');
    };

    const attempt = writeSampleWorkbook(
      { kind: 'orders', file: FileRef.parse('00000000-0000-4000-8000-000000000001'), lang: 'zh-CN' },
      { port: { ...quiet, checkCancelled: cancelled }, clock, resolveFile: async () => ({ path, name: '' }) },
    );

    await expect(attempt).rejects.toMatchObject({ code: 'cancelled' });
    await expect(rowsOf(path)).rejects.toMatchObject({ code: 'file_missing' });
  });
});
