#!/usr/bin/env node
// The command line: `npm run -s dealerdesk -- …`, or `dealerdesk …` where the package is linked.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, runtime } from './setup.mjs';

ensureInstalled();
ensureBuilt();
const child = spawn(
  runtime(),
  ['--disable-warning=ExperimentalWarning', join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
