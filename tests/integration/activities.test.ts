import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DealerId, RepId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { codeOf } from '../helpers/importRig.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let one: DealerId;
let other: DealerId;
let wang: RepId;

beforeAll(async () => {
  // A Sunday: this week ends today.
  engine = await startTestEngine();
  one = (await engine.ask('dealers.create', { name: '城东便利店' })).id;
  other = (await engine.ask('dealers.create', { name: '河西批发部' })).id;
  wang = (await engine.ask('reps.create', { name: '王伟' })).id;
});
afterAll(() => engine.stop());

const steps = async (input = {}) => await engine.ask('activities.nextSteps', input);

describe('activities by hand', () => {
  it('are written with everything, changed, refused when old, and taken back one by one', async () => {
    const before = canonicalDump(engine.dataFile);
    const { contacts } = await engine.ask('dealers.get', { id: one });
    expect(contacts).toEqual([]);

    const added = await engine.ask('activities.add', {
      dealerId: one,
      kind: 'call_out',
      on: '2026-11-20',
      time: '09:30',
      repId: wang,
      contact: '张老板',
      outcomeCode: 'ordered',
      amountMinor: 300_000,
      body: '要十箱可乐',
      nextStep: '送货',
      nextOn: '2026-11-21',
    });

    const { activities, total } = await engine.ask('activities.list', { dealerId: one });
    expect(total).toBe(1);
    expect(activities).toMatchObject([
      {
        kind: 'call_out',
        on: '2026-11-20',
        time: '09:30:00',
        rep: '王伟',
        repId: wang,
        contact: '张老板',
        outcomeCode: 'ordered',
        amountMinor: 300_000,
        nextStep: '送货',
        open: true,
        origin: 'hand',
      },
    ]);
    await engine.ask('activities.update', { id: added.id, expectedRevision: 1, body: '要十二箱' });
    await expect(
      engine.ask('activities.update', { id: added.id, expectedRevision: 1, body: '旧的' }),
    ).rejects.toMatchObject({ code: 'stale_edit' });
    const [changed] = (await engine.ask('activities.list', { dealerId: one })).activities;
    expect(changed).toMatchObject({ body: '要十二箱', rep: '王伟', nextOn: '2026-11-21', revision: 2 });

    await engine.ask('data.undo', {});
    await engine.ask('data.undo', {});

    expect((await engine.ask('activities.list', { dealerId: one })).total).toBe(0);
    // Records that are taken back go into the bin, the order that was told with its activity; everything else is as it was.
    expect((await engine.ask('visits.spoken', { dealerId: one })).total).toBe(0);
    const bare = canonicalDump(engine.dataFile).replace(/^(activity|spoken_order)\n.*$/gm, '$1\n');
    expect(bare).toBe(before);
  });

  it('name only people of the dealer and dealers that are there', async () => {
    const blank = { role: '', phones: [], wechat: '', email: '', note: '', primary: true };
    await engine.ask('dealers.saveContact', { dealerId: other, name: '李四', ...blank });
    const [li] = (await engine.ask('dealers.get', { id: other })).contacts;

    const stranger = engine.ask('activities.add', {
      dealerId: one,
      kind: 'visit',
      on: '2026-11-20',
      contactId: li?.id ?? null,
    });

    await expect(stranger).rejects.toMatchObject({ code: 'not_found' });
    const { id } = await engine.ask('activities.add', {
      dealerId: other,
      kind: 'visit',
      on: '2026-11-20',
      contactId: li?.id ?? null,
    });
    expect((await engine.ask('activities.list', { dealerId: other })).activities).toMatchObject([
      { id, contact: '李四' },
    ]);
  });

  it('next steps stand by their day, are done by a later activity or by hand, moved, and undone', async () => {
    const { id } = await engine.ask('activities.add', {
      dealerId: one,
      kind: 'call_in',
      on: '2026-11-10',
      nextStep: '回电话',
      nextOn: '2026-11-12',
    });
    await engine.ask('activities.add', { dealerId: one, kind: 'wechat', on: '2026-11-11', nextOn: '2026-11-25' });
    // Whoever serves the dealer owns a step of nobody's.
    await engine.ask('dealers.update', { id: one, expectedRevision: 1, patch: { repId: wang } });

    const open = await steps({ dealerId: one });
    expect(open.rows).toMatchObject([
      { id, group: 'overdue', late: 10, owner: '王伟' },
      { group: 'later', late: 0 },
    ]);
    expect(open.counts).toEqual({ overdue: 1, today: 0, week: 0, later: 1, undated: 0 });
    expect((await steps({ reps: [wang], groups: ['overdue'] })).total).toBe(1);

    // Not before what was done: then nothing moves at all.
    const early = engine.ask('activities.postpone', { ids: [id], nextOn: '2026-11-09' });
    expect(await codeOf(early)).toBe('next_before_activity');
    await engine.ask('activities.postpone', { ids: [id], nextOn: '2026-11-22' });
    expect((await steps({ groups: ['today'] })).rows).toMatchObject([{ id, nextOn: '2026-11-22' }]);
    const done = await engine.ask('activities.add', {
      dealerId: one,
      kind: 'call_out',
      on: '2026-11-22',
      finishes: [id],
    });
    expect((await steps({ groups: ['today'] })).rows).toEqual([]);
    const list = (await engine.ask('activities.list', { dealerId: one })).activities;
    expect(list.find((each) => each.id === id)).toMatchObject({
      open: false,
      nextDoneOn: '2026-11-22',
      nextDoneBy: done.id,
    });

    await engine.ask('data.undo', {});
    expect((await steps({ groups: ['today'] })).total).toBe(1);
    const ticked = await engine.ask('activities.finishNext', { ids: [id] });
    expect(ticked.changed).toBe(1);
    expect((await steps({ groups: ['today'] })).total).toBe(0);
    expect((await engine.ask('activities.finishNext', { ids: [id] })).changed).toBe(0);
  });

  it('many at once are one act', async () => {
    const before = (await engine.ask('activities.all', {})).total;

    const { added } = await engine.ask('activities.addMany', {
      dealerIds: [one, other, one],
      kind: 'message',
      on: '2026-11-22',
      body: '中秋快乐',
    });

    expect(added).toBe(2);
    const found = await engine.ask('activities.all', { search: '中秋', kinds: ['message'], from: '2026-11-22' });
    expect(found).toMatchObject({ total: 2, dealers: 2 });
    expect(
      (await engine.ask('activities.all', { search: 'cdbld' })).rows.every(({ dealerId }) => dealerId === one),
    ).toBe(true);
    expect((await engine.ask('activities.dealers', { kinds: ['message'] })).ids).toHaveLength(2);
    await engine.ask('data.undo', {});
    expect((await engine.ask('activities.all', {})).total).toBe(before);
  });

  it('of a rep who becomes part of another go with him, and come back', async () => {
    const lost = (await engine.ask('reps.create', { name: '小王' })).id;
    const { id } = await engine.ask('activities.add', {
      dealerId: other,
      kind: 'visit',
      on: '2026-11-21',
      repId: lost,
    });
    const repOf = async () =>
      (await engine.ask('activities.list', { dealerId: other })).activities.find((each) => each.id === id)?.rep;

    await engine.ask('reps.merge', { id: lost, intoId: wang });

    expect(await repOf()).toBe('王伟');
    await engine.ask('data.undo', {});
    expect(await repOf()).toBe('小王');
  });
});

it('dealers of the best tiers without a next step are told', async () => {
  expect(await engine.ask('activities.withoutNext', {})).toEqual({ rows: [], total: 0, ids: [] });
  expect((await engine.ask('activities.withoutNext', { tiers: [] })).total).toBe(0);
});

describe('texts with fields', () => {
  it('are kept under one name each, filled in by names of both languages, and say what they do not know', async () => {
    const body = '{{联系人}}您好，{客户}欠款{欠款}，上次进货{{上次进货}}，{{company}}{{不存在}}';
    const { id } = await engine.ask('messages.save', { name: '催款', medium: 'wechat', body });

    const twice = engine.ask('messages.save', { name: ' 催款 ', medium: 'email', body });
    await expect(twice).rejects.toMatchObject({ code: 'template_name_taken' });
    await engine.ask('settings.update', { companyName: '大山商贸' });
    const filled = await engine.ask('messages.fill', { lang: 'zh-CN', body, dealerIds: [other] });

    expect(filled.unknown).toEqual(['不存在']);
    expect(filled.texts[0]?.body).toBe('李四您好，河西批发部欠款，上次进货，大山商贸{{不存在}}');
    const { templates, fields } = await engine.ask('messages.templates', { lang: 'en' });
    expect(templates).toMatchObject([{ id, name: '催款', revision: 1 }]);
    expect(fields).toContain('should buy');
    await engine.ask('messages.remove', { id });
    expect((await engine.ask('messages.templates', { lang: 'en' })).templates).toEqual([]);
    await engine.ask('data.undo', {});
    expect((await engine.ask('messages.templates', { lang: 'en' })).templates).toMatchObject([{ id }]);
  });
});
