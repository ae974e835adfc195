import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader, typed } from '../../src/main/db/open.ts';
import { builtIndex, forgetGridIndex, snapshotOf } from '../../src/main/features/dealers/gridIndex.ts';
import { DEALER_SORTS, DealerQuery } from '../../src/shared/contract/dealerFilter.contract.ts';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const TODAY = '2026-11-22';
let engine: TestEngine;
let dir: string;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-grid-'));
  engine = await startTestEngine({ fixedDay: TODAY });
});

afterEach(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

const names = async (search = '') => {
  const { rows } = await engine.ask('dealers.list', { filter: { search }, sort: { by: 'name', descending: false } });
  return rows.map((row) => row.name);
};

/** The same lists from an index that is built from nothing. */
async function freshLists(): Promise<number[][]> {
  const raw = openReader(engine.dataFile);
  try {
    const db = typed(raw);
    const lists: number[][] = [];
    for (const by of DEALER_SORTS) {
      const snapshot = await snapshotOf(db, DealerQuery.parse({ sort: { by, descending: true } }), TODAY);
      lists.push([...snapshot.ids]);
    }
    forgetGridIndex(db);
    return lists;
  } finally {
    raw.close();
  }
}

async function engineLists(): Promise<number[][]> {
  const lists: number[][] = [];
  for (const by of DEALER_SORTS) {
    const { ids } = await engine.ask('dealers.ids', { sort: { by, descending: true } });
    lists.push(ids.map(Number));
  }
  return lists;
}

async function given(name: string, code: string): Promise<DealerId> {
  return (await engine.ask('dealers.create', { name, code })).id;
}

async function rename(id: DealerId, name: string): Promise<void> {
  const { revision } = await engine.ask('dealers.get', { id });
  await engine.ask('dealers.update', { id, expectedRevision: revision, patch: { name } });
}

describe('the grid', () => {
  it('shows an edit, an addition, a removal and what was taken back in the very next list', async () => {
    const nord = await given('Nord', 'N1');
    await given('Sued', 'S1');
    expect(await names()).toEqual(['Nord', 'Sued']);

    await rename(nord, 'Zenit');
    expect(await names()).toEqual(['Sued', 'Zenit']);
    expect(await names('nord')).toEqual([]);
    await given('Mitte', 'M1');
    expect(await names()).toEqual(['Mitte', 'Sued', 'Zenit']);
    await engine.ask('dealers.remove', { ids: [nord] });
    expect(await names()).toEqual(['Mitte', 'Sued']);
    await engine.ask('data.undo', {});
    expect(await names()).toEqual(['Mitte', 'Sued', 'Zenit']);
    await engine.ask('data.undo', {});
    await engine.ask('data.undo', {});
    expect(await names()).toEqual(['Nord', 'Sued']);
  });

  it('knows whether there is any dealer, in the bin or not', async () => {
    expect(await engine.ask('dealers.any', {})).toEqual({ any: false });
    const id = await given('Nord', 'N1');
    expect(await engine.ask('dealers.any', {})).toEqual({ any: true });
    await engine.ask('dealers.remove', { ids: [id] });
    expect(await engine.ask('dealers.any', {})).toEqual({ any: true });
  });

  it('is narrowed to picked dealers, and to nobody where none was picked', async () => {
    const nord = await given('Nord', 'N1');
    await given('Sued', 'S1');
    const among = async (ids: DealerId[]) => {
      const { rows } = await engine.ask('dealers.list', { filter: { among: { label: 'picked', ids } } });
      return rows.map(({ name }) => name);
    };
    expect(await among([nord])).toEqual(['Nord']);
    expect(await among([])).toEqual([]);
  });

  it('finds a new contact by the last digits, and not by words that only frame a number', async () => {
    const id = await given('Nord', 'N1');
    expect(await names('7788')).toEqual([]);

    await engine.ask('dealers.saveContact', {
      dealerId: id,
      name: 'Li',
      role: '',
      phones: ['13900007788'],
      wechat: '',
      email: '',
      note: '',
      primary: true,
    });

    expect(await names('7788')).toEqual(['Nord']);
    expect(await names('mobile')).toEqual([]);
    expect(await names('digits')).toEqual([]);
  });

  it('is the same after any edits as one built from nothing', async () => {
    const ids: DealerId[] = [];
    for (let i = 0; i < 30; i += 1) ids.push(await given(`Shop ${(i * 7) % 30}`, i % 3 === 0 ? '' : `C${99 - i}`));
    await engineLists();
    for (let i = 0; i < 40; i += 1) {
      const id = ids[(i * 13) % ids.length];
      if (id === undefined) continue;
      if (i % 5 === 0) ids.push(await given(`Late ${i}`, `L${i}`));
      else if (i % 5 === 1) await engine.ask('dealers.remove', { ids: [id] }).catch(() => undefined);
      else if (i % 5 === 2) await engine.ask('dealers.restore', { ids: [id] }).catch(() => undefined);
      else if (i % 5 === 3) await rename(id, `Again ${(i * 11) % 40}`);
      else await engine.ask('data.undo', {});
    }

    expect(await engineLists()).toEqual(await freshLists());
  });

  it('has an import, its scores and its undo when they are announced', async () => {
    await given('Nord', 'N1');
    await names();
    const seen: Promise<string[]>[] = [];
    engine.onEvent((event) => {
      if (event.type === 'data.changed' && event.topics.includes('dealers')) seen.push(names());
    });

    const rows = [
      ['Date', 'InvoiceNo', 'Customer', 'Amount'],
      ['2026-10-01', 'A1', 'Sued', '100'],
      ['2026-10-02', 'A2', 'Ost', '900'],
    ];
    const batch = await importFile(engine, writeCsv(dir, rows), { kind: 'orders' });
    expect(await names()).toEqual(['Nord', 'Ost', 'Sued']);
    expect(await Promise.all(seen)).toEqual([['Nord', 'Ost', 'Sued']]);
    await engine.scoreLive();
    const byAmount = await engine.ask('dealers.list', { sort: { by: 'amount', descending: true } });
    expect(byAmount.rows.map((row) => row.name)).toEqual(['Ost', 'Sued', 'Nord']);
    expect(byAmount.amountMinor).toBe(100_000);
    expect(await engineLists()).toEqual(await freshLists());

    await undoBatch(engine, batch);
    expect(await names()).toEqual(['Nord']);
  });

  it('is not built anew for bills of known dealers: no row differs before their scores do', async () => {
    const bills = (from: number) => [
      ['Date', 'InvoiceNo', 'Customer', 'Amount'],
      ['2026-10-01', `A${from}`, 'Sued', '100'],
      ['2026-10-02', `A${from + 1}`, 'Ost', '900'],
    ];
    await importFile(engine, writeCsv(dir, bills(1)), { kind: 'orders' });
    expect(engine.changed.at(-1)).toEqual(expect.arrayContaining(['orders', 'dealers']));
    engine.changed.length = 0;

    await importFile(engine, writeCsv(dir, bills(3)), { kind: 'orders' });

    expect(engine.changed.flat()).toContain('orders');
    expect(engine.changed.flat()).not.toContain('dealers');
    await engine.scoreLive();
    expect(await engineLists()).toEqual(await freshLists());
  });

  it('opens with the list that the index gives a moment later, equal figures in the order of names too', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [
      '2026-10-01',
      `A${i}`,
      `Shop ${(i * 17) % 60}`,
      String((i % 5) * 10),
    ]);
    await importFile(engine, writeCsv(dir, [['Date', 'InvoiceNo', 'Customer', 'Amount'], ...rows]), { kind: 'orders' });
    for (let i = 0; i < 5; i += 1) await given(`New ${9 - i}`, `N${i}`);
    await engine.ask('dealers.remove', { ids: [await given('Gone', 'G')] });
    await engine.scoreLive();

    for (const by of ['amount', 'amountPrev', 'orders', 'rank'] as const)
      for (const descending of [true, false]) {
        const raw = openReader(engine.dataFile);
        const db = typed(raw);
        const query = DealerQuery.parse({ sort: { by, descending } });
        const first = await snapshotOf(db, query, TODAY);
        await builtIndex(db, TODAY);
        const later = await snapshotOf(db, query, TODAY);
        raw.close();
        expect(first.ids).toHaveLength(65);
        expect([...first.ids]).toEqual([...later.ids]);
        expect(first.amountMinor).toBe(later.amountMinor);
        expect(later.name).not.toBe(first.name);
      }
  });

  it('pages from the order of the first call until it is asked anew', async () => {
    for (const name of ['A', 'B', 'C', 'D']) await given(name, name);
    const sort = { by: 'name', descending: true } as const;
    const first = await engine.ask('dealers.list', { sort, limit: 2 });
    const id = first.rows[0]?.id;
    if (id === undefined) throw new Error('no row');
    await rename(id, 'AA');

    const second = await engine.ask('dealers.list', { sort, limit: 2, offset: 2, snapshot: first.snapshot });
    const anew = await engine.ask('dealers.list', { sort });

    expect(second.rows.map((row) => row.name)).toEqual(['B', 'A']);
    expect(anew.rows.map((row) => row.name)).toEqual(['C', 'B', 'AA', 'A']);
  });

  it('tells where a dealer stands in the whole list, whatever page is asked for', async () => {
    for (const name of ['A', 'B', 'C', 'D']) await given(name, name);
    const sort = { by: 'name', descending: false } as const;
    const { rows } = await engine.ask('dealers.list', { sort });
    const [first] = rows;
    if (first === undefined) throw new Error('no row');
    await rename(first.id, 'Z');

    const renewed = await engine.ask('dealers.list', { sort, limit: 1, locate: first.id });
    const without = await engine.ask('dealers.list', { filter: { search: 'B' }, sort, locate: first.id });

    expect(renewed.located).toBe(3);
    expect(without.located).toBeNull();
    expect(await engine.ask('dealers.list', { sort })).not.toHaveProperty('located');
  });

  it('edits that come while an index is being built are in it', async () => {
    const ids: DealerId[] = [];
    for (let i = 0; i < 20; i += 1) ids.push(await given(`Shop ${i}`, `C${i}`));
    await names();

    const scored = engine.scoreLive();
    for (const id of ids) await rename(id, `Renamed ${id}`);
    await scored;

    expect(await engineLists()).toEqual(await freshLists());
    expect(await names('shop')).toEqual([]);
  });
});
