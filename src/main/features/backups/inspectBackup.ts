import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FileContents } from '../../../shared/contract/backups.contract.ts';
import { SCHEMA_VERSION } from '../../db/migrations/index.ts';
import { inspectDataFile, openReader } from '../../db/open.ts';
import type { OpPort } from '../../jobs/jobPort.ts';
import { newToken } from '../../runtime/ids.ts';
import { contentsOf } from './contents.ts';
import { openCopyOf, refuseCutShort, removeCopy } from './openCopy.ts';
import { readSeal, uidOf } from './seal.ts';

export interface LookedInside {
  name: string;
  sizeBytes: number;
  madeAt: number | null;
  uid: string;
  older: boolean;
  contents: FileContents;
}

/** What is in a backup, read from a copy of it. @throws AppError as {@link openCopyOf} */
export async function lookInside(path: string, tempDir: string, today: string, port: OpPort): Promise<LookedInside> {
  const copy = join(tempDir, `${newToken()}.look`);
  const raw = await openCopyOf(path, copy, port);
  try {
    const contents = contentsOf(raw, today);
    return {
      name: basename(path),
      sizeBytes: statSync(path).size,
      madeAt: readSeal(raw)?.madeAt ?? null,
      uid: uidOf(raw),
      older: contents.schemaVersion < SCHEMA_VERSION,
      contents,
    };
  } finally {
    raw.close();
    removeCopy(copy);
  }
}

/** Which data file a copy is of. @throws AppError file_missing, file_not_ours, file_newer, backup_partial */
export function identify(path: string): { uid: string } {
  inspectDataFile(path, true);
  refuseCutShort(path);
  const raw = openReader(path);
  try {
    return { uid: uidOf(raw) };
  } finally {
    raw.close();
  }
}
