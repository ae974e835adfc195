import { basename } from 'node:path';
import { FileRef } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/errors/appError.ts';
import { newToken } from '../runtime/ids.ts';

/**
 * What a reference may be used for: a file that was picked for reading is never written, and the other way round; a
 * folder only takes copies.
 */
export type FileUse = 'read' | 'write' | 'folder';

/** Keeps paths on this side: the window holds opaque references to files that the user himself chose. */
export interface FileVault {
  register(path: string, use: FileUse, name?: string): FileRef;
  resolve(ref: FileRef, use: FileUse): { path: string; name: string };
}

/** References live as long as the program; the oldest are forgotten beyond `limit`. */
export function createFileVault(limit = 500): FileVault {
  const entries = new Map<FileRef, { path: string; name: string; use: FileUse }>();
  return {
    register(path, use, name = basename(path)) {
      const ref = FileRef.parse(newToken());
      entries.set(ref, { path, name, use });
      const oldest = entries.keys().next().value;
      if (entries.size > limit && oldest !== undefined) entries.delete(oldest);
      return ref;
    },
    resolve(ref, use) {
      const entry = entries.get(ref);
      if (!entry || entry.use !== use) throw new AppError('file_ref_gone');
      return { path: entry.path, name: entry.name };
    },
  };
}
