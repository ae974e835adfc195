import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

// Each engine starts three workers, each of which loads all of its modules: compiled once, they are there in half the time.
process.env.NODE_COMPILE_CACHE ??= resolve(import.meta.dirname, 'node_modules/.cache/node-compile');

// Only for what hangs: a test never fails because the machine has little time for it.
const common = { testTimeout: 600_000, hookTimeout: 600_000, pool: 'forks' } as const;

/** Files that put something else in a module's place, which must not meet the module as others have loaded it. */
const MOCKED = ['gridSorts', 'caseCommand', 'logCommand', 'predictions'].map(
  (name) => `tests/integration/${name}.test.ts`,
);

const integration = {
  resolve: {
    alias: [{ find: /^\.\/moduleUrl\.ts$/, replacement: resolve(import.meta.dirname, 'tests/setup/bundledUrl.ts') }],
  },
};
const bundled = { ...common, globalSetup: 'tests/setup/bundleWorkers.ts' };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...common, name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      {
        ...integration,
        test: {
          ...bundled,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: MOCKED,
          // One file after another in the same process: the program's modules and its threads are loaded once, not for each.
          isolate: false,
        },
      },
      { ...integration, test: { ...bundled, name: 'mocked', include: MOCKED } },
    ],
  },
});
