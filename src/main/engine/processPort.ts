/** Electron's utility process speaks through `process.parentPort`, a forked Node process through `process.send`. */
interface UtilityPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

interface ProcessPort<In, Out> {
  listen(handler: (message: In) => void): void;
  send(message: Out): void;
  /** Ends the process, if nobody has ended it before, when what was sent must have left it. */
  exit(code: number): void;
}

/** The host ends a process that has failed as soon as it hears of it; megabytes of rows may stand before that word. */
const FLUSH_MS = 5000;

/** The wire of a child process, whatever started it. */
export function processPort<In, Out>(): ProcessPort<In, Out> {
  const utility = 'parentPort' in process ? (process.parentPort as UtilityPort | null) : null;
  if (utility) {
    return {
      // Both ends are compiled together.
      listen: (handler) => utility.on('message', (event) => handler(event.data as In)),
      send: (message) => utility.postMessage(message),
      exit: endSoon,
    };
  }
  process.on('disconnect', () => process.exit(0));
  return {
    listen: (handler) => process.on('message', (message) => handler(message as In)),
    send: (message) => {
      if (process.connected) process.send?.(message);
    },
    exit: endSoon,
  };
}

function endSoon(code: number): void {
  setTimeout(() => process.exit(code), FLUSH_MS);
}
