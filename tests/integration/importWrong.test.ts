import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BatchId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, inspectFile, optionsOf } from '../helpers/importFile.ts';
import { BILLS, codeOf, DEALERS, importRig } from '../helpers/importRig.ts';

const rig = importRig();

describe('wrong input', () => {
  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'sheet_not_spreadsheet'],
    ['an empty file', Buffer.alloc(0), 'sheet_empty'],
    ['a broken zip', Buffer.from('PK\u0003\u0004 nothing more'), 'sheet_zip_corrupt'],
  ])('%s gets its own sentence and leaves no batch behind', async (_name, content, code) => {
    const path = join(rig.dir, 'file.xlsx');
    writeFileSync(path, content);

    const failure = await codeOf(inspectFile(rig.engine, path));

    expect(failure).toBe(code);
  });

  it.skipIf(process.platform === 'win32')('the copy that is read is nobody else’s to see', async () => {
    const path = writeCsv(rig.dir, DEALERS);
    chmodSync(path, 0o644);
    await inspectFile(rig.engine, path);

    const folder = join(rig.engine.dir, 'temp');
    const copies = readdirSync(folder).filter((name) => name.startsWith('batch-'));

    expect([folder, ...copies.map((name) => join(folder, name))].map((at) => statSync(at).mode & 0o777)).toEqual([
      0o700, 0o600,
    ]);
  });

  it('a quote that is not closed is told with its row, and every row is read', async () => {
    const path = join(rig.dir, 'open.csv');
    writeFileSync(path, '客户编号,客户名称,电话\r\nK1,"恒达商贸,13900000001\r\nK2,明朗超市,13900000002\r\n');

    const batch = await checkFile(rig.engine, path);
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });

    expect(batch.counts?.rows).toBe(2);
    expect(problems).toMatchObject([{ row: 2, code: 'quote_open', severity: 'warning', text: '"恒达商贸' }]);
  });

  it('a column mapped twice and a missing column are refused before anything is read', async () => {
    const batch = await inspectFile(rig.engine, writeCsv(rig.dir, BILLS), { kind: 'orders' });
    const options = optionsOf(batch);
    const twice = { ...options, mapping: [...options.mapping, { column: 0, field: 'amount' as const }] };
    const shared = { ...options, mapping: [...options.mapping, { column: 0, field: 'note' as const }] };
    const missing = { ...options, mapping: options.mapping.filter(({ field }) => field !== 'date') };

    expect(await codeOf(rig.engine.ask('imports.check', { batchId: batch.batchId, options: twice }))).toBe(
      'import_column_twice',
    );
    expect(await codeOf(rig.engine.ask('imports.check', { batchId: batch.batchId, options: shared }))).toBe(
      'import_column_shared',
    );
    expect(await codeOf(rig.engine.ask('imports.check', { batchId: batch.batchId, options: missing }))).toBe(
      'import_required_column',
    );
  });

  it('a column that is given a field of another kind of list is refused in words', async () => {
    const batch = await inspectFile(rig.engine, writeCsv(rig.dir, DEALERS), { kind: 'dealers' });
    const [first, ...rest] = optionsOf(batch).mapping;
    if (!first) throw new Error('nothing was understood');
    const mapping = [{ ...first, field: 'amount' as const }, ...rest];
    const asked = rig.engine.ask('imports.check', {
      batchId: batch.batchId,
      options: { ...optionsOf(batch), mapping },
    });

    const error: unknown = await asked.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'import_foreign_field', params: { fields: '$field:amount' } });
  });

  it('an import that does not exist has no rows, problems or bills to tell of', async () => {
    const batchId = BatchId.parse(4711);
    const page = { batchId, limit: 10, offset: 0 };
    const asked = [
      rig.engine.ask('imports.undoPreview', { batchId }),
      rig.engine.ask('imports.rows', { ...page, action: 'create' }),
      rig.engine.ask('imports.problems', page),
      rig.engine.ask('imports.changedBills', page),
      rig.engine.ask('imports.vanished', page),
      rig.engine.ask('imports.proposals', page),
    ];
    expect(await Promise.all(asked.map(codeOf))).toEqual(asked.map(() => 'not_found'));
  });

  it('a header without rows says so', async () => {
    const batch = await inspectFile(rig.engine, writeCsv(rig.dir, [BILLS[0] ?? []]), { kind: 'orders' });
    const { jobId } = await rig.engine.ask('imports.check', { batchId: batch.batchId, options: optionsOf(batch) });

    const job = await rig.engine.settled(jobId);

    expect(job.error?.code).toBe('import_no_rows');
    expect((await rig.engine.ask('imports.get', { batchId: batch.batchId })).status).toBe('inspected');
  });

  it('a cancelled import changes nothing and can be started again', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => ['2026-10-01', `N${i}`, `K${i % 500}`, '1']);
    const batch = await checkFile(rig.engine, writeCsv(rig.dir, [BILLS[0] ?? [], ...many]), { kind: 'orders' });
    const before = canonicalDump(rig.engine.dataFile);
    const { jobId } = await rig.engine.ask('imports.commit', { batchId: batch.batchId });
    await rig.engine.ask('jobs.cancel', { jobId });

    const job = await rig.engine.settled(jobId);

    expect(job.status).toBe('cancelled');
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
    expect((await rig.engine.ask('imports.get', { batchId: batch.batchId })).status).toBe('checked');
  });

  it('a check that an edit has overtaken must be made again', async () => {
    const batch = await checkFile(rig.engine, writeCsv(rig.dir, DEALERS));
    await rig.engine.ask('dealers.create', { name: '另一家' });
    const { jobId } = await rig.engine.ask('imports.commit', { batchId: batch.batchId });

    const job = await rig.engine.settled(jobId);

    expect(job.error?.code).toBe('import_data_changed');
  });

  it('amounts of another currency are refused once there are orders', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, BILLS));

    expect(await codeOf(inspectFile(rig.engine, writeCsv(rig.dir, BILLS), { currency: 'GBP' }))).toBe(
      'import_currency_mismatch',
    );
  });
});
