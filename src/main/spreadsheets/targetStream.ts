import { createWriteStream, type WriteStream } from 'node:fs';

/**
 * Opens a new file, lets `write` fill it and ends only when the system has let it go: it is renamed or removed next.
 * `check` throws once the disk has refused.
 */
export async function withTarget(
  path: string,
  write: (target: WriteStream, check: () => void) => Promise<void>,
): Promise<void> {
  const target = createWriteStream(path, { flags: 'wx' });
  const failure = failureOf(target);
  try {
    await Promise.race([failure.promise, write(target, failure.check)]);
  } finally {
    await closed(target);
  }
}

/** The file must be let go before it is renamed or removed; after a failure whoever writes may still want to go on. */
function closed(target: WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (target.closed) resolve();
    target.once('close', resolve);
    target.destroy();
  });
}

/** Not every writer listens for errors from the start; without this a full disk would be an uncaught exception. */
function failureOf(target: WriteStream): { promise: Promise<never>; check: () => void } {
  let failed: { error: unknown } | undefined;
  const promise = new Promise<never>((_, reject) => {
    target.on('error', (error) => {
      failed = { error };
      reject(error);
    });
  });
  promise.catch(() => undefined); // told through the race or `check`
  return {
    promise,
    check: () => {
      if (failed) throw failed.error;
    },
  };
}
