import { isAbsolute, resolve } from 'node:path';
import { DATA_FILE_EXTENSION } from './fileDialogs.ts';

const ENDING = new RegExp(`\\.${DATA_FILE_EXTENSION}$`, 'i');

/** The data file named on a command line, as the system does for a double click; options and other files are passed by. */
export function dataFileIn(args: readonly string[], workingDirectory: string): string | undefined {
  const named = args.filter((arg) => !arg.startsWith('-') && ENDING.test(arg)).at(-1);
  if (named === undefined) return undefined;
  return isAbsolute(named) ? named : resolve(workingDirectory, named);
}

/** Files to open, from wherever they come: they wait until somebody can open them, and only the last one counts. */
export function createOpenRequests() {
  let waiting: string | undefined;
  let handler: ((path: string) => void) | undefined;
  return {
    request(path: string): void {
      if (handler) handler(path);
      else waiting = path;
    },
    /** The file asked for before the program was ready; it is not handed to the handler as well. */
    takeWaiting(): string | undefined {
      const path = waiting;
      waiting = undefined;
      return path;
    },
    onRequest(next: (path: string) => void): void {
      handler = next;
    },
  };
}

export type OpenRequests = ReturnType<typeof createOpenRequests>;
