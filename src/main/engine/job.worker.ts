import { JobState } from '../../shared/contract/events.ts';
import type { WireReply } from '../../shared/contract/hostBridge.ts';
import { AppError, type WireError } from '../../shared/errors/appError.ts';
import { type Db, openReader, typed } from '../db/open.ts';
import { clockFor } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import type { ParseAnswer } from '../spreadsheets/parser.ts';
import { toWireError } from './dispatch.ts';
import { type EngineJobEnv, jobOf } from './jobTable.ts';
import type { FromJobs, JobAsk, ToJobs } from './protocol.ts';
import { relayedParser } from './relayedParser.ts';
import { cancelCheck, portLogger, type Seat, serveFiles } from './workerPort.ts';

const MAX_UNACKNOWLEDGED = 2;
const PROGRESS_EVERY_MS = 80;

/** Long work: files in, mathematics, pages out. It reads on its own; what it writes goes to the writer in chunks. */
serveFiles<ToJobs, FromJobs>(({ setup, post, listen }) => {
  const log = portLogger(post);
  try {
    const raw = openReader(setup.dataFile, setup.fileName);
    const desk = jobDesk({ setup, post }, typed(raw), log);
    listen((message) => {
      if (message.type === 'day') setup.fixedDay = message.fixedDay;
      else if (message.type === 'close') {
        raw.close();
        post({ type: 'closed', id: message.id });
      } else desk(message);
    });
    post({ type: 'ready' });
  } catch (error) {
    post({ type: 'failed', error: toWireError(error, log, 'jobs', setup.fileName) });
  }
});

/** Starts the jobs of one file and hands them what they wait for. */
function jobDesk({ setup, post }: Pick<Seat<ToJobs, FromJobs>, 'setup' | 'post'>, db: Db, log: Logger) {
  let nextId = 1;
  const waiting = new Map<number, (reply: WireReply) => void>();
  const parsers = new Map<number, (answer: ParseAnswer) => void>();

  function ask(what: JobAsk): Promise<unknown> {
    const id = nextId++;
    post({ type: 'ask', id, what });
    return new Promise((resolve, reject) => {
      waiting.set(id, (reply) => (reply.ok ? resolve(reply.data) : reject(AppError.fromWire(reply.error))));
    });
  }

  function createEnv({ jobId, cancel, operatorId }: Extract<ToJobs, { type: 'start' }>): EngineJobEnv {
    const checkCancelled = cancelCheck(cancel);
    const inFlight = new Set<Promise<void>>();
    let failed: unknown;
    let reportedAt = 0;
    const settle = async (limit: number) => {
      while (inFlight.size > limit) await Promise.race(inFlight);
      if (failed !== undefined) throw failed;
    };
    return {
      db,
      log,
      clock: clockFor(setup.fixedDay),
      tempDir: setup.tempDir,
      operatorId,
      resourcesDir: setup.resourcesDir,
      port: {
        progress(phase, done, total) {
          const now = performance.now();
          if (now - reportedAt < PROGRESS_EVERY_MS && done !== total) return;
          reportedAt = now;
          post({ type: 'progress', jobId, phase, done, total });
        },
        checkCancelled,
        async send(op, payload) {
          checkCancelled();
          await settle(MAX_UNACKNOWLEDGED - 1);
          const sent: Promise<void> = ask({ ask: 'op', jobId, op, payload })
            .then(
              () => undefined,
              (error: unknown) => {
                failed ??= error;
              },
            )
            .then(() => {
              inFlight.delete(sent);
            });
          inFlight.add(sent);
        },
        async run(op, payload) {
          await settle(0);
          // The writer's table of operations gives the result its type.
          return (await ask({ ask: 'op', jobId, op, payload })) as never;
        },
      },
      resolveFile: async (ref, use) => (await ask({ ask: 'file', ref, use })) as { path: string; name: string },
      htmlToPdf: async (htmlPath, pdfPath) => {
        await ask({ ask: 'pdf', htmlPath, pdfPath });
      },
      isRunning: async (kind) => (await ask({ ask: 'running', kind })) === true,
      parser: relayedParser({
        start: (command, onAnswer) => {
          const parseId = nextId++;
          parsers.set(parseId, onAnswer);
          post({ type: 'parse', parseId, command });
          return {
            ack: () => post({ type: 'parse', parseId, command: { type: 'ack' } }),
            stop: () => {
              parsers.delete(parseId);
              post({ type: 'parse.stop', parseId });
            },
          };
        },
        checkCancelled,
      }),
    };
  }

  async function runJob(
    message: Extract<ToJobs, { type: 'start' }>,
  ): Promise<{ error: WireError | null; result: JobState['result'] }> {
    try {
      const result = await jobOf(message.kind)(message.params as never, createEnv(message));
      return { error: null, result: JobState.shape.result.parse(result ?? null) };
    } catch (error) {
      return { error: toWireError(error, log, message.kind, setup.fileName), result: null };
    }
  }

  return (message: Extract<ToJobs, { type: 'start' | 'answer' | 'parsed' }>): void => {
    if (message.type === 'start') {
      void runJob(message).then((end) => post({ type: 'ended', jobId: message.jobId, ...end }));
    } else if (message.type === 'answer') {
      waiting.get(message.id)?.(message.reply);
      waiting.delete(message.id);
    } else parsers.get(message.parseId)?.(message.answer);
  };
}
