import { AppError } from '../../shared/errors/appError.ts';

const HEADER_AT = 12;
/** Flags, algorithms, provider: the name of the provider follows. */
const HEADER_BYTES = 32;
const SALT_BYTES = 16;
const VERIFIER_BYTES = 16;
const SHA1_BYTES = 20;
const SHA1_IDS: readonly number[] = [0, 0x8004];

/** What precedes data that the older Windows ciphers encrypt. @source [MS-OFFCRYPTO] 2.3.2, 2.3.3 */
export interface StandardHeader {
  algorithmId: number;
  keyBits: number;
  salt: Buffer;
  verifier: Buffer;
  verifierHash: Buffer;
}

/**
 * Reads version, flags, header and verifier.
 * @param hashBytes bytes of the encrypted hash: AES fills up its last block, RC4 does not
 * @throws AppError sheet_cipher_unknown for another hash than SHA-1, sheet_zip_corrupt
 */
export function readStandardHeader(info: Buffer, hashBytes: number, name: string): StandardHeader {
  const corrupt = () => new AppError('sheet_zip_corrupt', { name });
  if (info.length < HEADER_AT + HEADER_BYTES) throw corrupt();
  const headerBytes = info.readUInt32LE(HEADER_AT - 4);
  const verifierAt = HEADER_AT + headerBytes;
  const end = verifierAt + 4 + SALT_BYTES + VERIFIER_BYTES + 4 + hashBytes;
  if (headerBytes < HEADER_BYTES || end > info.length) throw corrupt();
  if (!SHA1_IDS.includes(info.readUInt32LE(HEADER_AT + 12))) throw new AppError('sheet_cipher_unknown', { name });
  if (info.readUInt32LE(verifierAt) !== SALT_BYTES) throw corrupt();
  const saltAt = verifierAt + 4;
  const hashAt = saltAt + SALT_BYTES + VERIFIER_BYTES + 4;
  if (info.readUInt32LE(hashAt - 4) !== SHA1_BYTES) throw corrupt();
  return {
    algorithmId: info.readUInt32LE(HEADER_AT + 8),
    keyBits: info.readUInt32LE(HEADER_AT + 16),
    salt: info.subarray(saltAt, saltAt + SALT_BYTES),
    verifier: info.subarray(saltAt + SALT_BYTES, saltAt + SALT_BYTES + VERIFIER_BYTES),
    verifierHash: info.subarray(hashAt, hashAt + hashBytes),
  };
}
