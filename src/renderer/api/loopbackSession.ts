import { AppError } from '../../shared/errors/appError.ts';
import { setConnection } from './connection.ts';

const TOKEN_KEY = 'dealerdesk.token';
const CODE = /^#code=([\w-]+)$/;

/** The bearer token of this window; asked for once, kept for reloads of the same tab only. */
export interface LoopbackSession {
  /** Sends a request with the token; a refused token ends the session, an unreachable program is reported. */
  send(path: string, init?: RequestInit): Promise<Response>;
}

/**
 * Exchanges the one-time code of the URL fragment for a token and clears the address, so that neither a reload nor
 * a copied address carries the code.
 */
export function openLoopbackSession(): LoopbackSession {
  let token: Promise<string> | undefined;

  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    token ??= findToken();
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${await token}`);
    const response = await reach(path, { ...init, headers });
    if (response.status === 401) throw ended();
    return response;
  };
  return { send };
}

async function findToken(): Promise<string> {
  const code = CODE.exec(location.hash)?.[1];
  if (code === undefined) {
    const kept = sessionStorage.getItem(TOKEN_KEY);
    if (kept === null) throw ended();
    return kept;
  }
  history.replaceState(null, '', `${location.pathname}#/`);
  const response = await reach('/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (!response.ok) throw ended();
  const { token } = (await response.json()) as { token: string }; // the server's own answer, one field
  sessionStorage.setItem(TOKEN_KEY, token);
  return token;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...init, cache: 'no-store', credentials: 'omit' });
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    setConnection('lost');
    throw new AppError('connection_lost', {}, { cause });
  }
}

function ended(): AppError {
  setConnection('ended');
  return new AppError('session_ended');
}
