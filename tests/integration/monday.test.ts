import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { gradedRig } from '../helpers/importRig.ts';

/** Every so many days from a day on, `count` times. */
const every = (days: number, from: string, count: number, customer: string, amount: string) =>
  Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.parse(from) + at * days * 86_400_000).toISOString().slice(0, 10);
    return [day, `${customer}-${at}`, customer, amount];
  });

/** Data to 2026-11-20: K1 bought every ten days and stopped in September, K2 goes on and is due on the 24th, K3 bought once; K5 is gone since May. */
const rig = gradedRig({
  dealers: [
    ['客户编号', '客户名称', '业务员', '手机', '建档日期'],
    ['K1', '停了的店', '王伟', '13900000001', '2020-01-01'],
    ['K2', '照常的店', '李娜', '13900000002', '2020-01-01'],
    ['K4', '截止日的店', '', '', '2026-10-01'],
    ['K5', '走了的店', '王伟', '13900000005', '2020-01-01'],
    ['K3', '新来的店', '李娜', '13900000003', '2026-10-01'],
  ],
  bills: [
    ['单据日期', '单据编号', '客户编号', '金额'],
    ...every(10, '2026-03-08', 20, 'K1', '900'),
    ...every(10, '2026-03-19', 25, 'K2', '1000'),
    ...every(10, '2025-12-10', 16, 'K5', '5000'),
    ['2026-11-10', 'N-1', 'K3', '300'],
    ['2026-11-20', 'N-2', 'K4', '10'],
  ],
});

async function build(options: object, format: 'html' | 'xlsx'): Promise<string> {
  const path = join(rig.dir, `monday.${format}`);
  const { jobId } = await rig.engine.ask('reports.build', {
    options: { kind: 'monday', lang: 'zh-CN', day: '2026-11-25', ...options },
    format,
    file: rig.engine.vault.register(path, 'write'),
  });
  await rig.engine.done(jobId);
  return path;
}

it('the Monday sheet lists who slips, who is due and who bought once, and gives each rep his own', async () => {
  const page = readFileSync(await build({}, 'html'), 'utf8');
  const [owner = '', ...reps] = page.slice(page.indexOf('<main>')).split('<section class="rep">');

  const [slips = '', rest = ''] = owner.split('本周该进货的');
  expect(slips).toContain('停了的店');
  expect(slips).toContain('13900000001');
  const lost = slips.slice(slips.indexOf('流失的：超期 6 个周期以上'));
  expect(lost).toContain('走了的店');
  expect(lost).not.toContain('停了的店');
  expect(rest).not.toContain('走了的店');
  const [due = '', once = ''] = rest.split('只进过一次货、还没休眠的');
  expect(due).toContain('照常的店');
  expect(due).not.toContain('停了的店');
  expect(once).toContain('新来的店');
  expect(
    reps.map((part) => [part.includes('王伟的客户'), part.includes('停了的店'), part.includes('新来的店')]),
  ).toEqual([
    [true, true, false],
    [false, false, true],
  ]);
  const alone = readFileSync(await build({ withReps: false }, 'html'), 'utf8');
  expect(alone).not.toContain('<section class="rep">');
});

it('who was due between the data’s end and the week is late, not due; old data are said', async () => {
  const later = readFileSync(await build({ day: '2026-12-02', withReps: false }, 'html'), 'utf8');
  const late = later.slice(later.indexOf('过了该进货日的'));

  expect(late.slice(0, late.indexOf('</table>'))).toContain('照常的店');
  expect(later).not.toContain('本周该进货的');
  expect(later).not.toContain('订单数据只到');
  const old = readFileSync(await build({ day: '2026-12-09', withReps: false }, 'html'), 'utf8');
  expect(old).toContain('订单数据只到 2026年11月20日');
  // Nobody is called late who may have bought since.
  expect(old).toMatch(/按老规律 [1-9] 家在数据截止后/);
  expect(old).not.toContain('过了该进货日的');
});

it('what is owed stands beside what of it is overdue, where anything is', async () => {
  const table = async () => {
    const page = readFileSync(await build({ withReps: false }, 'html'), 'utf8');
    const [rows = ''] = page.slice(page.indexOf('先联系')).split('</table>');
    const cells = (row: string) => Array.from(row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs), ([, text]) => text);
    return Array.from(rows.matchAll(/<tr>(.*?)<\/tr>/gs), ([, row = '']) => cells(row).slice(-3));
  };
  expect((await table())[0]).toEqual(['原因', '涉险金额', '结果']);
  const balances = [
    ['应收账款账龄分析表（截止日期：2026年11月18日）', '', '', '', ''],
    ['客户编号', '客户名称', '应收余额', '未到期', '1-30天'],
    ['K1', '停了的店', '500', '300', '200'],
  ];
  await importFile(rig.engine, writeCsv(rig.dir, balances), { kind: 'receivables' });

  const [head, row] = await table();

  expect(head).toEqual(['欠款', '其中超期', '结果']);
  expect(row).toEqual(['500.00', '200.00', '']);
});

it('its workbook holds every list whole, with numbers as numbers', async () => {
  const book = read(readFileSync(await build({}, 'xlsx')));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('no sheet');
  const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1 });

  const once = rows.filter((row) => row[2] === '新来的店');
  expect(once.map((row) => [row[0], row[1], row[8]])).toEqual([['只进过一次货、还没休眠的', 'K3', 300]]);
});
