import { open } from 'node:fs/promises';
import { AppError } from '../../shared/errors/appError.ts';
import { LIMITS, tooLarge } from './limits.ts';

export type FileKind = 'zip' | 'compound' | 'biff' | 'markup' | 'text' | 'empty';

const HEAD_BYTES = 4096;

/** First bytes of common files that are no spreadsheets, and what people call them. */
const FOREIGN: readonly (readonly [signature: string, what: string])[] = [
  ['25504446', 'PDF'],
  ['89504e470d0a1a0a', 'PNG'],
  ['ffd8ff', 'JPEG'],
  ['47494638', 'GIF'],
  ['424d', 'BMP'],
  ['526172211a07', 'RAR'],
  ['377abcaf271c', '7z'],
  ['1f8b', 'gzip'],
  ['4d5a', 'EXE'],
  ['7f454c46', 'ELF'],
  ['53514c69746520666f726d6174203300', 'SQLite'],
  ['7b5c727466', 'RTF'],
  ['494433', 'MP3'],
];

/** Decides by the bytes, never by the extension. Refuses files over the size limit and known foreign formats. */
export async function sniffFile(path: string, name: string): Promise<FileKind> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw (cause as NodeJS.ErrnoException).code === 'ENOENT' // fs rejects with errno errors
      ? new AppError('file_missing', { name }, { cause })
      : cause;
  });
  try {
    const { size } = await file.stat();
    if (size > LIMITS.fileBytes) throw tooLarge(name, LIMITS.fileBytes, 'bytes');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return kindOf(buffer.subarray(0, bytesRead), name);
  } finally {
    await file.close();
  }
}

function kindOf(head: Buffer, name: string): FileKind {
  if (head.length === 0) return 'empty';
  const hex = head.subarray(0, 16).toString('hex');
  const marked = hex.startsWith('efbbbf');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'zip';
  if (hex.startsWith('d0cf11e0a1b11ae1')) return 'compound';
  if (/^09(00|02|04|08)(0[04-8]|10)00/.test(hex)) return 'biff';
  for (const [signature, what] of FOREIGN) {
    if (hex.startsWith(signature) && (signature.length > 4 || isBinary(head))) {
      throw new AppError('sheet_not_spreadsheet', { name, what });
    }
  }
  if (looksLikeMarkup(head)) return 'markup';
  if (!marked && isBinary(head)) throw new AppError('sheet_not_spreadsheet', { name, what: 'binary' });
  return 'text';
}

/** A tag after byte order mark and white space, also where every second byte is NUL. A CSV may begin with any other `<`. */
function looksLikeMarkup(head: Buffer): boolean {
  const text = head
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  return /^<(\?xml|!doctype|!--|(html|head|body|meta|table|style|script|div|center|font|tr|(\w+:)?workbook)\b)/i.test(
    text,
  );
}

/** Control bytes that no text encoding of ours produces; NUL alone may be UTF-16 or UTF-32. */
function isBinary(head: Buffer): boolean {
  let controls = 0;
  let nuls = 0;
  for (const byte of head) {
    if (byte === 0) nuls += 1;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) controls += 1;
  }
  const wide = nuls > 0; // UTF-16 may carry any byte, so only a mass of controls speaks against it
  return controls > head.length * (wide ? 0.1 : 0.02);
}
