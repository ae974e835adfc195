import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../src/shared/contract/index.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** Edits by hand between the steps of imports and their undoing: neither may eat the other. */

let engine: TestEngine;
beforeEach(async () => {
  engine = await startTestEngine();
});
afterEach(() => engine.stop());

const list = (area: string) =>
  writeCsv(engine.dir, [
    ['客户编号', '客户名称', '片区', '备注'],
    ['K1', '甲店', area, ''],
  ]);

async function first() {
  const row = (await engine.ask('dealers.list', {})).rows[0];
  if (!row) throw new Error('no dealer');
  return row;
}

async function edit(patch: Input<'dealers.update'>['patch']): Promise<void> {
  const { id, revision } = await first();
  await engine.ask('dealers.update', { id, expectedRevision: revision, patch });
}

describe('an edit between check and commit', () => {
  const EDITS: Record<string, () => Promise<unknown>> = {
    'of a field': () => edit({ area: '南' }),
    'in bulk': async () => {
      const { id } = await first();
      const { jobId } = await engine.ask('bulk.edit', { ids: [id], change: { set: 'area', value: '南' } });
      await engine.done(jobId);
    },
    'of an own field': async () => {
      const { id: fieldId } = await engine.ask('fields.create', { name: '冰柜数', kind: 'number' });
      await engine.ask('fields.setValue', { dealerId: (await first()).id, fieldId, before: '', value: '3' });
    },
    'that is taken back': () => engine.ask('data.undo', {}),
  };
  it.each(Object.keys(EDITS))('%s makes another check necessary, and stays', async (name) => {
    await importFile(engine, list(''), { kind: 'dealers' });
    await edit({ note: '老客户' });
    const batch = await checkFile(engine, list('西'), { kind: 'dealers', options: { onDifference: 'fill' } });
    await EDITS[name]?.();
    const before = canonicalDump(engine.dataFile);

    const { jobId } = await engine.ask('imports.commit', { batchId: batch.batchId });

    expect((await engine.settled(jobId)).error?.code).toBe('import_data_changed');
    expect(canonicalDump(engine.dataFile)).toBe(before);
  });

  it('of what no import reads leaves the check as it is', async () => {
    await importFile(engine, list(''), { kind: 'dealers' });
    const batch = await checkFile(engine, list('西'), { kind: 'dealers' });
    await engine.ask('notes.create', { dealerId: (await first()).id, on: '2026-11-20', body: '今天来过' });

    const { jobId } = await engine.ask('imports.commit', { batchId: batch.batchId });
    await engine.done(jobId);

    expect((await first()).area).toBe('西');
  });
});

describe('undoing', () => {
  it.each([
    ['area', '东', '西', '南'],
    ['name', '甲店', '乙店', '丙店'],
  ] as const)(
    'an import and then the edit after it brings back the %s of before both',
    async (column, was, brought, typed) => {
      const heads = { area: '片区', name: '客户名称' };
      const file = (value: string) =>
        writeCsv(engine.dir, [
          ['客户编号', ...(column === 'name' ? [] : ['客户名称']), heads[column]],
          ['K1', ...(column === 'name' ? [] : ['甲店']), value],
        ]);
      await importFile(engine, file(was), { kind: 'dealers' });
      const start = canonicalDump(engine.dataFile);
      const batch = await importFile(engine, file(brought), { kind: 'dealers' });
      await edit({ [column]: typed });

      await undoBatch(engine, batch);
      expect((await first())[column]).toBe(typed);
      await engine.ask('data.undo', {});

      expect((await first())[column]).toBe(was);
      expect(canonicalDump(engine.dataFile)).toBe(start);
    },
  );

  it('imports of the same bill leaves no product behind', async () => {
    const bill = (amount: string) =>
      writeCsv(engine.dir, [
        ['单据日期', '单据编号', '客户名称', '品名', '金额'],
        ['2026-08-01', 'XS3', '甲店', '可乐', amount],
      ]);
    const empty = canonicalDump(engine.dataFile);
    const one = await importFile(engine, bill('30'), { kind: 'orders' });
    const two = await importFile(engine, bill('10'), { kind: 'orders' });

    await undoBatch(engine, two);
    await undoBatch(engine, one);

    expect(canonicalDump(engine.dataFile)).toBe(empty);
  });
});
