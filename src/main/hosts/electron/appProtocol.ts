import { buffer } from 'node:stream/consumers';
import type { Protocol } from 'electron';
import { CONTENT_SECURITY_POLICY } from '../contentSecurityPolicy.ts';
import { findStatic } from '../loopback/staticFiles.ts';
import { APP_HOST, APP_SCHEME } from './ownPages.ts';

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** Makes `app:` a scheme with an origin of its own; must be called before Electron is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window from `app://dealerdesk/`, and nothing else of the disk. */
export function serveWindow(protocol: Pick<Protocol, 'handle'>, rendererDir: string): void {
  protocol.handle(APP_SCHEME, (request) => answer(request, rendererDir));
}

async function answer(request: Request, rendererDir: string): Promise<Response> {
  const url = new URL(request.url);
  if (url.host !== APP_HOST) return refusal(404);
  if (request.method !== 'GET') return refusal(405);
  const file = await findStatic(rendererDir, url.pathname);
  if (!file) return refusal(404);
  return new Response(new Uint8Array(await buffer(file.open())), {
    headers: { ...HEADERS, 'Content-Type': file.type },
  });
}

/** An answer without content that still carries the policy. */
export function refusal(status: number): Response {
  return new Response(null, { status, headers: HEADERS });
}
