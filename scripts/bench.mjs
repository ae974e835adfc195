// npm run bench: every figure against a floor measured in the same run; docs/performance.md explains the table.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, findBrowser, root, runtime } from './setup.mjs';

ensureInstalled();
ensureBuilt();
const { status } = spawnSync(
  runtime(),
  ['--disable-warning=ExperimentalWarning', join(root, 'tests', 'bench', 'bench.ts'), ...process.argv.slice(2)],
  // Without a browser its sections say so; the others need none.
  { cwd: root, stdio: 'inherit', env: { ...process.env, DEALERDESK_BROWSER: findBrowser() ?? '' } },
);
process.exit(status ?? 1);
