import type { App } from 'electron';
import type { CliIo } from '../cli/cliEngine.ts';

/** What follows `--cli` on the program's own command line, or undefined for a start with a window. */
export function cliArguments(argv: readonly string[], packaged: boolean): string[] | undefined {
  // Unpacked, Electron itself and the program's folder come first.
  const own = argv.slice(packaged ? 1 : 2);
  const at = own.indexOf('--cli');
  return at === -1 ? undefined : own.slice(at + 1);
}

interface CliStart {
  app: Pick<App, 'whenReady' | 'on' | 'exit'>;
  run(io: CliIo): Promise<number>;
  io: CliIo;
  /** Resolves when what was written has left the process. */
  flush(): Promise<void>;
}

/** Runs the command line inside of Electron and ends with its exit code. */
export async function runInElectron({ app, run, io, flush }: CliStart): Promise<void> {
  // Otherwise the program would end with the first window that printed something.
  app.on('window-all-closed', () => undefined);
  let code = 1;
  try {
    await app.whenReady();
    code = await run(io);
  } catch (error) {
    io.err(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  await flush();
  app.exit(code);
}

/** Pipes are written in the background on some systems. */
export async function flushed(streams: Pick<NodeJS.Process, 'stdout' | 'stderr'>): Promise<void> {
  for (const stream of [streams.stdout, streams.stderr]) {
    await new Promise<void>((resolve) => stream.write('', () => resolve()));
  }
}
