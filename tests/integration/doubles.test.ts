import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { dirtyDealers, pairQuality } from '../helpers/dirtyDealers.ts';
import { importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';
import { sharedIt, sharedPath } from '../helpers/shared.ts';
import type { TestEngine } from '../helpers/testEngine.ts';

const rig = importRig();

async function found(engine: TestEngine) {
  const { jobId } = await engine.ask('doubles.find', {});
  await engine.done(jobId);
  return engine.ask('doubles.list', { limit: 500 });
}

/** Imports rows that each carry a code of their own: the import joins none of them. */
async function importEach(rows: readonly { name: string; phone: string; address: string }[]): Promise<void> {
  const list = rows.map(({ name, phone, address }, i) => [`C${i + 1}`, name, phone, address]);
  const batch = await importFile(rig.engine, writeCsv(rig.dir, [['客户编号', '客户名称', '电话', '地址'], ...list]), {
    kind: 'dealers',
  });
  expect(batch.counts?.created).toBe(rows.length);
}

async function qualityOf(engine: TestEngine, entities: readonly string[]) {
  const { pairs, total } = await found(engine);
  expect(pairs).toHaveLength(total);
  const numbered = new Map(entities.map((entity, i) => [`C${i + 1}`, entity]));
  const byId = new Map<number, string>();
  const { rows } = await engine.ask('dealers.list', { limit: 500 });
  const rest = await engine.ask('dealers.list', { limit: 500, offset: 500 });
  for (const { id, code } of [...rows, ...rest.rows]) byId.set(id, numbered.get(code) ?? '');
  return pairQuality(
    pairs.map(({ kept, lost }) => ({ lowId: Math.min(kept.id, lost.id), highId: Math.max(kept.id, lost.id) })),
    byId,
  );
}

describe('the search for doubles', () => {
  sharedIt('samples/truth.json', 'finds the doubles of the sample list, and nobody else', async () => {
    const entities = (JSON.parse(readFileSync(sharedPath('samples/truth.json'), 'utf8')) as { entity: string }[]).map(
      ({ entity }) => entity,
    );
    const text = readFileSync(sharedPath('samples/03_dealers_utf8.csv'), 'utf8');
    await importEach(sampleRows(text));

    const quality = await qualityOf(rig.engine, entities);

    expect(quality.truePairs).toBeGreaterThan(30);
    expect(quality.precision).toBeGreaterThanOrEqual(0.99);
    expect(quality.recall).toBeGreaterThanOrEqual(0.95);
  });

  it.each([2, 11])('finds them in another list of the kind (seed %i)', async (seed) => {
    const rows = dirtyDealers(seed, 500);
    await importEach(rows);

    const quality = await qualityOf(
      rig.engine,
      rows.map(({ entity }) => entity),
    );

    expect(quality.precision).toBeGreaterThanOrEqual(0.99);
    expect(quality.recall).toBeGreaterThanOrEqual(0.95);
  });

  it('tells why, how sure it is, and which of the two would stay', async () => {
    const { engine, dir } = rig;
    const head = ['客户编号', '客户名称', '电话', '地址'];
    await importFile(
      engine,
      writeCsv(dir, [
        head,
        ['K01', '鑫源商行', '13900000001', '广州市天河区旺和路233号'],
        ['K02', '鑫源商行（个体工商户）', '13900000001', '广州市天河区旺和路9号'],
        ['K03', '城东便利店', '13900000001', ''],
      ]),
      { kind: 'dealers' },
    );
    await importFile(
      engine,
      writeCsv(dir, [
        ['单据日期', '单据编号', '客户编号', '金额'],
        ['2026-10-01', 'X1', 'K02', '80'],
      ]),
      {
        kind: 'orders',
      },
    );

    const { pairs, counts, foundAt, outdated } = await found(engine);

    expect(pairs).toMatchObject([
      {
        score: 85,
        kept: { code: 'K02', orders: 1, netMinor: 8000, phone: '13900000001' },
        lost: { code: 'K01', orders: 0 },
        reasons: [
          { code: 'same_name', text: '' },
          { code: 'same_phone', text: '13900000001' },
          { code: 'other_address', text: '' },
        ],
      },
    ]);
    expect(counts).toEqual({ same_name: 1, same_phone: 1 });
    expect(foundAt).not.toBeNull();
    expect(outdated).toBe(false);
    expect((await engine.ask('doubles.list', { reasons: ['same_tax'] })).total).toBe(0);
    expect((await engine.ask('doubles.list', { reasons: ['same_phone'], search: 'xysh' })).total).toBe(1);
    expect((await engine.ask('doubles.list', { search: '城东' })).total).toBe(0);
  });

  it('lists every pair of a long list once, page by page', async () => {
    const { engine, dir } = rig;
    const rows = Array.from({ length: 70 }, (_, at) => [`K${at}`, at % 2 === 0 ? '鑫源商行' : '城东烟酒批发']);
    await importFile(engine, writeCsv(dir, [['客户编号', '客户名称'], ...rows]), { kind: 'dealers' });
    const { total } = await found(engine);
    const seen: string[] = [];
    for (let offset = 0; offset < total; offset += 500) {
      const { pairs } = await engine.ask('doubles.list', { offset, limit: 500 });
      seen.push(...pairs.map(({ kept, lost }) => [kept.id, lost.id].sort((a, b) => a - b).join('-')));
    }

    expect(total).toBe(2 * ((35 * 34) / 2));
    expect(new Set(seen).size).toBe(total);
  });

  it('leaves out who is in the bin, and says when the list has changed since', async () => {
    const { engine } = rig;
    const one = await engine.ask('dealers.create', { name: '鑫源商行' });
    await engine.ask('dealers.create', { name: '鑫源 商行' });
    await engine.ask('dealers.create', { name: '散客', excluded: true });
    await engine.ask('dealers.create', { name: '散 客', excluded: true });
    expect((await engine.ask('doubles.list', {})).foundAt).toBeNull();
    expect((await found(engine)).total).toBe(1);

    await engine.ask('dealers.remove', { ids: [one.id] });

    const after = await engine.ask('doubles.list', {});
    expect(after.total).toBe(0);
    expect(after.outdated).toBe(true);
    expect(engine.changed).toContainEqual(['doubles']);
  });
});

/** Cells of a CSV file as its rules have it: quotes around cells with commas or line ends. */
function sampleRows(text: string): { name: string; phone: string; address: string }[] {
  const cells = [...text.replace(/^\ufeff/, '').matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)];
  const rows: string[][] = [[]];
  for (const [, cell = '', end = ''] of cells) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ',') rows.push([]);
  }
  return rows
    .slice(1)
    .filter((row) => row.length > 3)
    .map(([name = '', , phone = '', address = '']) => ({ name, phone, address }));
}
