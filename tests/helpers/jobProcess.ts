import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type KillAt, stepsEnv } from './commandLine.ts';

const PROGRAM = resolve(import.meta.dirname, 'jobProgram.ts');

export type Work = 'predict' | 'cluster' | 'score' | 'forecast' | `import ${string}`;

/**
 * When a process ends: as soon as this holds of what jobs have told of themselves, a line each (`<kind> <phase> <done>`, at
 * last `<kind> done`), or before a step that is told.
 */
export type Moment = RegExp | KillAt;

/**
 * Lets a process of its own work on a data file; it ends as if killed when the moment has come, however busy the machine is.
 * @returns what it had told by then, and whether it was killed
 */
export function killedAtWork(
  dir: string,
  file: string,
  work: Work,
  moment: Moment,
): Promise<{ killed: boolean; told: string[] }> {
  const [tells, killAt] = moment instanceof RegExp ? [moment.source, undefined] : ['', moment];
  const child = spawn(process.execPath, [PROGRAM, dir, file, work, tells], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...stepsEnv(killAt) },
  });
  const told: string[] = [];
  createInterface(child.stdout).on('line', (line) => told.push(line));
  return new Promise((done) =>
    child.on('close', (code) => {
      rmSync(resolve(dir, 'temp'), { recursive: true, force: true });
      done({ killed: code === null, told });
    }),
  );
}
