import { fileURLToPath } from 'node:url';
import type { UtilityProcess } from 'electron';
import { moduleUrl } from '../../engine/moduleUrl.ts';
import type { SpawnParser } from '../../engine/parseHost.ts';
import type { ParseAnswer } from '../../spreadsheets/parser.ts';
import type { ElectronApi } from './electronApi.ts';

const HEAP_MB = 700;
/** What a POSIX shell reports for a process ended by SIGKILL. */
const KILLED_CODES: ReadonlySet<number> = new Set([9, 137]);
/** How V8 ends a process whose heap is full. */
const OUT_OF_MEMORY_CODE = 134;

/** Starts the parse process as Electron's utility process: the fuses forbid to run the program as plain Node. */
export function createUtilityParser({ utilityProcess }: Pick<ElectronApi, 'utilityProcess'>): SpawnParser {
  return () => {
    const child = utilityProcess.fork(fileURLToPath(moduleUrl('parse.process')), [], {
      serviceName: 'DealerDesk parser',
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      stdio: 'ignore',
    });
    let fatal = false;
    child.on('error', () => {
      fatal = true;
    });
    return {
      send: (command) => child.postMessage(command),
      // Both ends are compiled together.
      onMessage: (listener) => child.on('message', (answer) => listener(answer as ParseAnswer)),
      onExit: (listener) => onExit(child, () => fatal, listener),
      kill: () => {
        child.kill();
      },
    };
  };
}

/** Utility processes know exit codes but no signals. */
function onExit(
  child: UtilityProcess,
  wasFatal: () => boolean,
  listener: (code: number | null, signal: string | null) => void,
): void {
  child.once('exit', (code) => {
    if (wasFatal()) listener(OUT_OF_MEMORY_CODE, null);
    else listener(code, KILLED_CODES.has(code) ? 'SIGKILL' : null);
  });
}
