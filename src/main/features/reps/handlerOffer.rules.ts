/** What one spelling of a handler made out for a dealer. */
export interface HandlerSum {
  dealerId: number;
  handler: string;
  /** The key by which reps are found, '' for a name without letters and figures. */
  key: string;
  amountMinor: number;
}

/** Whom a dealer would get, or why that is not clear; null where no bill names anybody. */
export type HandlerChoice =
  | { kind: 'clear'; key: string; handler: string }
  | { kind: 'unclear'; handlers: string[] }
  | null;

/** Handlers told of a dealer for which it is not clear. */
const MOST_TOLD = 4;

/**
 * The handler with most amount over all spellings of his name. Two with the same amount are not clear, and nor is one
 * whose bills come to nothing.
 * @param sums of one dealer
 */
export function handlerOf(sums: readonly HandlerSum[]): HandlerChoice {
  const named = Map.groupBy(
    sums.filter(({ key }) => key !== ''),
    ({ key }) => key,
  );
  const totals = [...named]
    .map(([key, parts]) => ({
      key,
      // The spelling that most of it stands under.
      handler:
        parts.toSorted((a, b) => b.amountMinor - a.amountMinor || (a.handler < b.handler ? -1 : 1))[0]?.handler ?? '',
      amountMinor: parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    }))
    .sort((a, b) => b.amountMinor - a.amountMinor || (a.key < b.key ? -1 : 1));
  const [first, second] = totals;
  if (first === undefined) return null;
  if (first.amountMinor <= 0 || second?.amountMinor === first.amountMinor)
    return { kind: 'unclear', handlers: totals.slice(0, MOST_TOLD).map(({ handler }) => handler) };
  return { kind: 'clear', key: first.key, handler: first.handler };
}
