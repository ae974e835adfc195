import { rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupReason, TestResult } from '../../shared/contract/backups.contract.ts';
import type { JobKind, Topic } from '../../shared/contract/events.ts';
import type { Output } from '../../shared/contract/index.ts';
import type { OpenFile } from '../../shared/contract/session.contract.ts';
import { AppError, isAppError, type WireError } from '../../shared/errors/appError.ts';
import type { Delivered } from '../features/backups/deliver.ts';
import { findPlace, isPlacePresent } from '../features/backups/safeFolder.ts';
import { isDailyDue, isTestDue } from '../features/backups/schedule.rules.ts';
import type { Clock } from '../runtime/clock.ts';
import { newToken } from '../runtime/ids.ts';
import type { Logger } from '../runtime/logger.ts';
import { backupWork } from './backupWork.ts';
import { toWireError } from './dispatch.ts';
import type { FileSession } from './fileSession.ts';
import type { JobBoard } from './jobBoard.ts';
import type { KnownPlace, PlaceStore } from './placeStore.ts';
import { createTurns } from './turns.ts';

export interface SafePlaceDeps {
  store: PlaceStore;
  jobs: JobBoard;
  clock: Clock;
  log: Logger;
  tempDir: string;
  /** Copies by themselves: on leaving a file, once a day, and the weekly test. */
  auto: boolean;
  everyMs: number;
  current(): { session: FileSession | null; openFile: OpenFile | null };
  mark(): Promise<Output<'backups.mark'>>;
  prefs(): Record<string, string>;
  announce(topics: readonly Topic[]): void;
}

export type SafePlace = ReturnType<typeof createSafePlace>;

/** After a failure the program does not try again by itself for so long. */
const RETRY_MS = 1_800_000;
/** On leaving, a place that takes nothing for so long is not waited for. */
const PATIENCE_MS = 30_000;

/** Keeps copies of the open file in the place its owner chose: when, and what became of it. */
export function createSafePlace(deps: SafePlaceDeps) {
  const { store, jobs, clock, log } = deps;
  const inTurn = createTurns();
  const atWork = new Set<AbortController>();
  let pending = false;
  /** The copy on leaving was tried and did not work, or somebody was in a hurry: leaving does not wait for it again. */
  let given = false;
  let tried = Number.NEGATIVE_INFINITY;
  /** Whether the place was there when it was last looked at. */
  let seen: boolean | undefined;
  const timer = deps.auto ? setInterval(() => void tick(), deps.everyMs).unref() : undefined;

  /** The file that copies are made of, with its place. */
  function own(): { file: OpenFile; place: KnownPlace | undefined } | undefined {
    const file = deps.current().openFile;
    return file === null || file.sample ? undefined : { file, place: store.find(file.uid) };
  }

  /** Runs work under a job, so that it can be watched and cancelled. */
  async function asJob<R>(
    kind: JobKind,
    work: (watch: Watch) => Promise<R>,
    patienceMs = Number.POSITIVE_INFINITY,
  ): Promise<R> {
    const jobId = newToken();
    const abort = new AbortController();
    const watch = watchJob(jobs, jobId, kind, abort, patienceMs);
    atWork.add(abort);
    try {
      const result = await work(watch);
      jobs.end(jobId, null);
      return result;
    } catch (error) {
      const known = watch.gaveUp() ? new AppError('safe_place_slow') : error;
      jobs.end(jobId, wireOf(known, kind));
      throw known;
    } finally {
      watch.end();
      atWork.delete(abort);
    }
  }

  function wireOf(error: unknown, where: string): WireError {
    return isAppError(error) ? error.toWire() : toWireError(error, log, where);
  }

  /** A copy on this PC first, then to the folder. `staged` is called when the open file is not needed any more. */
  async function copyTo(folder: string, reason: BackupReason, watch: Watch, staged: () => void): Promise<Delivered> {
    const { session, openFile } = deps.current();
    if (!session || !openFile) throw new AppError('no_file_open');
    await findPlace(folder);
    const copy = join(deps.tempDir, `${newToken()}.copy`);
    try {
      const { measure, sizeBytes } = await session.backup(copy);
      staged();
      await checkRoom(folder, sizeBytes);
      const { uid, name: stem } = openFile;
      const seal = { madeAt: clock.now(), reason, prefs: deps.prefs() };
      return await backupWork(
        { task: 'deliver', copy, measure, uid, stem, folder, seal },
        { log, name: stem, ...watch.wires },
      );
    } finally {
      rmSync(copy, { force: true });
    }
  }

  /** A copy to the owner's place, with a note of how it went. */
  function keep(reason: BackupReason, kind: JobKind, staged: () => void = () => undefined): Promise<Delivered> {
    return inTurn(async () => {
      const mine = own();
      if (!mine) throw new AppError(deps.current().openFile ? 'sample_no_backup' : 'no_file_open');
      const { file, place } = mine;
      if (!place) throw new AppError('no_safe_place');
      try {
        const { mark } = await deps.mark();
        pending = false;
        const patience = kind === 'backups.leave' ? PATIENCE_MS : undefined;
        const made = await asJob(kind, (watch) => copyTo(place.folder, reason, watch, staged), patience);
        noteGood(file.uid, place, made, mark);
        return made;
      } catch (error) {
        pending = true;
        noteFailure(file.uid, error);
        throw error;
      } finally {
        deps.announce(['backups']);
      }
    });
  }

  function noteGood(uid: string, place: KnownPlace, { name, sizeBytes }: Delivered, mark: string): void {
    const day = clock.today();
    note(uid, {
      lastGood: { at: clock.now(), day, name, sizeBytes, mark },
      lastFailure: null,
      firstCopyOn: place.firstCopyOn ?? day,
    });
  }

  /** What somebody has cancelled has not failed. */
  function noteFailure(uid: string, error: unknown): void {
    tried = performance.now();
    const wire = wireOf(error, 'backups.keep');
    if (wire.code !== 'cancelled') note(uid, { lastFailure: { at: clock.now(), error: wire } });
  }

  /** A full disk of this PC costs the note, not the copy. */
  function note(uid: string, what: Partial<KnownPlace>): void {
    try {
      store.note(uid, what);
    } catch (error) {
      log('error', 'backups.note', { error: String(error) });
    }
  }

  /** Restores the newest copy to a place of our own and looks whether everything is there. */
  function test(): Promise<TestResult> {
    return inTurn(async () => {
      const mine = own();
      if (!mine?.place) throw new AppError('no_safe_place');
      const { uid } = mine.file;
      const { lastGood, folder } = mine.place;
      if (!lastGood) throw new AppError('no_backup_yet');
      await findPlace(folder);
      const result = await asJob('backups.test', (watch) => tryOut(join(folder, lastGood.name), lastGood.name, watch));
      note(uid, { lastTest: result });
      deps.announce(['backups']);
      return result;
    });
  }

  async function tryOut(path: string, name: string, watch: Watch): Promise<TestResult> {
    const about = { at: clock.now(), day: clock.today(), name };
    try {
      const { tempDir } = deps;
      const found = await backupWork({ task: 'test', path, tempDir }, { log, name, ...watch.wires });
      const findings = found.findings.map(({ code, count }) => ({ code, count }));
      const { dealer: dealers = 0, orders = 0 } = found.counts;
      return { ...about, ok: found.ok, error: null, findings, dealers, orders };
    } catch (error) {
      // Cancelled, or no room here for a trial: that says nothing about the copy.
      if (isAppError(error) && (error.code === 'cancelled' || error.code === 'disk_full')) throw error;
      return { ...about, ok: false, error: wireOf(error, 'backups.test'), findings: [], dealers: 0, orders: 0 };
    }
  }

  /** What is due is done while nothing else is. Never throws: what fails is noted. */
  async function tick(): Promise<void> {
    const mine = own();
    if (!mine?.place || mine.file.readOnly || jobs.running().length > 0) return;
    const { folder, firstCopyOn, lastTest, lastGood } = mine.place;
    const today = clock.today();
    const present = await isPlacePresent(folder);
    // A stick that comes back makes up at once for what failed while it was away.
    const came = seen === false && present;
    if (seen !== undefined && seen !== present) deps.announce(['backups']);
    seen = present;
    if (!came && performance.now() - tried < RETRY_MS) return;
    const lastGoodOn = lastGood?.day ?? null;
    try {
      if (isDailyDue({ chosen: true, present, pending, lastGoodOn, today })) await keep('day', 'backups.make');
      else if (isTestDue({ present, lastTest, today, firstCopyOn })) await test();
    } catch (error) {
      tried = performance.now();
      log('warn', 'backups.tick', wireOf(error, 'backups.tick').params);
    }
  }

  const isDue = () => {
    const mine = own();
    return deps.auto && pending && !given && mine?.place !== undefined && !mine.file.readOnly;
  };

  return {
    keep: (): Promise<Delivered> => keep('hand', 'backups.make'),
    /** Once, to a folder that is nobody's safe place. */
    copyOnce: (folder: string): Promise<Delivered> =>
      inTurn(() => asJob('backups.make', (watch) => copyTo(folder, 'hand', watch, () => undefined))),
    test,
    tick,
    asJob,
    pending: () => pending,
    /** Another file is open: is there anything in it that its last copy does not have? */
    async opened(): Promise<void> {
      tried = Number.NEGATIVE_INFINITY;
      seen = undefined;
      given = false;
      const place = own()?.place;
      try {
        const { mark } = await deps.mark();
        pending = place?.lastGood?.mark !== mark;
      } catch (error) {
        // A file so damaged that it cannot tell: a copy would not be a good one, and says so when it is made.
        pending = false;
        log('warn', 'backups.mark', wireOf(error, 'backups.mark').params);
      }
    },
    changed(topics: readonly Topic[]): void {
      if (topics.every((topic) => topic === 'backups' || topic === 'file')) return;
      given = false;
      if (pending) return;
      pending = true;
      deps.announce(['backups']);
    },
    /** True where leaving means making a copy first. */
    isDue,
    /** The copy on leaving. Never throws: what failed is noted, and told at the next start. */
    async leave(): Promise<void> {
      if (!isDue()) return;
      await keep('close', 'backups.leave').catch((error: unknown) => {
        given = true;
        log('warn', 'backups.leave', wireOf(error, 'backups.leave').params);
      });
    },
    /** The same, but only until the open file is not needed any more; the rest goes on behind it. */
    async leaveFile(): Promise<void> {
      if (!isDue()) return;
      await new Promise<void>((go) => {
        keep('close', 'backups.make', go).then(
          () => go(),
          (error: unknown) => {
            log('warn', 'backups.leave', wireOf(error, 'backups.leave').params);
            go();
          },
        );
      });
    },
    /** Whoever is in a hurry does not wait for the copy. */
    skip(): void {
      given = true;
      for (const abort of atWork) abort.abort();
    },
    /** Waits for what is under way. */
    async stop(): Promise<void> {
      clearInterval(timer);
      await inTurn(async () => undefined);
    },
  };
}

/** @throws AppError safe_place_full before anything has been written */
async function checkRoom(folder: string, sizeBytes: number): Promise<void> {
  // A drive that does not tell its room shows it while writing.
  const room = await statfs(folder).catch(() => undefined);
  if (room && Number(room.bavail) * Number(room.bsize) < sizeBytes)
    throw new AppError('safe_place_full', { name: folder });
}

export interface Watch {
  /** For {@link backupWork}. */
  wires: {
    cancel: SharedArrayBuffer;
    signal: AbortSignal;
    progress: (phase: Parameters<JobBoard['progress']>[1], done: number, total: number | null) => void;
  };
  gaveUp(): boolean;
  end(): void;
}

/** Carries progress to the job board and ends work that does not get on. */
function watchJob(jobs: JobBoard, jobId: string, kind: JobKind, abort: AbortController, patienceMs: number): Watch {
  const cancel = jobs.add(jobId, kind);
  let gaveUp = false;
  let timer: NodeJS.Timeout | undefined;
  const moved = () => {
    clearTimeout(timer);
    if (!Number.isFinite(patienceMs)) return;
    timer = setTimeout(() => {
      gaveUp = true;
      abort.abort();
    }, patienceMs);
  };
  moved();
  return {
    wires: {
      cancel,
      signal: abort.signal,
      progress(phase, done, total) {
        moved();
        jobs.progress(jobId, phase, done, total);
      },
    },
    gaveUp: () => gaveUp,
    end: () => clearTimeout(timer),
  };
}
