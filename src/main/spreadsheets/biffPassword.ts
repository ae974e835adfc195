import { hash, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../shared/errors/appError.ts';
import { hashOf } from './bookPassword.ts';
import { rc4Stream } from './rc4.ts';
import { readStandardHeader } from './standardHeader.ts';

/** Decrypts in place what of a record stands from `from` on; `at` is where the record's data begin in the stream. */
export type RecordCipher = (data: Buffer, at: number, from: number) => void;

/** Answers undefined for a password that is another one. */
export type BiffLock = (password: string) => RecordCipher | undefined;

const RC4 = 1;
/** Versions of what RC4 is given as its key. */
const OFFICE_97 = 1;
const CRYPTO_API_MINOR = 2;
const RC4_ID = 0x6801;
const PART_BYTES = 16;
const SHA1_BYTES = 20;
/** After so many bytes of the stream comes another key. */
const BLOCK_BYTES = 1024;
const OFFICE_97_KEY_BYTES = 5;

/**
 * Reads the record that says how an xls is encrypted. What hid books before there was encryption (Excel 95) is not undone:
 * nobody has a file of that kind to prove it with.
 * @throws AppError sheet_cipher_unknown, sheet_zip_corrupt
 * @source [MS-XLS] 2.4.117 FilePass
 */
export function readFilePass(record: Buffer, name: string): BiffLock {
  if (record.length < 6 || record.readUInt16LE(0) !== RC4) throw new AppError('sheet_cipher_unknown', { name });
  const info = record.subarray(2);
  if (info.readUInt16LE(0) === OFFICE_97 && info.readUInt16LE(2) === OFFICE_97) return office97Lock(info, name);
  if (info.readUInt16LE(2) === CRYPTO_API_MINOR) return cryptoApiLock(info, name);
  throw new AppError('sheet_cipher_unknown', { name });
}

/** RC4 with keys of 40 bits, the usual one of xls. @source [MS-OFFCRYPTO] 2.3.6 */
function office97Lock(info: Buffer, name: string): BiffLock {
  if (info.length < 4 + 3 * PART_BYTES) throw new AppError('sheet_zip_corrupt', { name });
  const part = (index: number) => info.subarray(4 + index * PART_BYTES, 4 + (index + 1) * PART_BYTES);
  return (password) => {
    const short = md5(Buffer.from(password, 'utf16le')).subarray(0, OFFICE_97_KEY_BYTES);
    const salted = Buffer.concat(Array.from({ length: 16 }, () => Buffer.concat([short, part(0)])));
    const base = md5(salted).subarray(0, OFFICE_97_KEY_BYTES);
    const keyOf = (block: number) => md5(Buffer.concat([base, numberBytes(block)]));
    return checked(keyOf, part(1), part(2), md5);
  };
}

/** RC4 by the ciphers of Windows. @source [MS-OFFCRYPTO] 2.3.5 */
function cryptoApiLock(info: Buffer, name: string): BiffLock {
  const header = readStandardHeader(info, SHA1_BYTES, name);
  const bits = header.keyBits === 0 ? 40 : header.keyBits;
  if (header.algorithmId !== RC4_ID || bits % 8 !== 0 || bits < 40 || bits > 128)
    throw new AppError('sheet_cipher_unknown', { name });
  return (password) => {
    const base = hashOf('sha1', header.salt, Buffer.from(password, 'utf16le'));
    const keyOf = (block: number) => {
      const key = hashOf('sha1', base, numberBytes(block)).subarray(0, bits / 8);
      // a key of 40 bits is given as one of 128 with nothing behind
      return bits === 40 ? Buffer.concat([key, Buffer.alloc(11)]) : key;
    };
    return checked(keyOf, header.verifier, header.verifierHash, (bytes) => hashOf('sha1', bytes));
  };
}

function checked(
  keyOf: (block: number) => Buffer,
  verifier: Buffer,
  verifierHash: Buffer,
  hashed: (bytes: Buffer) => Buffer,
): RecordCipher | undefined {
  const proof = Buffer.concat([verifier, verifierHash]);
  xorInto(proof, rc4Stream(keyOf(0), proof.length), 0);
  const expected = hashed(proof.subarray(0, verifier.length));
  return timingSafeEqual(proof.subarray(verifier.length), expected) ? blockCipher(keyOf) : undefined;
}

/** The stream goes on through what is not encrypted, too. */
function blockCipher(keyOf: (block: number) => Buffer): RecordCipher {
  let block = -1;
  let stream: Buffer = Buffer.alloc(0);
  return (data, at, from) => {
    for (let i = from; i < data.length; ) {
      const wanted = Math.floor((at + i) / BLOCK_BYTES);
      if (wanted !== block) {
        block = wanted;
        stream = rc4Stream(keyOf(block), BLOCK_BYTES);
      }
      const offset = (at + i) % BLOCK_BYTES;
      const end = Math.min(data.length, i + BLOCK_BYTES - offset);
      xorInto(data.subarray(i, end), stream, offset);
      i = end;
    }
  };
}

function xorInto(data: Buffer, stream: Buffer, offset: number): void {
  for (let i = 0; i < data.length; i += 1) data[i] = (data[i] ?? 0) ^ (stream[offset + i] ?? 0);
}

function md5(bytes: Buffer): Buffer {
  return hash('md5', bytes, 'buffer');
}

function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
