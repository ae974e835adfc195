import { describe, expect } from 'vitest';
import { checkFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';
import { sharedIt, sharedPath } from '../helpers/shared.ts';

const rig = importRig();

/** All that the check tells of a list, row by row. */
async function told(name: string) {
  const { batchId, counts } = await checkFile(rig.engine, sharedPath(`samples/${name}`), { kind: 'dealers' });
  const { problems, total } = await rig.engine.ask('imports.problems', { batchId, limit: 1000 });
  const rows = [];
  for (const action of ['create', 'update', 'unchanged', 'reject', 'ambiguous', 'leave_out'] as const) {
    const page = await rig.engine.ask('imports.rows', { batchId, action, limit: 1000 });
    rows.push(
      ...page.rows.map(({ row, title, joinedRow, changes, values }) => ({
        action,
        row,
        title,
        joinedRow,
        changes,
        values,
      })),
    );
  }
  const { standing: _, ...counted } = { standing: '', ...counts };
  return { counts: counted, total, problems, rows };
}

describe('one list in two formats', () => {
  sharedIt('samples/08_dealers.xls', 'is told in the same words, remarks included', async () => {
    const [xlsx, xls] = [await told('01_dealers_merged.xlsx'), await told('08_dealers.xls')];

    expect(xls.problems).toEqual(xlsx.problems);
    expect(xls.rows).toEqual(xlsx.rows);
    expect(xls.counts).toEqual(xlsx.counts);
    expect(xls.total).toBeGreaterThan(0);
  });
});
