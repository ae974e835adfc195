import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTranslator } from '../../src/main/runtime/translate.ts';
import { errorText } from '../../src/renderer/components/notify.tsx';
import { IMPORT_KINDS, type ImportKind } from '../../src/shared/contract/importFields.ts';
import type { Input } from '../../src/shared/contract/index.ts';
import { AppError } from '../../src/shared/errors/appError.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;

beforeEach(async () => {
  engine = await startTestEngine();
});

afterEach(async () => {
  await engine.stop();
});

const acts = async (input: Input<'data.acts'> = {}) => (await engine.ask('data.acts', input)).acts;
/** What an act was, in short. */
const shortly = async (input: Input<'data.acts'> = {}) =>
  (await acts(input)).map((act) =>
    act.import
      ? `${act.import.undone ? 'undo ' : ''}${act.import.fileName}`
      : `${act.entries[0]?.action} ${act.entries[0]?.entityName}`,
  );

async function edit(name: string, patch: Input<'dealers.update'>['patch']) {
  const row = (await engine.ask('dealers.list', { filter: { search: name } })).rows[0];
  if (!row) throw new Error(`no ${name}`);
  return engine.ask('dealers.update', { id: row.id, expectedRevision: row.revision, patch });
}

async function failure(promise: Promise<unknown>): Promise<AppError> {
  return promise.then(
    () => {
      throw new Error('it was not refused');
    },
    (error: unknown) => {
      if (error instanceof AppError) return error;
      throw error;
    },
  );
}

describe('a log that somebody else has written into', () => {
  it.each([
    [
      'a table name that is a statement',
      'dealer SELECT * FROM dealer WHERE true ON CONFLICT(id) DO UPDATE SET name=@name --',
    ],
    ['a table that no edit goes to', 'orders'],
    ['a word every object knows', 'constructor'],
  ])('is not undone: %s', async (_what, entity) => {
    await engine.ask('dealers.create', { name: '甲店' });
    await engine.ask('dealers.create', { name: '乙店' });
    const before = canonicalDump(engine.dataFile);
    forge(entity, '{"name":"HACKED"}');

    const refused = await failure(engine.ask('data.undo', {}));
    expect([refused.code, refused.params]).toEqual(['undo_conflict', { reason: 'foreign' }]);
    expect(canonicalDump(engine.dataFile)).toEqual(before);
  });

  it('is not undone by a column name that is a statement', async () => {
    await engine.ask('dealers.create', { name: '甲店' });
    const before = canonicalDump(engine.dataFile);
    forge('dealer', '{"name) SELECT 1 --":"HACKED"}');

    expect((await failure(engine.ask('data.undo', {}))).params).toEqual({ reason: 'foreign' });
    expect(canonicalDump(engine.dataFile)).toEqual(before);
  });

  /** A last act that says it removed a record. */
  function forge(entity: string, before: string): void {
    const raw = new Database(engine.dataFile);
    raw
      .prepare(
        `INSERT INTO change_log (group_id, at, actor, action, entity, record_id, before, after)
         SELECT max(group_id) + 1, max(at), '', 'remove', ?, 1, ?, '{}' FROM change_log`,
      )
      .run(entity, before);
    raw.close();
  }
});

describe('doing again', () => {
  it('goes the way back that taking back went, as long as nothing else is done', async () => {
    await engine.ask('dealers.create', { name: '甲店' });
    await edit('甲店', { note: '一' });
    await edit('甲店', { note: '二' });
    const whole = canonicalDump(engine.dataFile);

    for (let n = 0; n < 3; n += 1) await engine.ask('data.undo', {});
    const gone = (await engine.ask('dealers.list', {})).total;
    for (let n = 0; n < 3; n += 1) await engine.ask('data.redo', {});
    const nothing = await failure(engine.ask('data.redo', {}));

    expect([gone, (await engine.ask('dealers.list', {})).total]).toEqual([0, 1]);
    expect(canonicalDump(engine.dataFile)).toBe(whole);
    expect(nothing.code).toBe('nothing_to_redo');
  });

  it('ends with the first new act, but one act can still be asked for', async () => {
    await engine.ask('dealers.create', { name: '甲店' });
    const { entry, dealers } = await edit('甲店', { note: '一' }).then(() => engine.ask('data.undo', {}));
    expect(dealers).toBe(1);
    await edit('甲店', { address: '人民路' });

    expect((await failure(engine.ask('data.redo', {}))).code).toBe('nothing_to_redo');
    await engine.ask('data.redo', { changeId: entry.id });

    expect(
      await engine.ask('dealers.get', { id: (await engine.ask('dealers.list', {})).rows[0]?.id ?? (0 as never) }),
    ).toMatchObject({
      note: '一',
      address: '人民路',
    });
  });

  it('what was done again is taken back like any other act', async () => {
    await engine.ask('settings.update', { companyName: '澜丰' });
    await engine.ask('data.undo', {});
    await engine.ask('data.redo', {});
    const again = (await engine.ask('settings.get', {})).companyName;

    await engine.ask('data.undo', {});

    expect([again, (await engine.ask('settings.get', {})).companyName]).toEqual(['澜丰', '']);
  });
});

describe('what is in the way', () => {
  const t = createTranslator('zh-CN');

  it('is told with its field, its time and who did it', async () => {
    await engine.ask('settings.update', { operator: '老陈' });
    await engine.ask('dealers.create', { name: '甲店' });
    await edit('甲店', { address: '一路' });
    const first = (await engine.ask('data.changes', { limit: 1 })).entries[0];
    await edit('甲店', { address: '二路' });

    const error = await failure(engine.ask('data.undo', { changeId: first?.id }));

    expect(error).toMatchObject({ code: 'undo_conflict', params: { reason: 'act', column: '$column:address' } });
    expect(errorText(error, t)).toMatch(
      /^不能直接撤销。“地址”在 2026-11-22 \d\d:00 又改过（老陈）。请先撤销那一次，再撤销这一次。$/,
    );
  });

  it('is an import where the log knows of nothing, and a name that is taken', async () => {
    await importFile(
      engine,
      writeCsv(engine.dir, [
        ['客户编号', '客户名称', '地址'],
        ['K1', '甲店', '一路'],
      ]),
    );
    await edit('甲店', { address: '二路' });
    const mine = (await engine.ask('data.changes', { limit: 1 })).entries[0];
    await importFile(
      engine,
      writeCsv(engine.dir, [
        ['客户编号', '客户名称', '地址'],
        ['K1', '甲店', '三路'],
      ]),
    );

    const error = await failure(engine.ask('data.undo', { changeId: mine?.id }));

    expect(errorText(error, t)).toBe('不能直接撤销。“地址”后来被导入改过。要退回，请先撤销那次导入。');
  });
});

describe('the timeline', () => {
  it('tells acts and imports together, each act once with all its parts', async () => {
    const batch = await importFile(
      engine,
      writeCsv(engine.dir, [
        ['客户编号', '客户名称'],
        ['K1', '甲店'],
        ['K2', '乙店'],
      ]),
    );
    const ids = (await engine.ask('dealers.list', {})).rows.map(({ id }) => id);
    await engine.ask('dealers.remove', { ids });
    await engine.ask('dealers.restore', { ids });
    await undoBatch(engine, batch);
    await engine.ask('settings.update', { companyName: '澜丰' });

    const all = await acts();

    expect(all.filter((act) => act.import).map((act) => act.import?.undone)).toEqual([true, false]);
    expect(
      all.filter((act) => !act.import).map((act) => [act.entries[0]?.action, act.entries[0]?.entity, act.count]),
    ).toEqual([
      ['create', 'setting', 1],
      ['restore', 'dealer', 2],
      ['remove', 'dealer', 2],
    ]);
    expect((await acts({ entity: 'import' })).length).toBe(2);
  });

  it('tells imports of every kind', async () => {
    const lists = {
      dealers: [
        ['客户编号', '客户名称'],
        ['K1', '甲店'],
      ],
      orders: [
        ['单据日期', '单据编号', '客户编号', '客户名称', '金额'],
        ['2026-01-05', 'X1', 'K1', '甲店', '100.00'],
      ],
      receivables: [
        ['客户编号', '客户名称', '应收余额'],
        ['K1', '甲店', '60.00'],
      ],
      receipts: [
        ['收款日期', '收款单号', '客户编号', '客户名称', '收款金额'],
        ['2026-02-05', 'S1', 'K1', '甲店', '40.00'],
      ],
      contacts: [
        ['客户编号', '姓名', '手机'],
        ['K1', '张三', '13900000001'],
      ],
      products: [
        ['商品编号', '商品名称', '售价'],
        ['P1', '清洁剂', '12.5'],
      ],
      reps: [
        ['业务员', '手机'],
        ['王伟', '13900000002'],
      ],
      totals: [
        ['客户编号', '累计金额'],
        ['K1', '88'],
      ],
      activities: [
        ['日期', '客户编号', '跟进内容'],
        ['2026-02-05', 'K1', '谈新品'],
      ],
    } satisfies Record<ImportKind, string[][]>;

    for (const kind of IMPORT_KINDS) {
      const period = { from: '2026-01-01', to: '2026-01-31' };
      await importFile(engine, writeCsv(engine.dir, lists[kind]), { kind, options: { period } });
    }

    expect((await acts()).map((act) => act.import?.kind)).toEqual(IMPORT_KINDS.toReversed());
  });

  it('is asked by who, kind, day, dealer and text, and goes on where a page ended', async () => {
    await engine.ask('settings.update', { operator: '老陈' });
    for (const name of ['甲店', '乙店', '丙店']) await engine.ask('dealers.create', { name });
    await engine.ask('settings.update', { operator: '小王' });
    await edit('乙店', { note: '要发票 100%' });
    const { id } = await edit('乙店', { note: '不要发票' });

    expect(await shortly({ actor: '小王' })).toEqual(['update 乙店', 'update 乙店']);
    expect(await shortly({ entity: 'setting' })).toEqual(['update operator', 'create operator']);
    expect(await shortly({ dealerId: id, limit: 2 })).toEqual(['update 乙店', 'update 乙店']);
    expect(await shortly({ text: '丙' })).toEqual(['create 丙店']);
    expect(await shortly({ text: '100%' })).toEqual(['update 乙店', 'update 乙店']);
    expect(await shortly({ from: '2026-11-23' })).toEqual([]);
    expect((await acts({ from: '2026-11-22', to: '2026-11-23' })).length).toBe(7);
    const first = await engine.ask('data.acts', { limit: 3 });
    const second = await engine.ask('data.acts', { limit: 3, cursor: first.next ?? undefined });
    const third = await engine.ask('data.acts', { limit: 3, cursor: second.next ?? undefined });
    expect([...first.acts, ...second.acts, ...third.acts].map(({ key }) => key)).toEqual(
      (await acts()).map(({ key }) => key),
    );
    expect(third.next).toBeNull();
    expect(await engine.ask('data.actChoices', {})).toEqual({
      actors: ['小王', '老陈'],
      entities: ['dealer', 'setting'],
    });
  });

  it('changes of settings and of an import’s period are told and taken back', async () => {
    const batch = await importFile(
      engine,
      writeCsv(engine.dir, [
        ['单据日期', '单据编号', '客户名称', '金额'],
        ['2026-01-05', 'S1', '甲店', '200'],
      ]),
      { kind: 'orders' },
    );
    const before = (await engine.ask('orders.coverage', {})).cutOff;
    await engine.ask('imports.setPeriod', { batchId: batch.batchId, period: { from: '2026-01-01', to: '2026-01-31' } });
    const moved = (await engine.ask('orders.coverage', {})).cutOff;

    await engine.ask('data.undo', {});

    expect(moved).toBe('2026-01-31');
    expect((await engine.ask('orders.coverage', {})).cutOff).toBe(before);
  });

  it('asks its indexes, however long the log is', async () => {
    const raw = new Database(engine.dataFile, { readonly: true });
    const plan = (condition: string) =>
      (
        raw
          .prepare(
            `EXPLAIN QUERY PLAN SELECT id, group_id FROM change_log c WHERE ${condition} ORDER BY c.id DESC LIMIT 1`,
          )
          .all() as { detail: string }[]
      )
        .map(({ detail }) => detail)
        .join('; ');

    expect(plan("c.actor = 'x' AND c.id < 9")).toMatch(/change_log_actor/);
    expect(plan("c.entity = 'x' AND c.id < 9")).toMatch(/change_log_(entity|record)/);
    expect(plan('c.dealer_id = 1 AND c.id < 9')).toMatch(/change_log_dealer/);
    for (const condition of ["c.actor = 'x' AND c.id < 9", "c.entity = 'x' AND c.id < 9", 'c.id < 9'])
      expect(plan(condition)).not.toContain('TEMP B-TREE');
    raw.close();
  });
});
