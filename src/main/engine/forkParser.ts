import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ParseAnswer } from '../spreadsheets/parser.ts';
import { moduleUrl } from './moduleUrl.ts';
import type { SpawnParser } from './parseHost.ts';

const HEAP_MB = 1024;
/** A small young generation keeps the process of a 100,000-row list under 250 MB. */
const YOUNG_MB = 8;

/** Starts the parse process under plain Node: for loopback, the command line and tests. */
export const forkParser: SpawnParser = () => {
  const child = fork(fileURLToPath(moduleUrl('parse.process')), {
    execArgv: [
      `--max-old-space-size=${HEAP_MB}`,
      `--max-semi-space-size=${YOUNG_MB}`,
      '--disable-warning=ExperimentalWarning',
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    send: (command) => {
      if (child.connected) child.send(command);
    },
    // Both ends are compiled together.
    onMessage: (listener) => child.on('message', (answer) => listener(answer as ParseAnswer)),
    onExit: (listener) => {
      child.once('exit', listener);
      child.once('error', () => listener(1, null));
    },
    kill: () => child.kill('SIGKILL'),
  };
};
