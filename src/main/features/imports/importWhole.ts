import { acceptedOptions } from '../../../shared/contract/acceptedOptions.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { copyForUs, copyPath, type ImportEnv } from './fileRows.ts';
import { checkBatch, commitBatch, inspectFile } from './imports.job.ts';
import { readBatch } from './imports.repo.ts';

/** Takes a file of our own through the very steps of the owner's files, accepting what was understood. */
export async function importWhole(env: ImportEnv, path: string, fileName: string, sourceName: string): Promise<void> {
  const batchId = await env.port.run('imports.begin', { fileName });
  await copyForUs(path, copyPath(env.tempDir, batchId));
  await inspectFile({ batchId }, env);
  const { understanding } = await readBatch(env.db, batchId);
  if (!understanding) throw new AppError('import_wrong_state');
  const options = { ...acceptedOptions(understanding), sourceName, taxIncluded: null };
  await env.port.run('imports.advance', { batchId, status: 'checking', options });
  await checkBatch({ batchId }, env);
  await env.port.run('imports.advance', { batchId, status: 'committing', options });
  await commitBatch({ batchId }, env);
}
