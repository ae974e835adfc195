import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { tempFolder } from '../files/tempFolder.ts';

/** Where a host without Electron finds and keeps things. */
export interface HostEnvironment {
  appDir: string;
  documentsDir: string;
  tempDir: string;
  /** Resources that ship with the program. */
  resourcesDir: string;
  /** The built window. */
  rendererDir: string;
  version: string;
  /** A day that stands for today, for tests and demonstrations. */
  fixedDay: string | null;
}

/** `DEALERDESK_HOME` puts everything into one folder: for tests, and for a stick that carries the program. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): HostEnvironment {
  const root = programRoot();
  const home = env.DEALERDESK_HOME;
  return {
    appDir: home ?? platformAppDir(env),
    documentsDir: home === undefined ? platformDocuments() : join(home, 'documents'),
    tempDir: tempFolder(),
    resourcesDir: join(root, 'resources'),
    rendererDir: join(root, 'out', 'renderer'),
    version: readVersion(root),
    fixedDay: env.DEALERDESK_TODAY ?? null,
  };
}

/** The folder with package.json, from the sources as well as from the built program. */
function programRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function readVersion(root: string): string {
  const parsed: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed ? String(parsed.version) : '0.0.0';
}

function platformAppDir(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return join(env.APPDATA ?? homedir(), 'DealerDesk');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'DealerDesk');
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'dealerdesk');
}

function platformDocuments(): string {
  const documents = join(homedir(), 'Documents');
  return existsSync(documents) ? documents : join(homedir(), 'DealerDesk');
}
