import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = process.env.DEALERDESK_DATA ?? resolve(import.meta.dirname, '../../../../shared');

/** A foreign file, or undefined where this machine has none. */
export function foreignFile(relative: string): string | undefined {
  const path = join(folder, relative);
  return existsSync(path) ? path : undefined;
}
