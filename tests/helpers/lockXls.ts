import { createHash } from 'node:crypto';
import { compound } from './lockBook.ts';

/** The old ciphers of xls, written by itself for the tests. @source [MS-OFFCRYPTO] 2.3.5, 2.3.6, [MS-XLS] 2.2.10 */

const le32 = (value: number): Buffer => Buffer.from([value, value >> 8, value >> 16, value >> 24].map((b) => b & 255));
const md5 = (...pieces: Buffer[]): Buffer => createHash('md5').update(Buffer.concat(pieces)).digest();
const sha1 = (...pieces: Buffer[]): Buffer => createHash('sha1').update(Buffer.concat(pieces)).digest();

/** RC4 as a generator of single bytes. */
function* rc4(key: Buffer): Generator<number> {
  const box = [...Array(256).keys()];
  let j = 0;
  for (let i = 0; i < 256; i += 1) {
    j = (j + Number(box[i]) + Number(key[i % key.length])) % 256;
    [box[i], box[j]] = [Number(box[j]), Number(box[i])];
  }
  for (let i = 1, k = 0; ; i = (i + 1) % 256) {
    k = (k + Number(box[i])) % 256;
    [box[i], box[k]] = [Number(box[k]), Number(box[i])];
    yield Number(box[(Number(box[i]) + Number(box[k])) % 256]);
  }
}

/** A whole stream of key bytes for a stream of this length, with another key every 1024 bytes. */
function keyStream(length: number, keyOf: (block: number) => Buffer): Buffer {
  const stream = Buffer.alloc(length);
  let bytes = rc4(keyOf(0));
  for (let at = 0; at < length; at += 1) {
    if (at % 1024 === 0) bytes = rc4(keyOf(at / 1024));
    stream[at] = Number(bytes.next().value);
  }
  return stream;
}

const xor = (bytes: Buffer, stream: Buffer): Buffer => Buffer.from(bytes.map((byte, i) => byte ^ Number(stream[i])));

export type XlsLock = 'rc4' | 'cryptoApi40' | 'cryptoApi128';

/** An xls with a password: the record that says so stands behind the first, everything after it is encrypted. */
export function lockXls(plain: Buffer, how: XlsLock, password: string): Buffer {
  const { pass, hide } = locks[how](password);
  const stream = withPass(plain, pass);
  let at = 0;
  let passed = false;
  while (at + 4 <= stream.length) {
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
    const from = at + 4 + (type === 0x85 ? 4 : 0);
    const open = [0x809, 0x2f, 0x194, 0x195, 0xe1, 0x196, 0x138].includes(type);
    if (passed && !open) hide(stream, from, at + 4 + length);
    passed ||= type === 0x2f;
    at += 4 + length;
  }
  return compound({ Workbook: stream });
}

/** Puts the record in and moves what points behind it. */
function withPass(plain: Buffer, pass: Buffer): Buffer {
  const begin = 4 + plain.readUInt16LE(2);
  const record = Buffer.concat([Buffer.from([0x2f, 0, pass.length, 0]), pass]);
  const stream = Buffer.concat([plain.subarray(0, begin), record, plain.subarray(begin)]);
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2))
    if (stream.readUInt16LE(at) === 0x85) stream.writeUInt32LE(stream.readUInt32LE(at + 4) + record.length, at + 4);
  return stream;
}

/** Hides the bytes from `from` to `end` of a stream. */
type Hide = (stream: Buffer, from: number, end: number) => void;

function byKeys(keyOf: (block: number) => Buffer): Hide {
  let known: Buffer = Buffer.alloc(0);
  return (stream, from, end) => {
    if (known.length < stream.length) known = keyStream(stream.length, keyOf);
    xor(stream.subarray(from, end), known.subarray(from, end)).copy(stream, from);
  };
}

const SALT = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
const VERIFIER = Buffer.from('0f1e2d3c4b5a69788796a5b4c3d2e1f0', 'hex');

function rc4Lock(password: string) {
  const short = md5(Buffer.from(password, 'utf16le')).subarray(0, 5);
  const base = md5(Buffer.concat(Array<Buffer>(16).fill(Buffer.concat([short, SALT])))).subarray(0, 5);
  const keyOf = (block: number) => md5(base, le32(block));
  const proof = xor(Buffer.concat([VERIFIER, md5(VERIFIER)]), keyStream(32, keyOf));
  return { pass: Buffer.concat([Buffer.from([1, 0, 1, 0, 1, 0]), SALT, proof]), hide: byKeys(keyOf) };
}

function cryptoApiLock(password: string, bits: number) {
  const base = sha1(SALT, Buffer.from(password, 'utf16le'));
  const keyOf = (block: number) => {
    const key = sha1(base, le32(block)).subarray(0, bits / 8);
    return bits === 40 ? Buffer.concat([key, Buffer.alloc(11)]) : key;
  };
  const proof = xor(Buffer.concat([VERIFIER, sha1(VERIFIER)]), keyStream(36, keyOf));
  const provider = Buffer.from('Microsoft Enhanced Cryptographic Provider v1.0\0', 'utf16le');
  const header = Buffer.concat([...[4, 0, 0x6801, 0x8004, bits, 1, 0, 0].map(le32), provider]);
  const verifier = [le32(16), SALT, proof.subarray(0, 16), le32(20), proof.subarray(16)];
  const info = Buffer.concat([...[0x0002_0004, 4, header.length].map(le32), header, ...verifier]);
  return { pass: Buffer.concat([Buffer.from([1, 0]), info]), hide: byKeys(keyOf) };
}

const locks: Record<XlsLock, (password: string) => { pass: Buffer; hide: Hide }> = {
  rc4: rc4Lock,
  cryptoApi40: (password) => cryptoApiLock(password, 40),
  cryptoApi128: (password) => cryptoApiLock(password, 128),
};
