import { worksReadOnly } from '../../shared/contract/index.ts';
import { openReader, typed } from '../db/open.ts';
import { forgetGridIndex, refreshGridIndex } from '../features/dealers/gridIndex.ts';
import { clockFor } from '../runtime/clock.ts';
import type { Ctx } from '../runtime/context.ts';
import { errorDetails } from '../runtime/logger.ts';
import { dispatch, toWireError } from './dispatch.ts';
import { handlerOf } from './handlers.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { answerBackup, collectingContext, portLogger, serveFiles } from './workerPort.ts';

/** Answers queries from its own read-only connection, a snapshot beside the writer. */
serveFiles<ToWorker, FromWorker>(({ setup, post, listen }) => {
  const log = portLogger(post);
  try {
    const raw = openReader(setup.dataFile, setup.fileName);
    const db = typed(raw);
    listen((message) => {
      if (message.type === 'call') {
        const { ctx, jobs } = collectingContext(db, setup, log, message.operatorId);
        void dispatch(message.channel, message.input, (name) => readingHandler(name, ctx), log, setup.fileName).then(
          ({ reply }) => post({ type: 'reply', id: message.id, reply, topics: [], jobs: reply.ok ? jobs : [] }),
        );
      } else if (message.type === 'backup') {
        void answerBackup(raw, message, setup.fileName, log).then(post);
      } else if (message.type === 'changed') {
        void refreshGridIndex(db, message.topics, clockFor(setup.fixedDay).today())
          .catch((error: unknown) => {
            // A file that is being closed needs no index any more.
            if (raw.open) log('error', 'grid.refresh', errorDetails(error));
          })
          .then(() => post({ type: 'reply', id: message.id, reply: { ok: true, data: null }, topics: [], jobs: [] }));
      } else if (message.type === 'day') {
        setup.fixedDay = message.fixedDay;
      } else if (message.type === 'close') {
        forgetGridIndex(db);
        raw.close();
        post({ type: 'reply', id: message.id, reply: { ok: true, data: null }, topics: [], jobs: [] });
      }
    });
    post({ type: 'ready' });
  } catch (error) {
    post({ type: 'failed', error: toWireError(error, log, 'reader', setup.fileName) });
  }
});

/** Queries; where there is no writer also the commands that only start a reading job. */
function readingHandler(name: string, ctx: Ctx) {
  return handlerOf(name, worksReadOnly(name) ? 'command' : 'query', ctx);
}
