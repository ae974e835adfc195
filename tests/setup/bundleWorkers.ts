import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const ENTRIES = ['reader.worker', 'writer.worker', 'job.worker', 'backup.worker', 'parse.process'];

// Inside the project, so that packages that stay outside are found; by process, for two runs may overlap.
const outDir = resolve(root, `node_modules/.cache/test-workers-${process.pid}`);

/**
 * Bundles the engine's workers from the sources as they are now: an engine starts three of them, and so they are there in
 * half the time. Integration tests find them by `bundledUrl.ts`; the main thread of the engine runs the sources themselves.
 */
export async function setup(): Promise<void> {
  process.env.DEALERDESK_TEST_WORKERS = outDir;
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: ['kysely', 'zod', 'i18next', 'uuidv7', 'chinese-days'] },
    build: {
      ssr: true,
      outDir,
      target: 'node24',
      minify: false,
      sourcemap: 'inline',
      rolldownOptions: {
        input: Object.fromEntries(ENTRIES.map((entry) => [entry, resolve(root, `src/main/engine/${entry}.ts`)])),
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
}

export function teardown(): void {
  rmSync(outDir, { recursive: true, force: true });
}
