import { existsSync, mkdirSync } from 'node:fs';
import { copyFile, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WireReply } from '../../../shared/contract/hostBridge.ts';
import { plainFileName } from '../../../shared/domain/fileName.ts';
import type { FileRef } from '../../../shared/domain/ids.ts';
import type { Engine } from '../../engine/createEngine.ts';

const EXTENSION = '.dealerdesk';
const OPEN = 'session.openFile';
/** How every SQLite file begins. */
const MAGIC = 'SQLite format 3\0';

/** A data file as it was uploaded, and the reference it is opened by once it has been kept. */
interface Upload {
  path: string;
  name: string;
  kept?: FileRef;
}

/** Data files that were uploaded. One lies in our temporary folder, and is gone with it, until the owner opens it. */
export function createUploads(engine: Pick<Engine, 'call' | 'vault'>, documentsDir: string) {
  const uploads = new Map<unknown, Upload>();

  /** Opens a copy in a lasting place; nothing stays there of a file that is refused. */
  async function open(upload: Upload): Promise<WireReply> {
    if (upload.kept !== undefined) return engine.call(OPEN, { file: upload.kept });
    const path = await keepDataFile(upload.path, upload.name, documentsDir);
    const file = engine.vault.register(path, 'read', upload.name);
    const reply = await engine.call(OPEN, { file });
    if (reply.ok) {
      upload.kept = file;
      await rm(upload.path, { force: true });
    } else for (const ending of ['', '-wal', '-shm', '.lock']) await rm(`${path}${ending}`, { force: true });
    return reply;
  }

  return {
    async add(file: FileRef, path: string, name: string): Promise<void> {
      if (name.toLowerCase().endsWith(EXTENSION) && (await isDatabase(path))) uploads.set(file, { path, name });
    },
    /** Answers a call; one that opens an upload keeps it first. */
    call(channel: string, input: unknown): Promise<WireReply> {
      const asked = typeof input === 'object' && input !== null && 'file' in input ? input.file : undefined;
      const upload = channel === OPEN ? uploads.get(asked) : undefined;
      return upload === undefined ? engine.call(channel, input) : open(upload);
    },
  };
}

/** @returns the path of the copy */
async function keepDataFile(uploaded: string, name: string, documentsDir: string): Promise<string> {
  mkdirSync(documentsDir, { recursive: true });
  const path = freePath(documentsDir, plainFileName(name, EXTENSION.slice(1)));
  await copyFile(uploaded, path);
  return path;
}

async function isDatabase(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(MAGIC.length);
    const { bytesRead } = await file.read(head, 0, MAGIC.length, 0);
    return bytesRead === MAGIC.length && head.toString('latin1') === MAGIC;
  } finally {
    await file.close();
  }
}

/** The first name nobody has taken: shop.dealerdesk, shop 2.dealerdesk, … */
function freePath(folder: string, stem: string): string {
  for (let n = 1; ; n += 1) {
    const path = join(folder, `${stem}${n === 1 ? '' : ` ${n}`}${EXTENSION}`);
    if (!existsSync(path)) return path;
  }
}
