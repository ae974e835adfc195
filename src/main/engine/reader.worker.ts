import { openReader, typed } from '../db/open.ts';
import { forgetGridIndex, warmGridIndex } from '../features/dealers/gridIndex.ts';
import { clockFor } from '../runtime/clock.ts';
import { dispatch, toWireError } from './dispatch.ts';
import { handlerOf } from './handlers.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { collectingContext, portLogger, workerPort } from './workerPort.ts';

/** Answers queries from its own read-only connection, a snapshot beside the writer. */
const { setup, post, listen } = workerPort<ToWorker, FromWorker>();
const log = portLogger(post);

try {
  const raw = openReader(setup.dataFile);
  const db = typed(raw);
  listen((message) => {
    if (message.type === 'call') {
      const { ctx } = collectingContext(db, setup, log);
      void dispatch(message.channel, message.input, (name) => handlerOf(name, 'query', ctx), log).then(({ reply }) =>
        post({ type: 'reply', id: message.id, reply, topics: [], jobs: [] }),
      );
    } else if (message.type === 'changed') {
      if (
        message.topics.some(
          (topic) => topic === 'dealers' || topic === 'scoring' || topic === 'reps' || topic === 'file',
        )
      ) {
        warmGridIndex(db, clockFor(setup.fixedDay).today());
      }
    } else if (message.type === 'close') {
      forgetGridIndex(db);
      raw.close();
      post({ type: 'reply', id: message.id, reply: { ok: true, data: null }, topics: [], jobs: [] });
    }
  });
  post({ type: 'ready' });
} catch (error) {
  post({ type: 'failed', error: toWireError(error, log, 'reader') });
}
