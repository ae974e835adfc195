import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { cliInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** Saved views on the command line, beside a window that has the file open. */

const rig = importRig();

const take = (args: string[]) => cliInside([...args, '--lang', 'zh-CN']);
const run = (args: string[]) => take([...args, '--file', rig.engine.dataFile]);

describe('the command line', () => {
  it('lists views and writes one as a workbook, by its name, its usual name or its key', async () => {
    const { engine } = rig;
    const rows = [
      ['K1', '甲店', '13800001111'],
      ['K2', '乙店', ''],
      ['K3', '丙店', ''],
    ];
    await importFile(engine, writeCsv(rig.dir, [['客户编号', '客户名称', '手机'], ...rows]), { kind: 'dealers' });
    await engine.ask('views.create', {
      name: '丙',
      query: { filter: { search: '丙' } },
      columns: { order: ['name', 'code', 'custom:99'], hidden: [], pinned: ['code'], widths: {} },
    });

    const listed = await run(['views']);
    const written: unknown[] = [];
    for (const [i, name] of ['丙', '无电话', 'noPhone', 'without PHONE'].entries()) {
      const path = join(rig.dir, `${i}.xlsx`);
      const { code, out } = await run(['export', 'dealers', '--view', name, '--out', path, '--json']);
      expect(code).toBe(0);
      expect(existsSync(path)).toBe(true);
      written.push((JSON.parse(out) as { dealers: number; view: string }).dealers);
    }
    const everybody = await run(['export', 'dealers', '--out', join(rig.dir, 'all.xlsx')]);

    expect(listed.out.split('\n')).toEqual(expect.arrayContaining(['无电话：2 家', '丙：1 家']));
    expect(written).toEqual([1, 2, 2, 2]);
    expect(everybody.out).toContain('已导出 3 家客户');
  });

  it('writes the whole data file into a workbook or a folder, and takes the workbook into a new file', async () => {
    const rows = [
      ['客户编号', '客户名称'],
      ['K1', '甲店'],
    ];
    await importFile(rig.engine, writeCsv(rig.dir, rows), { kind: 'dealers' });
    const [book, folder, fresh] = ['whole.xlsx', 'tables', 'fresh.dealerdesk'].map((name) => join(rig.dir, name));
    if (book === undefined || folder === undefined || fresh === undefined) throw new Error('three names');

    const whole = await run(['export', '--out', book, '--json']);
    const tables = await run(['export', '--out', folder, '--encoding', 'gb18030']);
    const dry = await take(['import', book, '--dry-run', '--json', '--file', fresh]);
    const taken = await take(['import', book, '--json', '--file', fresh]);
    const again = await take(['import', book, '--file', fresh]);

    expect(JSON.parse(whole.out)).toMatchObject({ what: 'everything', format: 'xlsx', dealers: 1 });
    expect(tables.out).toContain('已导出整个数据文件');
    expect(new TextDecoder('gb18030').decode(readFileSync(join(folder, 'dealer.csv')))).toContain('甲店');
    expect(JSON.parse(dry.out)).toMatchObject({ status: 'checked', kind: 'everything', empty: true });
    expect(JSON.parse(taken.out)).toMatchObject({ status: 'committed', kind: 'everything', dealers: 1 });
    expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/^transfer_not_empty/) });
    expect(canonicalDump(fresh)).toBe(canonicalDump(rig.engine.dataFile));
  });

  it('says which view there is not, and what it writes', async () => {
    const unknown = await run(['export', 'dealers', '--view', '没有的', '--out', join(rig.dir, 'x.xlsx')]);

    expect(unknown).toMatchObject({ code: 1, err: expect.stringMatching(/^view_unknown: .*没有的/) });
    expect((await run(['export', 'order', '--out', join(rig.dir, 'x.xlsx')])).code).toBe(2);
    expect((await run(['export', 'dealers', '--out', join(rig.dir, 'x.pdf')])).code).toBe(2);
    expect(existsSync(join(rig.dir, 'x.xlsx'))).toBe(false);
  });
});
