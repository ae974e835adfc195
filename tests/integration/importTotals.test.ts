import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();

const HEADER = ['单据日期', '单据编号', '客户名称', '单据状态', '金额'];

describe('the file’s own totals', () => {
  it('that agree with their rows are told, subtotals among them', async () => {
    const bills = [
      HEADER,
      ['2026-09-01', 'XS001', '城东便利店', '已审核', '100.10'],
      ['2026-09-02', 'XS002', '河西批发部', '已审核', '200.20'],
      ['小计', '', '', '', '300.30'],
      ['2026-09-03', 'XS003', '河西批发部', '已审核', '50'],
      ['小计', '', '', '', '50'],
      ['合计', '', '', '', '350.30'],
    ];

    const { counts } = await checkFile(rig.engine, writeCsv(rig.dir, bills));

    expect(counts?.fileAmounts).toEqual([
      {
        column: 4,
        field: 'amount',
        readMicro: 350_300_000,
        handedBackMicro: 0,
        leftOutMicro: 0,
        total: { row: 7, saidMicro: 350_300_000, readMicro: 350_300_000 },
        agreeing: 3,
        differing: [],
      },
    ]);
  });

  it('that differ are told with both figures, and so is the money in rows that are not taken', async () => {
    const bills = [
      HEADER,
      ['2026-09-01', 'XS001', '城东便利店', '已审核', '100'],
      ['昨天', 'XS002', '河西批发部', '已审核', '200'],
      ['2026-09-03', 'XS003', '河西批发部', '已作废', '50'],
      ['合计', '', '', '', '400'],
    ];

    const { counts } = await checkFile(rig.engine, writeCsv(rig.dir, bills));

    expect(counts).toMatchObject({ created: 1, rejected: 1, leftOut: 1 });
    expect(counts?.fileAmounts).toMatchObject([
      {
        readMicro: 350_000_000,
        handedBackMicro: 200_000_000,
        leftOutMicro: 50_000_000,
        agreeing: 0,
        differing: [{ row: 5, saidMicro: 400_000_000, readMicro: 350_000_000 }],
      },
    ]);
  });

  it('that nothing calls so are none of the money that was read: rows of an amount alone that come to those above', async () => {
    const bills = [
      HEADER,
      ['2026-09-01', 'XS001', '城东便利店', '已审核', '100'],
      ['2026-09-02', 'XS002', '河西批发部', '已审核', '200'],
      ['', '', '', '', '300'],
      ['2026-09-03', 'XS003', '河西批发部', '已审核', '50'],
      ['', '', '', '', '7'],
      ['合计', '', '', '', '357'],
    ];

    const { counts } = await checkFile(rig.engine, writeCsv(rig.dir, bills));

    expect(counts).toMatchObject({ created: 3, rejected: 2 });
    expect(counts?.fileAmounts).toMatchObject([
      { readMicro: 357_000_000, handedBackMicro: 7_000_000, agreeing: 2, differing: [] },
    ]);
  });

  it('of nought say nothing, for a formula adds up no texts', async () => {
    const dealers = [
      ['客户编号', '客户名称', '累计金额'],
      ['K01', '城东便利店', '1.5万元'],
      ['合计', '', '0'],
    ];

    const { counts } = await checkFile(rig.engine, writeCsv(rig.dir, dealers));

    expect(counts?.fileAmounts).toMatchObject([{ total: null, agreeing: 0, differing: [] }]);
  });

  it('are told on the command line, in words and for programs', async () => {
    const bills = writeCsv(rig.dir, [
      HEADER,
      ['2026-09-01', 'XS001', '城东便利店', '已审核', '100'],
      ['昨天', 'XS002', '河西批发部', '已审核', '200'],
      ['合计', '', '', '', '400'],
    ]);
    const args = ['import', bills, '--file', join(rig.dir, 'cli.dealerdesk'), '--dry-run', '--lang', 'zh-CN'];

    const [plain, json] = [await commandInside(rig.dir, args), await commandInside(rig.dir, [...args, '--json'])];

    expect(plain.out).toContain('文件第 4 行的合计（金额）是 400.00 CNY，读到的行相加是 300.00 CNY，相差 100.00 CNY');
    expect(plain.out).toContain('退回和待确认的行里有金额 200.00 CNY');
    expect(JSON.parse(json.out).fileAmounts).toMatchObject([
      {
        field: 'amount',
        read: '300.00',
        handedBack: '200.00',
        differing: [{ row: 4, said: '400.00', read: '300.00' }],
      },
    ]);
  });

  it('of a list of dealers is held against what was bought, in whatever way it is written', async () => {
    const dealers = [
      ['客户编号', '客户名称', '累计金额'],
      ['K01', '城东便利店', '1.5万元'],
      ['K02', '河西批发部', '5,000.00'],
      ['合计', '', '20,000'],
    ];

    const { counts } = await checkFile(rig.engine, writeCsv(rig.dir, dealers));

    expect(counts?.fileAmounts).toMatchObject([{ field: 'totalAmount', agreeing: 1, differing: [] }]);
  });
});
