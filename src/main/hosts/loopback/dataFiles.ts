import { existsSync, mkdirSync } from 'node:fs';
import { copyFile, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { plainFileName } from '../../../shared/domain/fileName.ts';

const EXTENSION = '.dealerdesk';
/** How every SQLite file begins. */
const MAGIC = 'SQLite format 3\0';

/**
 * Gives an uploaded data file a lasting place: what lies in our temporary folder is gone with the program. A file that
 * is none, whatever its name says, stays where it is and is refused when it is opened.
 * @returns the path to open it from
 */
export async function keepDataFile(uploaded: string, name: string, documentsDir: string): Promise<string> {
  if (!name.toLowerCase().endsWith(EXTENSION) || !(await isDatabase(uploaded))) return uploaded;
  mkdirSync(documentsDir, { recursive: true });
  const path = freePath(documentsDir, plainFileName(name, EXTENSION.slice(1)));
  await copyFile(uploaded, path);
  await rm(uploaded, { force: true });
  return path;
}

async function isDatabase(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(MAGIC.length);
    const { bytesRead } = await file.read(head, 0, MAGIC.length, 0);
    return bytesRead === MAGIC.length && head.toString('latin1') === MAGIC;
  } finally {
    await file.close();
  }
}

/** The first name nobody has taken: shop.dealerdesk, shop 2.dealerdesk, … */
function freePath(folder: string, stem: string): string {
  for (let n = 1; ; n += 1) {
    const path = join(folder, `${stem}${n === 1 ? '' : ` ${n}`}${EXTENSION}`);
    if (!existsSync(path)) return path;
  }
}
