import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type EngineParts, startTestEngine, type TestEngine } from '../../helpers/testEngine.ts';

const BUILT = resolve(import.meta.dirname, '../../../out/main');

/** The engine as it is shipped: from the build, which its workers and its parse process come from too. */
export async function startBuiltEngine(options: Parameters<typeof startTestEngine>[0]): Promise<TestEngine> {
  return startTestEngine(options, {
    createEngine: (await built<Pick<EngineParts, 'createEngine'>>('createEngine')).createEngine,
    forkParser: (await built<Pick<EngineParts, 'forkParser'>>('forkParser')).forkParser,
  });
}

/** A module of the build: the source's own exports, which nobody has typed again. */
function built<T>(name: string): Promise<T> {
  return import(pathToFileURL(join(BUILT, `${name}.js`)).href) as Promise<T>;
}
