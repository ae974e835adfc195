import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Output } from '../../../shared/contract/index.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface RestoreCommandOptions extends CommonOptions {
  dryRun: boolean;
  /** The new data file; by default a free name in the documents folder. */
  out?: string;
  /** Puts the backup in the place of `--file`, which is kept under a dated name. */
  replace: boolean;
}

/** Looks inside a backup and, unless that is all, restores it. Nothing is ever written over. */
export async function runRestore(options: RestoreCommandOptions, backup: string, io: CliIo): Promise<boolean> {
  if (options.out !== undefined && options.replace) throw new WrongUsage('restore: --out or --replace, not both');
  if (options.replace && options.file === undefined) throw new WrongUsage('restore: --replace needs --file');
  const t = createTranslator(options.lang);
  const compare = options.file !== undefined && existsSync(resolve(options.file));
  return withEngine(options, { noFile: !compare && !options.replace, beside: !options.replace }, async (engine) => {
    const path = resolve(backup);
    const file = engine.vault.register(path, 'read');
    const seen = await engine.ask('backups.inspect', { file });
    if (options.dryRun) {
      io.out(options.json ? `${JSON.stringify({ ...seen, dryRun: true })}\n` : lines(seen, t));
      return true;
    }
    const restored = await engine.ask('backups.restore', {
      file,
      as: options.replace ? 'replace' : 'beside',
      ...(options.out === undefined ? {} : { target: engine.vault.register(resolve(options.out), 'write') }),
    });
    const kept = restored.kept?.name ?? null;
    if (options.json) io.out(`${JSON.stringify({ ...seen, path: restored.path, kept })}\n`);
    else {
      io.out(lines(seen, t));
      io.out(`${t('cli.restore.done', { path: restored.path })}\n`);
      if (kept !== null) io.out(`${t('cli.restore.kept', { name: kept })}\n`);
    }
    return true;
  });
}

/** What is in it, and what the present file has besides. */
function lines({ name, madeAt, contents, present }: Output<'backups.inspect'>, t: T): string {
  const made = madeAt === null ? '' : new Date(madeAt).toISOString().slice(0, 16).replace('T', ' ');
  const { dealers, orders, cutOffOn } = contents;
  const all = [t('cli.restore.holds', { name, made, dealers, orders, cutOff: cutOffOn ?? '-' })];
  if (present) all.push(t('cli.restore.lost', { file: present.name, ...present.lost }));
  return `${all.join('\n')}\n`;
}
