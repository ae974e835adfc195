/** A browser's exit code, hidden tabs' timers and unload events prove nothing: only open event streams do. */
const FIRST_WINDOW_MS = 120_000;
const NO_WINDOW_MS = 10_000;
const LOOK_EVERY_MS = 500;

interface Watched {
  streams(): number;
  busy(): boolean;
}

/**
 * Opens the file while it already looks for windows: one that is closed before a large file is open is noticed like any
 * other. Resolves as {@link untilAbandoned} does, also with the file still on its way.
 * @param open never rejects
 */
export function openUntilAbandoned(open: () => Promise<void>, watched: Watched, now?: () => number): Promise<void> {
  void open();
  return untilAbandoned(watched, now);
}

/** Resolves once no window has been open for 10 s and no job runs; the first window has two minutes to appear. */
export function untilAbandoned(watched: Watched, now: () => number = Date.now): Promise<void> {
  let lastSeen = now();
  let patience = FIRST_WINDOW_MS;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (watched.streams() > 0) {
        patience = NO_WINDOW_MS;
        lastSeen = now();
      } else if (watched.busy()) lastSeen = now();
      if (now() - lastSeen < patience) return;
      clearInterval(timer);
      resolve();
    }, LOOK_EVERY_MS);
  });
}
