import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const CLI = resolve(import.meta.dirname, '../../out/main/cli.js');

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export interface CommandLineOptions {
  killAfterMs?: number;
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

/** Runs the built command line with a home of its own in `dir`; its clock stands still. */
export function commandLine(dir: string, args: readonly string[], options: CommandLineOptions = {}): Promise<Ended> {
  const env = { ...process.env, DEALERDESK_HOME: join(dir, 'home'), DEALERDESK_TODAY: '2026-11-22' };
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
