import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { it } from 'vitest';

const root = process.env.DEALERDESK_DATA ?? resolve(import.meta.dirname, '../../../shared');

/** The path of a foreign file, whether or not it is there. */
export function sharedPath(relative: string): string {
  return join(root, relative);
}

export function hasShared(relative: string): boolean {
  return existsSync(sharedPath(relative));
}

/** A test that needs foreign files; without them it is skipped, and the run says so loudly. */
export function sharedIt(relative: string, name: string, run: () => Promise<void> | void, timeoutMs = 120_000): void {
  if (hasShared(relative)) {
    it(name, run, timeoutMs);
    return;
  }
  process.stderr.write(`SKIPPED, foreign data are missing: ${sharedPath(relative)} (${name})\n`);
  it.skip(`${name} [needs ${relative}]`, () => undefined);
}
