import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toldFields } from '../../src/main/db/changeLog.ts';
import { LOGGED_TABLES } from '../../src/main/db/loggedTables.ts';
import { createTranslator } from '../../src/main/runtime/translate.ts';
import { CHANGE_ENTITIES, changeLines } from '../../src/shared/i18n/changeText.ts';
import { columnText } from '../../src/shared/i18n/columnTexts.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;

beforeEach(async () => {
  engine = await startTestEngine();
});

afterEach(async () => {
  await engine.stop();
});

const tables = Object.keys(LOGGED_TABLES);
/** Of an import only the days it covers are edited by hand, of a run or a source what it is called; the rest is the program's own. */
const EDITED: Readonly<Record<string, readonly string[]>> = {
  import_batch: ['period_from', 'period_to'],
  score_run: ['name', 'deleted_at'],
  source: ['name'],
  cluster: ['name'],
};
const LANGUAGES = ['zh-CN', 'en'] as const;

it('every table whose edits are logged has a word for its records', () => {
  expect(tables.filter((table) => !CHANGE_ENTITIES.some((entity) => entity === table))).toEqual([]);
});

it.each(LANGUAGES)('every column that is told has a word of its own: %s', (lang) => {
  const t = createTranslator(lang);
  const file = new Database(engine.dataFile, { readonly: true });
  const columns = tables.flatMap((table) =>
    file
      .prepare<[], { name: string }>(`PRAGMA table_info(${table})`)
      .all()
      .map(({ name }) => ({ table, name })),
  );
  file.close();
  const told = columns.filter(
    ({ table, name }) => toldFields({}, { [name]: 'x' }).length > 0 && EDITED[table]?.includes(name) !== false,
  );

  expect(told.filter(({ table, name }) => columnText(name, table, t) === name)).toEqual([]);
});

async function named() {
  await engine.ask('dealers.create', { name: '甲店' });
  const id = (await engine.ask('dealers.list', {})).rows[0]?.id;
  if (id === undefined) throw new Error('it was added');
  return id;
}

it('says which tag, field and view it was, also when they are gone', async () => {
  const dealerId = await named();
  const { id: fieldId } = await engine.ask('fields.create', { name: '店招', kind: 'text' });
  await engine.ask('fields.setValue', { dealerId, fieldId, before: '', value: '红' });
  await engine.ask('tags.set', { dealerId, tags: ['老客户'] });
  const tag = (await engine.ask('tags.list', {})).tags[0];
  if (!tag) throw new Error('there is a tag');
  await engine.ask('tags.remove', { id: tag.id });

  const { entries } = await engine.ask('data.changes', { dealerId });
  const told = entries.map(({ entity, action, entityName, subject }) => [entity, action, entityName, subject]);

  expect(told.slice(0, 3)).toEqual([
    ['dealer_tag', 'remove', '甲店', '老客户'],
    ['dealer_tag', 'create', '甲店', '老客户'],
    ['custom_value', 'create', '甲店', '店招'],
  ]);
});

it('tells a value under its field’s name, amounts in the currency, hidden figures in words', () => {
  const t = createTranslator('zh-CN');
  const format = { day: (day: string) => day, money: (minor: number) => `¥${minor / 100}` };
  const lines = (entity: string, field: string, before: string, after: string, subject = '') =>
    changeLines(
      { entity, subject, fields: [{ field, before, after }] },
      { t, format, repName: () => undefined, tierName: (code) => code },
    );

  expect(lines('custom_value', 'value', '红', '蓝', '店招')).toEqual([{ field: '店招', before: '红', after: '蓝' }]);
  expect(lines('dealer', 'credit_limit_minor', '100000', '250050')).toMatchObject([
    { before: '¥1000', after: '¥2500.5' },
  ]);
  expect(lines('setting', 'value', 'cost,margin', 'cost')).toMatchObject([{ before: '成本 · 毛利', after: '成本' }]);
});

it('a text that somebody does not see is not found by him either', async () => {
  const dealerId = await named();
  const { id: fieldId } = await engine.ask('fields.create', { name: '进货价', kind: 'number' });
  await engine.ask('fields.setValue', { dealerId, fieldId, before: '', value: '6543.21' });
  await engine.ask('operators.create', { name: '陈老板' });
  const clerk = (await engine.ask('operators.create', { name: '小王' })).operators[1]?.id;
  if (clerk === undefined) throw new Error('two were added');
  const owners = await engine.ask('data.acts', { text: '6543' });
  await engine.ask('session.chooseOperator', { id: clerk });

  expect(owners.acts).toHaveLength(1);
  expect((await engine.ask('data.acts', { text: '6543' })).acts).toEqual([]);
  expect((await engine.ask('data.acts', { text: '甲店' })).acts.length).toBeGreaterThan(0);
});

it('saves the timeline as it is filtered, a row for each field', async () => {
  const dealerId = await named();
  const detail = await engine.ask('dealers.get', { id: dealerId });
  await engine.ask('dealers.update', {
    id: dealerId,
    expectedRevision: detail.revision,
    patch: { area: '东区', creditLimitMinor: 250_000 },
  });
  await engine.ask('dealers.create', { name: '乙店' });
  const path = join(engine.dir, 'log.xlsx');
  const file = engine.vault.register(path, 'write');

  const { jobId } = await engine.ask('data.export', { dealerId, file, lang: 'zh-CN' });
  await engine.done(jobId);

  const [sheet] = Object.values(read(readFileSync(path)).Sheets);
  if (!sheet) throw new Error('it has a sheet');
  const rows = utils.sheet_to_json<string[]>(sheet, { header: 1 });
  expect(rows.filter((row) => row.includes('修改')).map((row) => row.slice(6, 9))).toEqual(
    expect.arrayContaining([
      ['片区', '（空）', '东区'],
      ['信用额度', '（空）', '2500.00'],
    ]),
  );
  expect(JSON.stringify(rows)).not.toContain('乙店');
});
