import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cliInside } from '../../helpers/cliInside.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';
import { irisColumns } from '../analytics/iris.ts';

const dir = mkdtempSync(join(tmpdir(), 'cluster-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const said = (...args: string[]) => cliInside(['cluster', ...args]);

function fileOf(name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

describe('cluster of a plain file', () => {
  it('groups rows without a header by their columns of numbers', async () => {
    const [a, b, c, d] = irisColumns();
    const rows = Array.from(a ?? [], (_, i) => [a?.[i], b?.[i], c?.[i], d?.[i], 'iris'].join(','));

    const { code, out } = await said(
      '--table',
      fileOf('iris.csv', rows.join('\n')),
      '--no-header',
      '--k',
      '3',
      '--seed',
      '20261122',
      '--json',
    );
    const answer = JSON.parse(out);

    expect(code).toBe(0);
    expect(answer).toMatchObject({ rows: 150, k: 3, sizes: [62, 50, 38], silhouetteSampled: false, constant: [] });
    expect(answer.params).toMatchObject({ columns: ['A', 'B', 'C', 'D'], auto: false, seed: 20261122 });
    expect(answer.sse).toBeCloseTo(78.851441, 6);
    expect(answer.silhouette).toBeCloseTo(0.552819, 6);
    expect(answer.labels).toHaveLength(150);
    expect(answer.centres).toEqual(answer.featureCentres);
  });

  sharedIt(
    'data/wholesale/wholesale_customers.csv',
    'chooses k by the silhouette and tells the whole curve',
    async () => {
      const path = sharedPath('data/wholesale/wholesale_customers.csv');
      const columns = 'Fresh,Milk,Grocery,Frozen,Detergents_Paper,Delicassen';

      const { out } = await said('--table', path, '--columns', columns, '--log', '--standardise', '--auto', '--json');
      const answer = JSON.parse(out);

      expect(answer).toMatchObject({ k: 2, sizes: [252, 188] });
      expect(answer.totalSs).toBeCloseTo(2640, 6);
      expect(answer.curve.map(({ k }: { k: number }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
      expect(answer.curve[1].sse).toBeCloseTo(1558.0359, 3);
      // Geometric means of Fresh: what the centre is in the units of the file.
      expect(answer.centres[0][0]).toBeGreaterThan(answer.centres[1][0]);
      expect(answer.centres[0][0]).toBeGreaterThan(1000);
    },
  );

  it('says in both languages what it was asked wrongly, and which cell is in the way', async () => {
    const path = fileOf('few.csv', 'a,b\n1,2\n0,2\n');

    const twice = await said('--table', path, '--k', '2', '--auto', '--lang', 'zh-CN');
    const zero = await said('--table', path, '--log', '--lang', 'en');
    const many = await said('--table', path, '--k', '3', '--json', '--lang', 'zh-CN');
    const equal = await said('--table', path, '--columns', 'b', '--lang', 'en');

    expect(twice).toMatchObject({ code: 2, err: '--k 和 --auto 只能写一个。\n' });
    expect(zero).toMatchObject({ code: 1, err: expect.stringContaining('line 3, column “a”: “0” is not above 0') });
    expect(JSON.parse(many.out).error).toMatchObject({ code: 'cluster_too_many', params: { k: 3, most: 2 } });
    expect(equal).toMatchObject({ code: 1, err: expect.stringContaining('cluster_all_equal') });
    expect(await said('--columns', 'a', '--lang', 'en')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--table'),
    });
  });

  it('tells one row, a missing value and contradicting decimals apart, in both languages', async () => {
    const one = fileOf('one.csv', 'a,b\n1,2\n');
    const gap = fileOf('gap.csv', 'a,b\n1,2\n3,NaN\n4,5\n');
    const mixed = fileOf('mixed.csv', 'a;b\n1,5;2\n2.5;3\n4;5\n');
    const comma = fileOf('comma.csv', 'a;b\n1,234;2\n10,5;3\n4;5\n');
    const errors = async (path: string) =>
      (
        await Promise.all((['en', 'zh-CN'] as const).map((lang) => said('--table', path, '--k', '1', '--lang', lang)))
      ).map(({ err }) => err);

    expect(await errors(one)).toEqual([
      expect.stringContaining('has one row'),
      expect.stringContaining('只有一行数据'),
    ]);
    expect(await errors(gap)).toEqual([
      expect.stringContaining('line 3, column “b” has no value'),
      expect.stringContaining('第 3 行“b”列没有数值'),
    ]);
    expect(await errors(mixed)).toEqual([
      expect.stringContaining('“2.5” and “1,5” do not go together'),
      expect.stringContaining('写法不一'),
    ]);
    expect(JSON.parse((await said('--table', comma, '--k', '3', '--json')).out).centres).toEqual(
      expect.arrayContaining([[1.234, 2]]),
    );
  });

  it('names columns in which all rows are equal, and knows one cluster too', async () => {
    const path = fileOf('same.csv', 'a,b\n1,2\n5,2\n9,2\n');

    const { code, out } = await said('--table', path, '--standardise', '--k', '1', '--json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ sizes: [3], silhouette: null, constant: ['b'], centres: [[5, 2]] });
  });
});
