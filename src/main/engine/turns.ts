/** Runs work one after another, in the order in which it was asked for; what fails is told to the one who asked. */
export function createTurns(): <R>(work: () => Promise<R>) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    // Whoever asked has `mine` and its failure; the next turn only waits.
    last = mine.catch(() => undefined);
    return mine;
  };
}
