import { AppError } from '../../shared/errors/appError.ts';
import { openAgilePackage } from './agilePackage.ts';
import { packageSize } from './packageSize.ts';
import { openStandardPackage } from './standardPackage.ts';
import type { OpenOptions } from './workbook.ts';

const STANDARD_MINOR = 2;
const STANDARD_MAJORS: readonly number[] = [2, 3, 4];
const AGILE = 4;
/** Version and flags precede the descriptor. */
const DESCRIPTOR_AT = 8;

/**
 * The zip in a book with a password, of whichever Excel.
 * @throws AppError sheet_encrypted, sheet_password_wrong, sheet_cipher_unknown, sheet_zip_corrupt, sheet_timeout
 * @source [MS-OFFCRYPTO] 2.3.4
 */
export async function openEncryptedPackage(info: Buffer, encrypted: Buffer, options: OpenOptions): Promise<Buffer> {
  const { name } = options;
  const size = packageSize(encrypted, name);
  if (info.length < DESCRIPTOR_AT) throw new AppError('sheet_zip_corrupt', { name });
  const major = info.readUInt16LE(0);
  const minor = info.readUInt16LE(2);
  if (major === AGILE && minor === AGILE)
    return openAgilePackage(info.subarray(DESCRIPTOR_AT), encrypted, size, options);
  if (minor === STANDARD_MINOR && STANDARD_MAJORS.includes(major))
    return openStandardPackage(info, encrypted, size, options);
  throw new AppError('sheet_cipher_unknown', { name });
}
