import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

const BYTES = 32;
/** Some 50 ms a try: enough against idle guessing. Whoever has the file can read it without any PIN. */
const COST = { N: 16_384, r: 8, p: 1 } as const;

export interface StoredPin {
  salt: string;
  hash: string;
}

/** A PIN as it is kept. */
export function hashPin(pin: string): StoredPin {
  const salt = randomBytes(16);
  return { salt: salt.toString('hex'), hash: derive(pin, salt).toString('hex') };
}

export function pinOpens(pin: string, stored: StoredPin): boolean {
  const kept = Buffer.from(stored.hash, 'hex');
  const given = derive(pin, Buffer.from(stored.salt, 'hex'));
  return kept.length === given.length && timingSafeEqual(kept, given);
}

/** Width makes no difference: a PIN typed on a Chinese keyboard is the same. */
function derive(pin: string, salt: Buffer): Buffer {
  return scryptSync(pin.normalize('NFKC'), salt, BYTES, COST);
}
