import { parentPort } from 'node:worker_threads';

/** Answers whatever it is sent: how long a question takes that costs nothing. */
parentPort?.on('message', (message) => parentPort?.postMessage(message));
