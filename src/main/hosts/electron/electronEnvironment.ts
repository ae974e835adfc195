import { join } from 'node:path';
import type { App } from 'electron';
import { type HostEnvironment, readEnvironment } from '../environment.ts';

/**
 * Where the desktop program finds and keeps things: as the other hosts, but with the system's own documents folder and, once
 * installed, with the resources beside the program's archive.
 */
export function electronEnvironment(
  app: Pick<App, 'getPath' | 'isPackaged'>,
  resourcesPath: string,
  env: NodeJS.ProcessEnv = process.env,
): HostEnvironment {
  const environment = readEnvironment(env);
  return {
    ...environment,
    documentsDir: env.DEALERDESK_HOME === undefined ? app.getPath('documents') : environment.documentsDir,
    resourcesDir: app.isPackaged ? join(resourcesPath, 'resources') : environment.resourcesDir,
  };
}
