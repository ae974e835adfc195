import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptedOptions } from '../../src/shared/contract/acceptedOptions.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, inspectFile } from '../helpers/importFile.ts';
import { BILLS, codeOf, DEALERS, importRig } from '../helpers/importRig.ts';

const rig = importRig();
const recipes = async () => (await rig.engine.ask('recipes.list', {})).recipes;
const september = () =>
  importFile(rig.engine, writeCsv(rig.dir, DEALERS, '客户资料202609.csv'), {
    options: { sourceName: '管家婆', onDifference: 'fill', hiddenRows: 'skip' },
  });

/** The recipe there is. */
async function only() {
  const [recipe] = await recipes();
  if (!recipe) throw new Error('no recipe');
  return recipe;
}

async function saved(name: string): Promise<string> {
  const path = join(rig.dir, name);
  const { jobId } = await rig.engine.ask('recipes.save', {
    id: (await only()).id,
    file: rig.engine.vault.register(path, 'write'),
  });
  await rig.engine.done(jobId);
  return path;
}

async function take(path: string): Promise<void> {
  const { jobId } = await rig.engine.ask('recipes.take', { file: rig.engine.vault.register(path, 'read') });
  await rig.engine.done(jobId);
}

describe('an import', () => {
  it('makes a recipe by the name of its source, with columns and rules', async () => {
    await september();

    expect(await recipes()).toMatchObject([
      {
        name: '管家婆',
        sourceName: '管家婆',
        kind: 'dealers',
        rules: { onDifference: 'fill', hiddenRows: 'skip' },
        layouts: [
          {
            columns: [
              { header: '客户编号', field: 'code' },
              { header: '客户名称', field: 'name' },
              { header: '手机', field: 'phone' },
              { header: '业务员', field: 'rep' },
            ],
          },
        ],
      },
    ]);
  });

  it('of the next month is read by it, rules and all, and makes no second one', async () => {
    await september();

    const next = await inspectFile(rig.engine, writeCsv(rig.dir, DEALERS, '客户资料202610.csv'));

    expect(next.understanding).toMatchObject({
      fromRecipe: true,
      sourceName: '管家婆',
      recipe: { name: '管家婆', rules: { onDifference: 'fill', hiddenRows: 'skip' }, difference: null },
    });
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS, '客户资料202610.csv'));
    expect(await recipes()).toHaveLength(1);
  });

  it('with a changed layout is read as far as the recipe goes; what changed is told, and remembered as a further layout', async () => {
    await september();
    // Phone and rep are gone, two are new, and the code stands last: too little is left.
    const october = [
      ['客户名称', '开户日期', '地址', '客户编号'],
      ['城东便利店', '2026-01-05', '东街1号', 'K01'],
    ];
    const path = writeCsv(rig.dir, october, '客户资料202610.csv');

    const batch = await inspectFile(rig.engine, path);
    expect(batch.understanding?.recipe).toBeNull();

    const near = [
      ['客户名称', '联系电话', '业务员', '客户编号', '开户日期'],
      ['城东便利店', '13900000001', '王伟', 'K01', '2026-01-05'],
    ];
    const nearPath = writeCsv(rig.dir, near, '客户资料202611.csv');
    const changed = await inspectFile(rig.engine, nearPath);
    expect(changed.understanding?.recipe).toMatchObject({
      name: '管家婆',
      difference: {
        fresh: ['开户日期'],
        gone: [],
        renamed: [{ from: '手机', to: '联系电话' }],
        moved: ['客户编号'],
      },
    });
    expect(changed.understanding?.columns.map(({ field }) => field)).toEqual([
      'name',
      'phone',
      'rep',
      'code',
      'openedOn',
    ]);

    await importFile(rig.engine, nearPath);
    const [recipe, ...others] = await recipes();
    expect(others).toEqual([]);
    expect(recipe?.layouts).toHaveLength(2);
    const again = await inspectFile(rig.engine, nearPath);
    expect(again.understanding?.recipe?.difference).toBeNull();
  });

  it('of which most columns stayed or go by another word for the same is a changed layout, not another list', async () => {
    await importFile(
      rig.engine,
      writeCsv(
        rig.dir,
        [
          ['单据日期', '单据编号', '单据类型', '客户编号', '客户名称', '业务员', '金额(元)', '备注'],
          ['2026-10-01', 'X1', '销售单', 'K01', '甲店', '王伟', '10', ''],
        ],
        '销售单据10月.csv',
      ),
      { kind: 'orders', options: { sourceName: '管家婆' } },
    );

    const path = writeCsv(
      rig.dir,
      [
        ['单据编号', '单据日期', '单据类型', '客户代码', '客户名称', '含税金额', '经手人', '仓库', '制单人'],
        ['X2', '2026-11-01', '销售单', 'K01', '甲店', '20', '王伟', '一号', '李'],
      ],
      '导出.csv',
    );
    const { understanding } = await inspectFile(rig.engine, path);
    const otherProgram = await inspectFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['日期', '单号', '类别', '代码', '客户', '合计金额', '经手人'],
        ['2026-11-01', 'Z1', '销售', 'K01', '甲店', '5', '王'],
      ]),
    );

    expect(understanding?.recipe?.name).toBe('管家婆');
    expect(understanding?.recipe?.difference?.renamed).toContainEqual({ from: '客户编号', to: '客户代码' });
    expect(otherProgram.understanding?.recipe).toBeNull();
  });

  it('of another source that looks the same has a recipe of its own, found by the name of its file', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS, '东店202609.csv'));
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS, '西店202609.csv'), { options: { sourceName: '西店' } });

    const east = await inspectFile(rig.engine, writeCsv(rig.dir, DEALERS, '东店202610.csv'));

    expect((await recipes()).map(({ name }) => name)).toEqual(['西店', '东店']);
    expect(east.understanding?.sourceName).toBe('东店');
  });

  it('finds the header that was corrected once', async () => {
    const odd = [
      ['客户编号', '客户名称'],
      ['甲', '乙'],
      ['K01', '城东便利店'],
    ];
    const path = writeCsv(rig.dir, odd, '怪表.csv');
    const first = await inspectFile(rig.engine, path);
    const { jobId } = await rig.engine.ask('imports.inspectAgain', {
      batchId: first.batchId,
      headerRow: 2,
      kind: 'dealers',
    });
    await rig.engine.done(jobId);
    const { understanding } = await rig.engine.ask('imports.get', { batchId: first.batchId });
    if (!understanding) throw new Error('nothing was understood');
    const check = await rig.engine.ask('imports.check', {
      batchId: first.batchId,
      options: {
        ...acceptedOptions(understanding),
        mapping: [
          { column: 0, field: 'code' },
          { column: 1, field: 'name' },
        ],
      },
    });
    await rig.engine.done(check.jobId);
    await rig.engine.done((await rig.engine.ask('imports.commit', { batchId: first.batchId })).jobId);

    const again = await inspectFile(rig.engine, path);

    expect(again.understanding).toMatchObject({ headerRow: 2, fromRecipe: true });
  });

  it('is read anew where the owner wants no recipe, and by the one he names', async () => {
    await september();
    const path = writeCsv(rig.dir, DEALERS, '客户资料202610.csv');
    const batch = await inspectFile(rig.engine, path);
    const again = async (recipe: 'none' | Awaited<ReturnType<typeof only>>['id']) => {
      await rig.engine.done((await rig.engine.ask('imports.inspectAgain', { batchId: batch.batchId, recipe })).jobId);
      return (await rig.engine.ask('imports.get', { batchId: batch.batchId })).understanding;
    };

    expect(await again('none')).toMatchObject({ fromRecipe: false, recipe: null, sourceName: '客户资料' });
    expect(await again((await only()).id)).toMatchObject({ sourceName: '管家婆' });
  });
});

describe('a source', () => {
  /** The recipe of an import of bills from "old". */
  async function billsOf(sourceName: string) {
    await importFile(rig.engine, writeCsv(rig.dir, BILLS), { options: { sourceName } });
    const recipe = (await recipes()).find((one) => one.sourceName === sourceName);
    if (!recipe) throw new Error('no recipe');
    return recipe;
  }
  const rename = ({ id, revision }: Awaited<ReturnType<typeof billsOf>>, sourceName: string) =>
    rig.engine.ask('recipes.update', { id, expectedRevision: revision, patch: { sourceName } });
  const corrected = BILLS.map((row) => (row[1] === 'XS002' ? ['2026-10-03', 'XS002', 'K02', '280'] : row));

  it('that is renamed keeps its bills: next month a changed one is updated, not counted twice', async () => {
    const recipe = await billsOf('销售明细年10月');

    expect(await rename(recipe, '记账软件')).toMatchObject({ id: recipe.id, sourceName: '记账软件' });
    const batch = await importFile(rig.engine, writeCsv(rig.dir, corrected), { options: { sourceName: '记账软件' } });

    expect(batch.counts).toMatchObject({ created: 0, updated: 1, unchanged: 2 });
    expect((await rig.engine.ask('orders.coverage', {})).orders).toBe(3);
  });

  it('gets its name back when that is undone, and the history says what happened', async () => {
    const recipe = await billsOf('旧名');
    await rename(recipe, '新名');
    const { entries } = await rig.engine.ask('data.changes', {});

    await rig.engine.ask('data.undo', {});

    expect(entries[0]).toMatchObject({ entity: 'source', fields: [{ field: 'name', before: '旧名', after: '新名' }] });
    expect((await recipes()).map(({ sourceName }) => sourceName)).toEqual(['旧名']);
  });

  it('of that name takes over the recipe; what the former has brought stays with it', async () => {
    await billsOf('甲');
    const second = await importFile(rig.engine, writeCsv(rig.dir, DEALERS), { options: { sourceName: '乙' } });
    const dealers = (await recipes()).find(({ sourceName }) => sourceName === '乙');
    if (!dealers) throw new Error('no recipe');

    await rename(dealers, '甲');

    expect((await recipes()).map(({ sourceName }) => sourceName)).toEqual(['甲', '甲']);
    expect((await rig.engine.ask('imports.get', { batchId: second.batchId })).sourceName).toBe('乙');
  });
});

describe('a recipe', () => {
  it('is renamed and edited; the next file is read by what it says', async () => {
    await september();
    const recipe = await only();
    const columns = recipe.layouts[0]?.columns.map((column) =>
      column.header === '手机' ? { ...column, field: null } : column,
    );

    const next = await rig.engine.ask('recipes.update', {
      id: recipe.id,
      expectedRevision: recipe.revision,
      patch: {
        name: '客户表',
        rules: { ...recipe.rules, onDifference: 'keep' },
        layouts: [{ columns: columns ?? [] }],
      },
    });

    expect(next).toMatchObject({ name: '客户表', rules: { onDifference: 'keep' } });
    const read = await inspectFile(rig.engine, writeCsv(rig.dir, DEALERS, '客户资料202610.csv'));
    expect(read.understanding?.columns.map(({ field }) => field)).toEqual(['code', 'name', null, 'rep']);
    expect(
      await codeOf(rig.engine.ask('recipes.update', { id: recipe.id, expectedRevision: recipe.revision, patch: {} })),
    ).toBe('stale_edit');
  });

  it('has no columns of another kind of list, and none twice', async () => {
    await september();
    const { id, revision } = await only();
    const asked = (...fields: ('name' | 'amount')[]) => {
      const columns = fields.map((field) => ({ header: field, field, ownField: null, rule: null }));
      return codeOf(
        rig.engine.ask('recipes.update', { id, expectedRevision: revision, patch: { layouts: [{ columns }] } }),
      );
    };

    expect(await asked('name', 'amount')).toBe('import_foreign_field');
    expect(await asked('name', 'name')).toBe('import_column_twice');
    expect((await only()).revision).toBe(revision);
  });

  it('cannot have the name of another', async () => {
    await september();
    await importFile(rig.engine, writeCsv(rig.dir, BILLS, '销售.csv'));
    const [bills] = await recipes();
    if (!bills) throw new Error('no recipe');

    const renamed = rig.engine.ask('recipes.update', {
      id: bills.id,
      expectedRevision: bills.revision,
      patch: { name: '管家婆' },
    });

    expect(await codeOf(renamed)).toBe('name_taken');
  });

  it('is deleted, and back by one undo', async () => {
    await september();
    const before = await recipes();

    await rig.engine.ask('recipes.remove', { id: (await only()).id });
    expect(await recipes()).toEqual([]);
    await rig.engine.ask('data.undo', {});

    expect(await recipes()).toEqual(before.map((recipe) => ({ ...recipe, revision: expect.any(Number) })));
    const { entries } = await rig.engine.ask('data.changes', {});
    expect(entries[0]).toMatchObject({ entity: 'recipe' });
  });

  it('goes out as a file without anything of a dealer, and is taken in under a free name', async () => {
    await september();

    const path = await saved('recipe.json');

    const text = readFileSync(path, 'utf8');
    expect(text).not.toMatch(/城东|13900000001|王伟/);
    await take(path);
    expect((await recipes()).map(({ name, usedAt }) => [name, usedAt === null])).toEqual([
      ['管家婆', false],
      ['管家婆 2', true],
    ]);
  });

  it('takes nothing but a recipe in', async () => {
    await september();
    const good = JSON.parse(readFileSync(await saved('good.json'), 'utf8')) as Record<string, unknown>;
    const wrong = (name: string, text: string) => {
      const path = join(rig.dir, name);
      writeFileSync(path, text);
      return codeOf(take(path));
    };

    expect(await wrong('a.json', 'not json')).toBe('recipe_wrong_file');
    expect(await wrong('b.json', JSON.stringify({ ...good, kind: 'nonsense' }))).toBe('recipe_wrong_file');
    expect(await wrong('c.json', JSON.stringify({ ...good, version: 2 }))).toBe('recipe_newer');
    expect(await wrong('d.json', ' '.repeat(600 * 1024))).toBe('recipe_wrong_file');
    const columns = (fields: string[]) => [
      { columns: fields.map((field, i) => ({ header: `${i}`, field, ownField: null })) },
    ];
    expect(await wrong('f.json', JSON.stringify({ ...good, layouts: columns(['name', 'amount']) }))).toBe(
      'recipe_wrong_file',
    );
    expect(await wrong('g.json', JSON.stringify({ ...good, layouts: columns(['name', 'name']) }))).toBe(
      'recipe_wrong_file',
    );
    expect(await wrong('h.json', JSON.stringify({ ...good, extra: '市'.repeat(180 * 1024) }))).toBe(
      'recipe_wrong_file',
    );
    expect(await wrong('e.json', '{"__proto__": {"format": "dealerdesk-recipe"}}')).toBe('recipe_wrong_file');
    expect(await recipes()).toHaveLength(1);
  });
});
