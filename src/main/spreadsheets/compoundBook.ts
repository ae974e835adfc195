import { readFile } from 'node:fs/promises';
import { AppError } from '../../shared/errors/appError.ts';
import { plainBiff } from './biffStream.ts';
import { hasCircle } from './compoundChains.ts';
import { openEncryptedPackage } from './encryptedPackage.ts';
import { loadSheetJs } from './sheetJs.ts';
import type { OpenOptions } from './workbook.ts';

/** Streams by which other programs' compound files are known. */
const FOREIGN_STREAMS: readonly (readonly [stream: string, what: string])[] = [
  ['WordDocument', 'Word'],
  ['PowerPoint Document', 'PowerPoint'],
  ['__properties_version1.0', 'Outlook'],
];

/** What a compound file is made for: a stream of an xls, or a whole zip that has a password. */
export interface CompoundBook {
  kind: 'biff' | 'zip';
  /** Without any password. */
  bytes: Buffer;
  /** It had one. */
  locked: boolean;
}

/** What the library's untyped container reader answers, as far as we look at it. */
interface CompoundFile {
  FullPaths: string[];
  FileIndex: { content?: unknown }[];
}

/**
 * Takes the book out of Microsoft's compound file, in which xls and et live, and everything that is encrypted.
 * @throws AppError sheet_not_spreadsheet, sheet_zip_corrupt, and what its password may lead to
 */
export async function readCompound(path: string, options: OpenOptions): Promise<CompoundBook> {
  const { name } = options;
  const container = await readContainer(await readFile(path), name);
  options.onStep?.();
  const encrypted = streamOf(container, 'EncryptedPackage', name);
  if (encrypted !== undefined) {
    const info = streamOf(container, 'EncryptionInfo', name);
    // rights management keeps its keys on a server
    if (info === undefined) throw new AppError('sheet_cipher_unknown', { name });
    return { kind: 'zip', bytes: await openEncryptedPackage(info, encrypted, options), locked: true };
  }
  const content = streamOf(container, 'Workbook', name) ?? streamOf(container, 'Book', name);
  if (content === undefined) {
    const what = FOREIGN_STREAMS.find(([stream]) => findStream(container, stream) >= 0)?.[1] ?? 'OLE';
    throw new AppError('sheet_not_spreadsheet', { name, what });
  }
  return { kind: 'biff', ...(await plainBiff(content, options)) };
}

async function readContainer(bytes: Buffer, name: string): Promise<CompoundFile> {
  // The library would walk in a circle until the memory is full.
  if (hasCircle(bytes)) throw new AppError('sheet_zip_corrupt', { name });
  const { CFB } = await loadSheetJs();
  try {
    return CFB.read(bytes, { type: 'buffer' });
  } catch (cause) {
    throw new AppError('sheet_zip_corrupt', { name }, { cause });
  }
}

function streamOf(container: CompoundFile, stream: string, name: string): Buffer | undefined {
  const index = findStream(container, stream);
  if (index < 0) return undefined;
  const content = container.FileIndex[index]?.content;
  if (!(content instanceof Uint8Array)) throw new AppError('sheet_zip_corrupt', { name });
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

/** Only at the top: an embedded chart brings a workbook stream of its own, deeper down. */
function findStream(container: CompoundFile, stream: string): number {
  return container.FullPaths.findIndex((path) => {
    const [, first, deeper] = path.toLowerCase().split('/');
    return first === stream.toLowerCase() && deeper === undefined;
  });
}
