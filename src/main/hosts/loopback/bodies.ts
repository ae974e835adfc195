import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The largest commands, a paste of 20,000 rows and a bulk edit of 200,000 dealers, take some 2 MiB. */
const MAX_JSON_BYTES = 8 * 1024 * 1024;
const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;

/** No channel's input is nested deeper by far. */
const MAX_JSON_DEPTH = 100;

/** The body was longer than we take. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/** Reads a JSON body of at most 8 MiB, counted, whatever its header says. @throws TooLong, SyntaxError also for what is nested beyond reason */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_JSON_BYTES) throw new TooLong();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    // A request without an encoding yields buffers.
    const buffer = chunk as Buffer;
    bytes += buffer.length;
    if (bytes > MAX_JSON_BYTES) throw new TooLong();
    chunks.push(buffer);
  }
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  refuseDeep(body);
  return body;
}

/** What nests thousands deep overflows the stack of whoever copies or checks it later. Level by level, without recursion. */
function refuseDeep(body: unknown): void {
  let level = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_JSON_DEPTH) throw new SyntaxError('nested too deeply');
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
}

/** Streams a body of at most 100 MiB into a file; nothing is left of a longer one. @returns its size @throws TooLong */
export async function saveUpload(request: IncomingMessage, path: string): Promise<number> {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length;
      if (bytes > MAX_UPLOAD_BYTES) next(new TooLong());
      else next(null, chunk);
    },
  });
  try {
    if (Number(request.headers['content-length'] ?? 0) > MAX_UPLOAD_BYTES) throw new TooLong();
    await pipeline(request, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return bytes;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
