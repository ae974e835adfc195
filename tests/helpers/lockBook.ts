import { createCipheriv, createHash, createHmac } from 'node:crypto';
import * as SheetJs from '@e965/xlsx';
import { random } from './random.ts';

/** Encrypts workbooks as [MS-OFFCRYPTO] says, written by itself: what the program opens it has not closed. */

export interface AgileLock {
  password: string;
  hash?: 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512';
  keyBits?: 128 | 192 | 256;
  spinCount?: number;
  /** Changes the description after it was made. */
  describe?: (xml: string) => string;
  /** Changes the encrypted bytes after their checksum was made. */
  damage?: (encrypted: Buffer) => void;
  seed?: number;
}

const AGILE_NS = 'http://schemas.microsoft.com/office/2006/encryption';
const PASSWORD_NS = 'http://schemas.microsoft.com/office/2006/keyEncryptor/password';

const le32 = (value: number): Buffer => Buffer.from([value, value >> 8, value >> 16, value >> 24].map((b) => b & 255));
const digest = (name: string, ...pieces: Buffer[]): Buffer =>
  pieces.reduce((hash, piece) => hash.update(piece), createHash(name)).digest();
const sized = (bytes: Buffer, length: number, filler = 0x36): Buffer =>
  bytes.length >= length
    ? bytes.subarray(0, length)
    : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, filler)]);
const padded = (bytes: Buffer): Buffer => sized(bytes, Math.ceil(bytes.length / 16) * 16, 0);

function bytesOf(seed: number): (length: number) => Buffer {
  const next = random(seed);
  return (length) => Buffer.from(Array.from({ length }, () => Math.floor(next() * 256)));
}

function cbc(key: Buffer, iv: Buffer, bytes: Buffer): Buffer {
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(padded(bytes)), cipher.final()]);
}

/** Agile encryption: Excel 2010 and later. */
export function lockAgile(zip: Buffer, lock: AgileLock): Buffer {
  const { password, hash = 'SHA512', keyBits = 256, spinCount = 1000, seed = 1 } = lock;
  const name = hash.toLowerCase();
  const draw = bytesOf(seed);
  const [dataSalt, keySalt, secret, verifier] = [draw(16), draw(16), draw(keyBits / 8), draw(16)];
  const size = digest(name).length;
  const hmacKey = draw(size);
  const iv = (block: Buffer) => sized(digest(name, dataSalt, block), 16);

  const head = Buffer.alloc(8);
  head.writeBigUInt64LE(BigInt(zip.length));
  const segments = Array.from({ length: Math.ceil(zip.length / 4096) }, (_, i) =>
    cbc(secret, iv(le32(i)), zip.subarray(i * 4096, (i + 1) * 4096)),
  );
  const encrypted = Buffer.concat([head, ...segments]);
  const hmac = createHmac(name, hmacKey).update(encrypted).digest();

  let spun = digest(name, keySalt, Buffer.from(password, 'utf16le'));
  for (let i = 0; i < spinCount; i += 1) spun = digest(name, le32(i), spun);
  const by = (block: string, bytes: Buffer) =>
    cbc(sized(digest(name, spun, Buffer.from(block, 'hex')), keyBits / 8), keySalt, bytes).toString('base64');
  const common = (salt: Buffer) =>
    `saltSize="16" blockSize="16" keyBits="${keyBits}" hashSize="${size}" cipherAlgorithm="AES" ` +
    `cipherChaining="ChainingModeCBC" hashAlgorithm="${hash}" saltValue="${salt.toString('base64')}"`;
  const checked = (block: string, bytes: Buffer) =>
    cbc(secret, iv(Buffer.from(block, 'hex')), bytes).toString('base64');
  const xml =
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<encryption xmlns="${AGILE_NS}" xmlns:p="${PASSWORD_NS}">` +
    `<keyData ${common(dataSalt)}/><dataIntegrity encryptedHmacKey="${checked('5fb2ad010cb9e1f6', hmacKey)}" ` +
    `encryptedHmacValue="${checked('a0677f02b22c8433', hmac)}"/><keyEncryptors><keyEncryptor uri="${PASSWORD_NS}">` +
    `<p:encryptedKey spinCount="${spinCount}" ${common(keySalt)} ` +
    `encryptedVerifierHashInput="${by('fea7d2763b4b9e79', verifier)}" ` +
    `encryptedVerifierHashValue="${by('d7aa0f6d3061344e', digest(name, verifier))}" ` +
    `encryptedKeyValue="${by('146e0be7abacd0d6', secret)}"/></keyEncryptor></keyEncryptors></encryption>`;
  lock.damage?.(encrypted);
  const info = Buffer.concat([le32(0x0004_0004), le32(0x40), Buffer.from(lock.describe?.(xml) ?? xml, 'utf8')]);
  return compound({ EncryptionInfo: info, EncryptedPackage: encrypted });
}

/** Standard encryption: Excel 2007. */
export function lockStandard(
  zip: Buffer,
  { password, keyBits = 128, seed = 2 }: { password: string; keyBits?: 128 | 192 | 256; seed?: number },
): Buffer {
  const draw = bytesOf(seed);
  const [salt, verifier] = [draw(16), draw(16)];
  let spun = digest('sha1', salt, Buffer.from(password, 'utf16le'));
  for (let i = 0; i < 50_000; i += 1) spun = digest('sha1', le32(i), spun);
  const last = digest('sha1', spun, le32(0));
  const half = (filler: number) =>
    digest('sha1', Buffer.from(Array.from({ length: 64 }, (_, i) => (last[i] ?? 0) ^ filler)));
  const key = sized(Buffer.concat([half(0x36), half(0x5c)]), keyBits / 8);
  const ecb = (bytes: Buffer) => {
    const cipher = createCipheriv(`aes-${keyBits}-ecb`, key, null).setAutoPadding(false);
    return Buffer.concat([cipher.update(padded(bytes)), cipher.final()]);
  };
  const provider = Buffer.from('Microsoft Enhanced RSA and AES Cryptographic Provider\0', 'utf16le');
  const header = Buffer.concat([
    ...[0x24, 0, 0x660e + (keyBits - 128) / 64, 0x8004, keyBits, 0x18, 0, 0].map(le32),
    provider,
  ]);
  const info = Buffer.concat([
    ...[0x0002_0004, 0x24, header.length].map(le32),
    header,
    le32(16),
    salt,
    ecb(verifier),
    le32(20),
    ecb(digest('sha1', verifier)),
  ]);
  const head = Buffer.alloc(8);
  head.writeBigUInt64LE(BigInt(zip.length));
  return compound({ EncryptionInfo: info, EncryptedPackage: Buffer.concat([head, ecb(zip)]) });
}

/** A compound file with these streams. */
export function compound(streams: Record<string, Buffer>): Buffer {
  const { CFB } = SheetJs;
  const file = CFB.utils.cfb_new();
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, bytes);
  return Buffer.from(CFB.write(file, { type: 'buffer', fileType: 'cfb' }) as Uint8Array); // the library has no type for it
}
