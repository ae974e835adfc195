import { setOperator } from '../db/actor.ts';
import { checkpoint } from '../db/checkpoint.ts';
import { type FileLock, takeFileLock } from '../db/fileLock.ts';
import { openWriter, type RawDb, typed } from '../db/open.ts';
import { wipeIfDue } from '../db/wipe.ts';
import { prepareFile } from '../features/data/prepareFile.ts';
import { pairOldReversals } from '../features/orders/orders.service.ts';
import { keepMonthEnd } from '../features/scoring/freeze.ts';
import { errorDetails, type Logger } from '../runtime/logger.ts';
import { dispatch, toWireError } from './dispatch.ts';
import { handlerOf } from './handlers.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { answerBackup, cancelCheck, collectingContext, portLogger, type Seat, serveFiles } from './workerPort.ts';
import { opOf } from './writerOps.ts';

const IDLE_CHECKPOINT_MS = 3000;

type WriterSeat = Seat<ToWorker, FromWorker>;

/** The one writer: holds the file's lock for as long as it has it and runs commands and steps of jobs one after another. */
serveFiles<ToWorker, FromWorker>(async (seat) => {
  const { setup, post, listen } = seat;
  const log = portLogger(post);
  let lock: FileLock | undefined;
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
    listen(oneByOne(seat, raw, lock, log));
    post({ type: 'ready' });
  } catch (error) {
    lock?.release();
    post({ type: 'failed', error: toWireError(error, log, 'writer', setup.fileName) });
  }
});

function oneByOne(seat: WriterSeat, raw: RawDb, lock: FileLock, log: Logger): (message: ToWorker) => void {
  let queue: Promise<void> = Promise.resolve();
  let idleTimer: NodeJS.Timeout | undefined;
  return (message) => {
    queue = queue.then(async () => {
      clearTimeout(idleTimer);
      if (message.type === 'close') {
        checkpoint(raw, 'TRUNCATE', log);
        raw.close();
        lock.release();
        seat.post({ type: 'reply', id: message.id, reply: { ok: true, data: null }, topics: [], jobs: [] });
        return;
      }
      await handle(seat, raw, message, log);
      idleTimer = setTimeout(() => checkpoint(raw, 'PASSIVE', log), IDLE_CHECKPOINT_MS);
    });
  };
}

async function handle(seat: WriterSeat, raw: RawDb, message: ToWorker, log: Logger): Promise<void> {
  const { setup, post } = seat;
  setOperator(raw, message.type === 'call' || message.type === 'op' ? message.operatorId : null);
  if (message.type === 'call') await runCommand(seat, raw, message, log);
  else if (message.type === 'op') await runOp(seat, raw, message, log);
  else if (message.type === 'day') setup.fixedDay = message.fixedDay;
  else if (message.type === 'backup') post(await answerBackup(raw, message, setup.fileName, log));
}

async function runCommand(
  { setup, post }: WriterSeat,
  raw: RawDb,
  message: Extract<ToWorker, { type: 'call' }>,
  log: Logger,
): Promise<void> {
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

async function runOp(
  { setup, post }: WriterSeat,
  raw: RawDb,
  message: Extract<ToWorker, { type: 'op' }>,
  log: Logger,
): Promise<void> {
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
