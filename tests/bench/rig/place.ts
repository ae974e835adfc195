import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for everything one bench run writes, shared by its processes; made and removed by the first. */
export function benchFolder(): string {
  const given = process.env.DEALERDESK_BENCH_DIR;
  if (given === undefined) throw new Error('the bench is started by tests/bench/bench.ts');
  mkdirSync(given, { recursive: true });
  return given;
}

export function makeBenchFolder(): { dir: string; remove(): void } {
  const kept = process.env.DEALERDESK_BENCH_DIR;
  const dir = kept ?? mkdtempSync(join(tmpdir(), 'dealerdesk-bench-'));
  return {
    dir,
    remove: () => {
      if (kept === undefined) rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A fresh folder within the bench's own. */
export function freshFolder(name: string): string {
  return mkdtempSync(join(benchFolder(), `${name}-`));
}
