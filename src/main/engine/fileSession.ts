import type { JobKind, Topic } from '../../shared/contract/events.ts';
import type { WireReply } from '../../shared/contract/hostBridge.ts';
import { worksReadOnly } from '../../shared/contract/index.ts';
import { FileRef } from '../../shared/domain/ids.ts';
import { AppError, isAppError, type WireError } from '../../shared/errors/appError.ts';
import type { FileVault } from '../files/fileVault.ts';
import type { Logger } from '../runtime/logger.ts';
import type { ParseAnswer } from '../spreadsheets/parser.ts';
import { toWireError } from './dispatch.ts';
import type { JobBoard } from './jobBoard.ts';
import { createParseHost, type SpawnParser } from './parseHost.ts';
import type { FromJobs, FromWorker, JobAsk, ToJobs, ToWorker, WorkerSetup } from './protocol.ts';
import { warmThreads } from './threads.ts';
import { createPending, startWorker, type WorkerLink } from './workerLink.ts';
import type { CopyMade } from './workerPort.ts';

export interface SessionOptions {
  setup: WorkerSetup;
  /** Without a writer the file is only looked at. */
  readOnly: boolean;
  /** The first job will come at once: its thread is begun with the file, not with the job. */
  jobsAtOnce: boolean;
  log: Logger;
  jobs: JobBoard;
  vault: FileVault;
  spawnParser: SpawnParser;
  htmlToPdf(htmlPath: string, pdfPath: string): Promise<void>;
  /** `by` is the channel or the operation that changed something. */
  onChanged(topics: readonly Topic[], by: string): void;
  /** A worker died: the session is of no use any more. */
  onDeath(): void;
}

/** One open data file: its reader, its writer and its job worker. */
export interface FileSession {
  query(channel: string, input: unknown): Promise<WireReply>;
  command(channel: string, input: unknown): Promise<WireReply>;
  startJob(jobId: string, kind: JobKind, params: unknown): void;
  /** Who works from now on: his name goes with every call and every step of the jobs he starts. */
  setOperator(id: number | null): void;
  operatorId(): number | null;
  /** A new day has begun. Resolves once every list from now on is of that day. @param fixedDay as in WorkerSetup */
  newDay(fixedDay: string | null): Promise<void>;
  backup(target: string): Promise<CopyMade>;
  close(): Promise<void>;
}

/** What is begun when it is first asked for; where that failed, it is tried again the next time. */
function begunOnce<In>(begin: () => Promise<WorkerLink<In>>) {
  let beginning: Promise<WorkerLink<In>> | undefined;
  let begun: WorkerLink<In> | undefined;
  return {
    begun: () => begun,
    /** Also of one that is only just beginning; of one that nobody has asked for nothing is done. */
    whenBegun(use: (link: WorkerLink<In>) => void): void {
      beginning?.then(use, () => undefined);
    },
    link(): Promise<WorkerLink<In>> {
      beginning ??= begin().then(
        (link) => {
          begun = link;
          return link;
        },
        (error: unknown) => {
          beginning = undefined;
          throw error;
        },
      );
      return beginning;
    },
  };
}

/** @throws AppError file_in_use, file_damaged, file_newer, … */
export async function openFileSession(options: SessionOptions): Promise<FileSession> {
  const { setup, log, jobs } = options;
  const pending = createPending();
  const opNames = new Map<number, string>();
  const startedBy = new Map<string, number | null>();
  let operatorId: number | null = null;
  const parseHost = createParseHost(options.spawnParser);
  const links: Pick<WorkerLink<never>, 'terminate'>[] = [];
  let state: 'open' | 'closing' | 'dead' = 'open';
  const onDeath = () => {
    if (state === 'dead') return;
    state = 'dead';
    const error: WireError = { code: 'internal', params: { incident: 'worker' } };
    pending.end(error);
    jobs.failInFile(error);
    parseHost.stopAll();
    // Those that live on would keep the program from ending, and the writer the file from being opened again.
    for (const link of links) void link.terminate();
    options.onDeath();
  };

  async function start<In extends ToWorker | ToJobs, Out extends FromWorker | FromJobs>(
    entry: 'reader.worker' | 'writer.worker' | 'job.worker',
    onMessage: (message: Out) => void,
  ): Promise<WorkerLink<In>> {
    const link = await startWorker<In, Out>(entry, { setup, log, onMessage, onDeath });
    links.push(link);
    if (state !== 'dead') return link;
    // Another one died while this one began: nobody else would end it.
    await link.terminate();
    throw new AppError('internal', { incident: entry });
  }

  function onWorker(message: FromWorker): void {
    if (message.type === 'progress') jobs.progress(message.jobId, message.phase, message.done, message.total);
    if (message.type !== 'reply') return;
    const by = opNames.get(message.id) ?? '';
    opNames.delete(message.id);
    const { topics } = message;
    if (topics.length === 0) settle(message);
    else
      void readerKnows(topics).then(() => {
        options.onChanged(topics, by);
        settle(message);
      });
  }

  /** Whoever learns of a change must see it in the next list: the reader takes it in before anybody is told. */
  async function readerKnows(topics: Topic[]): Promise<void> {
    const { id, reply } = pending.next();
    reader.post({ type: 'changed', id, topics });
    await reply;
  }

  function settle(message: Extract<FromWorker, { type: 'reply' }>): void {
    for (const job of message.jobs) session.startJob(job.jobId, job.kind, job.params);
    pending.answer(message.id, message.reply);
  }

  async function answerJob(what: JobAsk): Promise<unknown> {
    if (what.ask === 'file') return options.vault.resolve(FileRef.parse(what.ref), what.use);
    if (what.ask === 'pdf') return options.htmlToPdf(what.htmlPath, what.pdfPath);
    if (what.ask === 'running') return jobs.running().some(({ kind }) => kind === what.kind);
    if (!writer) throw readOnly();
    const { id, reply } = pending.next();
    opNames.set(id, what.op);
    writer.post({
      type: 'op',
      id,
      jobId: what.jobId,
      op: what.op,
      payload: what.payload,
      cancel: jobs.cancelFlag(what.jobId),
      operatorId: startedBy.get(what.jobId) ?? null,
    });
    const answer = await reply;
    if (!answer.ok) throw AppError.fromWire(answer.error);
    return answer.data;
  }

  function onJobs(message: FromJobs): void {
    if (message.type === 'progress') jobs.progress(message.jobId, message.phase, message.done, message.total);
    else if (message.type === 'ended') {
      startedBy.delete(message.jobId);
      jobs.end(message.jobId, message.error, message.result);
    } else if (message.type === 'closed') pending.answer(message.id, { ok: true, data: null });
    else if (message.type === 'parse.stop') parseHost.stop(message.parseId);
    else if (message.type === 'parse') {
      const { parseId, command } = message;
      if (command.type === 'ack') parseHost.ack(parseId);
      else parseHost.start(parseId, command, (answer) => passParsed(parseId, answer));
    } else if (message.type === 'ask') {
      answerJob(message.what).then(
        (data) => jobWorker.begun()?.post({ type: 'answer', id: message.id, reply: { ok: true, data } }),
        (error: unknown) => {
          const wire = isAppError(error) ? error.toWire() : toWireError(error, log, message.what.ask);
          jobWorker.begun()?.post({ type: 'answer', id: message.id, reply: { ok: false, error: wire } });
        },
      );
    }
  }

  /** Bytes that arrive lie in a larger buffer of the channel's: a copy of their own can be handed over. */
  function passParsed(parseId: number, answer: ParseAnswer): void {
    if (answer.type !== 'chunk') {
      jobWorker.begun()?.post({ type: 'parsed', parseId, answer });
      return;
    }
    const rows = new Uint8Array(answer.rows);
    jobWorker.begun()?.post({ type: 'parsed', parseId, answer: { type: 'chunk', rows } }, [rows.buffer]);
  }

  function call(link: WorkerLink<ToWorker>, channel: string, input: unknown): Promise<WireReply> {
    const { id, reply } = pending.next();
    opNames.set(id, channel);
    link.post({ type: 'call', id, channel, input, operatorId });
    return reply;
  }

  // A function, for a thread may die between two looks at it.
  const isDead = () => state === 'dead';
  const readOnly = () => new AppError('file_read_only', { name: setup.fileName });

  warmThreads(options.jobsAtOnce ? ['reader.worker', 'job.worker'] : ['reader.worker']);
  // The writer comes first: it takes the lock, creates the file and brings it up to date.
  const writer = options.readOnly ? undefined : await start<ToWorker, FromWorker>('writer.worker', onWorker);
  const jobWorker = begunOnce(() => start<ToJobs, FromJobs>('job.worker', onJobs));
  let reader: WorkerLink<ToWorker>;
  try {
    [reader] = await Promise.all([
      start<ToWorker, FromWorker>('reader.worker', onWorker),
      options.jobsAtOnce ? jobWorker.link() : undefined,
    ]);
  } catch (error) {
    state = 'dead';
    for (const link of links) await link.terminate();
    throw error;
  }

  const session: FileSession = {
    query: (channel, input) => call(reader, channel, input),
    command: (channel, input) => {
      if (writer) return call(writer, channel, input);
      if (worksReadOnly(channel)) return call(reader, channel, input);
      return Promise.resolve({ ok: false, error: readOnly().toWire() });
    },
    startJob(jobId, kind, params) {
      if (state !== 'open') {
        jobs.add(jobId, kind);
        jobs.end(jobId, { code: 'cancelled', params: {} });
        return;
      }
      startedBy.set(jobId, operatorId);
      const message: ToJobs = { type: 'start', jobId, kind, params, cancel: jobs.add(jobId, kind), operatorId };
      jobWorker.link().then(
        (link) => link.post(message),
        (error: unknown) => {
          startedBy.delete(jobId);
          jobs.end(jobId, toWireError(error, log, kind, setup.fileName), null);
        },
      );
    },
    setOperator(id) {
      operatorId = id;
    },
    operatorId: () => operatorId,
    async newDay(fixedDay) {
      if (fixedDay !== null) {
        writer?.post({ type: 'day', fixedDay });
        reader.post({ type: 'day', fixedDay });
        jobWorker.whenBegun((link) => link.post({ type: 'day', fixedDay }));
        setup.fixedDay = fixedDay;
      }
      await readerKnows(['day']);
    },
    async backup(target) {
      const { id, reply } = pending.next();
      (writer ?? reader).post({ type: 'backup', id, target });
      const answer = await reply;
      if (!answer.ok) throw AppError.fromWire(answer.error);
      // The worker's own answer to this message.
      return answer.data as CopyMade;
    },
    async close() {
      if (state === 'open') state = 'closing';
      for (const job of jobs.runningInFile()) jobs.cancel(job.jobId);
      await jobs.idleInFile();
      parseHost.stopAll();
      for (const link of [jobWorker.begun(), reader, writer]) {
        if (!link || isDead()) continue;
        const { id, reply } = pending.next();
        link.post({ type: 'close', id });
        await reply;
        if (isDead()) continue;
        // One that is still at an answer nobody will get is not handed on.
        if (pending.count() > 0) await link.terminate();
        else link.release();
      }
      // Whoever still waits asked for a file that is shut: that is nobody's bug.
      pending.end({ code: 'no_file_open', params: {} });
    },
  };
  return session;
}
