import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, inspectFile, undoBatch } from '../helpers/importFile.ts';
import { DEALERS, importRig } from '../helpers/importRig.ts';
import { sharedIt, sharedPath } from '../helpers/shared.ts';

const rig = importRig();

describe('importing dealers', () => {
  it('finds the header below a title, says what it understood and writes nothing before the commit', async () => {
    const before = canonicalDump(rig.engine.dataFile);

    const batch = await checkFile(rig.engine, writeCsv(rig.dir, DEALERS));

    expect(batch.understanding).toMatchObject({ kind: 'dealers', headerRow: 2 });
    expect(batch.counts).toMatchObject({ rows: 2, created: 2, updated: 0, unchanged: 0, rejected: 0, ambiguous: 0 });
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('brings in dealers with contact and rep, and finds them by initials and last four digits', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));

    const byInitials = await rig.engine.ask('dealers.list', { filter: { search: 'cdbld' } });
    const byPhone = await rig.engine.ask('dealers.list', { filter: { search: '0002' } });

    expect(byInitials.rows.map((row) => [row.name, row.repName, row.phone])).toEqual([
      ['城东便利店', '王伟', '13900000001'],
    ]);
    expect(byPhone.rows.map((row) => row.name)).toEqual(['河西批发部']);
  });

  it('one code over two firms hands the second row back; two spellings of one firm are joined', async () => {
    const rows = [
      ['客户编号', '客户名称', '手机', '地址'],
      ['K01', '城东便利店', '13900000001', '城东路1号'],
      ['K01', '河西五金批发', '13900000002', '河西路2号'],
      ['K02', '鑫盈德百货经营部', '13900000003', '人民路3号'],
      ['K02', '鑫盈德百货商行', '13900000004', '人民路4号'],
    ];

    const batch = await importFile(rig.engine, writeCsv(rig.dir, rows));

    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });
    const list = await rig.engine.ask('dealers.list', {});
    const phone = await rig.engine.ask('dealers.list', { filter: { search: '13900000004' } });
    expect(batch.counts).toMatchObject({ rows: 4, created: 2, unchanged: 1, ambiguous: 1, rejectedRows: 1 });
    expect(problems.map(({ row, code, severity, text }) => [row, code, severity, text])).toEqual([
      [3, 'code_twice', 'ambiguous', 'K01'],
      [5, 'dealer_twice', 'warning', '鑫盈德百货商行'],
      [5, 'joined_differs', 'warning', '人民路4号'],
    ]);
    expect(problems[0]?.params).toEqual({ row: 2, name: '河西五金批发', other: '城东便利店' });
    expect(list.rows.map(({ name }) => name).sort()).toEqual(['城东便利店', '鑫盈德百货经营部']);
    expect(phone.rows.map(({ name }) => name)).toEqual(['鑫盈德百货经营部']);
  });

  it('the other spelling of a joined row is matched for ever, and goes with the list', async () => {
    const before = canonicalDump(rig.engine.dataFile);
    const list = [
      ['客户编号', '客户名称'],
      ['K02', '鑫盈德百货经营部'],
      ['K02', '鑫盈德百货商行'],
    ];
    const batch = await importFile(rig.engine, writeCsv(rig.dir, list));
    const bills = [
      ['单据日期', '单据编号', '客户名称', '金额'],
      ['2026-09-01', 'XS001', '鑫盈德百货商行', '12'],
    ];

    const checked = await checkFile(rig.engine, writeCsv(rig.dir, bills));
    const again = await checkFile(rig.engine, writeCsv(rig.dir, list));
    await undoBatch(rig.engine, batch);

    expect(checked.counts).toMatchObject({ created: 1, newDealers: 0 });
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('joined rows stand in the list of what stays as it is, with the row they belong to', async () => {
    const rows = [
      ['客户编号', '客户名称', '等级', '地址', '累计金额', '联系人', '手机', '开户日期'],
      ['K01', '城东便利店', 'A', '城东路 1号', '12.34', '张三', '13900000001', '2021-13-40'],
      ['K01', '城东便利店', 'B', '城东路/1号', '1,234', '李四', '13900000002', '2021-01-01'],
      ['K01', '城东便利店', '重点客户', '城东路1号', '12.34', '李四', '13900000002', ''],
    ];

    const batch = await checkFile(rig.engine, writeCsv(rig.dir, rows));
    const listed = await rig.engine.ask('imports.rows', { batchId: batch.batchId, action: 'unchanged' });

    expect(batch.counts).toMatchObject({ created: 1, unchanged: 2, joined: 2 });
    expect(listed.total).toBe(2);
    expect(listed.rows[0]).toMatchObject({
      row: 3,
      joinedRow: 2,
      values: { code: 'K01', contact: '李四', phone: '13900000002' },
      changes: [
        { field: 'grade', before: 'A', after: 'B' },
        { field: 'totalAmount', before: '12.34', after: '1,234' },
      ],
    });
    expect(listed.rows[1]?.changes).toEqual([]);
  });

  it('people below a row that was handed back come back with it', async () => {
    const rows = [
      ['客户编号', '客户名称', '联系人', '手机'],
      ['K01', '城东便利店', '张三', '13900000001'],
      ['K01', '河西五金批发', '李四', '13900000002'],
      ['', '', '王五', '13900000003'],
    ];

    const batch = await importFile(rig.engine, writeCsv(rig.dir, rows));

    const found = await rig.engine.ask('dealers.list', { filter: { search: '13900000003' } });
    expect(batch.counts).toMatchObject({ rows: 3, created: 1, ambiguous: 1, rejected: 1, rejectedRows: 2 });
    expect(found.rows).toEqual([]);
  });

  it('a footer with a count is no dealer', async () => {
    const rows = [
      ['客户编号', '客户名称', '手机'],
      ['K01', '城东便利店', '13900000001'],
      ['K02', '河西批发部', '13900000002'],
      ['合计', '2 家', ''],
    ];

    const batch = await checkFile(rig.engine, writeCsv(rig.dir, rows));

    expect(batch.counts).toMatchObject({ rows: 2, created: 2, skipped: { total: 1 } });
  });

  it('a row put in front shifts the running numbers and nothing else', async () => {
    const list = (...rows: string[][]) => [
      ['序号', '客户编号', '客户名称', '行业'],
      ...rows.map((row, i) => [String(i + 1), ...row]),
    ];
    const old = ['K01', '城东便利店', '快消'];
    await importFile(rig.engine, writeCsv(rig.dir, list(old)));

    const again = await importFile(rig.engine, writeCsv(rig.dir, list(['K00', '新开的店', '五金'], old)));

    const dealer = (await rig.engine.ask('dealers.list', { filter: { search: 'K01' } })).rows[0];
    expect(again.counts).toMatchObject({ created: 1, updated: 0, unchanged: 1 });
    expect(dealer && (await rig.engine.ask('dealers.get', { id: dealer.id })).extras).toEqual({ 行业: '快消' });
  });

  it('the same list under another word for a column that is kept as read changes nothing', async () => {
    const list = (header: string) => [
      ['客户编号', '客户名称', header],
      ['K01', '城东便利店', '13.5万'],
    ];
    await importFile(rig.engine, writeCsv(rig.dir, list('累计金额')));

    const again = await checkFile(rig.engine, writeCsv(rig.dir, list('累计销售额')));

    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  });

  it('says unchanged when the same list comes again', async () => {
    const path = writeCsv(rig.dir, DEALERS);
    await importFile(rig.engine, path);

    const again = await checkFile(rig.engine, path);

    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });

  it('remembers how a layout was read: next month the recipe is there', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS, '客户资料202609.csv'), {
      options: { sourceName: '管家婆' },
    });

    const next = await inspectFile(rig.engine, writeCsv(rig.dir, DEALERS, '客户资料202610.csv'));

    expect(next.understanding).toMatchObject({ fromRecipe: true, sourceName: '管家婆' });
  });

  it('undoes a whole import, overwritten values included', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
    const before = canonicalDump(rig.engine.dataFile);
    const changed = DEALERS.map((row) => [...row]);
    changed[2] = ['K01', '城东便利店（新店）', '13900000009', '李娜'];
    changed.push(['K03', '新客户', '13900000003', '新人']);

    const batch = await importFile(rig.engine, writeCsv(rig.dir, changed));
    const between = await rig.engine.ask('dealers.list', { filter: { search: '城东便利店（新店）' } });
    await undoBatch(rig.engine, batch);

    expect(batch.counts).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
    expect(between.rows[0]).toMatchObject({ code: 'K01', repName: '李娜' });
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('keeps the former name and matches it for ever', async () => {
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户名称', '地址'],
        ['老王批发部', '城东路1号'],
      ]),
    );
    const id = (await rig.engine.ask('dealers.list', {})).rows[0]?.id;
    if (id === undefined) throw new Error('no dealer');
    const detail = await rig.engine.ask('dealers.get', { id });
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户编号', '客户名称'],
        ['K9', '老王批发部'],
      ]),
    );
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户编号', '客户名称'],
        ['K9', '小王批发部'],
      ]),
    );

    const old = await checkFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户名称', '地址'],
        ['老王批发部', '城东路1号'],
      ]),
      {
        options: { onDifference: 'keep' },
      },
    );

    expect(detail.name).toBe('老王批发部');
    expect(old.counts).toMatchObject({ created: 0, unchanged: 1 });
  });

  it('an edit of the owner survives the undo of the import before it', async () => {
    const batch = await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
    const row = (await rig.engine.ask('dealers.list', { filter: { search: 'K01' } })).rows[0];
    if (!row) throw new Error('no dealer');
    await rig.engine.ask('dealers.update', { id: row.id, expectedRevision: row.revision, patch: { note: '老客户' } });

    await undoBatch(rig.engine, batch);

    const left = await rig.engine.ask('dealers.list', {});
    const undone = await rig.engine.ask('imports.get', { batchId: batch.batchId });
    expect(left.rows.map((dealer) => dealer.name)).toEqual(['城东便利店']);
    expect(undone).toMatchObject({ status: 'undone', keptDealers: 1 });
  });

  it('undo gives back what still holds the import’s value, and leaves what the owner has changed since', async () => {
    const list = (address: string, area: string, phone: string) => [
      ['客户编号', '客户名称', '地址', '片区', '联系人', '手机'],
      ['K01', '城东便利店', address, area, '张三', phone],
    ];
    await importFile(rig.engine, writeCsv(rig.dir, list('路1号', '东片', '13900000001')));
    const batch = await importFile(rig.engine, writeCsv(rig.dir, list('路2号', '西片', '13900000002')));
    const id = (await rig.engine.ask('dealers.list', {})).rows[0]?.id;
    if (id === undefined) throw new Error('no dealer');
    const { revision } = await rig.engine.ask('dealers.get', { id });
    await rig.engine.ask('dealers.update', { id, expectedRevision: revision, patch: { address: '路9号' } });

    await undoBatch(rig.engine, batch);

    expect(await rig.engine.ask('dealers.get', { id })).toMatchObject({ address: '路9号', area: '东片' });
  });

  it('undo keeps what is searched and matched by together with the name the owner has given since', async () => {
    const list = (name: string) =>
      writeCsv(rig.dir, [
        ['客户编号', '客户名称'],
        ['K01', name],
      ]);
    await importFile(rig.engine, list('老王批发部'));
    const batch = await importFile(rig.engine, list('小李便利店'));
    const id = (await rig.engine.ask('dealers.list', {})).rows[0]?.id;
    if (id === undefined) throw new Error('no dealer');
    const { revision } = await rig.engine.ask('dealers.get', { id });
    await rig.engine.ask('dealers.update', { id, expectedRevision: revision, patch: { name: '小李·便利店' } });
    const before = await rig.engine.ask('dealers.list', { filter: { search: 'xlbld' } });

    await undoBatch(rig.engine, batch);

    const found = await rig.engine.ask('dealers.list', { filter: { search: 'xlbld' } });
    const again = await checkFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户名称', '地址'],
        ['小李便利店', '路1号'],
      ]),
    );
    expect(before.total).toBe(1);
    expect(found.rows.map(({ name }) => name)).toEqual(['小李·便利店']);
    expect(again.counts).toMatchObject({ created: 0, updated: 1 });
  });

  it('two imports of which the later only spells the name otherwise are undone to the first name and its keys', async () => {
    const list = (name: string) =>
      writeCsv(rig.dir, [
        ['客户编号', '客户名称'],
        ['K01', name],
      ]);
    await importFile(rig.engine, list('老王批发部'));
    const before = canonicalDump(rig.engine.dataFile);
    const first = await importFile(rig.engine, list('小李便利店'));
    const second = await importFile(rig.engine, list('小李·便利店'));

    await undoBatch(rig.engine, first);
    expect((await rig.engine.ask('dealers.list', { filter: { search: 'xlbld' } })).total).toBe(1);
    await undoBatch(rig.engine, second);

    expect((await rig.engine.ask('dealers.list', { filter: { search: 'lwpfb' } })).total).toBe(1);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('undo leaves a contact of the import that the owner has worked on', async () => {
    const list = (...people: string[][]) => [
      ['客户编号', '客户名称', '联系人', '手机'],
      ...people.map((person) => ['K01', '城东便利店', ...person]),
    ];
    await importFile(rig.engine, writeCsv(rig.dir, list(['张三', '13900000001'])));
    const batch = await importFile(
      rig.engine,
      writeCsv(rig.dir, list(['李四', '13900000002'], ['王五', '13900000003'])),
    );
    const dealerId = (await rig.engine.ask('dealers.list', {})).rows[0]?.id;
    if (dealerId === undefined) throw new Error('no dealer');
    const { contacts } = await rig.engine.ask('dealers.get', { id: dealerId });
    const edited = contacts.find(({ name }) => name === '李四');
    if (!edited) throw new Error('no contact');
    await rig.engine.ask('dealers.saveContact', {
      dealerId,
      contactId: edited.id,
      name: '李四',
      role: '',
      phones: ['13900000002'],
      wechat: '',
      email: '',
      note: '管进货',
      primary: false,
    });

    await undoBatch(rig.engine, batch);

    const left = (await rig.engine.ask('dealers.get', { id: dealerId })).contacts;
    expect(contacts.map(({ name }) => name).sort()).toEqual(['张三', '李四', '王五'].sort());
    expect(left.map(({ name }) => name).sort()).toEqual(['张三', '李四'].sort());
  });

  it('a name decides with its city; without one, two shops of a name are left to the owner, with the reason', async () => {
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户编号', '客户名称', '市'],
        ['H1', '老王便利店', '杭州市'],
        ['N1', '老王便利店', '宁波市'],
      ]),
    );

    const batch = await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户名称', '市', '地址'],
        ['老王便利店', '宁波市', '宁波路1号'],
        ['老王便利店', '温州市', '温州路1号'],
        ['老王便利店', '', '不知道哪里'],
      ]),
    );
    const out = join(rig.dir, 'back.xlsx');
    const { jobId } = await rig.engine.ask('imports.rejectedRows', {
      batchId: batch.batchId,
      file: rig.engine.vault.register(out, 'write'),
      lang: 'zh-CN',
    });
    await rig.engine.done(jobId);
    const back = (await inspectFile(rig.engine, out)).understanding?.columns ?? [];

    const { rows } = await rig.engine.ask('dealers.list', {});
    const places = await Promise.all(rows.map(({ id }) => rig.engine.ask('dealers.get', { id })));
    expect(batch.counts).toMatchObject({ created: 1, updated: 1, ambiguous: 1, rejectedRows: 1 });
    expect(places.map(({ code, address }) => `${code} ${address}`).sort()).toEqual([
      ' 温州路1号',
      'H1 ',
      'N1 宁波路1号',
    ]);
    expect(back.find(({ header }) => header === '未导入的原因')?.samples[0]).toContain('老王便利店');
  });

  it('hands back rows it cannot take, as they were, and takes them once they are mended', async () => {
    const rows = [
      ['客户编号', '客户名称', '手机', '地址'],
      ['K01', '城东便利店', '13900000001', '城东路1号'],
      ['', '', '13900000002', '河西路2号'],
    ];
    const batch = await importFile(rig.engine, writeCsv(rig.dir, rows));
    const out = join(rig.dir, 'rejected.xlsx');
    const { jobId } = await rig.engine.ask('imports.rejectedRows', {
      batchId: batch.batchId,
      file: rig.engine.vault.register(out, 'write'),
      lang: 'zh-CN',
    });
    await rig.engine.done(jobId);

    const again = await inspectFile(rig.engine, out);

    expect(batch.counts).toMatchObject({ rows: 2, created: 1, rejected: 1, rejectedRows: 1 });
    expect(again.understanding?.columns.slice(0, 3).map((column) => [column.field, column.samples[0] ?? ''])).toEqual([
      ['code', ''],
      ['name', ''],
      ['phone', '13900000002'],
    ]);
    expect(again.understanding?.columns.map((column) => column.header)).toContain('未导入的原因');
  });

  sharedIt(
    'samples/01_dealers_merged.xlsx',
    'reads the dirty sample list without losing a row in silence',
    async () => {
      const truth = JSON.parse(readFileSync(sharedPath('samples/truth.json'), 'utf8')) as {
        entity: string;
        phoneLossy: boolean;
      }[];

      const batch = await importFile(rig.engine, sharedPath('samples/01_dealers_merged.xlsx'), { kind: 'dealers' });

      const counts = batch.counts;
      if (!counts) throw new Error('not counted');
      const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId, limit: 1000 });
      expect(counts.rows).toBe(truth.length);
      expect(counts.created + counts.updated + counts.unchanged + counts.rejected + counts.ambiguous).toBe(
        truth.length,
      );
      expect(counts.created).toBe(new Set(truth.map((row) => row.entity)).size);
      expect(problems.filter((problem) => problem.code === 'phone_lossy')).toHaveLength(
        truth.filter((row) => row.phoneLossy).length,
      );
    },
  );
});
