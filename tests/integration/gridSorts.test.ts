import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Db, openReader, typed } from '../../src/main/db/open.ts';
import { forgetGridIndex, refreshGridIndex, snapshotOf } from '../../src/main/features/dealers/gridIndex.ts';
import { DealerQuery } from '../../src/shared/contract/dealerFilter.contract.ts';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** Orders of the list that several ask for at once, and while somebody edits. */

/** Orders that were begun, by their column; each waits until its gate is opened. */
const begun = vi.hoisted(() => ({ sorts: [] as string[], gate: Promise.resolve() }));
vi.mock('../../src/main/features/dealers/gridOrder.ts', async (original) => {
  const real = await original<typeof import('../../src/main/features/dealers/gridOrder.ts')>();
  return {
    ...real,
    orderOf: async (...args: Parameters<typeof real.orderOf>) => {
      begun.sorts.push(args[1].by);
      await begun.gate;
      return real.orderOf(...args);
    },
  };
});

const TODAY = '2026-11-22';
let engine: TestEngine;
let dir: string;
let db: Db;
let close: () => void;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-sorts-'));
  engine = await startTestEngine({ fixedDay: TODAY });
  const rows = Array.from({ length: 30 }, (_, i) => [`K${(i * 7) % 30}`, `客户${i}`, `路${i % 4}`]);
  await importFile(engine, writeCsv(dir, [['客户编号', '客户名称', '片区'], ...rows]), { kind: 'dealers' });
  const raw = openReader(engine.dataFile);
  db = typed(raw);
  close = () => raw.close();
  await listBy('name', '客户1');
  begun.sorts = [];
});

afterEach(async () => {
  begun.gate = Promise.resolve();
  forgetGridIndex(db);
  close();
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

const listBy = async (by: 'code' | 'area' | 'name', search = '') =>
  (await snapshotOf(db, DealerQuery.parse({ filter: { search }, sort: { by, descending: false } }), TODAY)).ids;

/** Closes the gate; the answer opens it. */
function holdSorts(): () => void {
  const gate = Promise.withResolvers<void>();
  begun.gate = gate.promise;
  return gate.resolve;
}

async function edit(id: number, code: string): Promise<void> {
  const dealer = await engine.ask('dealers.get', { id: id as DealerId });
  await engine.ask('dealers.update', { id: dealer.id, expectedRevision: dealer.revision, patch: { code } });
  await refreshGridIndex(db, ['dealers', 'changes'], TODAY);
}

describe('an order that is not made yet', () => {
  it('is made once for all who ask for it meanwhile, whatever they filter', async () => {
    const open = holdSorts();

    const asked = [listBy('code', '客户1'), listBy('code', '客户2'), listBy('code', '客户1')];
    const other = listBy('area', '客户1');
    await vi.waitFor(() => expect(begun.sorts.length).toBeGreaterThan(1), { timeout: 300_000 });
    open();
    const [first, second, third] = await Promise.all(asked);
    await other;

    expect([...begun.sorts].sort()).toEqual(['area', 'code']);
    expect(first).toEqual(third);
    expect(first).not.toEqual(second);
    await listBy('code', '客户3');
    expect(begun.sorts).toHaveLength(2);
  });

  it('is not begun anew by edits that come while it is made; the next who asks sees them', async () => {
    const before = [...(await listBy('area'))];
    const open = holdSorts();
    const asked = listBy('code');
    await vi.waitFor(() => expect(begun.sorts).toContain('code'), { timeout: 300_000 });
    const [last = 0] = before.slice(-1);

    for (const code of ['A1', 'A2', 'A0']) await edit(last, code);
    expect(begun.sorts.filter((by) => by === 'code')).toHaveLength(1);
    open();
    const answered = await asked;
    const fresh = await listBy('code');

    expect(begun.sorts.filter((by) => by === 'code')).toHaveLength(2);
    expect(answered).toHaveLength(30);
    expect(fresh[0]).toBe(last);
    expect([...fresh].sort()).toEqual([...answered].sort());
  });

  it('stands through an edit of many that does not touch its column, and through the undo of it', async () => {
    const rows = Array.from({ length: 620 }, (_, i) => [`L${(i * 7) % 620}`, `新客${i}`, `路${i % 4}`]);
    await importFile(engine, writeCsv(dir, [['客户编号', '客户名称', '片区'], ...rows]), { kind: 'dealers' });
    await refreshGridIndex(db, ['dealers'], TODAY);
    const ids = [...(await listBy('code'))] as DealerId[];
    const before = { code: [...(await listBy('code'))], area: [...(await listBy('area'))] };
    begun.sorts = [];

    const { jobId } = await engine.ask('bulk.edit', { ids, change: { set: 'area', value: '路9' } });
    await engine.done(jobId);
    await refreshGridIndex(db, ['dealers', 'changes'], TODAY);
    expect([...(await listBy('code'))]).toEqual(before.code);
    expect(begun.sorts).toEqual([]);
    expect([...(await listBy('area'))]).not.toEqual(before.area);
    const undo = await engine.ask('data.undo', {});
    if (undo.jobId !== null) await engine.done(undo.jobId);
    await refreshGridIndex(db, ['dealers', 'changes'], TODAY);

    expect([...(await listBy('code'))]).toEqual(before.code);
    expect([...(await listBy('area'))]).toEqual(before.area);
    expect(begun.sorts).toEqual(['area', 'area']);
  });
});
