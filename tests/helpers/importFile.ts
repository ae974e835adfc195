import { acceptedOptions } from '../../src/shared/contract/acceptedOptions.ts';
import type { ImportKind } from '../../src/shared/contract/importFields.ts';
import type { Batch, CheckOptions, Mapping } from '../../src/shared/contract/imports.contract.ts';
import type { TestEngine } from './testEngine.ts';

interface Wishes {
  kind?: ImportKind;
  currency?: string;
  mapping?: Mapping;
  options?: Partial<CheckOptions>;
  noHeader?: boolean;
}

/** Drops a file in and answers what was understood. */
export async function inspectFile(engine: TestEngine, path: string, wishes: Wishes = {}): Promise<Batch> {
  const file = engine.vault.register(path, 'read');
  const { batchId, jobId } = await engine.ask('imports.inspect', {
    file,
    ...(wishes.kind ? { kind: wishes.kind } : {}),
    ...(wishes.currency ? { currency: wishes.currency } : {}),
    ...(wishes.noHeader ? { noHeader: true } : {}),
  });
  await engine.done(jobId);
  return engine.ask('imports.get', { batchId });
}

/** The options that accept what was understood. */
export function optionsOf(batch: Batch, wishes: Wishes = {}): CheckOptions {
  const understood = batch.understanding;
  if (!understood) throw new Error('nothing was understood');
  return {
    ...acceptedOptions(understood),
    ...(wishes.mapping ? { mapping: wishes.mapping } : {}),
    taxIncluded: null,
    ...wishes.options,
  };
}

/** Inspects and checks: everything is known, nothing is written. */
export async function checkFile(engine: TestEngine, path: string, wishes: Wishes = {}): Promise<Batch> {
  const batch = await inspectFile(engine, path, wishes);
  const { jobId } = await engine.ask('imports.check', { batchId: batch.batchId, options: optionsOf(batch, wishes) });
  await engine.done(jobId);
  return engine.ask('imports.get', { batchId: batch.batchId });
}

/** The whole way of a file into the data. */
export async function importFile(engine: TestEngine, path: string, wishes: Wishes = {}): Promise<Batch> {
  const batch = await checkFile(engine, path, wishes);
  const { jobId } = await engine.ask('imports.commit', { batchId: batch.batchId });
  await engine.done(jobId);
  return engine.ask('imports.get', { batchId: batch.batchId });
}

export async function undoBatch(engine: TestEngine, batch: Batch): Promise<void> {
  const { jobId } = await engine.ask('imports.undo', { batchId: batch.batchId });
  await engine.done(jobId);
}
