// npm run fuzz [-- --count 2000 --seed 1]: damaged variants of the corpus, each in a fresh parse process.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root, runtime } from './setup.mjs';

ensureInstalled();
const { status } = spawnSync(
  runtime(),
  ['--disable-warning=ExperimentalWarning', join(root, 'tests', 'corpus', 'fuzz.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
