import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/main/runtime/random.ts';
import type { DealerFilter } from '../../src/shared/contract/dealerFilter.contract.ts';
import type { Input } from '../../src/shared/contract/index.ts';
import { BUILT_IN_VIEWS } from '../../src/shared/contract/views.contract.ts';
import { addDays, addMonths } from '../../src/shared/domain/calendarDay.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

/** Saved views and the conditions they are made of, against sums of the test's own. Today is 2026-11-22. */

const rig = importRig();

/** In the middle of a month, so that months are compared on the same days. */
const CUT_OFF = '2026-10-12';

interface Bill {
  dealer: string;
  day: string;
  amount: number;
}

interface Shop {
  names: string[];
  bills: Bill[];
  opened: Map<string, string>;
  withPhone: Set<string>;
}

/** Sixty dealers with bills over two years, ending on the cut-off. */
async function randomShop(seed: number): Promise<Shop> {
  const random = createRandom(seed);
  const pick = (n: number) => random.int(0, n - 1);
  const names = Array.from({ length: 60 }, (_, i) => `客户${String(i).padStart(2, '0')}`);
  const opened = new Map(
    names.flatMap((name, i) => (i % 4 === 0 ? [[name, addDays(CUT_OFF, -pick(200) - 1)] as const] : [])),
  );
  const withPhone = new Set(names.filter((_, i) => i % 3 !== 0));
  const rows = names.map((name, i) => [
    `K${i}`,
    name,
    withPhone.has(name) ? `1380000${1000 + i}` : '',
    opened.get(name) ?? '',
    i % 5 === 0 ? '' : (['王伟', '李娜'][i % 2] ?? ''),
    ['城东', '城西', ''][i % 3] ?? '',
    String(i % 7 === 0 ? '' : (i % 6) * 1000),
  ]);
  const headers = ['客户编号', '客户名称', '手机', '开户日期', '业务员', '片区', '信用额度'];
  await importFile(rig.engine, writeCsv(rig.dir, [headers, ...rows]), { kind: 'dealers' });
  const bills: Bill[] = names.slice(0, 54).flatMap((dealer) =>
    Array.from({ length: 1 + pick(25) }, () => ({
      dealer,
      day: addDays(CUT_OFF, -pick(pick(2) === 0 ? 60 : 720)),
      amount: 1 + pick(5000),
    })),
  );
  bills.push(
    { dealer: names[0] ?? '', day: CUT_OFF, amount: 10 },
    { dealer: names[1] ?? '', day: addDays(CUT_OFF, -720), amount: 10 },
  );
  await importFile(
    rig.engine,
    writeCsv(rig.dir, [
      ['单据日期', '单据编号', '客户名称', '金额'],
      ...bills.map(({ dealer, day, amount }, i) => [day, `XS${i}`, dealer, String(amount)]),
    ]),
    { kind: 'orders' },
  );
  await rig.engine.scoreLive();
  return { names, bills, opened, withPhone };
}

async function shown(filter: Input<'dealers.list'>['filter']): Promise<string[]> {
  const { rows } = await rig.engine.ask('dealers.list', {
    filter,
    sort: { by: 'name', descending: false },
    limit: 500,
  });
  return rows.map(({ name }) => name).sort();
}

const within = (day: string, from: string, to: string) => day >= from && day <= to;

describe('conditions that count back from the cut-off', () => {
  it.each([1, 2, 3])('are what their sums say, shop %i', async (seed) => {
    const { names, bills, opened } = await randomShop(seed);
    const of = (name: string) => bills.filter(({ dealer }) => dealer === name);
    const net = (name: string, from: string, to: string) =>
      of(name).reduce((sum, { day, amount }) => sum + (within(day, from, to) ? amount : 0), 0);
    const last = (name: string) =>
      of(name)
        .map(({ day }) => day)
        .sort()
        .at(-1) ?? '';
    const first = (name: string) =>
      of(name)
        .map(({ day }) => day)
        .sort()[0] ?? '';
    const bought = (name: string, from: string, to: string) => of(name).some(({ day }) => within(day, from, to));
    const plain: [Partial<DealerFilter>, (name: string) => boolean][] = [
      ...[30, 60, 90].map((days): [Partial<DealerFilter>, (name: string) => boolean] => [
        { withoutOrderDays: days },
        (name) => last(name) !== '' && last(name) <= addDays(CUT_OFF, -days),
      ]),
      [
        { lastMonthOnly: true },
        (name) => bought(name, '2026-09-01', '2026-09-12') && !bought(name, '2026-10-01', '2026-10-12'),
      ],
      [
        { decline: { percent: 30, against: 'before' } },
        (name) => {
          const before = net(name, '2026-04-13', '2026-07-12');
          return before > 0 && net(name, '2026-07-13', CUT_OFF) <= 0.7 * before;
        },
      ],
      [
        { decline: { percent: 50, against: 'lastYear' } },
        (name) => {
          const before = net(name, '2025-07-13', '2025-10-12');
          return before > 0 && net(name, '2026-07-13', CUT_OFF) <= 0.5 * before;
        },
      ],
      [
        { openedWithin: 3 },
        (name) => {
          const days = [opened.get(name) ?? '', first(name)].filter((day) => day !== '').sort();
          return (days[0] ?? '') > addMonths(CUT_OFF, -3);
        },
      ],
    ];

    for (const [filter, accepts] of plain) {
      const expected = names.filter(accepts);
      expect(await shown(filter), JSON.stringify(filter)).toEqual(expected);
    }
    expect(plain.filter(([, accepts]) => names.some(accepts)).length).toBeGreaterThanOrEqual(5);
  });

  it('follow a later cut-off, whatever the day is', async () => {
    const { names } = await randomShop(4);
    const before = await shown({ withoutOrderDays: 30 });

    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['单据日期', '单据编号', '客户名称', '金额'],
        ['2026-11-20', 'N1', names[59] ?? '', '5'],
      ]),
      { kind: 'orders' },
    );
    await rig.engine.scoreLive();
    const after = await shown({ withoutOrderDays: 30 });

    expect(after.length).toBeGreaterThan(before.length);
    expect(after).not.toContain(names[59]);
    expect(await shown({ lastMonthOnly: true })).toEqual(await shown({ lastMonthOnly: true, search: '客户' }));
  });

  it('let nobody through where there are no orders yet', async () => {
    await rig.engine.ask('dealers.create', { name: '新店' });

    expect(await shown({ withoutOrderDays: 30 })).toEqual([]);
    expect(await shown({ lastMonthOnly: true })).toEqual([]);
    expect(await shown({ decline: { percent: 30, against: 'before' } })).toEqual([]);
  });
});

describe('conditions on values', () => {
  it('are what SQL says of them', async () => {
    const { names, withPhone } = await randomShop(5);
    const db = new Database(rig.engine.dataFile, { readonly: true });
    const sql = (where: string) =>
      db
        .prepare(`SELECT name FROM dealer d LEFT JOIN score_live s ON s.dealer_id = d.id WHERE ${where} ORDER BY name`)
        .pluck()
        .all() as string[];

    expect(await shown({ ranges: [{ field: 'amount', min: 100_000, max: 2_000_000 }] })).toEqual(
      sql('s.net_minor BETWEEN 100000 AND 2000000'),
    );
    expect(await shown({ ranges: [{ field: 'creditLimit', max: 200_000 }] })).toEqual(
      sql('d.credit_limit_minor <= 200000'),
    );
    expect(await shown({ texts: [{ field: 'area', contains: '东' }] })).toEqual(sql("d.area LIKE '%东%'"));
    expect(await shown({ texts: [{ field: 'name', contains: '户1' }] })).toEqual(sql("d.name LIKE '%户1%'"));
    expect(await shown({ texts: [{ field: 'code', contains: 'k1' }] })).toEqual(sql("d.code LIKE '%k1%'"));
    expect(await shown({ lacks: ['phone'] })).toEqual(names.filter((name) => !withPhone.has(name)));
    expect(await shown({ lacks: ['openedOn', 'phone'] })).toEqual(
      sql(`d.opened_on IS NULL AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.dealer_id = d.id)`),
    );
    db.close();
  });
});

describe('saved views', () => {
  it('of the program are there from the start, counted as they show, with the day moving nothing', async () => {
    await randomShop(6);

    const { views } = await rig.engine.ask('views.list', {});
    const { counts } = await rig.engine.ask('views.counts', {});

    expect(views.map(({ builtIn }) => builtIn)).toEqual([...BUILT_IN_VIEWS]);
    for (const [i, { id, query }] of views.entries()) {
      const { total } = await rig.engine.ask('dealers.list', { ...query, limit: 1 });
      expect(counts[i]).toEqual({ id, dealers: total });
    }
  });

  it('are made, renamed, moved, started with and deleted, and every act is taken back in one step', async () => {
    const { engine } = rig;
    const before = canonicalDump(engine.dataFile);
    const query = { filter: { texts: [{ field: 'area' as const, contains: '东' }] }, sort: { by: 'code' as const } };

    const made = await engine.ask('views.create', { name: ' 城东的 ', query });
    const { views } = await engine.ask('views.list', {});
    expect(views.at(-1)).toMatchObject({ name: '城东的', builtIn: null, start: false, columns: null });
    await engine.ask('views.move', { id: made.id, before: views[0]?.id ?? null });
    const columns = { order: ['code', 'name'], hidden: ['name'], pinned: [], widths: { code: 99 } };
    const changed = await engine.ask('views.update', {
      id: made.id,
      expectedRevision: made.revision + 1,
      patch: { name: '城东', start: true, columns },
    });
    const other = views[2];
    if (other === undefined) throw new Error('no view');
    await engine.ask('views.update', { id: other.id, expectedRevision: other.revision, patch: { start: true } });

    const now = (await engine.ask('views.list', {})).views;
    expect(now[0]).toMatchObject({ name: '城东', columns, start: false });
    expect(now.filter(({ start }) => start).map(({ id }) => id)).toEqual([other.id]);
    expect(await codeOf(engine.ask('views.create', { name: '城东', query }))).toBe('name_taken');
    expect(await codeOf(engine.ask('views.update', { id: made.id, expectedRevision: 1, patch: { name: 'x' } }))).toBe(
      'stale_edit',
    );
    await engine.ask('views.remove', { id: changed.id });
    expect((await engine.ask('views.list', {})).views).toHaveLength(BUILT_IN_VIEWS.length);

    for (let step = 0; step < 5; step += 1) await engine.ask('data.undo', {});
    expect(canonicalDump(engine.dataFile)).toEqual(before);
    expect(engine.changed.flat()).toContain('views');
  });

  it('move no score: the result is as fresh as before', async () => {
    await randomShop(7);
    expect((await rig.engine.ask('scoring.overview', {})).stale).toBe(false);

    await rig.engine.ask('views.create', { name: '甲', query: {} });

    expect((await rig.engine.ask('scoring.overview', {})).stale).toBe(false);
  });
});
