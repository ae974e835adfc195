import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

export interface StaticFile {
  type: string;
  sizeBytes: number;
  open(): NodeJS.ReadableStream;
}

/** A file of the built window, or undefined: nothing outside of `root` and no unknown kind of file is ever served. */
export async function findStatic(root: string, pathname: string): Promise<StaticFile | undefined> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const path = normalize(join(root, decoded === '/' ? 'index.html' : decoded));
  const type = TYPES[extname(path)];
  if (!path.startsWith(root + sep) || type === undefined) return undefined;
  // Whatever cannot be looked at is not served.
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? { type, sizeBytes: found.size, open: () => createReadStream(path) } : undefined;
}
