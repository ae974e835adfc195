import { describe, expect, it } from 'vitest';
import { customKey } from '../../src/shared/contract/dealerFilter.contract.ts';
import type { CustomFieldId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, inspectFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

/** The owner's own fields and tags as columns of a dealer list: read, remembered, compared, and taken back. */

const rig = importRig();

const FIRST = [
  ['客户编号', '客户名称', '冰柜数', '标签', '门头照', '到期'],
  ['K1', '甲店', '3', '大户，老客', '有', '2026-12-31'],
  ['K2', '乙店', '两台', '老客;大户', '无', '2027年3月1日'],
  ['K3', '丙店', '', '', '', ''],
];
const SECOND = [
  ['客户编号', '客户名称', '冰柜数', '标签', '门头照', '到期'],
  ['K1', '甲店', '5', '新客/大户', '无', ''],
  ['K2', '乙店', '4', '', '', '2027-03-01'],
  ['K3', '丙店', '1', '新客', '有', ''],
];

async function fields(): Promise<{ fridges: CustomFieldId; photo: CustomFieldId; until: CustomFieldId }> {
  const { engine } = rig;
  const fridges = await engine.ask('fields.create', { name: '冰柜数', kind: 'number' });
  const photo = await engine.ask('fields.create', { name: '门头照', kind: 'flag' });
  const until = await engine.ask('fields.create', { name: '合同到期', kind: 'date' });
  return { fridges: fridges.id, photo: photo.id, until: until.id };
}

const csv = (rows: string[][], name: string) => writeCsv(rig.dir, rows, name);

/** Every dealer as `name|fridges|photo|until|tags`. */
async function told(own: Awaited<ReturnType<typeof fields>>): Promise<string[]> {
  const { engine } = rig;
  const { ids } = await engine.ask('dealers.ids', { sort: { by: 'code', descending: false } });
  const details = await Promise.all(ids.map((id) => engine.ask('dealers.get', { id })));
  return details.map(({ name, custom, tags }) =>
    [
      name,
      ...[own.fridges, own.photo, own.until].map((id) => custom[customKey(id)] ?? ''),
      tags.map((tag) => tag.name).join('+'),
    ].join('|'),
  );
}

describe('a dealer list with columns of the owner’s own', () => {
  it('fills fields by their names, keeps what cannot be read, and remembers what was mapped by hand', async () => {
    const { engine } = rig;
    const own = await fields();
    const path = csv(FIRST, 'first.csv');
    const understood = (await inspectFile(engine, path, { kind: 'dealers' })).understanding;

    expect(understood?.columns.map(({ field, ownField }) => ownField ?? field)).toEqual([
      'code',
      'name',
      own.fridges,
      'tags',
      own.photo,
      null,
    ]);
    const ownMapping = [
      { column: 2, fieldId: own.fridges },
      { column: 4, fieldId: own.photo },
      { column: 5, fieldId: own.until },
    ];
    const batch = await importFile(engine, path, { kind: 'dealers', options: { ownMapping } });
    const again = (await inspectFile(engine, path)).understanding;

    expect(await told(own)).toEqual(['甲店|3|1|2026-12-31|大户+老客', '乙店||0|2027-03-01|大户+老客', '丙店||||']);
    const { problems } = await engine.ask('imports.problems', { batchId: batch.batchId });
    expect(problems).toMatchObject([{ row: 3, code: 'own_value_ignored', severity: 'warning', text: '两台' }]);
    expect(problems[0]?.params).toMatchObject({ name: '冰柜数' });
    const { ids } = await engine.ask('dealers.ids', { sort: { by: 'code', descending: false } });
    const extras = await Promise.all(ids.map(async (id) => (await engine.ask('dealers.get', { id })).extras));
    expect(extras).toEqual([{}, { 冰柜数: '两台' }, {}]);
    expect(again?.columns[5]).toMatchObject({ ownField: own.until, reason: 'recipe' });
    const few = { custom: [{ is: 'between', field: own.fridges, min: '1' }] } as const;
    const { rows } = await engine.ask('dealers.list', {
      filter: { custom: [...few.custom] },
      sort: { by: customKey(own.fridges), descending: false },
    });
    expect(rows.map(({ name }) => name)).toEqual(['甲店']);
  });

  it('tells what a later list changes; undone in either order everything is as before', async () => {
    const { engine } = rig;
    const own = await fields();
    const options = {
      ownMapping: [2, 4, 5].map((column, at) => ({
        column,
        fieldId: [own.fridges, own.photo, own.until][at] ?? own.until,
      })),
    };
    const empty = canonicalDump(engine.dataFile);
    for (const order of ['first', 'last'] as const) {
      const first = await importFile(engine, csv(FIRST, 'first.csv'), { kind: 'dealers', options });
      const between = canonicalDump(engine.dataFile);
      const checked = await checkFile(engine, csv(SECOND, 'second.csv'), { kind: 'dealers', options });
      const staged = await engine.ask('imports.rows', { batchId: checked.batchId, action: 'update' });
      expect(staged.rows[0]?.changes).toEqual([
        { field: 'tags', before: '大户、老客', after: '大户、新客、老客' },
        { field: 'own:number:冰柜数', before: '3', after: '5' },
        { field: 'own:flag:门头照', before: '1', after: '0' },
      ]);
      const { jobId } = await engine.ask('imports.commit', { batchId: checked.batchId });
      await engine.done(jobId);
      expect(await told(own)).toEqual([
        '甲店|5|0|2026-12-31|大户+新客+老客',
        '乙店|4|0|2027-03-01|大户+老客',
        '丙店|1|1||新客',
      ]);
      const { ids } = await engine.ask('dealers.ids', { sort: { by: 'code', descending: false } });
      const [id] = ids;
      if (id === undefined) throw new Error('no dealer');
      const [trace] = (await engine.ask('dealers.get', { id })).imports;
      expect(trace?.fields).toContainEqual({ field: 'own:number:冰柜数', before: '3', after: '5' });

      if (order === 'last') {
        await undoBatch(engine, checked);
        expect(canonicalDump(engine.dataFile)).toBe(between);
        await undoBatch(engine, first);
      } else {
        await undoBatch(engine, first);
        expect(await told(own)).toEqual([
          '甲店|5|0|2026-12-31|大户+新客+老客',
          '乙店|4|0|2027-03-01|大户+老客',
          '丙店|1|1||新客',
        ]);
        await undoBatch(engine, checked);
      }
      expect(canonicalDump(engine.dataFile)).toBe(empty);
    }
  });

  it('fills only what is empty where the owner says so, and gives known dealers back what they had', async () => {
    const { engine } = rig;
    const own = await fields();
    await importFile(
      engine,
      csv(
        [
          ['客户编号', '客户名称'],
          ['K1', '甲店'],
          ['K2', '乙店'],
          ['K3', '丙店'],
        ],
        'plain.csv',
      ),
    );
    const { ids } = await engine.ask('dealers.ids', { sort: { by: 'code', descending: false } });
    const dealerId = ids[0];
    if (dealerId === undefined) throw new Error('no dealer');
    await engine.ask('tags.set', { dealerId, tags: ['熟人'] });
    await engine.ask('fields.setValue', { dealerId, fieldId: own.fridges, before: '', value: '9' });
    const before = canonicalDump(engine.dataFile);

    const filled = await importFile(engine, csv(FIRST, 'first.csv'), {
      kind: 'dealers',
      options: { onDifference: 'fill' },
    });
    expect((await told(own))[0]).toBe('甲店|9|1||熟人');
    // What was said last time would hold again.
    const second = await importFile(engine, csv(SECOND, 'second.csv'), {
      kind: 'dealers',
      options: { onDifference: 'overwrite' },
    });
    expect((await told(own))[0]).toBe('甲店|5|0||大户+新客+熟人');
    await undoBatch(engine, filled);
    expect((await told(own))[0]).toBe('甲店|5|0||大户+新客+熟人');
    await undoBatch(engine, second);

    expect(canonicalDump(engine.dataFile)).toBe(before);
  });

  it('adds tags to those given by hand, before the check and after it, and takes only its own away again', async () => {
    const { engine } = rig;
    await importFile(engine, csv([FIRST[0] ?? [], ['K1', '甲店', '', '', '', '']], 'plain.csv'));
    const [dealerId] = (await engine.ask('dealers.ids', {})).ids;
    if (dealerId === undefined) throw new Error('no dealer');
    const tags = async () => (await engine.ask('dealers.get', { id: dealerId })).tags.map(({ name }) => name);
    const set = (...names: string[]) => engine.ask('tags.set', { dealerId, tags: names });
    const list = csv([FIRST[0] ?? [], ['K1', '甲店', '', '大户/老客/熟人', '', '']], 'tags.csv');
    await set('熟人');
    const checked = await checkFile(engine, list, { kind: 'dealers' });
    await set('熟人', '陈列');
    const { jobId } = await engine.ask('imports.commit', { batchId: checked.batchId });
    await engine.done(jobId);
    expect((await tags()).sort()).toEqual(['大户', '熟人', '老客', '陈列'].sort());
    // Taken and given again by hand it is his.
    await set('熟人', '陈列', '大户');
    await set('熟人', '陈列', '大户', '老客', '新客');

    await undoBatch(engine, checked);

    expect((await tags()).sort()).toEqual(['熟人', '老客', '陈列', '新客'].sort());
  });

  it('refuses a field for two columns, and a column for two fields', async () => {
    const { engine } = rig;
    const { fridges } = await fields();
    const path = csv(FIRST, 'first.csv');

    for (const columns of [[2, 5], [0]]) {
      const ownMapping = columns.map((column) => ({ column, fieldId: fridges }));
      expect(await codeOf(checkFile(engine, path, { kind: 'dealers', options: { ownMapping } }))).toBe(
        'import_own_columns',
      );
    }
  });
});
