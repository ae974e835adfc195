// npm test: types, lint and format, import rules, unit, integration, end-to-end; one closing line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser, ensureBuilt, ensureInstalled, ensurePdfReader, giveUp, root, runtime, say } from './setup.mjs';
import { addCounts, closingLines, playwrightCounts, stepCounts, suiteCounts, vitestCounts } from './testCounts.mjs';

const NAMES = ['types', 'lint', 'imports', 'unit', 'integration', 'e2e'];
const only = process.argv.slice(2);
const wanted = NAMES.filter((name) => only.length === 0 || only.includes(name));
const results = join(tmpdir(), `dealerdesk-results-${process.pid}`);
let totals = { passed: 0, failed: 0, skipped: 0, needData: 0, failures: [] };
let finished = false;

// Also where a step of the set-up gives up half-way.
process.on('exit', () => {
  rmSync(results, { recursive: true, force: true });
  if (!finished) totals = addCounts(totals, stepCounts(1, 'npm test did not come to its end'));
  process.stdout.write(`\n${closingLines(totals)}\n`);
});

if (only.some((name) => !NAMES.includes(name)))
  giveUp(`只有这些步骤：${NAMES.join(' ')}`, `There are only these steps: ${NAMES.join(' ')}`);
ensureInstalled();
const node = runtime();
// The program is started some hundred times: compiled once, its modules are there sooner.
const env = {
  NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node-compile'),
  ...process.env,
  FORCE_COLOR: '0',
};
if (wanted.includes('integration') || wanted.includes('e2e')) env.DEALERDESK_BROWSER = ensureBrowser();
if (wanted.includes('integration')) ensurePdfReader();
mkdirSync(results, { recursive: true });

function run(name, script, args) {
  say(`\n== ${name}`);
  const started = Date.now();
  const { status } = spawnSync(node, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
  say(`== ${name}: ${status === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return status;
}

function step(name, script, args) {
  if (wanted.includes(name)) totals = addCounts(totals, stepCounts(run(name, script, args), name));
}

/** A runner whose own counts are added up. */
function suite(name, script, args, read) {
  if (!wanted.includes(name)) return;
  const report = join(results, `${name}.json`);
  const status = run(name, script, args(report));
  const text = existsSync(report) ? readFileSync(report, 'utf8') : undefined;
  totals = addCounts(totals, suiteCounts(status, text, read, name));
}

const vitestArgs = (folder) => (report) => [
  'run',
  folder,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
];

step('types', 'typescript/bin/tsc', ['--noEmit', '-p', '.']);
step('lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']);
step('imports', 'dependency-cruiser/bin/dependency-cruiser.mjs', [
  '--config',
  '.dependency-cruiser.cjs',
  'src',
  'tests',
]);
suite('unit', 'vitest/vitest.mjs', vitestArgs('tests/unit'), vitestCounts);
if (wanted.includes('integration') || wanted.includes('e2e')) ensureBuilt();
suite('integration', 'vitest/vitest.mjs', vitestArgs('tests/integration'), vitestCounts);
env.PLAYWRIGHT_JSON_OUTPUT_NAME = join(results, 'e2e.json');
suite('e2e', '@playwright/test/cli.js', () => ['test', '--reporter=list,json'], playwrightCounts);

finished = true;
process.exit(totals.failed === 0 ? 0 : 1);
