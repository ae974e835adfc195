import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../src/main/hosts/cli/runCli.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** Saved views on the command line, beside a window that has the file open. */

const rig = importRig();

async function run(args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    readStdin: async () => '',
    interactive: false,
  };
  const code = await runCli([...args, '--file', rig.engine.dataFile, '--lang', 'zh-CN'], io);
  return { code, out, err };
}

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

  it('says which view there is not, and what it writes', async () => {
    const unknown = await run(['export', 'dealers', '--view', '没有的', '--out', join(rig.dir, 'x.xlsx')]);

    expect(unknown).toMatchObject({ code: 1, err: expect.stringMatching(/^view_unknown: .*没有的/) });
    expect((await run(['export', 'orders', '--out', join(rig.dir, 'x.xlsx')])).code).toBe(2);
    expect((await run(['export', 'dealers', '--out', join(rig.dir, 'x.pdf')])).code).toBe(2);
    expect(existsSync(join(rig.dir, 'x.xlsx'))).toBe(false);
  });
});
