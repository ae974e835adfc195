import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ChannelOfKind, Output, Parsed } from '../../shared/contract/index.ts';
import type { OpenFile } from '../../shared/contract/session.contract.ts';
import { JobId } from '../../shared/domain/ids.ts';
import { AppError, type WireError } from '../../shared/errors/appError.ts';
import { isBackupName } from '../features/backups/backupName.rules.ts';
import { readOldCaseRows } from '../features/cases/readOldCases.job.ts';
import { readAnswerRows } from '../features/surveys/readAnswers.job.ts';
import { readBookRows } from '../features/visits/readBook.job.ts';
import type { FileUse } from '../files/fileVault.ts';
import type { Clock } from '../runtime/clock.ts';
import { newToken } from '../runtime/ids.ts';
import type { AppState } from './appState.ts';
import type { Engine, EngineOptions } from './createEngine.ts';
import type { FileSession } from './fileSession.ts';
import type { JobBoard } from './jobBoard.ts';
import { takeSeat } from './operatorSeat.ts';

interface SessionDeps {
  engine: Engine;
  options: EngineOptions;
  appState: AppState;
  jobs: JobBoard;
  clock: Clock;
  current(): { session: FileSession | null; openFile: OpenFile | null; opening: boolean; openError: WireError | null };
  /** Files are opened and left one after another: a second click must not meet a half open file. */
  inTurn<R>(work: () => Promise<R>): Promise<R>;
  /** Within a turn. */
  open: Engine['open'];
  openLast: Engine['openLast'];
  closeFile(): Promise<void>;
  newFilePath(name: string): string;
  /** Everything a window has been told is old. */
  announceOther(): void;
}

export type SessionHandlers = {
  [C in Exclude<ChannelOfKind<'session'>, `backups.${string}`>]: (input: Parsed<C>) => Output<C> | Promise<Output<C>>;
};

/** Channels that concern the engine itself: which file is open, what runs, what this PC remembers. */
export function createSessionHandlers(deps: SessionDeps): SessionHandlers {
  const { engine, options, appState, jobs, inTurn } = deps;
  const pathOf = (ref: Parameters<Engine['vault']['resolve']>[0], use: FileUse) => engine.vault.resolve(ref, use).path;
  const samplePath = join(options.appDir, 'sample', 'sample.dealerdesk');

  /** The file as it is now: its currency may have been set and its size has grown since it was opened. */
  const presentFile = async (file: OpenFile): Promise<OpenFile> => {
    const reply = await engine.call('settings.identity', {});
    const currency = reply.ok ? (reply.data as Output<'settings.identity'>).currency : file.currency; // parsed by dispatch
    return { ...file, currency, sizeBytes: sizeOf(file.path) + sizeOf(`${file.path}-wal`) };
  };
  const state = async (): Promise<Output<'session.get'>> => {
    const { openFile, openError, opening } = deps.current();
    const file = openFile === null ? null : await presentFile(openFile);
    return { file, opening, openError, version: options.version, today: deps.clock.today() };
  };
  const running = () => {
    const { session } = deps.current();
    if (!session) throw new AppError('no_file_open');
    return session;
  };

  return {
    'session.get': () => state(),
    'session.knownFiles': () => ({ files: knownFiles(deps) }),
    'session.openFile': ({ file }) => {
      // A host that keeps it under a name of its own still knows what the user calls it.
      const { path, name } = engine.vault.resolve(file, 'read');
      if (isBackupName(name)) throw new AppError('file_is_backup', { name });
      return inTurn(() => deps.open(path));
    },
    'session.openLast': () =>
      inTurn(async () => {
        if (deps.current().openFile === null) await deps.openLast();
        return state();
      }),
    'session.createFile': ({ file, name, currency }) =>
      inTurn(() =>
        deps.open(file === undefined ? deps.newFilePath(name) : pathOf(file, 'write'), { create: true, currency }),
      ),
    'session.openSample': ({ lang }) =>
      inTurn(async () => {
        if (deps.current().openFile?.path === samplePath) await deps.closeFile();
        removeDataFile(samplePath);
        mkdirSync(dirname(samplePath), { recursive: true });
        await deps.open(samplePath, { create: true, sample: true, currency: 'CNY' });
        const jobId = JobId.parse(newToken());
        running().startJob(jobId, 'samples.fill', { lang });
        return { jobId };
      }),
    'session.leaveSample': () =>
      inTurn(async () => {
        if (!deps.current().openFile?.sample) return state();
        // The owner's file first, so that there is never none; the sample stays only until it is clear why not.
        await deps.openLast();
        if (deps.current().openFile?.sample) await deps.closeFile();
        removeDataFile(samplePath);
        return state();
      }),
    'session.chooseOperator': (wanted) =>
      inTurn(async () => {
        const uid = deps.current().openFile?.uid ?? '';
        const chosen = await takeSeat(running(), wanted, { uid, appState, tempDir: options.tempDir });
        deps.announceOther();
        return chosen;
      }),
    'session.saveCopy': ({ file }) => running().backup(pathOf(file, 'write')),
    'jobs.list': () => ({ jobs: jobs.list() }),
    'jobs.get': ({ jobId }) => jobs.get(jobId),
    'jobs.cancel': ({ jobId }) => {
      jobs.cancel(jobId);
      return {};
    },
    'prefs.get': () => ({ values: appState.get().prefs }),
    'prefs.set': ({ key, value }) => {
      appState.setPref(key, value);
      return {};
    },
    'samples.workbook': ({ kind, file, lang }) => {
      const jobId = JobId.parse(newToken());
      running().startJob(jobId, 'samples.workbooks', { kind, file, lang });
      return { jobId };
    },
    'session.pasteTable': ({ text, name }) => {
      // The name is only shown; where it lies is ours.
      const path = join(options.tempDir, `pasted-${newToken()}`);
      writeFileSync(path, text, { encoding: 'utf8', mode: 0o600 });
      return { file: engine.vault.register(path, 'read', name) };
    },
    'cases.fileRows': ({ bookId }) => readOldCaseRows(options.tempDir, bookId),
    'surveys.fileRows': ({ bookId }) => readAnswerRows(options.tempDir, bookId),
    'visits.bookRows': ({ bookId }) => readBookRows(options.tempDir, bookId),
    'reports.page': ({ reportId }) => {
      const path = join(options.tempDir, `report-${basename(reportId)}.html`);
      if (!existsSync(path)) throw new AppError('report_gone');
      return { html: readFileSync(path, 'utf8') };
    },
  };
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

function removeDataFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal', '.lock', '.lock-journal'])
    rmSync(`${path}${suffix}`, { force: true });
}

/** Data files this PC has seen or that lie in the documents folder, newest first. */
function knownFiles({ engine, options, appState }: SessionDeps): Output<'session.knownFiles'>['files'] {
  const inDocuments = existsSync(options.documentsDir)
    ? readdirSync(options.documentsDir)
        .filter((name) => name.toLowerCase().endsWith('.dealerdesk'))
        .map((name) => join(options.documentsDir, name))
    : [];
  return [...new Set([...appState.get().recentFiles, ...inDocuments])]
    .filter((path) => existsSync(path))
    .map((path) => ({
      file: engine.vault.register(path, 'read'),
      name: basename(path),
      folder: dirname(path),
      modifiedAt: Math.floor(statSync(path).mtimeMs),
    }))
    .sort((a, b) => b.modifiedAt - a.modifiedAt);
}
