import { setTimeout as later } from 'node:timers/promises';
import type { Worksheet } from 'exceljs';

/** Bytes of a sheet that may wait to be compressed; exceljs itself sets no limit and would keep a whole table in memory. */
const MOST_WAITING = 4 * 1024 * 1024;
/** The size of one of its buffers. */
const BUFFER_BYTES = 64 * 1024;
const PAUSE_MS = 2;

/** A stream of the library that exceljs brings along, which knows no `writableLength`. */
interface Piped {
  _writableState?: { length?: number };
}

/** The parts of a streaming worksheet that its types leave out. */
interface Streaming {
  stream?: { buffers?: readonly unknown[]; pipes?: readonly Piped[] };
}

/** Waits until a sheet's rows are compressed as far as they must be. @param check throws where nothing will be any more */
export async function compressed(worksheet: Worksheet, check: () => void): Promise<void> {
  while (waiting(worksheet) > MOST_WAITING) {
    check();
    await later(PAUSE_MS);
  }
}

function waiting(worksheet: Worksheet): number {
  // A streaming worksheet has a stream; its class is not among the types.
  const { stream } = worksheet as Worksheet & Streaming;
  const pipes = stream?.pipes ?? [];
  // Its turn has not come while the sheet before it is being compressed; what it holds then goes on with its next row.
  if (pipes.length === 0) return (stream?.buffers?.length ?? 0) * BUFFER_BYTES;
  return pipes.reduce((sum, { _writableState: state }) => sum + (state?.length ?? 0), 0);
}
