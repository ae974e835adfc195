import { AppError } from '../../shared/errors/appError.ts';

/** The size of an encrypted package precedes it. @source [MS-OFFCRYPTO] 2.3.4.4 */
export const SIZE_BYTES = 8;
const BLOCK_BYTES = 16;

/** How large the package is without what fills up its last block. @throws AppError sheet_zip_corrupt where it is cut off */
export function packageSize(encrypted: Buffer, name: string): number {
  const size = encrypted.length < SIZE_BYTES ? Number.NaN : Number(encrypted.readBigUInt64LE(0));
  const needed = Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
  if (!(size > 0 && SIZE_BYTES + needed <= encrypted.length)) throw new AppError('sheet_zip_corrupt', { name });
  return size;
}
