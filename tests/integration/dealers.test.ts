import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTranslator } from '../../src/main/runtime/translate.ts';
import { createFormat } from '../../src/renderer/components/format.ts';
import { goneText } from '../../src/renderer/features/dealers/useBin.ts';
import { AppError } from '../../src/shared/errors/appError.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let dir: string;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-dealers-'));
  engine = await startTestEngine({ autoScore: true });
  await importFile(
    engine,
    writeCsv(dir, [
      ['客户编号', '客户名称', '客户类型', '手机', '地址', '业务员'],
      ['K1', '张三批发部', '二批', '13900000001', '广东省广州市天河区一路1号', '王伟'],
      ['K2', '阿明便利店', '便利店', '13900000002', '浙江省杭州市余杭区二路2号', '李娜'],
      ['K3', '明朗超市', '超市', '13900000003', '浙江省杭州市西湖区三路3号', ''],
    ]),
  );
  await importFile(
    engine,
    writeCsv(dir, [
      ['单据日期', '单据编号', '客户编号', '金额'],
      ['2026-01-05', '1', 'K1', '100'],
      ['2026-09-05', '2', 'K2', '900'],
    ]),
  );
  await engine.idle();
});

afterEach(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

const names = async (input: Parameters<TestEngine['ask']>[1]) =>
  // The input of this channel, given literally by each test.
  (await engine.ask('dealers.list', input as never)).rows.map((row) => row.name);

async function first(search: string) {
  const row = (await engine.ask('dealers.list', { filter: { search } })).rows[0];
  if (!row) throw new Error(`nothing found for ${search}`);
  return row;
}

it('keeps no control character, imported or typed', async () => {
  const bell = '\u0007';
  await importFile(
    engine,
    writeCsv(dir, [
      ['客户编号', '客户名称'],
      [`K${bell}9`, `海\u001b风${bell}商店\u009f`],
    ]),
  );
  const imported = await first('海风');
  const detail = await engine.ask('dealers.update', {
    id: imported.id,
    expectedRevision: imported.revision,
    patch: { name: ` 海${bell}月商店\u0085`, code: `K\u00028`, note: `一${bell}\n二` },
  });
  const contacted = await engine.ask('dealers.saveContact', {
    dealerId: imported.id,
    name: `王${bell}伟`,
    role: '',
    phones: [`内线${bell}12`],
    wechat: '',
    email: '',
    note: '',
    primary: true,
  });
  const { revision } = detail;
  const unnamed = engine.ask('dealers.update', { id: imported.id, expectedRevision: revision, patch: { name: bell } });

  expect(imported).toMatchObject({ name: '海风商店', code: 'K9' });
  expect(detail).toMatchObject({ name: '海月商店', code: 'K8', note: '一\n二' });
  expect(contacted.contacts[0]).toMatchObject({ name: '王伟', phones: [{ text: '内线12' }] });
  await expect(unnamed).rejects.toMatchObject({ code: 'invalid_input' });
});

describe('the list of dealers', () => {
  it('sorts names by pinyin, not by code point', async () => {
    expect(await names({ sort: { by: 'name', descending: false } })).toEqual(['阿明便利店', '明朗超市', '张三批发部']);
  });

  it.each([
    ['part of a name', '明', ['明朗超市', '阿明便利店']],
    ['initials', 'zspfb', ['张三批发部']],
    ['pinyin', 'minglang', ['明朗超市']],
    ['a code in any case and width', 'ｋ２', ['阿明便利店']],
    ['last four digits', '0003', ['明朗超市']],
    ['two words that must both occur', '明 便利', ['阿明便利店']],
    ['wild characters taken literally', '%', []],
  ])('finds by %s', async (_what, search, expected) => {
    expect((await names({ filter: { search } })).sort()).toEqual([...expected].sort());
  });

  it('counts for every rep whom they serve today, without those in the bin', async () => {
    const counts = async () =>
      Object.fromEntries((await engine.ask('reps.list', {})).reps.map(({ name, dealers }) => [name, dealers]));
    const served = async () => {
      const { reps } = await engine.ask('dealers.facets', {});
      return Object.fromEntries(reps.filter(({ value }) => value !== null).map(({ label, count }) => [label, count]));
    };
    const before = await counts();
    expect(before.王伟).toBe(1);
    expect(before).toMatchObject(await served());

    const [id] = (await engine.ask('dealers.list', { filter: { search: '张三批发部' } })).rows.map((row) => row.id);
    if (id === undefined) throw new Error('no dealer');
    await engine.ask('dealers.remove', { ids: [id] });

    expect((await counts()).王伟).toBe(0);
    await engine.ask('dealers.restore', { ids: [id] });
    expect(await counts()).toEqual(before);
  });

  it('filters by tier, region, rep, type and last order', async () => {
    const rep = (await engine.ask('reps.list', {})).reps.find(({ name }) => name === '王伟');

    expect(await names({ filter: { regions: ['33'] }, sort: { by: 'name', descending: false } })).toEqual([
      '阿明便利店',
      '明朗超市',
    ]);
    expect(await names({ filter: { regions: ['330110'] } })).toEqual(['阿明便利店']);
    expect(await names({ filter: { reps: [rep?.id ?? null] } })).toEqual(['张三批发部']);
    expect(await names({ filter: { reps: [null] } })).toEqual(['明朗超市']);
    expect(await names({ filter: { types: ['convenience'] } })).toEqual(['阿明便利店']);
    expect(await names({ filter: { lastOrderTo: '2026-08-01' } })).toEqual(['张三批发部']);
    expect(await names({ filter: { neverOrdered: true } })).toEqual(['明朗超市']);
    // One has never ordered, the other's first bill is on the very day of the cut-off.
    expect((await names({ filter: { tiers: ['ungraded'] } })).sort()).toEqual(['明朗超市', '阿明便利店']);
  });

  it('keeps the order of a snapshot while data change, and shows an edit in the next list at once', async () => {
    const input = { sort: { by: 'name', descending: false } } as const;
    const list = await engine.ask('dealers.list', { ...input, limit: 1 });
    const dealer = await first('K1');
    await engine.ask('dealers.update', {
      id: dealer.id,
      expectedRevision: dealer.revision,
      patch: { name: '安心批发部' },
    });

    const rest = await engine.ask('dealers.list', { ...input, offset: 1, snapshot: list.snapshot });
    const fresh = await engine.ask('dealers.list', input);

    expect(rest.rows.map((row) => row.name)).toEqual(['明朗超市', '安心批发部']);
    expect(fresh.rows.map((row) => row.name)).toEqual(['阿明便利店', '安心批发部', '明朗超市']);
  });

  it('is exported as shown: these dealers, this order, these columns, numbers as numbers', async () => {
    const path = join(dir, 'out.xlsx');
    const { jobId } = await engine.ask('dealers.export', {
      filter: { regions: ['33'] },
      sort: { by: 'name', descending: false },
      columns: ['name', 'code', 'tier', 'amount', 'phone'],
      file: engine.vault.register(path, 'write'),
      lang: 'zh-CN',
    });
    await engine.done(jobId);

    const book = read(readFileSync(path));
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    if (!sheet) throw new Error('no sheet');
    expect(utils.sheet_to_json(sheet, { header: 1 })).toEqual([
      ['客户名称', '客户编号', '等级', '本期金额', '电话'],
      ['阿明便利店', 'K2', '未评级', 900, '13900000002'],
      ['明朗超市', 'K3', '未评级', 0, '13900000003'],
    ]);
  });
});

describe('editing', () => {
  it('an edit against an old revision is refused and announces nothing', async () => {
    const dealer = await first('K1');
    engine.changed.length = 0;

    const attempt = engine.ask('dealers.update', {
      id: dealer.id,
      expectedRevision: dealer.revision + 1,
      patch: { note: 'x' },
    });

    await expect(attempt).rejects.toMatchObject({ code: 'stale_edit', params: { id: dealer.id } });
    expect(engine.changed).toEqual([]);
  });

  it('every kind of edit is undone step by step to what was before', async () => {
    const before = canonicalDump(engine.dataFile);
    const dealer = await first('K1');
    const rep = (await engine.ask('reps.list', {})).reps.find(({ name }) => name === '李娜');
    const edited = await engine.ask('dealers.update', {
      id: dealer.id,
      expectedRevision: dealer.revision,
      patch: { name: '张三商行', note: '老客户', ...(rep ? { repId: rep.id } : {}) },
    });
    await engine.ask('dealers.saveContact', {
      dealerId: dealer.id,
      name: '张太太',
      role: '老板娘',
      phones: ['13900009999'],
      wechat: '',
      email: '',
      note: '',
      primary: true,
    });
    const removed = await engine.ask('dealers.remove', { ids: [dealer.id] });
    const inBin = await names({ filter: { bin: true } });

    for (let i = 0; i < 3; i += 1) await engine.ask('data.undo', {});
    const contact = (await engine.ask('dealers.get', { id: dealer.id })).contacts;

    expect(edited).toMatchObject({ name: '张三商行', repName: '李娜' });
    expect(removed).toMatchObject({ removed: 1, orders: 1, amountMinor: 100_00 });
    const told = (lang: 'zh-CN' | 'en') =>
      goneText(createTranslator(lang), createFormat(lang, 'CNY'), removed.orders, removed.amountMinor);
    expect(told('zh-CN')).toBe('；其本期 1 张单、¥100.00 不再计入');
    expect(told('en')).toBe('; 1 bill of this period, ¥100.00, no longer counts');
    expect(inBin).toEqual(['张三商行']);
    expect(contact.map(({ phones }) => phones[0]?.text)).toEqual(['13900000001']);
    // An added contact goes to the bin, so that its history stays; all else is as before.
    const after = canonicalDump(engine.dataFile)
      .split('\n')
      .filter((line) => !line.includes('张太太'));
    expect(after.join('\n')).toBe(before);
    await expect(engine.ask('data.undo', {})).rejects.toBeInstanceOf(AppError);
  });

  it('undo is refused when the record was changed again later', async () => {
    const dealer = await first('K1');
    await engine.ask('dealers.update', { id: dealer.id, expectedRevision: dealer.revision, patch: { note: '一' } });
    const { entries } = await engine.ask('data.changes', { dealerId: dealer.id });
    await engine.ask('dealers.update', { id: dealer.id, expectedRevision: dealer.revision + 1, patch: { note: '二' } });

    const attempt = engine.ask('data.undo', { changeId: entries[0]?.id });

    await expect(attempt).rejects.toMatchObject({ code: 'undo_conflict' });
    expect((await engine.ask('dealers.get', { id: dealer.id })).note).toBe('二');
  });

  it('a dealer in the bin is not scored and comes back with its scores', async () => {
    const dealer = await first('K2');
    await engine.ask('dealers.remove', { ids: [dealer.id] });
    await engine.idle();
    const without = await engine.ask('scoring.overview', {});
    await engine.ask('dealers.restore', { ids: [dealer.id] });
    await engine.idle();

    expect(without.live?.dealers).toBe(1);
    expect((await engine.ask('scoring.overview', {})).live?.dealers).toBe(2);
  });
});
