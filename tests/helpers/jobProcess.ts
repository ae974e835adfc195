import { spawn } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = resolve(import.meta.dirname, 'jobProgram.ts');

export type Work = 'predict' | 'cluster' | 'score' | 'forecast' | `import ${string}`;

export interface Moment {
  /** Holds of what jobs have told of themselves so far, a line each: `<kind> <phase> <done>`, at last `<kind> done`. */
  tells: RegExp;
  /** The journal of the data file has grown after the job had told so much. */
  writes?: boolean;
}

/**
 * Lets a process of its own work on a data file and kills it as soon as the moment has come.
 * @returns what it had told by then, and whether it was killed: one that a busy machine saw too late has ended by itself
 */
export function killedAtWork(
  dir: string,
  file: string,
  work: Work,
  { tells, writes = false }: Moment,
): Promise<{ killed: boolean; told: string[] }> {
  const child = spawn(process.execPath, [PROGRAM, dir, file, work], { stdio: ['ignore', 'pipe', 'inherit'] });
  const told: string[] = [];
  let journal: number | undefined;
  const kill = () => child.kill('SIGKILL');
  createInterface(child.stdout).on('line', (line) => {
    told.push(line);
    if (!tells.test(told.join('\n'))) return;
    if (writes) journal ??= sizeOf(`${file}-wal`);
    else kill();
  });
  const watch = setInterval(() => {
    if (journal !== undefined && sizeOf(`${file}-wal`) > journal) kill();
  }, 1);
  return new Promise((done) =>
    child.on('close', (code) => {
      clearInterval(watch);
      rmSync(resolve(dir, 'temp'), { recursive: true, force: true });
      done({ killed: code === null, told });
    }),
  );
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
