import { randomBytes, randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';

/** A unique name for what travels between files. */
export function newUid(): string {
  return uuidv7();
}

/** A name for something that lives only while the program runs. */
export function newToken(): string {
  return randomUUID();
}

/** A secret of 256 bits as URL-safe text. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
