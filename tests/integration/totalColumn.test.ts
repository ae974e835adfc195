import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PlainColumn } from '../../src/shared/contract/dealers.contract.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** Totals without days as a column of the list of dealers: those of the newest period of any. */

const rig = importRig();

const HEADER = ['客户编号', '客户名称', '金额'];

/** Imports totals of a year. */
function totals(year: number, rows: string[][], source = '汇总') {
  return importFile(rig.engine, writeCsv(rig.dir, [HEADER, ...rows], `${source}${year}.csv`), {
    kind: 'totals',
    options: { sourceName: source, period: { from: `${year}-01-01`, to: `${year}-12-31` } },
  });
}

async function listed(input: object = {}): Promise<[string, number | null][]> {
  const { rows } = await rig.engine.ask('dealers.list', { sort: { by: 'total', descending: true }, ...input });
  return rows.map(({ code, totalMinor }) => [code, totalMinor]);
}

async function shop() {
  await totals(2024, [
    ['K1', '甲店', '900'],
    ['K2', '乙店', '10'],
  ]);
  await totals(2025, [['K2', '乙店', '20.5']]);
  return totals(
    2025,
    [
      ['K2', '乙店', '4.5'],
      ['K3', '丙店', '300'],
    ],
    '二号店',
  );
}

describe('totals of the newest period', () => {
  it('are shown of all sources, put the list in order, and limit it', async () => {
    const { engine } = rig;
    expect((await engine.ask('dealers.totalPeriod', {})).period).toBeNull();
    const last = await shop();

    expect((await engine.ask('dealers.totalPeriod', {})).period).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    expect(await listed()).toEqual([
      ['K3', 30_000],
      ['K2', 2500],
      ['K1', null],
    ]);
    expect(await listed({ sort: { by: 'total', descending: false } })).toEqual([
      ['K2', 2500],
      ['K3', 30_000],
      ['K1', null],
    ]);
    expect(await listed({ filter: { ranges: [{ field: 'total', min: 3000 }] } })).toEqual([['K3', 30_000]]);

    await undoBatch(engine, last);
    expect((await listed()).slice(0, 2)).toEqual([
      ['K2', 2050],
      ['K1', null],
    ]);
  });

  it('go with a merge, and come back with it', async () => {
    const { engine } = rig;
    await shop();
    const { rows } = await engine.ask('dealers.list', {});
    const [keptId, lostId] = ['K2', 'K3'].map((wanted) => rows.find(({ code }) => code === wanted)?.id);
    if (keptId === undefined || lostId === undefined) throw new Error('both are on the list');
    await listed();

    await engine.ask('doubles.merge', { keptId, lostId });

    expect(await listed()).toEqual([
      ['K2', 32_500],
      ['K1', null],
    ]);
    await engine.ask('data.undo', {});
    expect((await listed())[0]).toEqual(['K3', 30_000]);
  });

  it('go out with their days in the header, and say nothing new when they come back', async () => {
    const { engine, dir } = rig;
    await shop();

    for (const lang of ['zh-CN', 'en'] as const) {
      const path = join(dir, `${lang}.csv`);
      const file = engine.vault.register(path, 'write');
      const columns = PlainColumn.options;
      const { jobId } = await engine.ask('dealers.export', { columns, file, lang, format: 'csv' });
      await engine.done(jobId);

      const [header = ''] = readFileSync(path, 'utf8').split('\r\n');
      expect(header).toMatch(/,"?(汇总金额（2025-01-01 至 2025-12-31）|Total of period \(2025-01-01 to 2025-12-31\))/);
      const { kind, counts } = await checkFile(engine, path);
      expect(kind).toBe('dealers');
      expect(counts).toMatchObject({ created: 0, updated: 0, unchanged: 3, rejected: 0 });
    }
  });
});
