import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/errors/appError.ts';
import type { OpPort } from '../../jobs/jobPort.ts';

const CHUNK = 1024 * 1024;
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** A stick that was pulled out, a network that is gone, a disk that fails. */
const GONE = new Set(['EIO', 'ENOENT', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN', 'ENETDOWN', 'ETIMEDOUT']);
const CLOSED = new Set(['EACCES', 'EPERM', 'EROFS']);

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** What goes wrong in a safe place, in one sentence each; anything else passes unchanged. */
export function placeError(error: unknown, folder: string): unknown {
  const code = codeOf(error);
  const options = { cause: error };
  if (FULL.has(code)) return new AppError('safe_place_full', { name: folder }, options);
  if (GONE.has(code)) return new AppError('safe_place_missing', { name: folder }, options);
  if (CLOSED.has(code)) return new AppError('safe_place_closed', { name: folder }, options);
  return error;
}

/**
 * Copies a file to one that must not exist yet (never through a link), and hands it to the disk.
 * @returns SHA-256 of what was read
 */
export function copyBytes(from: string, to: string, port: OpPort): string {
  const source = openSync(from, 'r');
  try {
    const target = openSync(to, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      const hash = readAll(source, port, 'copying', (chunk) => writeWhole(target, chunk));
      fsyncSync(target);
      return hash;
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

/** SHA-256 of a file as it can be read now. */
export function hashOf(path: string, port: OpPort): string {
  const fd = openSync(path, 'r');
  try {
    return readAll(fd, port, 'checking', () => undefined);
  } finally {
    closeSync(fd);
  }
}

function readAll(fd: number, port: OpPort, phase: 'copying' | 'checking', take: (chunk: Buffer) => void): string {
  const total = fstatSync(fd).size;
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (let done = 0; ; ) {
    port.checkCancelled();
    const length = readSync(fd, buffer, 0, CHUNK, null);
    if (length === 0) return hash.digest('hex');
    const chunk = buffer.subarray(0, length);
    hash.update(chunk);
    take(chunk);
    done += length;
    port.progress(phase, Math.round(done / 1024), Math.round(total / 1024));
  }
}

function writeWhole(fd: number, chunk: Buffer): void {
  for (let at = 0; at < chunk.length; ) at += writeSync(fd, chunk, at);
}

/** Makes a new name last through a power cut; Windows keeps folders by itself. */
export function syncFolderOf(path: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(dirname(path), 'r');
  try {
    fsyncSync(fd);
  } catch (error) {
    // Some network and stick file systems do not know this.
    if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'ENOTSUP') throw error;
  } finally {
    closeSync(fd);
  }
}
