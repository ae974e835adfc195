import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { AppError } from '../../shared/errors/appError.ts';
import { type AgileInfo, BLOCK_BYTES, type CipherSpec, readAgileInfo } from './agileInfo.ts';
import { hashOf, hashPassword, withPassword } from './bookPassword.ts';
import { SIZE_BYTES } from './packageSize.ts';
import type { OpenOptions } from './workbook.ts';

/** What a key is made for. @source [MS-OFFCRYPTO] 2.3.4.13, 2.3.4.14 */
const FOR_VERIFIER_INPUT = Buffer.from('fea7d2763b4b9e79', 'hex');
const FOR_VERIFIER_HASH = Buffer.from('d7aa0f6d3061344e', 'hex');
const FOR_KEY_VALUE = Buffer.from('146e0be7abacd0d6', 'hex');
const FOR_HMAC_KEY = Buffer.from('5fb2ad010cb9e1f6', 'hex');
const FOR_HMAC_VALUE = Buffer.from('a0677f02b22c8433', 'hex');
/** What a hash that is too short for a key is filled up with. */
const FILLER = 0x36;
const SEGMENT_BYTES = 4096;
const SEGMENTS_A_TURN = 500;

/**
 * Opens the package of Excel 2010 and later. Its checksum is compared before anything of it is believed.
 * @param size bytes of the package itself, without what fills up the last block
 * @throws AppError sheet_encrypted, sheet_password_wrong, sheet_cipher_unknown, sheet_zip_corrupt, sheet_timeout
 * @source [MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15
 */
export async function openAgilePackage(
  descriptor: Buffer,
  encrypted: Buffer,
  size: number,
  options: OpenOptions,
): Promise<Buffer> {
  const info = await readAgileInfo(descriptor, options.name);
  const secret = await withPassword(options, (password) => secretKey(info, password, options));
  if (!isWhole(info, secret, encrypted)) throw new AppError('sheet_zip_corrupt', { name: options.name });
  return decryptSegments(info.data, secret, encrypted.subarray(SIZE_BYTES), size, options);
}

/** The key of the data, enclosed in one that only the password makes; undefined for another password. */
async function secretKey(
  { key, data }: AgileInfo,
  password: string,
  options: OpenOptions,
): Promise<Buffer | undefined> {
  const hashed = await hashPassword(password, key, options);
  const opened = (purpose: Buffer, bytes: Buffer) =>
    decrypt(sized(hashOf(key.algorithm, hashed, purpose), key.keyBytes), sized(key.salt, BLOCK_BYTES), bytes);
  const input = opened(FOR_VERIFIER_INPUT, key.verifierInput).subarray(0, key.salt.length);
  const hash = opened(FOR_VERIFIER_HASH, key.verifierHash).subarray(0, key.hashBytes);
  const expected = hashOf(key.algorithm, input);
  if (hash.length !== expected.length || !timingSafeEqual(hash, expected)) return undefined;
  return opened(FOR_KEY_VALUE, key.keyValue).subarray(0, data.keyBytes);
}

function isWhole({ data, integrity }: AgileInfo, secret: Buffer, encrypted: Buffer): boolean {
  if (secret.length !== data.keyBytes) return false;
  if (integrity === null) return true;
  const opened = (purpose: Buffer, bytes: Buffer) =>
    decrypt(secret, vectorFor(data, purpose), bytes).subarray(0, data.hashBytes);
  const value = opened(FOR_HMAC_VALUE, integrity.value);
  const expected = createHmac(data.algorithm, opened(FOR_HMAC_KEY, integrity.key)).update(encrypted).digest();
  return value.length === expected.length && timingSafeEqual(value, expected);
}

async function decryptSegments(
  data: CipherSpec,
  secret: Buffer,
  encrypted: Buffer,
  size: number,
  { onStep }: OpenOptions,
): Promise<Buffer> {
  const needed = Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
  const plain = Buffer.alloc(needed);
  const number = Buffer.alloc(4);
  for (let at = 0, segment = 0; at < needed; at += SEGMENT_BYTES, segment += 1) {
    number.writeUInt32LE(segment);
    const bytes = encrypted.subarray(at, Math.min(at + SEGMENT_BYTES, needed));
    decrypt(secret, vectorFor(data, number), bytes).copy(plain, at);
    if (segment % SEGMENTS_A_TURN !== SEGMENTS_A_TURN - 1) continue;
    onStep?.();
    await turn();
  }
  return plain.subarray(0, size);
}

function vectorFor(data: CipherSpec, purpose: Buffer): Buffer {
  return sized(hashOf(data.algorithm, data.salt, purpose), BLOCK_BYTES);
}

function sized(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes.subarray(0, length), Buffer.alloc(Math.max(0, length - bytes.length), FILLER)]);
}

function decrypt(key: Buffer, vector: Buffer, bytes: Buffer): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, vector).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}
