import { describe, expect, it } from 'vitest';
import type { DealerId, RepId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

/** A rep leaves. Today is 2026-11-22. */

const rig = importRig();
const ask: (typeof rig)['engine']['ask'] = (channel, input) => rig.engine.ask(channel, input);

interface Shop {
  ids: DealerId[];
  rep(name: string): RepId;
}

/** Six dealers: the first three of 王伟, two of 李娜, one of nobody. */
async function shop(): Promise<Shop> {
  const rows = ['王伟', '王伟', '王伟', '李娜', '李娜', ''].map((rep, i) => [
    `K${i}`,
    `客户${i}`,
    rep,
    `1390000000${i}`,
    '广东省广州市天河区天河路1号',
  ]);
  await importFile(rig.engine, writeCsv(rig.dir, [['客户编号', '客户名称', '业务员', '手机', '地址'], ...rows]));
  await ask('reps.create', { name: '赵六' });
  const { reps } = await ask('reps.list', {});
  const { ids } = await ask('dealers.ids', { sort: { by: 'code', descending: false } });
  return {
    ids,
    rep: (name) => {
      const found = reps.find((each) => each.name === name);
      if (!found) throw new Error(`no rep ${name}`);
      return found.id;
    },
  };
}

async function ownersOn(day: string, { ids, rep }: Shop): Promise<string[]> {
  const names = new Map(['王伟', '李娜', '赵六'].map((name) => [rep(name) as number, name]));
  return Promise.all(
    ids.map(async (id) => {
      const { owners } = await ask('dealers.get', { id });
      return names.get(owners.find(({ fromOn }) => fromOn <= day)?.repId ?? 0) ?? '';
    }),
  );
}

/** The text of a page, cells parted by bars. */
async function handOverPage(options: { repId: RepId; from?: string; to?: string }): Promise<string> {
  const { jobId, reportId } = await ask('reports.build', {
    options: { kind: 'handOver', lang: 'zh-CN', ...options },
    format: 'html',
  });
  await rig.engine.done(jobId);
  const { html } = await ask('reports.page', { reportId });
  return html
    .slice(html.indexOf('<main>'))
    .replace(/<[^>]*>/g, '|')
    .replace(/\|+/g, '|');
}

const pick = (ids: DealerId[], ...at: number[]) => at.flatMap((i) => ids[i] ?? []);

describe('a rep who leaves', () => {
  it('leaves a list behind: his dealers, those that were to come, and whom else he sold to', async () => {
    const { ids, rep } = await shop();
    await ask('dealers.handOver', { ids: pick(ids, 3), repId: rep('王伟'), fromOn: '2026-12-15', reason: '' });
    await ask('dealers.handOver', { ids: pick(ids, 2), repId: rep('李娜'), fromOn: '2026-11-25', reason: '' });
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['单据日期', '单据编号', '客户编号', '金额', '经手人'],
        ['2026-10-01', 'X1', 'K0', '100', '王伟'],
        ['2026-10-02', 'X2', 'K4', '40', '王伟'],
        ['2026-01-02', 'X3', 'K4', '70', '王伟'],
      ]),
    );
    await rig.engine.scoreLive();

    const { dealers, handled, receivableOn } = await ask('reps.leaving', { id: rep('王伟'), fromOn: '2026-12-01' });

    expect(dealers.map(({ code, fromOn, ahead, untilRepId }) => [code, fromOn, ahead, untilRepId])).toEqual([
      ['K0', '2026-12-01', false, null],
      ['K1', '2026-12-01', false, null],
      ['K3', '2026-12-15', true, rep('李娜')],
    ]);
    expect(dealers[0]).toMatchObject({
      name: '客户0',
      place: '广州市 天河区',
      phone: '13900000000',
      amountMinor: 10000,
      lastOn: '2026-10-01',
      receivableMinor: null,
    });
    expect(receivableOn).toBeNull();
    expect(handled).toMatchObject([{ side: 'others', name: '李娜', bills: 1, amountMinor: 4000 }]);
  });

  it('gives his dealers to others and to nobody from a day on, in one act that is undone in one step', async () => {
    const here = await shop();
    const { ids, rep } = here;
    await ask('dealers.handOver', { ids: pick(ids, 3), repId: rep('王伟'), fromOn: '2026-12-15', reason: '' });
    const before = canonicalDump(rig.engine.dataFile);

    const { changeId, ...done } = await ask('reps.leave', {
      id: rep('王伟'),
      lastOn: '2026-11-30',
      fromOn: '2026-12-01',
      reason: ' 回老家 ',
      gifts: [
        { repId: rep('李娜'), ids: pick(ids, 0, 3) },
        { repId: null, ids: pick(ids, 1) },
      ],
    });

    expect(done).toEqual({ given: 3, kept: 1 });
    expect(await ownersOn('2026-11-30', here)).toEqual(['王伟', '王伟', '王伟', '李娜', '李娜', '']);
    expect(await ownersOn('2026-12-20', here)).toEqual(['李娜', '', '王伟', '李娜', '李娜', '']);
    const left = (await ask('reps.overview', {})).reps.find(({ name }) => name === '王伟');
    expect(left).toMatchObject({ leftOn: '2026-11-30', active: true, dealers: 3, going: 2 });
    const [first] = ids as [DealerId];
    expect((await ask('dealers.get', { id: first })).owners[0]).toMatchObject({ reason: '回老家' });

    await ask('data.undo', { changeId });
    expect(canonicalDump(rig.engine.dataFile)).toEqual(before);
  });

  it('keeps what is settled for later: a dealer that passes on by itself passes on', async () => {
    const here = await shop();
    const { ids, rep } = here;
    await ask('dealers.handOver', { ids: pick(ids, 0), repId: rep('李娜'), fromOn: '2026-12-15', reason: '' });

    await ask('reps.leave', {
      id: rep('王伟'),
      lastOn: '2026-11-30',
      fromOn: '2026-12-01',
      reason: '',
      gifts: [{ repId: rep('赵六'), ids: pick(ids, 0) }],
    });

    expect((await ownersOn('2026-12-05', here))[0]).toBe('赵六');
    expect((await ownersOn('2026-12-15', here))[0]).toBe('李娜');
  });

  it('is refused whole where something does not fit, and nothing changes', async () => {
    const { ids, rep } = await shop();
    await ask('reps.update', { id: rep('赵六'), expectedRevision: 1, patch: { leftOn: '2026-11-01' } });
    const dump = canonicalDump(rig.engine.dataFile);
    const leave = (over: object) =>
      codeOf(
        ask('reps.leave', {
          id: rep('王伟'),
          lastOn: '2026-11-30',
          fromOn: '2026-12-01',
          reason: '',
          gifts: [{ repId: rep('李娜'), ids: pick(ids, 0) }],
          ...over,
        }),
      );

    expect(await leave({ fromOn: '2026-11-29' })).toBe('rep_leaves_early');
    expect(await leave({ gifts: [{ repId: rep('赵六'), ids: pick(ids, 0) }] })).toBe('rep_leaves_to_left');
    expect(await leave({ gifts: [{ repId: rep('王伟'), ids: pick(ids, 0) }] })).toBe('rep_same');
    expect(await leave({ gifts: [{ repId: rep('李娜'), ids: pick(ids, 0, 4) }] })).toBe('stale_edit');
    expect(await leave({ gifts: [{ repId: rep('李娜'), ids: pick(ids, 0, 0) }] })).toBe('stale_edit');
    expect(canonicalDump(rig.engine.dataFile)).toEqual(dump);
  });

  it('gives to one who still serves that day, though he leaves after it', async () => {
    const here = await shop();
    const { ids, rep } = here;
    await ask('reps.update', { id: rep('赵六'), expectedRevision: 1, patch: { leftOn: '2026-12-01' } });
    const leave = {
      id: rep('王伟'),
      lastOn: '2026-11-30',
      reason: '',
      gifts: [{ repId: rep('赵六'), ids: pick(ids, 0) }],
    };

    expect(await codeOf(ask('reps.leave', { ...leave, fromOn: '2026-12-02' }))).toBe('rep_leaves_to_left');
    await ask('reps.leave', { ...leave, fromOn: '2026-12-01' });

    expect((await ownersOn('2026-12-01', here))[0]).toBe('赵六');
  });

  it('may leave with nothing to give, once', async () => {
    const { rep } = await shop();
    const leave = { id: rep('赵六'), lastOn: '2026-11-20', fromOn: '2026-11-21', reason: '', gifts: [] };

    expect(await ask('reps.leave', leave)).toMatchObject({ given: 0, kept: 0 });

    expect(await codeOf(ask('reps.leave', leave))).toBe('hand_over_nothing');
    expect((await ask('reps.list', {})).reps.find(({ name }) => name === '赵六')).toMatchObject({
      active: false,
      leftOn: '2026-11-20',
    });
  });

  it('has a list to sign: who takes over what, who takes over nothing, and what is still his', async () => {
    const { ids, rep } = await shop();
    await ask('reps.leave', {
      id: rep('王伟'),
      lastOn: '2026-11-30',
      fromOn: '2026-12-01',
      reason: '回老家',
      gifts: [
        { repId: rep('李娜'), ids: pick(ids, 0) },
        { repId: null, ids: pick(ids, 1) },
      ],
    });
    await ask('dealers.handOver', { ids: pick(ids, 3), repId: rep('赵六'), fromOn: '2026-12-05', reason: '' });

    const page = await handOverPage({ repId: rep('王伟') });

    expect(page).toContain('移交人：王伟');
    expect(page).toContain('接收人：李娜 · 1 家，金额 0.00|');
    expect(page).toContain('|1|K0|客户0|广州市 天河区|');
    expect(page).toMatch(/13900000000\|未评级\|0\.00\|—\|2026-12-01\|/);
    expect(page).toContain('|移交人 |王伟|接收人 |李娜|监交人 |日期 |');
    expect(page).toContain('无人接手 · 1 家');
    expect(page).toContain('仍在王伟名下，尚未移交 · 1 家');
    // A dealer of another rep is none of his.
    expect(page).not.toContain('客户3');
    expect(await handOverPage({ repId: rep('赵六') })).toContain('这段时间没有移交记录。');
    expect(await handOverPage({ repId: rep('李娜'), from: '2026-12-01' })).toContain('接收人：赵六');
    expect(await codeOf(handOverPage({ repId: 999 as RepId }))).toBe('not_found');
  });
});
