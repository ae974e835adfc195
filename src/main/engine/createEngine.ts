import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { EngineEvent, Topic } from '../../shared/contract/events.ts';
import type { WireReply } from '../../shared/contract/hostBridge.ts';
import { type Channel, contract, type Input, isChannel, type Output } from '../../shared/contract/index.ts';
import type { OpenFile } from '../../shared/contract/session.contract.ts';
import { plainFileName } from '../../shared/domain/fileName.ts';
import { AppError, isAppError, type WireError } from '../../shared/errors/appError.ts';
import { inspectDataFile, isReadOnlyPlace } from '../db/open.ts';
import { isSlowFolder } from '../db/slowFolder.ts';
import { isBackupName } from '../features/backups/backupName.rules.ts';
import { createFileVault, type FileVault } from '../files/fileVault.ts';
import { prepareTempFolder } from '../files/tempFolder.ts';
import { clockFor, type FixedDay, fixedDayNow } from '../runtime/clock.ts';
import { newToken } from '../runtime/ids.ts';
import type { Logger } from '../runtime/logger.ts';
import { createAppState } from './appState.ts';
import { createBackupHandlers } from './backupHandlers.ts';
import { watchDay } from './dayWatch.ts';
import { type AnyHandler, dispatch, toWireError } from './dispatch.ts';
import { type FileSession, openFileSession } from './fileSession.ts';
import { createJobBoard } from './jobBoard.ts';
import { createLiveCalculations, isDerived } from './liveCalculations.ts';
import { takeKnownSeat } from './operatorSeat.ts';
import type { SpawnParser } from './parseHost.ts';
import { createPlaceStore } from './placeStore.ts';
import { readablePlace } from './readablePlace.ts';
import { sweepUnfinishedRestore } from './restore.ts';
import { createSafePlace } from './safePlace.ts';
import { createSessionHandlers } from './sessionHandlers.ts';
import { createTurns } from './turns.ts';

export interface EngineOptions {
  /** Where this PC's preferences and log live. */
  appDir: string;
  /** Where a new data file is made when nobody says where. */
  documentsDir: string;
  /** Our own folder for copies and pages, for this user only; emptied at the start. */
  tempDir: string;
  resourcesDir: string;
  version: string;
  /** A day that stands for today, for tests; null for the system's clock. */
  fixedDay: FixedDay;
  log: Logger;
  spawnParser: SpawnParser;
  htmlToPdf(htmlPath: string, pdfPath: string): Promise<void>;
  /** Scores are brought up to date by themselves when data change. */
  autoScore: boolean;
  /** Copies are made by themselves: on leaving a file, and once a day. */
  autoBackup: boolean;
  /** How often it is looked whether a copy is due; once a minute where it is left out. */
  backupEveryMs?: number;
  /** How often it is looked whether a new day has begun; once a minute where it is left out. */
  dayEveryMs?: number;
  /** Where this PC keeps note of its safe places; `appDir` where it is left out. */
  placesDir?: string;
}

interface OpenHow {
  readOnly?: boolean;
  sample?: boolean;
  /** For a new file. */
  currency?: string;
  create?: boolean;
}

export interface Engine {
  call(channel: string, input: unknown): Promise<WireReply>;
  /** The same for callers inside: throws AppError instead of answering one. */
  ask<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>>;
  onEvent(listener: (event: EngineEvent) => void): () => void;
  vault: FileVault;
  /** Opens a data file; `readOnly` looks at it beside another program's writer. */
  open(
    path: string,
    how?: { readOnly?: boolean; sample?: boolean; currency?: string; create?: boolean },
  ): Promise<OpenFile>;
  /** Opens the last used file again, or makes the first one. Never throws: the reason is in `session.get`. */
  openLast(): Promise<void>;
  /** For hosts only: lets an operator work without his PIN, as one may who holds the file itself. */
  trustOperator(id: number | null): void;
  /** Brings the live result up to date, writes down who is in which segment where that is due, and waits for both. */
  scoreLive(): Promise<void>;
  /** Writes down who is in which segment where that is due, and waits for it. */
  keepSegments(): Promise<void>;
  /** Resolves once no job runs and no calculation is due. */
  idle(): Promise<void>;
  busy(): boolean;
  /** True where closing means making a copy in the safe place first. */
  backupDue(): boolean;
  /** Makes that copy while the window still shows its progress. Never throws: what failed is told at the next start. */
  backupBeforeClose(): Promise<void>;
  /** Whoever closes does not wait for the copy any longer. */
  skipBackup(): void;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 60_000;
const IDLE_LOOK_MS = 30;

/** Puts the program together without a window: hosts only carry messages to and from it. */
export function createEngine(options: EngineOptions): Engine {
  const listeners = new Set<(event: EngineEvent) => void>();
  const emit = (event: EngineEvent) => {
    for (const listener of listeners) listener(event);
  };
  const fixedDay = () => fixedDayNow(options.fixedDay);
  const clock = { now: () => clockFor(fixedDay()).now(), today: () => clockFor(fixedDay()).today() };
  const jobs = createJobBoard(emit, () => clock.now());
  const vault = createFileVault();
  const appState = createAppState(options.appDir);
  const places = createPlaceStore(options.placesDir ?? options.appDir);
  const newFilePath = (name: string) => freeName(options.documentsDir, name);
  const inTurn = createTurns();
  let session: FileSession | null = null;
  let openFile: OpenFile | null = null;
  let openError: WireError | null = null;
  let opening = false;

  prepareTempFolder(options.tempDir);

  function onChanged(topics: readonly Topic[], by: string): void {
    emit({ type: 'data.changed', topics: [...topics] });
    if (!isDerived(by)) safePlace.changed(topics);
    live.changed(topics, by);
  }

  async function closeFile(): Promise<void> {
    live.stop();
    const closing = session;
    session = null;
    openFile = null;
    await closing?.close();
    emit({ type: 'data.changed', topics: ['file'] });
  }

  /** Opens another file beside the present one, which is left only when that has worked. Within a turn. */
  async function open(path: string, how: OpenHow = {}): Promise<OpenFile> {
    if (isBackupName(path) && how.readOnly !== true) throw new AppError('file_is_backup', { name: basename(path) });
    const version = inspectDataFile(path, how.create !== true);
    const readOnly = how.readOnly === true || (version > 0 && isReadOnlyPlace(path));
    if (openFile?.path === path) await closeFile();
    const next = await startSession(path, version, readOnly);
    try {
      const opened = await describe(next, path, readOnly, version, how);
      await takeKnownSeat(next, opened.uid, appState);
      const last = session;
      if (last) await safePlace.leaveFile();
      session = next;
      await last?.close();
      openFile = opened;
    } catch (error) {
      await next.close();
      throw error;
    }
    openError = null;
    if (!openFile.sample && !openFile.readOnly) remember(path);
    if (!openFile.readOnly) sweepUnfinishedRestore(path, options.log);
    await safePlace.opened();
    emit({ type: 'data.changed', topics: ['file'] });
    await live.scoreIfStale();
    return openFile;
  }

  /** The file is open either way: a full or closed folder of this PC's own notes only costs the memory of it. */
  function remember(path: string): void {
    try {
      appState.opened(path);
    } catch (error) {
      options.log('error', 'appState.opened', { error: String(error) });
    }
  }

  async function startSession(path: string, version: number, readOnly: boolean): Promise<FileSession> {
    const { resourcesDir, tempDir, log, spawnParser, htmlToPdf } = options;
    const dataFile = readOnly ? readablePlace(path, version, tempDir) : path;
    let started: FileSession | undefined;
    started = await openFileSession({
      setup: { dataFile, fileName: basename(path), fixedDay: fixedDay(), resourcesDir, tempDir },
      readOnly,
      jobsAtOnce: options.autoScore,
      log,
      jobs,
      vault,
      spawnParser,
      htmlToPdf,
      onChanged,
      onDeath: () => {
        log('error', 'session.died');
        // One that is only being opened, or closed, tells it by its own failure: the file that is open is another.
        if (session !== started) return;
        session = null;
        openFile = null;
        openError = { code: 'internal', params: { incident: 'worker' } };
        emit({ type: 'data.changed', topics: ['file'] });
      },
    });
    return started;
  }

  async function describe(
    next: FileSession,
    path: string,
    readOnly: boolean,
    version: number,
    how: OpenHow,
  ): Promise<OpenFile> {
    if (how.currency !== undefined && version === 0)
      dataOf(await next.command('settings.update', { currency: how.currency }));
    const identity = dataOf(await next.query('settings.identity', {})) as Output<'settings.identity'>; // dispatch parsed it
    return {
      name: basename(path).replace(/\.dealerdesk$/i, ''),
      folder: dirname(path),
      path,
      ...identity,
      sample: how.sample === true,
      readOnly,
      slowFolder: isSlowFolder(path),
      sizeBytes: statSync(path).size,
    };
  }

  /** Whoever adds the first operator is that operator: nobody is locked out of his own file. */
  async function seatFirst(current: FileSession): Promise<void> {
    if (current.operatorId() !== null || openFile === null) return;
    await takeKnownSeat(current, openFile.uid, appState);
    emit({ type: 'data.changed', topics: ['operators'] });
  }

  async function openLast(): Promise<void> {
    const { lastFile } = appState.get();
    opening = true;
    try {
      if (lastFile !== null) await open(lastFile);
      else await open(freeName(options.documentsDir), { create: true });
    } catch (error) {
      openError = isAppError(error) ? error.toWire() : toWireError(error, options.log, 'openLast');
      opening = false;
      emit({ type: 'data.changed', topics: ['file'] });
    } finally {
      opening = false;
    }
  }

  const engine: Engine = {
    vault,
    open: (path, how) => inTurn(() => open(path, how)),
    async call(channel, input) {
      if (isChannel(channel) && contract[channel].kind !== 'session') {
        if (!session) return { ok: false, error: { code: 'no_file_open', params: {} } };
        if (contract[channel].kind === 'query') return session.query(channel, input);
        const reply = await session.command(channel, input);
        if (channel === 'operators.create' && reply.ok) await seatFirst(session);
        return reply;
      }
      const { reply } = await dispatch(channel, input, sessionHandler, options.log);
      return reply;
    },
    async ask(channel, input) {
      const reply = await engine.call(channel, input);
      if (!reply.ok) throw AppError.fromWire(reply.error);
      // Parsed by dispatch against the contract's output.
      return reply.data as Output<typeof channel>;
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    trustOperator: (id) => session?.setOperator(id),
    openLast: () => inTurn(openLast),
    async scoreLive() {
      if (openFile?.readOnly !== true) session?.startJob(newToken(), 'scoring.live', {});
      await engine.idle();
      await engine.keepSegments();
    },
    async keepSegments() {
      await live.keepSegments(true);
      await engine.idle();
    },
    async idle() {
      while (live.pending() || jobs.running().length > 0) {
        await jobs.idle();
        await new Promise((resolve) => setTimeout(resolve, IDLE_LOOK_MS));
      }
    },
    busy: () => jobs.running().length > 0,
    backupDue: () => safePlace.isDue(),
    backupBeforeClose: () => safePlace.leave(),
    skipBackup: () => safePlace.skip(),
    async close() {
      dayWatch.stop();
      await inTurn(() => safePlace.leave());
      await safePlace.stop();
      await inTurn(closeFile);
      rmSync(options.tempDir, { recursive: true, force: true });
    },
  };

  /** Nobody has done anything, but who serves whom, what is late and which pins hold may differ from yesterday. */
  async function newDay(): Promise<void> {
    await session?.newDay(fixedDay());
    emit({ type: 'data.changed', topics: ['day'] });
    if (session) await live.scoreIfStale();
  }

  const live = createLiveCalculations({
    auto: options.autoScore,
    jobs,
    writable: () => (openFile?.readOnly === false ? session : null),
    call: (channel, input) => engine.call(channel, input),
  });
  listeners.add(live.onEvent);
  const dayWatch = watchDay({
    today: clock.today,
    everyMs: options.dayEveryMs ?? LOOK_EVERY_MS,
    onNewDay: () => inTurn(newDay),
    onFailure: (error) => options.log('warn', 'engine.newDay', { error: String(error) }),
  });
  const safePlace = createSafePlace({
    store: places,
    jobs,
    clock,
    log: options.log,
    tempDir: options.tempDir,
    auto: options.autoBackup,
    everyMs: options.backupEveryMs ?? LOOK_EVERY_MS,
    current: () => ({ session, openFile }),
    mark: () => engine.ask('backups.mark', {}),
    prefs: () => appState.get().prefs,
    announce: (topics) => emit({ type: 'data.changed', topics: [...topics] }),
  });
  const sessionHandlers = createSessionHandlers({
    engine,
    options,
    appState,
    jobs,
    clock,
    current: () => ({ session, openFile, opening: opening && openFile === null, openError }),
    inTurn,
    open,
    openLast,
    closeFile,
    newFilePath,
    announceOther: () => emit({ type: 'data.changed', topics: ['file'] }),
  });
  const backupHandlers = createBackupHandlers({
    engine,
    options,
    store: places,
    safePlace,
    clock,
    inTurn,
    openFile: () => openFile,
    open,
    closeFile,
    newFilePath,
    takePrefs: (prefs) => appState.addPrefs(prefs),
    announce: () => emit({ type: 'data.changed', topics: ['backups'] }),
  });
  const handlers = { ...sessionHandlers, ...backupHandlers };
  const sessionHandler = (channel: string): AnyHandler | undefined =>
    // Both tables are checked against the contract by type; here the pairing is by name.
    Object.hasOwn(handlers, channel) ? (handlers[channel as keyof typeof handlers] as AnyHandler) : undefined;
  return engine;
}

function dataOf(reply: WireReply): unknown {
  if (!reply.ok) throw AppError.fromWire(reply.error);
  return reply.data;
}

/** Shop.dealerdesk, Shop 2.dealerdesk, … : the first name nobody has taken. */
function freeName(folder: string, name = ''): string {
  mkdirSync(folder, { recursive: true });
  const stem = plainFileName(name, 'dealerdesk');
  for (let n = 1; ; n += 1) {
    const path = join(folder, `${stem}${n === 1 ? '' : ` ${n}`}.dealerdesk`);
    if (!existsSync(path)) return path;
  }
}
