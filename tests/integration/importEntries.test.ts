import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { ContactId, DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, inspectFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf, DEALERS, importRig } from '../helpers/importRig.ts';

const rig = importRig();

function rows(sql: string): unknown[][] {
  const raw = new Database(rig.engine.dataFile, { readonly: true });
  try {
    return raw.prepare<[], unknown[]>(sql).raw().all() as unknown[][];
  } finally {
    raw.close();
  }
}

const PEOPLE = [
  ['客户联系人一览', '', '', '', '', ''],
  ['客户编号', '客户名称', '姓名', '职务', '手机', '微信'],
  ['K01', '城东便利店', '张三', '老板', '13900000001', 'zs01'],
  ['K01', '城东便利店', '李四', '会计', '13900000011 / 021-58881234', ''],
  ['K02', '河西批发部', '王五', '采购', '13900000022', 'ww'],
  ['', '河西批发部', '王五', '采购经理', '13900000023', ''],
  ['K09', '没有的店', '赵六', '', '13900000009', ''],
  ['K02', '河西批发部', '', '', '', ''],
];

const contacts = () =>
  rows(`SELECT d.code, c.name, c.role, c.wechat, (SELECT group_concat(p.value ->> 'text', ' / ') FROM json_each(c.phones) p)
    FROM contact c JOIN dealer d ON d.id = c.dealer_id WHERE c.deleted_at IS NULL ORDER BY d.id, c.id`);

describe('a list of contacts', () => {
  it('adds people to their dealers, meets the ones that are there by name or mobile, and hands back the rest', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));

    const batch = await checkFile(rig.engine, writeCsv(rig.dir, PEOPLE), { options: { unknownDealer: 'reject' } });
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });
    const { rows: created } = await rig.engine.ask('imports.rows', { batchId: batch.batchId, action: 'create' });

    expect(batch.understanding).toMatchObject({ kind: 'contacts' });
    // Zhang San is the nameless contact whose mobile the list of dealers brought.
    expect(batch.counts).toMatchObject({ rows: 6, created: 2, updated: 1, leftOut: 1, rejected: 2, ambiguous: 0 });
    expect(problems.map(({ row, code, severity }) => [row, code, severity])).toEqual([
      [7, 'dealer_unknown', 'rejected'],
      [8, 'entry_nameless', 'rejected'],
      [6, 'entry_twice', 'left_out'],
      [6, 'entry_differs', 'warning'],
    ]);
    expect(created.map(({ title, values }) => [title, values.contact, values.phone])).toEqual([
      ['城东便利店', '李四', '13900000011 / 021-58881234'],
      ['河西批发部', '王五', '13900000022 / 13900000023'],
    ]);
    expect(contacts()).toEqual([
      ['K01', '', '', '', '13900000001'],
      ['K02', '', '', '', '13900000002'],
    ]);
  });

  it('is written once, known again, and undone to the letter; a dealer nobody knows is made where the owner wants it', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
    const before = canonicalDump(rig.engine.dataFile);

    const batch = await importFile(rig.engine, writeCsv(rig.dir, PEOPLE));

    expect(batch.counts).toMatchObject({ created: 3, updated: 1, newDealers: 1 });
    expect(contacts()).toEqual([
      ['K01', '张三', '老板', 'zs01', '13900000001'],
      ['K01', '李四', '会计', '', '13900000011 / 021-58881234'],
      ['K02', '', '', '', '13900000002'],
      ['K02', '王五', '采购', 'ww', '13900000022 / 13900000023'],
      ['K09', '赵六', '', '', '13900000009'],
    ]);

    const again = await importFile(rig.engine, writeCsv(rig.dir, PEOPLE));
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 4 });

    await undoBatch(rig.engine, batch);
    // The second file states them too: they are its own now.
    expect(contacts()).toHaveLength(5);
    await undoBatch(rig.engine, again);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('keeps two people of a dealer apart who have one phone, and meets each again; one who is only called so is met', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
    const list = [
      ['客户编号', '姓名', '职务', '手机'],
      ['K01', '张丽', '老板', '15466232632'],
      ['K01', '刘敏', '收货', '15466232632'],
    ];
    const called = [...list, ['K01', '张总', '', '15466232632']];

    const first = await importFile(rig.engine, writeCsv(rig.dir, list), { kind: 'contacts' });
    const again = await checkFile(rig.engine, writeCsv(rig.dir, list), { kind: 'contacts' });
    const named = await checkFile(rig.engine, writeCsv(rig.dir, called), { kind: 'contacts' });

    expect(first.counts).toMatchObject({ created: 2, leftOut: 0 });
    expect(contacts().slice(1, 3)).toEqual([
      ['K01', '张丽', '老板', '', '15466232632'],
      ['K01', '刘敏', '收货', '', '15466232632'],
    ]);
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(named.counts).toMatchObject({ created: 0, leftOut: 1 });
  });

  it('only fills blanks, or keeps what is there, where the owner says so; what he edits since stays when it is undone', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, PEOPLE.slice(0, 3)));
    const other = [PEOPLE[1] ?? [], ['K01', '城东便利店', '张三', '店长', '13900000001', 'neu']];
    const more = [
      ['客户编号', '姓名', '手机', '邮箱'],
      ['K01', '张三', '13900000001', 'zs@example.com'],
    ];

    const filled = await importFile(rig.engine, writeCsv(rig.dir, other), {
      kind: 'contacts',
      options: { onDifference: 'fill' },
    });
    const written = await importFile(rig.engine, writeCsv(rig.dir, more), { kind: 'contacts' });
    expect(filled.counts).toMatchObject({ updated: 0, unchanged: 1 });
    expect(written.counts).toMatchObject({ updated: 1 });

    const dealerId = Number(rows('SELECT id FROM dealer')[0]?.[0]);
    const contactId = rows('SELECT id FROM contact')[0]?.[0];
    await rig.engine.ask('dealers.saveContact', {
      // Ids as they lie in the file.
      ...({ dealerId, contactId } as { dealerId: DealerId; contactId: ContactId }),
      name: '张三',
      role: '店主',
      phones: ['13900000001'],
      wechat: 'zs01',
      email: 'zs@example.com',
      note: '',
      primary: true,
    });
    await undoBatch(rig.engine, written);
    expect(rows('SELECT name, role, email FROM contact')).toEqual([['张三', '店主', '']]);
  });
});

const PRODUCTS = [
  ['商品编号', '商品名称', '品牌', '规格型号', '单位', '商品类别', '售价', '进价'],
  ['P01', '洗洁精', '雕牌', '500ml', '瓶', '日化', '12.50', '9.8'],
  ['P02', '酱油', '海天', '1.9L', '桶', '调味', '￥18.90', ''],
  ['', '白砂糖', '', '50kg', '袋', '', '不详', '210'],
];

describe('a list of products', () => {
  it('is told from orders, matched by code, then by name and spec, known again and undone', async () => {
    const before = canonicalDump(rig.engine.dataFile);
    const batch = await importFile(rig.engine, writeCsv(rig.dir, PRODUCTS));
    const products = () => rows('SELECT code, name, spec, category, price_micro, cost_micro FROM product ORDER BY id');

    expect(batch.understanding).toMatchObject({ kind: 'products' });
    expect(batch.counts).toMatchObject({ rows: 3, created: 3, problems: 1 });
    expect(products()).toEqual([
      ['P01', '洗洁精', '500ml', '日化', 12_500_000, 9_800_000],
      ['P02', '酱油', '1.9L', '调味', 18_900_000, null],
      ['', '白砂糖', '50kg', '', null, 210_000_000],
    ]);

    const next = structuredClone(PRODUCTS);
    (next[1] ?? [])[6] = '13';
    const again = await importFile(rig.engine, writeCsv(rig.dir, next));
    expect(again.counts).toMatchObject({ created: 0, updated: 1, unchanged: 2 });
    const preview = await rig.engine.ask('imports.undoPreview', { batchId: again.batchId });
    expect(preview).toMatchObject({ kind: 'products', entries: { gone: 0, stay: 0, restored: 1 } });

    await undoBatch(rig.engine, again);
    expect(products()[0]).toEqual(['P01', '洗洁精', '500ml', '日化', 12_500_000, 9_800_000]);
    await undoBatch(rig.engine, batch);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('finds the products that bills have brought, and the bills find those of the list', async () => {
    const bills = [
      ['单据日期', '单据编号', '客户名称', '商品编号', '商品名称', '数量', '单价', '金额'],
      ['2026-09-01', 'X1', '甲店', 'P01', '洗洁精', '2', '12', '24'],
      ['2026-09-02', 'X2', '甲店', 'P02', '酱油', '1', '18', '18'],
    ];
    await importFile(rig.engine, writeCsv(rig.dir, bills.slice(0, 2)), { kind: 'orders' });

    const list = await importFile(rig.engine, writeCsv(rig.dir, PRODUCTS));
    await importFile(rig.engine, writeCsv(rig.dir, bills), { kind: 'orders' });

    expect(list.counts).toMatchObject({ created: 2, updated: 1 });
    expect(rows('SELECT count(*) FROM product')).toEqual([[3]]);
    await undoBatch(rig.engine, list);
    expect(rows('SELECT code, name, category FROM product ORDER BY id')).toEqual([
      ['P01', '洗洁精', ''],
      ['P02', '酱油', '调味'],
    ]);
  });
});

const REPS = [
  ['业务员名单', '', '', '', '', '', ''],
  ['姓名', '别名', '手机', '负责区域', '片区', '技能', '状态'],
  ['王伟', '小王、大伟', '13800000001', '湖北省武汉市', '东片', '餐饮,商超', '在职'],
  ['李娜', '', '13800000002', '', '西片', '', '离职'],
  ['陈刚', '小王', '', '', '', '', '休假中'],
];

describe('a list of reps', () => {
  it('is matched by any name, keeps the name that is there, tells names that are taken, and is undone', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
    await rig.engine.ask('reps.create', { name: '大伟' });
    const before = canonicalDump(rig.engine.dataFile);

    const batch = await checkFile(rig.engine, writeCsv(rig.dir, REPS));
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });

    expect(batch.understanding).toMatchObject({ kind: 'reps' });
    expect(batch.counts).toMatchObject({ rows: 3, created: 1, updated: 2 });
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      [3, 'alias_taken'],
      [5, 'alias_taken'],
      [5, 'status_unknown'],
    ]);

    const { jobId } = await rig.engine.ask('imports.commit', { batchId: batch.batchId });
    await rig.engine.done(jobId);
    expect(rows('SELECT name, phone, areas, skills, left_on IS NOT NULL FROM rep ORDER BY id')).toEqual([
      ['王伟', '13800000001', '["东片"]', '["餐饮","商超"]', 0],
      ['李娜', '13800000002', '["西片"]', '[]', 1],
      ['大伟', '', '[]', '[]', 0],
      ['陈刚', '', '[]', '[]', 0],
    ]);
    expect(rows('SELECT alias FROM rep_alias')).toEqual([['小王']]);

    const again = await checkFile(rig.engine, writeCsv(rig.dir, REPS));
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    await undoBatch(rig.engine, batch);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('keeps a region of the owner’s own as an area, and says where several cities have one of its name', async () => {
    const list = [
      ['业务员', '区域', '手机'],
      ['王伟', '城东', '13800000001'],
      ['李娜', '广州市、城西', '13800000002'],
      ['陈刚', '鼓楼区', '13800000003'],
    ];

    const batch = await checkFile(rig.engine, writeCsv(rig.dir, list), { kind: 'reps' });
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });
    const { rows: staged } = await rig.engine.ask('imports.rows', { batchId: batch.batchId, action: 'create' });
    await importFile(rig.engine, writeCsv(rig.dir, list), { kind: 'reps' });

    expect(problems.map(({ row, code }) => [row, code])).toEqual([[4, 'region_several']]);
    expect(staged[0]?.values).toMatchObject({ area: '城东' });
    expect(rows('SELECT name, regions, areas FROM rep ORDER BY id')).toEqual([
      ['王伟', '[]', '["城东"]'],
      ['李娜', '["4401"]', '["城西"]'],
      ['陈刚', '[]', '["鼓楼区"]'],
    ]);
  });

  it('needs a name', async () => {
    const batch = await inspectFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['手机', '片区'],
        ['13800000001', '东片'],
      ]),
      {
        kind: 'reps',
      },
    );
    const { understanding } = batch;
    const mapping = understanding?.columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }]));

    expect(
      await codeOf(
        checkFile(
          rig.engine,
          writeCsv(rig.dir, [
            ['手机', '片区'],
            ['13800000001', '东片'],
          ]),
          {
            kind: 'reps',
            mapping: mapping ?? [],
          },
        ),
      ),
    ).toBe('import_required_column');
  });
});

const TOTALS = [
  ['2026年9月客户销售汇总表', '', '', ''],
  ['客户编号', '客户名称', '销售金额', '单据数'],
  ['K01', '城东便利店', '1,200.50', '3'],
  ['K02', '河西批发部', '0.8万', '12'],
  ['K02', '河西批发部', '500', '1'],
  ['', '合计', '9700.50', '16'],
];
const totals = () =>
  rows(
    `SELECT d.code, from_on, to_on, net_minor, order_count FROM period_total t JOIN dealer d ON d.id = t.dealer_id ORDER BY t.id`,
  );

describe('totals of dealers without dates', () => {
  it('are told from orders, of the period the title says, and grade nobody', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
    const before = canonicalDump(rig.engine.dataFile);

    const batch = await importFile(rig.engine, writeCsv(rig.dir, TOTALS));
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });

    expect(batch.understanding).toMatchObject({
      kind: 'totals',
      totalPeriod: { from: '2026-09-01', to: '2026-09-30', by: 'title' },
    });
    expect(batch.counts).toMatchObject({ rows: 3, created: 2, netMinor: 970_050, periodFrom: '2026-09-01' });
    expect(problems.map(({ row, code }) => [row, code])).toEqual([[5, 'entry_added']]);
    expect(totals()).toEqual([
      ['K01', '2026-09-01', '2026-09-30', 120_050, 3],
      ['K02', '2026-09-01', '2026-09-30', 850_000, 13],
    ]);
    expect((await rig.engine.ask('orders.coverage', {})).cutOff).toBeNull();
    await rig.engine.scoreLive();
    expect(rows('SELECT count(*) FROM score_live WHERE tier IS NOT NULL AND net_minor > 0')).toEqual([[0]]);

    await undoBatch(rig.engine, batch);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('of the same source and period are updated, of another one stand beside; a period is needed', async () => {
    const next = structuredClone(TOTALS);
    (next[2] ?? [])[2] = '1300';
    const october = structuredClone(TOTALS);
    (october[0] ?? [])[0] = '2026年10月客户销售汇总表';
    const untitled = TOTALS.slice(1);

    await importFile(rig.engine, writeCsv(rig.dir, TOTALS, '汇总.csv'));
    const updated = await importFile(rig.engine, writeCsv(rig.dir, next, '汇总.csv'));
    const beside = await importFile(rig.engine, writeCsv(rig.dir, october, '汇总.csv'));

    expect(updated.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect(beside.counts).toMatchObject({ created: 2 });
    expect(totals()).toHaveLength(4);
    const named = await inspectFile(rig.engine, writeCsv(rig.dir, untitled, '销售汇总2026-08.csv'));
    expect(named.understanding?.totalPeriod).toEqual({ from: '2026-08-01', to: '2026-08-31', by: 'fileName' });
    expect(
      await codeOf(checkFile(rig.engine, writeCsv(rig.dir, untitled, '没写期间.csv'), { options: { period: null } })),
    ).toBe('import_total_period');
  });
});

const LOG = [
  ['拜访跟进记录', '', '', '', '', '', '', ''],
  ['跟进日期', '跟进方式', '客户名称', '联系人', '跟进人', '跟进内容', '结果', '下次跟进日期'],
  ['2026-09-01 14:30', '上门拜访', '城东便利店', '张三', '王伟', '谈国庆备货', '已下单', '2026-09-15'],
  ['2026-09-02', '打电话', '河西批发部', '', '李娜', '催款', '答应月底付', ''],
  ['2026-09-03', '心灵感应', '河西批发部', '', '李娜', '没接电话', '', '下周'],
  ['2062-09-03', '微信', '河西批发部', '', '', '将来的', '', ''],
  ['看情况', '微信', '河西批发部', '', '', '没有日期', '', ''],
];

describe('a log of activities', () => {
  it('is kept with the dealers it names, known again, removed with its way back, and undone', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
    const before = canonicalDump(rig.engine.dataFile);

    const batch = await importFile(rig.engine, writeCsv(rig.dir, LOG));
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });

    expect(batch.understanding).toMatchObject({ kind: 'activities' });
    expect(batch.counts).toMatchObject({ rows: 5, created: 3, leftOut: 1, rejected: 1 });
    expect(problems.map(({ row, code }) => [row, code]).toSorted()).toEqual([
      [5, 'activity_kind_unknown'],
      [5, 'date_ignored'],
      [6, 'date_after_today'],
      [7, 'date_unreadable'],
    ]);
    const dealerId = Number(rows("SELECT id FROM dealer WHERE code = 'K01'")[0]?.[0]) as DealerId;
    const { activities } = await rig.engine.ask('activities.list', { dealerId });
    expect(activities).toMatchObject([
      {
        kind: 'visit',
        on: '2026-09-01',
        time: '14:30:00',
        contact: '张三',
        rep: '王伟',
        body: '谈国庆备货',
        outcomeCode: 'ordered',
        nextOn: '2026-09-15',
      },
    ]);

    const again = await checkFile(rig.engine, writeCsv(rig.dir, LOG));
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 });

    const [activity] = activities;
    if (!activity) throw new Error('there is one');
    await rig.engine.ask('activities.remove', { id: activity.id });
    expect((await rig.engine.ask('activities.list', { dealerId })).total).toBe(0);
    expect((await rig.engine.ask('data.bin', {})).entries).toMatchObject([{ entity: 'activity' }]);
    await rig.engine.ask('data.undo', {});
    expect((await rig.engine.ask('activities.list', { dealerId })).total).toBe(1);

    await undoBatch(rig.engine, batch);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('ticks the visits that were planned for its days, and gives them back when it is undone, in any order', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
    const dealerId = Number(rows("SELECT id FROM dealer WHERE code = 'K01'")[0]?.[0]) as DealerId;
    const known = (await rig.engine.ask('reps.list', {})).reps;
    const wang = known.find(({ name }) => name === '王伟') ?? (await rig.engine.ask('reps.create', { name: '王伟' }));
    const li = known.find(({ name }) => name === '李娜') ?? (await rig.engine.ask('reps.create', { name: '李娜' }));
    const on = '2026-09-01';
    await rig.engine.ask('visits.add', {
      visits: [
        { dealerId, repId: li.id, on },
        { dealerId, repId: wang.id, on },
        { dealerId, repId: wang.id, on: '2026-09-02' },
      ],
    });
    const before = canonicalDump(rig.engine.dataFile);
    const visits = async () =>
      (await rig.engine.ask('visits.ofDealer', { dealerId })).visits
        .map((visit) => [visit.on, visit.repName, visit.status, visit.doneOn])
        .reverse();
    const planned = [
      [on, '李娜', 'planned', null],
      [on, '王伟', 'planned', null],
      ['2026-09-02', '王伟', 'planned', null],
    ];
    const ofWang = [planned[0], [on, '王伟', 'done', on], planned[2]];

    const first = await importFile(rig.engine, writeCsv(rig.dir, LOG, '一.csv'));
    expect(await visits()).toEqual(ofWang);
    // Another list tells of the same visit in other words: nothing is ticked twice by one, and Li Na's is told by her own.
    const other = LOG.map((row, at) => (at === 2 ? row.map((text, i) => (i === 5 ? '谈新品' : text)) : row));
    const second = await importFile(rig.engine, writeCsv(rig.dir, other.slice(0, 3), '二.csv'));
    expect((await visits()).map((row) => row[2])).toEqual(['done', 'done', 'planned']);

    await undoBatch(rig.engine, first);
    expect((await visits()).filter((row) => row[2] === 'done')).toHaveLength(1);
    await undoBatch(rig.engine, second);
    expect(await visits()).toEqual(planned);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });
});

describe('several lists at once, and a pasted one', () => {
  it('stand in the order in which they had best be written, whatever came first; a bad one stands last', async () => {
    const picture = join(rig.dir, '照片.xlsx');
    writeFileSync(picture, Buffer.from('89504e470d0a1a0a00000000', 'hex'));
    const bad = await rig.engine.ask('imports.inspect', { file: rig.engine.vault.register(picture, 'read') });
    expect(await codeOf(rig.engine.done(bad.jobId))).not.toBe('no error');
    const log = await inspectFile(rig.engine, writeCsv(rig.dir, LOG, '跟进.csv'));
    const people = await inspectFile(rig.engine, writeCsv(rig.dir, PEOPLE, '联系人.csv'));
    const dealers = await inspectFile(rig.engine, writeCsv(rig.dir, DEALERS, '客户.csv'));
    const reps = await inspectFile(rig.engine, writeCsv(rig.dir, REPS, '业务员.csv'));
    const ids = [bad, log, people, dealers, reps].map((batch) => batch.batchId);

    const { batches } = await rig.engine.ask('imports.queue', { ids: [...ids, 999 as (typeof ids)[number]] });

    expect(batches.map(({ kind }) => kind)).toEqual(['reps', 'dealers', 'contacts', 'activities', null]);
    expect(batches.at(-1)).toMatchObject({ status: 'failed', error: { code: 'sheet_not_spreadsheet' } });
  });

  it('a pasted table goes the way of a file, under the name it was given', async () => {
    const text = DEALERS.slice(1)
      .map((cells) => cells.join('\t'))
      .join('\n');

    const { file } = await rig.engine.ask('session.pasteTable', { text, name: '粘贴的表格.txt' });
    const { batchId, jobId } = await rig.engine.ask('imports.inspect', { file });
    await rig.engine.done(jobId);
    const batch = await rig.engine.ask('imports.get', { batchId });

    expect(batch).toMatchObject({ fileName: '粘贴的表格.txt', kind: 'dealers', understanding: { headerRow: 1 } });
    expect(batch.understanding?.columns.map(({ field }) => field)).toEqual(['code', 'name', 'phone', 'rep']);
  });
});
