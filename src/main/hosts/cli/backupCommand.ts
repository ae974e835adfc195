import { resolve } from 'node:path';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface BackupCommandOptions extends CommonOptions {
  /** A plain copy under this name. */
  out?: string;
  /** A backup in this folder, where older ones are kept by the rule of the safe place. */
  to?: string;
}

/** Writes a whole, checked copy of the data file, also while a window has it open; by default into its safe place. */
export async function runBackup(options: BackupCommandOptions, io: CliIo): Promise<boolean> {
  if (options.out !== undefined && options.to !== undefined) throw new WrongUsage('backup: --out or --to, not both');
  const t = createTranslator(options.lang);
  return withEngine(options, { beside: true }, async (engine) => {
    const made = await write(engine, options);
    io.out(options.json ? `${JSON.stringify(made)}\n` : `${told(made, t)}\n`);
    return true;
  });
}

interface Written {
  path: string;
  sizeBytes: number;
  removed?: string[];
}

async function write(engine: Engine, { out, to }: BackupCommandOptions): Promise<Written> {
  if (out !== undefined) {
    const path = resolve(out);
    return { path, ...(await engine.ask('session.saveCopy', { file: engine.vault.register(path, 'write') })) };
  }
  if (to === undefined) return engine.ask('backups.make', {});
  return engine.ask('backups.makeIn', { place: engine.vault.register(resolve(to), 'folder') });
}

function told({ path, removed = [] }: Written, t: T): string {
  const written = t('cli.backup.written', { path });
  return removed.length === 0 ? written : `${written} ${t('cli.backup.removed', { count: removed.length })}`;
}
