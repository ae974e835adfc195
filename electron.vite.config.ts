import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const main = (path: string) => resolve(import.meta.dirname, 'src/main', path);

/** Workers, the parse process and the other hosts are further entries of the main build, all chunks in one folder. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      minify: false,
      sourcemap: true,
      target: 'node22',
      // Built in: hundreds of small files that each of the workers would look up and read one by one.
      externalizeDeps: { exclude: ['kysely', 'zod', 'i18next', 'uuidv7', 'commander', 'chinese-days'] },
      rolldownOptions: {
        input: {
          electron: main('hosts/electron/electron.ts'),
          loopback: main('hosts/loopback/loopback.ts'),
          cli: main('hosts/cli/cli.ts'),
          'reader.worker': main('engine/reader.worker.ts'),
          'writer.worker': main('engine/writer.worker.ts'),
          'job.worker': main('engine/job.worker.ts'),
          'backup.worker': main('engine/backup.worker.ts'),
          'parse.process': main('engine/parse.process.ts'),
          // The engine by itself, for the bench: it measures what is shipped.
          createEngine: main('engine/createEngine.ts'),
          forkParser: main('engine/forkParser.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      minify: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: main('hosts/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(import.meta.dirname, 'src/renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: resolve(import.meta.dirname, 'out/renderer'),
      minify: true,
      target: 'chrome130',
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { input: resolve(import.meta.dirname, 'src/renderer/index.html') },
    },
  },
});
