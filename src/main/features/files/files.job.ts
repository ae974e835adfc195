import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { MAX_FILE_BYTES } from '../../../shared/contract/files.contract.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { writeFinished } from '../../spreadsheets/finishedFile.ts';
import type { filesOps } from './files.ops.ts';
import { readContent } from './files.repo.ts';
import { fileTypeOf, shownName } from './fileType.ts';

/** What these jobs need of the job worker. */
type FileEnv = JobEnv<typeof filesOps>;

/**
 * Takes a file into the data file. It is looked at by its bytes and never run, unpacked or shown here.
 * @throws AppError file_missing, file_not_readable, attachment_empty, attachment_too_large, not_found, disk_full
 */
export async function addFile(params: Parsed<'files.add'>, env: FileEnv): Promise<void> {
  const { dealerId, kind, expiresOn, caseId } = params;
  const source = await env.resolveFile(params.file, 'read');
  const name = shownName(source.name) || 'file';
  env.port.progress('reading', 0, null);
  const bytes = await readWhole(source.path, name);
  env.port.checkCancelled();
  env.port.progress('writing', 0, null);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await env.port.run('files.store', {
    dealerId,
    kind,
    expiresOn,
    caseId,
    name,
    type: fileTypeOf(bytes),
    sha256,
    bytes,
  });
}

/** The size is asked for first: a film of an hour is not read to be refused. */
async function readWhole(path: string, name: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) throw tooLarge(name);
    const bytes = await readFile(path);
    if (bytes.length === 0) throw new AppError('attachment_empty', { name });
    if (bytes.length > MAX_FILE_BYTES) throw tooLarge(name);
    return bytes;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new AppError('file_missing', { name }, { cause: error });
    if (code === 'EACCES' || code === 'EPERM' || code === 'EISDIR')
      throw new AppError('file_not_readable', { name }, { cause: error });
    throw error;
  }
}

function tooLarge(name: string): AppError {
  return new AppError('attachment_too_large', { name, limit: `${MAX_FILE_BYTES / 1024 / 1024} MB` });
}

/** Writes a kept file where the user asked, whole or not at all. */
export async function saveFileAs({ id, file }: Parsed<'files.saveAs'>, env: FileEnv): Promise<void> {
  const target = await env.resolveFile(file, 'write');
  const bytes = readContent(env.db, id);
  env.port.progress('writing', 0, null);
  await writeFinished(target.path, (temporary) => writeFile(temporary, bytes));
}
