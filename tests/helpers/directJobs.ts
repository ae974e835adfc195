import { join } from 'node:path';
import { openReader, openWriter, type RawDb, typed } from '../../src/main/db/open.ts';
import { prepareFile } from '../../src/main/features/data/prepareFile.ts';
import { takeWhole } from '../../src/main/features/transfer/takeWhole.job.ts';
import { exportWhole } from '../../src/main/features/transfer/transfer.job.ts';
import { transferOps } from '../../src/main/features/transfer/transfer.ops.ts';
import type { FileVault } from '../../src/main/files/fileVault.ts';
import { createFileVault } from '../../src/main/files/fileVault.ts';
import { clockFor } from '../../src/main/runtime/clock.ts';
import type { Ctx } from '../../src/main/runtime/context.ts';
import { silentLogger } from '../../src/main/runtime/logger.ts';
import { openWorkbook, unlockBook } from '../../src/main/spreadsheets/openWorkbook.ts';
import type { Parser } from '../../src/main/spreadsheets/parser.ts';
import { readHead } from '../../src/main/spreadsheets/readHead.ts';
import type { Language } from '../../src/shared/i18n/translator.ts';

/** The reading of workbooks without a process of its own. */
const parser: Parser = {
  async head({ path, name }, most) {
    const book = await openWorkbook(path, { name });
    try {
      return await readHead(book, most, name);
    } finally {
      await book.close();
    }
  },
  async unlock({ path, name }, target) {
    await unlockBook(path, target, { name });
  },
  async *rows({ path, name }, sheet) {
    const book = await openWorkbook(path, { name });
    try {
      yield* book.rowBatches(sheet);
    } finally {
      await book.close();
    }
  },
};

/** The jobs of the whole file on open connections, without workers: many runs in the time of one engine. */
export function directJobs(dir: string) {
  const vault: FileVault = createFileVault();
  const common = {
    clock: clockFor('2026-11-22'),
    log: silentLogger,
    tempDir: dir,
    operatorId: null,
    resourcesDir: '',
    resolveFile: async (...[ref, use]: Parameters<FileVault['resolve']>) => vault.resolve(ref, use),
    htmlToPdf: async () => undefined,
    isRunning: async () => false,
  };
  const port = { progress: () => undefined, checkCancelled: () => undefined, send: async () => undefined };
  const contextOf = (raw: RawDb): Ctx => ({ ...common, db: typed(raw), startJob: () => '' as never });
  const newFile = async (dataFile: string): Promise<RawDb> => {
    const raw = openWriter(dataFile);
    const ctx = contextOf(raw);
    await prepareFile(ctx.db, ctx);
    return raw;
  };
  return {
    newFile,
    async exportTo(dataFile: string, path: string, lang: Language): Promise<void> {
      const raw = openReader(dataFile);
      try {
        const env = { ...common, db: typed(raw), port: { ...port, run: async () => undefined as never } };
        await exportWhole({ file: vault.register(path, 'write'), lang, format: 'xlsx' }, env);
      } finally {
        raw.close();
      }
    },
    async takeInto(dataFile: string, path: string): Promise<void> {
      const raw = await newFile(dataFile);
      const ctx = contextOf(raw);
      try {
        const run = async (_op: string, payload: { path: string }) =>
          (await transferOps['transfer.merge'].run(ctx, payload, port)) as never;
        const env = { ...common, db: ctx.db, parser, port: { ...port, run: run as never } };
        await takeWhole({ file: vault.register(path, 'read') }, env);
      } finally {
        raw.close();
      }
    },
    path: (name: string) => join(dir, name),
  };
}
