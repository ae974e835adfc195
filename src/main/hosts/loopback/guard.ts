import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is turned away, as an HTTP status; undefined lets it in. */
export type Refusal = 400 | 401 | 403;

/**
 * Only our own page may talk to us: the exact Host (a rebinding attack carries another name), no foreign Origin, and
 * where the browser says so, a request of the same origin.
 */
export function refuseForeign(request: IncomingMessage, port: number): Refusal | undefined {
  const host = `127.0.0.1:${port}`;
  if (request.headers.host !== host) return 403;
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) return 403;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 403;
  return undefined;
}

/** Compares secrets without telling by its time how much of them was right. */
export function sameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** True for a request that carries the token in its Authorization header; never from an address or a cookie. */
export function hasToken(request: IncomingMessage, token: string): boolean {
  const match = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '');
  return match?.[1] !== undefined && sameSecret(match[1], token);
}
