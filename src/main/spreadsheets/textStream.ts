import { createReadStream } from 'node:fs';
import { AppError } from '../../shared/errors/appError.ts';

const CHUNK_BYTES = 256 * 1024;

interface Decoder {
  decode(chunk?: Uint8Array): string;
}

/** True where `TextDecoder` or our UTF-32 reader knows the label. */
export function assertEncoding(encoding: string): void {
  createDecoder(encoding);
}

/** The file as text, piece by piece; characters on chunk borders stay whole, a byte order mark is dropped. */
export async function* readText(path: string, encoding: string): AsyncGenerator<string, void> {
  const decoder = createDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) yield decoder.decode(chunk);
  yield decoder.decode();
}

/** Bytes in memory as text, by the same rules. */
export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  const decoder = createDecoder(encoding);
  return decoder.decode(bytes) + decoder.decode();
}

function createDecoder(encoding: string): Decoder {
  if (/^utf-?32(le|be)$/i.test(encoding)) return new Utf32Decoder(/le$/i.test(encoding));
  try {
    const decoder = new TextDecoder(encoding);
    return { decode: (chunk) => (chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()) };
  } catch (cause) {
    throw new AppError('invalid_input', { field: 'encoding' }, { cause });
  }
}

/** The one Unicode form that `TextDecoder` leaves out. */
class Utf32Decoder implements Decoder {
  private readonly littleEndian: boolean;
  private rest: Uint8Array = new Uint8Array(0);
  private atStart = true;

  constructor(littleEndian: boolean) {
    this.littleEndian = littleEndian;
  }

  decode(chunk?: Uint8Array): string {
    if (!chunk) return this.rest.length > 0 ? '\ufffd' : '';
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const whole = bytes.length - (bytes.length % 4);
    let text = '';
    for (let i = 0; i < whole; i += 4) {
      const code = view.getUint32(i, this.littleEndian);
      if (!(this.atStart && code === 0xfeff)) text += validCodePoint(code) ? String.fromCodePoint(code) : '\ufffd';
      this.atStart = false;
    }
    this.rest = Uint8Array.from(bytes.subarray(whole));
    return text;
  }
}

function validCodePoint(code: number): boolean {
  return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}
