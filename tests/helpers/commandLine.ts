import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const CLI = resolve(import.meta.dirname, '../../out/main/cli.js');
const STEPS = pathToFileURL(resolve(import.meta.dirname, 'steps.ts')).href;

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export interface KillAt {
  step: RegExp;
  nth?: number;
  /** Counted only from such a step on. */
  after?: RegExp;
}

export interface CommandLineOptions {
  /** The day that it takes for today; a Sunday where none is given. */
  today?: string;
  /** By the clock: it may come before anything was begun, or never. */
  killAfterMs?: number;
  /** Killed before the so manieth (the first) step that looks so; what steps look like is in `steps.ts`. It comes for certain. */
  killAt?: KillAt;
  /** A file that takes the steps, a line each. */
  steps?: string;
  /** Killed as soon as this holds; it is asked every few milliseconds. */
  killWhen?: () => boolean;
  /** Run by a shell in front of the program, which takes the shell's place. */
  shell?: string;
  stdin?: string;
  /** The arguments as a shell reads them, with pipes; the exit code is the first failing part's. */
  piped?: string;
  /** A program that starts ours, with its arguments. */
  through?: readonly string[];
}

/** What a program needs in its environment to be watched by `steps.ts`. */
export function stepsEnv(killAt: KillAt | undefined, steps?: string): Record<string, string> {
  if (!killAt && steps === undefined) return {};
  const { step, nth = 1, after } = killAt ?? { step: /never/, nth: 0 };
  return {
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${STEPS}`,
    DEALERDESK_TESTS_KILL_AT: JSON.stringify([nth, step.source, after?.source ?? '']),
    DEALERDESK_TESTS_STEPS: steps ?? '',
  };
}

/** Runs the built command line with a home of its own in `dir`; its clock stands still. */
export function commandLine(dir: string, args: readonly string[], options: CommandLineOptions = {}): Promise<Ended> {
  const { killAt, steps } = options;
  const env = {
    ...process.env,
    DEALERDESK_HOME: join(dir, 'home'),
    DEALERDESK_TODAY: options.today ?? '2026-11-22',
    ...stepsEnv(killAt, steps),
  };
  const own = [process.execPath, CLI, ...args];
  const piped = ['bash', '-c', `set -o pipefail; "$0" "$1" ${options.piped ?? ''}`, process.execPath, CLI];
  const [command = '', ...rest] =
    options.piped !== undefined
      ? piped
      : options.shell === undefined
        ? [...(options.through ?? []), ...own]
        : ['sh', '-c', `${options.shell}; exec "$0" "$@"`, ...own];
  const child = spawn(command, rest, { env });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8');
  });
  child.stdin.end(options.stdin ?? '');
  if (options.killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), options.killAfterMs);
  const { killWhen } = options;
  const watch = setInterval(() => killWhen?.() === true && child.kill('SIGKILL'), 2);
  return new Promise((done) =>
    child.on('close', (code) => {
      clearInterval(watch);
      done({ code, out, err });
    }),
  );
}
