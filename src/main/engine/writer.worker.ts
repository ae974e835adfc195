import { setOperator } from '../db/actor.ts';
import { checkpoint } from '../db/checkpoint.ts';
import { type FileLock, takeFileLock } from '../db/fileLock.ts';
import { openWriter, type RawDb, typed } from '../db/open.ts';
import { wipeIfDue } from '../db/wipe.ts';
import { prepareFile } from '../features/data/prepareFile.ts';
import { pairOldReversals } from '../features/orders/orders.service.ts';
import { keepMonthEnd } from '../features/scoring/freeze.ts';
import { errorDetails } from '../runtime/logger.ts';
import { dispatch, toWireError } from './dispatch.ts';
import { handlerOf } from './handlers.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { answerBackup, cancelCheck, collectingContext, portLogger, workerPort } from './workerPort.ts';
import { opOf } from './writerOps.ts';

/** The one writer: holds the file's lock for its lifetime and runs commands and steps of jobs one after another. */
const { setup, post, listen } = workerPort<ToWorker, FromWorker>();
const log = portLogger(post);
const IDLE_CHECKPOINT_MS = 3000;

let lock: FileLock | undefined;
let queue: Promise<void> = Promise.resolve();
let idleTimer: NodeJS.Timeout | undefined;

try {
  lock = takeFileLock(setup.dataFile);
  const raw = openWriter(setup.dataFile);
  const { ctx } = collectingContext(typed(raw), setup, log, null);
  await prepareFile(typed(raw), ctx);
  wipeIfDue(raw, log);
  await pairOldReversals(ctx);
  await keepMonthEnd(ctx).catch((error: unknown) => {
    // On a full disk the file must still open: the result is kept at the next chance.
    log('warn', 'scoring.monthEnd', errorDetails(error));
  });
  checkpoint(raw, 'TRUNCATE', log);
  listen((message) => {
    queue = queue.then(() => handle(raw, message));
  });
  post({ type: 'ready' });
} catch (error) {
  lock?.release();
  post({ type: 'failed', error: toWireError(error, log, 'writer', setup.fileName) });
}

async function handle(raw: RawDb, message: ToWorker): Promise<void> {
  clearTimeout(idleTimer);
  setOperator(raw, message.type === 'call' || message.type === 'op' ? message.operatorId : null);
  if (message.type === 'call') await runCommand(raw, message);
  else if (message.type === 'op') await runOp(raw, message);
  else if (message.type === 'day') setup.fixedDay = message.fixedDay;
  else if (message.type === 'backup') post(await answerBackup(raw, message, setup.fileName, log));
  else if (message.type === 'close') {
    checkpoint(raw, 'TRUNCATE', log);
    raw.close();
    lock?.release();
    post({ type: 'reply', id: message.id, reply: { ok: true, data: null }, topics: [], jobs: [] });
    return;
  }
  idleTimer = setTimeout(() => checkpoint(raw, 'PASSIVE', log), IDLE_CHECKPOINT_MS);
}

async function runCommand(raw: RawDb, message: Extract<ToWorker, { type: 'call' }>): Promise<void> {
  const { ctx, jobs } = collectingContext(typed(raw), setup, log, message.operatorId);
  const { reply, topics } = await dispatch(
    message.channel,
    message.input,
    (name) => handlerOf(name, 'command', ctx),
    log,
    setup.fileName,
  );
  post({ type: 'reply', id: message.id, reply, topics: [...topics], jobs: reply.ok ? jobs : [] });
}

async function runOp(raw: RawDb, message: Extract<ToWorker, { type: 'op' }>): Promise<void> {
  const { ctx } = collectingContext(typed(raw), setup, log, message.operatorId);
  const port = {
    progress: (phase: Extract<FromWorker, { type: 'progress' }>['phase'], done: number, total: number | null) =>
      post({ type: 'progress', jobId: message.jobId, phase, done, total }),
    checkCancelled: cancelCheck(message.cancel),
  };
  try {
    const op = opOf(message.op);
    const data = await op.run(ctx, message.payload as never, port);
    const topics = typeof op.changes === 'function' ? op.changes(data) : op.changes;
    post({ type: 'reply', id: message.id, reply: { ok: true, data }, topics: [...topics], jobs: [] });
  } catch (error) {
    const wire = toWireError(error, log, message.op, setup.fileName);
    post({ type: 'reply', id: message.id, reply: { ok: false, error: wire }, topics: [], jobs: [] });
  }
}
