import { stat } from 'node:fs/promises';
import type { ParseRequest } from '../spreadsheets/parser.ts';
import type { Workbook } from '../spreadsheets/workbook.ts';

/** So long a book stays open for who goes on reading it, ms. */
const HELD_MS = 1500;

/**
 * Keeps one book open between two looks at it: its strings are read once instead of twice. Whatever is asked next, it is
 * closed by then, and at the latest after a moment, so that nobody finds the file in use.
 */
export function bookShelf() {
  let held: { book: Workbook; mark: string | undefined; timer: NodeJS.Timeout } | undefined;

  async function clear(): Promise<void> {
    const last = held;
    held = undefined;
    clearTimeout(last?.timer);
    await last?.book.close();
  }

  return {
    clear,
    async put(request: ParseRequest, book: Workbook): Promise<void> {
      await clear();
      const timer = setTimeout(() => void clear(), HELD_MS);
      timer.unref();
      held = { book, mark: await markOf(request), timer };
    },
    /** The book that was put here for the same file, if nobody has written to that since. */
    async take(request: ParseRequest): Promise<Workbook | undefined> {
      const last = held;
      if (last === undefined) return undefined;
      const mark = await markOf(request);
      const isSame = mark !== undefined && last.mark === mark;
      // It may have been closed while the file was looked at.
      if (!isSame || held !== last) {
        await clear();
        return undefined;
      }
      clearTimeout(last.timer);
      held = undefined;
      return last.book;
    },
  };
}

/** What tells a file from what was at its place before; undefined where there is none any more. */
async function markOf({ path, encoding }: ParseRequest): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && JSON.stringify([path, encoding ?? null, found.size, found.mtimeMs, found.ino]);
}
