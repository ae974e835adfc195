import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { toDisk } from '../../db/backup.ts';
import { openWriter } from '../../db/open.ts';
import type { OpPort } from '../../jobs/jobPort.ts';
import { newUid } from '../../runtime/ids.ts';
import { openCopyOf, removeCopy } from './openCopy.ts';
import { readSeal, removeSeal, uidOf } from './seal.ts';

export interface Prepared {
  uid: string;
  prefs: Record<string, string>;
}

/**
 * Makes a whole data file out of a backup: copied, checked, brought up to date, no backup any more, and on the disk. It
 * takes its name only afterwards.
 * @param part where it is made; on the disk where it will stay
 * @param another true where the same data file stays in use beside it: the restored one becomes a file of its own
 * @throws AppError as {@link openCopyOf}
 */
export async function prepareRestore(path: string, part: string, another: boolean, port: OpPort): Promise<Prepared> {
  const copied = await openCopyOf(path, part, port);
  const version = Number(copied.pragma('user_version', { simple: true }));
  copied.close();
  try {
    port.progress('writing', 0, null);
    const raw = openWriter(part, undefined, basename(path));
    const prefs = readSeal(raw)?.prefs ?? {};
    raw.transaction(() => {
      removeSeal(raw);
      if (another) raw.prepare(`UPDATE meta SET value = ? WHERE key = 'uid'`).run(newUid());
    })();
    const uid = uidOf(raw);
    raw.pragma('journal_mode = DELETE');
    raw.close();
    // The backup itself is the copy of the older schema.
    rmSync(`${part}.v${version}.bak`, { force: true });
    toDisk(part);
    return { uid, prefs };
  } catch (error) {
    removeCopy(part);
    throw error;
  }
}
