import { createDecipheriv, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../shared/errors/appError.ts';
import { hashOf, hashPassword, withPassword } from './bookPassword.ts';
import { SIZE_BYTES } from './packageSize.ts';
import { readStandardHeader, type StandardHeader } from './standardHeader.ts';
import type { OpenOptions } from './workbook.ts';

/** AES by the length of its key. @source [MS-OFFCRYPTO] 2.3.2 */
const AES_BITS: Readonly<Record<number, number>> = { 0: 128, 26126: 128, 26127: 192, 26128: 256 };
const ROUNDS = 50_000;
const BLOCK_BYTES = 16;
/** The hash of 20 bytes, filled up to whole blocks. */
const ENCRYPTED_HASH_BYTES = 32;

/**
 * Opens the package of Excel 2007: AES in single blocks, SHA-1. It has no checksum of its own; the parts of the zip in it
 * have theirs.
 * @throws AppError sheet_encrypted, sheet_password_wrong, sheet_cipher_unknown, sheet_zip_corrupt
 * @source [MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9
 */
export async function openStandardPackage(
  info: Buffer,
  encrypted: Buffer,
  size: number,
  options: OpenOptions,
): Promise<Buffer> {
  const header = readStandardHeader(info, ENCRYPTED_HASH_BYTES, options.name);
  const bits = AES_BITS[header.algorithmId];
  if (bits === undefined || header.keyBits !== bits) throw new AppError('sheet_cipher_unknown', { name: options.name });
  const key = await withPassword(options, (password) => keyOf(header, bits / 8, password, options));
  const needed = Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
  return decrypt(key, encrypted.subarray(SIZE_BYTES, SIZE_BYTES + needed)).subarray(0, size);
}

async function keyOf(
  { salt, verifier, verifierHash }: StandardHeader,
  bytes: number,
  password: string,
  options: OpenOptions,
): Promise<Buffer | undefined> {
  const hashed = await hashPassword(password, { algorithm: 'sha1', salt, rounds: ROUNDS }, options);
  const last = hashOf('sha1', hashed, Buffer.alloc(4));
  const key = Buffer.concat([spread(last, 0x36), spread(last, 0x5c)]).subarray(0, bytes);
  const expected = hashOf('sha1', decrypt(key, verifier));
  return timingSafeEqual(decrypt(key, verifierHash).subarray(0, expected.length), expected) ? key : undefined;
}

function spread(hashed: Buffer, filler: number): Buffer {
  const block = Buffer.alloc(64, filler);
  for (const [at, byte] of hashed.entries()) block[at] = byte ^ filler;
  return hashOf('sha1', block);
}

function decrypt(key: Buffer, bytes: Buffer): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}
