import { describe, expect, test } from 'vitest';
import { differenceOf, filesBelow, readManifest } from '../corpus/manifest.ts';
import { outcomeOf } from '../corpus/outcome.ts';
import { random } from '../helpers/random.ts';
import { sharedIt, sharedPath } from '../helpers/shared.ts';
import { temporaryFolder } from '../unit/spreadsheets/zipBuilder.ts';

const SEED = 20_261_126;
/** The whole of it is `npm run corpus`. */
const SHARE = 0.1;
/** A neighbour's load must not fail this one; the real limit is held by the whole run. */
const PATIENT_MS = 60_000;
const save = temporaryFolder();

describe('the corpus in processes of its own', () => {
  sharedIt(
    'corpus',
    'a tenth of its files, drawn by a seed, comes to what the manifest says',
    async () => {
      const next = random(SEED);
      const manifest = readManifest();
      const files = filesBelow(sharedPath('corpus')).filter(() => next() < SHARE);
      const wrong: string[] = [];
      for (const file of files) {
        const difference = differenceOf(manifest.get(file), await outcomeOf(sharedPath(`corpus/${file}`), PATIENT_MS));
        if (difference !== undefined) wrong.push(`${file}: ${difference}`);
      }

      expect(files.length).toBeGreaterThan(40);
      expect(wrong).toEqual([]);
    },
    300_000,
  );

  sharedIt('corpus', 'the manifest knows every file of it and no other', () => {
    expect([...readManifest().keys()]).toEqual(filesBelow(sharedPath('corpus')));
  });

  test('every line of the manifest that is not simply opened, or not by both readers alike, has its reason', () => {
    const silent = [...readManifest().values()].filter(
      ({ result, second, reason }) => reason === undefined && (result !== 'opened' || (second?.different ?? 0) > 0),
    );
    const bare = [...readManifest().values()].filter(({ result }) => result === 'opened');

    expect(silent).toEqual([]);
    expect(bare.every(({ sheets }) => sheets?.some(({ rows }) => rows > 0))).toBe(true);
    expect(readManifest().size).toBe(619);
  });

  test.each(['sheetjs', 'biff', 'xlsb', 'ods', 'papaparse'])(
    'the second reader %s agrees in 99.8 % of the cells of files without a reason',
    (reader) => {
      const asked = [...readManifest().values()].filter(({ second }) => second?.reader === reader);
      const counted = asked.filter(({ reason }) => reason === undefined);
      const sum = (key: 'compared' | 'different', lines = counted) =>
        lines.reduce((total, { second }) => total + (second?.[key] ?? 0), 0);

      expect(sum('compared')).toBeGreaterThan(50);
      expect(sum('different')).toBe(0);
      // with those that have a reason the bar holds too, but for two files whose quotes nobody's program reads alike
      if (reader !== 'papaparse') expect(sum('different', asked) / sum('compared', asked)).toBeLessThanOrEqual(0.002);
    },
  );
});

describe('what a run must notice', () => {
  test('a file that is no spreadsheet is a typed error, an empty one too', async () => {
    expect(await outcomeOf(save('b.pdf', '%PDF-1.7\n'))).toMatchObject({ result: 'sheet_not_spreadsheet' });
    expect(await outcomeOf(save('c.csv', ''))).toMatchObject({ result: 'sheet_empty' });
  });

  test('work beyond its time is a hang, and another digest is a difference', async () => {
    const path = save('d.csv', 'a,b\n1,2\n');

    const read = await outcomeOf(path);
    const other = await outcomeOf(save('e.csv', 'a,b\n1,3\n'));

    expect(read).toMatchObject({ result: 'opened', sheets: [{ rows: 2, cells: 4 }] });
    expect(await outcomeOf(path, 0)).toMatchObject({ result: 'hang' });
    expect(differenceOf({ file: 'd', ...read }, read)).toBeUndefined();
    expect(differenceOf({ file: 'd', ...read }, other)).toContain('instead of');
    expect(differenceOf(undefined, read)).toBe('is not in the manifest');
  });
});
