// npm run corpus [-- folder] [--update] [--json]: every file in a fresh parse process, against tests/corpus/manifest.json.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root, runtime } from './setup.mjs';

ensureInstalled();
const { status } = spawnSync(
  runtime(),
  ['--disable-warning=ExperimentalWarning', join(root, 'tests', 'corpus', 'run.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
