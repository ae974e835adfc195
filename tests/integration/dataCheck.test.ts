import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { BILLS, DEALERS, importRig } from '../helpers/importRig.ts';

const rig = importRig();

it('check finds day totals and left-overs of undone imports, whichever table or figure is wrong', async () => {
  const undone = await importFile(rig.engine, writeCsv(rig.dir, BILLS));
  await undoBatch(rig.engine, undone);
  await importFile(rig.engine, writeCsv(rig.dir, DEALERS));
  await importFile(rig.engine, writeCsv(rig.dir, BILLS));
  const raw = new Database(rig.engine.dataFile);
  const found: string[][] = [];
  const look = async () => {
    const { findings } = await rig.engine.ask('data.check', {});
    found.push(findings.map(({ code, count }) => `${code} ${count}`));
  };

  await look();
  for (const column of ['sales', 'sales_minor', 'net_minor']) {
    raw.exec(`UPDATE dealer_day SET ${column} = ${column} + 1`);
    await look();
    raw.exec(`UPDATE dealer_day SET ${column} = ${column} - 1`);
  }
  for (const table of ['orders', 'dealer', 'contact', 'dealer_owner']) {
    const { id, was } = raw.prepare(`SELECT max(id) AS id, batch_id AS was FROM ${table}`).get() as Record<
      string,
      number
    >;
    const give = raw.prepare(`UPDATE ${table} SET batch_id = ? WHERE id = ?`);
    give.run(undone.batchId, id);
    await look();
    give.run(was, id);
  }
  // The owner has worked on this contact: it stayed when its import was undone.
  raw.exec(`UPDATE contact SET batch_id = ${undone.batchId} WHERE id = 1`);
  raw.exec(`INSERT INTO change_log (group_id, at, actor, action, entity, record_id, before, after)
    VALUES (1, 1, '', 'update', 'contact', 1, '{}', '{}')`);
  await look();
  raw.close();

  expect(found).toEqual([
    [],
    ...Array.from({ length: 3 }, () => ['day_totals_differ 3']),
    ...Array.from({ length: 4 }, () => ['batch_half_done 1']),
    [],
  ]);
});

it('check finds a name that means two reps', async () => {
  await rig.engine.ask('reps.create', { name: '王伟', aliases: ['小王'] });
  const other = await rig.engine.ask('reps.create', { name: '李娜' });
  const raw = new Database(rig.engine.dataFile);
  // As a file of before the trigger may have it.
  raw.exec('DROP TRIGGER rep_renamed');
  raw.prepare("UPDATE rep SET name_key = '小王' WHERE id = ?").run(other.id);
  raw.close();

  const { findings } = await rig.engine.ask('data.check', {});

  expect(findings.map(({ code, count }) => `${code} ${count}`)).toEqual(['rep_name_twice 1']);
});

it('check finds values, choices and tags that this program never writes, and nothing in those it does', async () => {
  const { engine } = rig;
  await importFile(engine, writeCsv(rig.dir, DEALERS));
  const [dealerId] = (await engine.ask('dealers.ids', {})).ids;
  if (dealerId === undefined) throw new Error('no dealer');
  const values = { number: ['-2.50', '两台'], date: ['2026-02-28', '2026-02-30'], flag: ['有', '2'] } as const;
  for (const [kind, [value]] of Object.entries(values)) {
    const field = await engine.ask('fields.create', { name: kind, kind: kind as keyof typeof values });
    await engine.ask('fields.setValue', { dealerId, fieldId: field.id, before: '', value });
  }
  const route = await engine.ask('fields.create', { name: '路线', kind: 'choice', choices: ['周一', '周二'] });
  await engine.ask('fields.setValue', { dealerId, fieldId: route.id, before: '', value: '周一' });
  await engine.ask('fields.update', { id: route.id, expectedRevision: route.revision, patch: { choices: ['周二'] } });
  await engine.ask('tags.set', { dealerId, tags: ['大户'] });
  const sound = await engine.ask('data.check', {});

  const raw = new Database(engine.dataFile);
  for (const [kind, [, wrong]] of Object.entries(values))
    raw
      .prepare('UPDATE custom_value SET value = ? WHERE field_id = (SELECT id FROM custom_field WHERE name = ?)')
      .run(wrong, kind);
  raw.exec(`UPDATE custom_field SET choices = '[]' WHERE kind = 'choice'`);
  raw.exec(`UPDATE tag SET name = '大户、老客'`);
  raw.close();
  const { findings } = await engine.ask('data.check', {});

  expect(sound.findings).toEqual([]);
  expect(findings.map(({ code, count }) => `${code} ${count}`)).toEqual([
    'own_value_of_other_kind 3',
    'choices_unreadable 1',
    'tag_of_several 1',
  ]);
});

it('check finds people merged in a circle, and a list of people is read all the same', async () => {
  const { engine, dir } = rig;
  const list = [
    ['客户名称', '姓名', '手机'],
    ['城东便利店', '王建国', '13900000001'],
    ['城东便利店', '李丽', '13900000002'],
  ];
  await engine.ask('dealers.create', { name: '城东便利店' });
  await importFile(engine, writeCsv(dir, list), { kind: 'contacts' });
  const raw = new Database(engine.dataFile);
  raw.exec(`UPDATE contact SET deleted_at = 1;
    INSERT INTO contact_merge (kept_id, lost_id, before, after, merged_at)
    SELECT k.id, l.id, '{}', '{}', 1 FROM contact k JOIN contact l ON l.id <> k.id`);
  raw.close();

  const { findings } = await engine.ask('data.check', {});
  const again = await importFile(engine, writeCsv(dir, list), { kind: 'contacts' });

  expect(findings.map(({ code, count }) => `${code} ${count}`)).toEqual(['merged_in_circle 2']);
  expect(again.status).toBe('committed');
});
