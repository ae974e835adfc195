import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip, constants as zlib } from 'node:zlib';

/** An imported file as it is kept: packed, beside our copy. Bytes that pass between threads are held by each of them. */
export interface PackedFile {
  sha256: string;
  /** Before it was packed. */
  sizeBytes: number;
  packedPath: string;
}

/** Packs a file piece by piece, so that it is never whole in memory. What there is of it after a failure is the caller's to remove. */
export async function packFile(path: string, packedPath: string): Promise<PackedFile> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const level = (await isPacked(path)) ? zlib.Z_NO_COMPRESSION : zlib.Z_DEFAULT_COMPRESSION;
  await pipeline(
    createReadStream(path),
    async function* counted(pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        hash.update(piece);
        sizeBytes += piece.length;
        yield piece;
      }
    },
    createGzip({ level }),
    createWriteStream(packedPath, { mode: 0o600 }),
  );
  return { sha256: hash.digest('hex'), sizeBytes, packedPath };
}

/** A workbook is a zip archive itself: packing it once more takes its time and wins nothing. */
async function isPacked(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(2), position: 0 });
    return buffer.toString('latin1') === 'PK';
  } finally {
    await file.close();
  }
}
