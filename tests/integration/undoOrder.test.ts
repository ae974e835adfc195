import { describe, expect, it } from 'vitest';
import type { Batch } from '../../src/shared/contract/imports.contract.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, optionsOf, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();
const source = { options: { sourceName: '管家婆' } };

/** What was looked at first is written last: ids and commits go opposite ways. */
async function importInverted(first: string, second: string): Promise<{ first: Batch; second: Batch }> {
  const looked = await checkFile(rig.engine, first, source);
  const committed = await importFile(rig.engine, second, source);
  const check = await rig.engine.ask('imports.check', { batchId: looked.batchId, options: optionsOf(looked, source) });
  await rig.engine.done(check.jobId);
  const commit = await rig.engine.ask('imports.commit', { batchId: looked.batchId });
  await rig.engine.done(commit.jobId);
  return { first: await rig.engine.ask('imports.get', { batchId: looked.batchId }), second: committed };
}

const bill = (amount: string) =>
  writeCsv(rig.dir, [
    ['单据日期', '单据编号', '客户编号', '金额'],
    ['2026-09-01', 'XS001', 'K01', amount],
  ]);
const dealer = (address: string) =>
  writeCsv(rig.dir, [
    ['客户编号', '客户名称', '地址'],
    ['K01', '城东便利店', address],
  ]);

describe('imports that were committed in another order than they were looked at', () => {
  it.each([
    ['the later one first', ['first', 'second']],
    ['the earlier one first', ['second', 'first']],
  ] as const)('give a bill its old amount back, %s', async (_name, order) => {
    await importFile(rig.engine, bill('100'), source);
    const before = canonicalDump(rig.engine.dataFile);

    const batches = await importInverted(bill('200'), bill('300'));
    for (const which of order) await undoBatch(rig.engine, batches[which]);

    expect(batches.first.batchId).toBeLessThan(batches.second.batchId);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it.each([
    ['the later one first', ['first', 'second']],
    ['the earlier one first', ['second', 'first']],
  ] as const)('give a dealer the old address back, %s', async (_name, order) => {
    await importFile(rig.engine, dealer('路1号'), source);
    const before = canonicalDump(rig.engine.dataFile);

    const batches = await importInverted(dealer('路2号'), dealer('路3号'));
    for (const which of order) await undoBatch(rig.engine, batches[which]);

    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('keep a dealer as long as one of them states it', async () => {
    const empty = canonicalDump(rig.engine.dataFile);
    const batches = await importInverted(dealer('路1号'), dealer('路1号'));

    const preview = await rig.engine.ask('imports.undoPreview', { batchId: batches.second.batchId });
    await undoBatch(rig.engine, batches.second);
    const left = await rig.engine.ask('dealers.list', {});
    await undoBatch(rig.engine, batches.first);

    expect(preview.dealers).toMatchObject({ gone: 0, byImport: 1 });
    expect(left.rows.map(({ code }) => code)).toEqual(['K01']);
    expect(canonicalDump(rig.engine.dataFile)).toBe(empty);
  });
});
