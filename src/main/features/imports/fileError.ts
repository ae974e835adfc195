import { AppError } from '../../../shared/errors/appError.ts';

/**
 * What goes wrong where the owner's file is copied, in one sentence each; anything else passes unchanged.
 * @param name the file's, as it is told
 */
export function fileError(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return new AppError('file_missing', { name }, { cause: error });
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EBUSY') {
    return new AppError('file_not_readable', { name }, { cause: error });
  }
  if (error.code === 'ENOSPC' || error.code === 'EFBIG' || error.code === 'EDQUOT')
    return new AppError('disk_full', {}, { cause: error });
  if (error.code === 'EISDIR' || error.code === 'ERR_FS_EISDIR')
    return new AppError('sheet_not_spreadsheet', { name, what: 'folder' });
  return error;
}
