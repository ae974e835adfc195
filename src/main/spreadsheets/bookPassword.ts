import { hash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { AppError } from '../../shared/errors/appError.ts';
import type { OpenOptions } from './workbook.ts';

/** By this word Excel encrypts what it protects without asking for a password. @source [MS-XLS] 2.2.10 */
const BUILT_IN = 'VelvetSweatshop';
/** @source [MS-OFFCRYPTO] 2.3.4.10 ST_SpinCount */
export const MOST_ROUNDS = 10_000_000;
/** However many rounds a file asks for, they end after so long: two passwords may be tried in the 10 s that a file has. */
const LONGEST_MS = 4_500;
/** After so long it is known how long all rounds will take. */
const TELLING_MS = 100;
const ROUNDS_A_TURN = 5_000;

export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/**
 * Tries the password that was given, then Excel's own, and answers what the first that fits opens.
 * @throws AppError sheet_encrypted where none was given, sheet_password_wrong
 */
export async function withPassword<T>(
  { name, password }: OpenOptions,
  open: (password: string) => T | undefined | Promise<T | undefined>,
): Promise<T> {
  for (const word of password === undefined ? [BUILT_IN] : [password, BUILT_IN]) {
    const opened = await open(word);
    if (opened !== undefined) return opened;
  }
  throw new AppError(password === undefined ? 'sheet_encrypted' : 'sheet_password_wrong', { name });
}

/**
 * A password hashed over and over, as [MS-OFFCRYPTO] 2.3.4.7 and 2.3.4.11 begin. In slices, so that the process goes on
 * answering; each slice is told to `onStep`.
 * @param longestMs what would take longer is refused as soon as that is known, and given up after so long
 * @throws AppError sheet_timeout
 */
export async function hashPassword(
  password: string,
  { algorithm, salt, rounds }: { algorithm: HashName; salt: Buffer; rounds: number },
  { name, onStep }: OpenOptions,
  longestMs = LONGEST_MS,
): Promise<Buffer> {
  let digest = hashOf(algorithm, salt, Buffer.from(password, 'utf16le'));
  const input = Buffer.alloc(4 + digest.length);
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    input.writeUInt32LE(round);
    digest.copy(input, 4);
    digest = hash(algorithm, input, 'buffer');
    if (round % ROUNDS_A_TURN !== ROUNDS_A_TURN - 1) continue;
    onStep?.();
    const spentMs = performance.now() - start;
    const wholeMs = spentMs < TELLING_MS ? spentMs : (spentMs / (round + 1)) * rounds;
    if (wholeMs > longestMs) throw new AppError('sheet_timeout', { name });
    await turn();
  }
  return digest;
}

/** One hash over several pieces. */
export function hashOf(algorithm: HashName, ...pieces: Buffer[]): Buffer {
  return hash(algorithm, Buffer.concat(pieces), 'buffer');
}
