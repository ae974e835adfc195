import { join } from 'node:path';
import type { Output } from '../../../shared/contract/index.ts';
import { openReader, typed } from '../../db/open.ts';
import type { OpPort } from '../../jobs/jobPort.ts';
import { newToken } from '../../runtime/ids.ts';
import { checkFile } from '../data/check.ts';
import { removeCopy } from './openCopy.ts';
import { prepareRestore } from './restoreBackup.ts';

/** A backup restored, as it would be when it is needed, to a place of our own; checked, and thrown away. */
export async function testRestore(path: string, tempDir: string, port: OpPort): Promise<Output<'data.check'>> {
  const restored = join(tempDir, `${newToken()}.test`);
  await prepareRestore(path, restored, false, port);
  try {
    port.progress('checking', 0, null);
    const raw = openReader(restored);
    try {
      return checkFile(typed(raw));
    } finally {
      raw.close();
    }
  } finally {
    removeCopy(restored);
  }
}
