import { constants, setPriority } from 'node:os';
import { isAppError } from '../../shared/errors/appError.ts';
import { LIMITS, TextBudget } from '../spreadsheets/limits.ts';
import { openWorkbook, unlockBook } from '../spreadsheets/openWorkbook.ts';
import type { ParseAnswer, ParseCommand, ParseRequest } from '../spreadsheets/parser.ts';
import { readHead } from '../spreadsheets/readHead.ts';
import type { OpenOptions, RawRow, Workbook } from '../spreadsheets/workbook.ts';
import { bookShelf } from './bookShelf.ts';
import { processPort } from './processPort.ts';

/**
 * Reads untrusted files in a process of its own, which can be killed at any time. It watches its own memory (a worker's
 * limits do not count buffers) and sends chunks only as fast as they are taken.
 */
const RSS_LIMIT_BYTES = 1024 ** 3;
const CHUNK_ROWS = 500;
const CHUNK_CHARACTERS = 8 * 1024 ** 2;
const MAX_UNTAKEN = 4;
const ALIVE_EVERY_MS = 1000;

// The window's queries go first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const port = processPort<ParseCommand, ParseAnswer>();
const shelf = bookShelf();
let untaken = 0;
let steps = 0;
let taken: () => void = () => undefined;

port.listen((command) => {
  if (command.type === 'ack') {
    untaken -= 1;
    taken();
    return;
  }
  void work(command).catch(report);
});

const alive = setInterval(() => {
  const rssBytes = process.memoryUsage.rss();
  if (rssBytes > RSS_LIMIT_BYTES) void fail('sheet_out_of_memory', {});
  else port.send({ type: 'alive', rssBytes, steps });
}, ALIVE_EVERY_MS);
alive.unref();

type RowsCommand = Extract<ParseCommand, { type: 'rows' }>;

async function work(command: Exclude<ParseCommand, { type: 'ack' }>): Promise<void> {
  // What the last work's reader had not taken when it ended is of no account any more.
  untaken = 0;
  const options = openOptions(command.request);
  if (command.type === 'unlock') {
    await shelf.clear();
    await unlockBook(command.request.path, command.target, options);
    port.send({ type: 'end', holds: false });
    return;
  }
  const book = (await shelf.take(command.request)) ?? (await openWorkbook(command.request.path, options));
  // What took seconds to unfold is not unfolded once more for each of its sheets.
  const holds = !book.locked && (book.inMemory || (command.type === 'head' && command.hold === true));
  try {
    if (command.type === 'head')
      port.send({ type: 'head', head: await readHead(book, command.rowsPerSheet, command.request.name) });
    else await sendRows(book, command);
  } finally {
    if (holds) await shelf.put(command.request, book);
    else await book.close();
  }
  const sheet = command.type === 'rows' ? book.sheets.find(({ name }) => name === command.sheet) : undefined;
  port.send({ type: 'end', holds: holds && book.inMemory, ...(sheet === undefined ? {} : { sheet }) });
}

function openOptions({ name, encoding, password }: ParseRequest): OpenOptions {
  return {
    name,
    ...(encoding === undefined ? {} : { encoding }),
    ...(password === undefined ? {} : { password }),
    onStep: () => {
      steps += 1;
    },
  };
}

async function sendRows(
  book: Workbook,
  { request, sheet, most = Number.POSITIVE_INFINITY }: RowsCommand,
): Promise<void> {
  const budget = new TextBudget(request.name, LIMITS.sheetCharacters);
  let chunk: RawRow[] = [];
  let characters = 0;
  let read = 0;
  const flush = async () => {
    if (chunk.length === 0) return;
    if (process.memoryUsage.rss() > RSS_LIMIT_BYTES) await fail('sheet_out_of_memory', {});
    while (untaken >= MAX_UNTAKEN) await new Promise<void>((resolve) => (taken = resolve));
    untaken += 1;
    port.send({ type: 'chunk', rows: Buffer.from(JSON.stringify(chunk)) });
    chunk = [];
    characters = 0;
  };
  for await (const row of book.rows(sheet)) {
    read += 1;
    characters += budget.spend(row.cells);
    if (chunk.push(row) === CHUNK_ROWS || characters > CHUNK_CHARACTERS) await flush();
    if (read >= most) break;
  }
  await flush();
}

function report(error: unknown): void {
  if (isAppError(error)) void fail(error.code, error.params);
  else {
    const incident = error instanceof Error ? (error.stack ?? error.message).slice(0, 400) : String(error);
    void fail('internal', { incident });
  }
}

/** Says why and ends the process; what waits for the answer never goes on. */
function fail(code: string, params: Record<string, string | number | boolean | null>): Promise<never> {
  port.send({ type: 'error', code, params });
  port.exit(1);
  return new Promise(() => undefined);
}
