import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** In integration tests in place of `src/main/engine/moduleUrl.ts`: a worker's entry as `bundleWorkers.ts` has made it. */
export function moduleUrl(entry: string): URL {
  const folder = process.env.DEALERDESK_TEST_WORKERS;
  if (folder === undefined) throw new Error('the workers are not bundled: run the integration tests by vitest');
  return pathToFileURL(join(folder, `${entry}.js`));
}
