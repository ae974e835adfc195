import { resolve } from 'node:path';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';

export interface BackupCommandOptions extends CommonOptions {
  out: string;
}

/** Writes a whole, checked copy of the data file, also while a window has it open. */
export async function runBackup(options: BackupCommandOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  const path = resolve(options.out);
  return withEngine(options, { beside: true }, async (engine) => {
    const { sizeBytes } = await engine.ask('session.saveCopy', { file: engine.vault.register(path, 'write') });
    io.out(options.json ? `${JSON.stringify({ path, sizeBytes })}\n` : `${t('cli.backup.written', { path })}\n`);
    return true;
  });
}
