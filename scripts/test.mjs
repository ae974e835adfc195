// npm test: types, lint and format, import rules, unit, integration, end-to-end; one closing line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser, ensureBuilt, ensureInstalled, root, runtime, say } from './setup.mjs';

ensureInstalled();
const node = runtime();
const browser = ensureBrowser();
const only = process.argv.slice(2);
const results = join(tmpdir(), `dealerdesk-results-${process.pid}`);
mkdirSync(results, { recursive: true });
const env = { ...process.env, DEALERDESK_BROWSER: browser, FORCE_COLOR: '0' };
const totals = { passed: 0, failed: 0, skipped: 0 };

function run(name, script, args) {
  if (only.length > 0 && !only.includes(name)) return;
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

/** A step without tests of its own counts as one. */
function step(name, script, args) {
  const status = run(name, script, args);
  if (status !== undefined) totals[status === 0 ? 'passed' : 'failed'] += 1;
}

/** A runner whose own counts are added up; one that died without counts is a failure. */
function suite(name, script, args, read) {
  const report = join(results, `${name}.json`);
  const status = run(name, script, args(report));
  if (status === undefined) return;
  const counts = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  if (counts.passed + counts.failed === 0) counts.failed = 1;
  for (const key of Object.keys(totals)) totals[key] += counts[key];
}

const vitestCounts = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests,
});
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
if (only.length === 0 || only.some((name) => name === 'integration' || name === 'e2e')) ensureBuilt();
suite('integration', 'vitest/vitest.mjs', vitestArgs('tests/integration'), vitestCounts);
env.PLAYWRIGHT_JSON_OUTPUT_NAME = join(results, 'e2e.json');
suite(
  'e2e',
  '@playwright/test/cli.js',
  () => ['test', '--reporter=list,json'],
  ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }),
);
rmSync(results, { recursive: true, force: true });

if (totals.skipped > 0)
  say('\nSome tests were skipped because foreign data files are missing; their names stand above.');
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(totals.failed === 0 ? 0 : 1);
