import { createReadStream, mkdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { AppInfo, PickedFile } from '../../../shared/contract/hostBridge.ts';
import { FileRef } from '../../../shared/domain/ids.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { newSecret, newToken } from '../../runtime/ids.ts';
import { errorDetails, type Logger } from '../../runtime/logger.ts';
import { CONTENT_SECURITY_POLICY } from '../contentSecurityPolicy.ts';
import { readJson, saveUpload, TooLong } from './bodies.ts';
import { createUploads } from './dataFiles.ts';
import { hasToken, refuseForeign, sameSecret } from './guard.ts';
import { findStatic } from './staticFiles.ts';

export interface LoopbackOptions {
  engine: Engine;
  rendererDir: string;
  tempDir: string;
  /** Where data files go that are brought in from elsewhere; without it they live as long as the program. */
  documentsDir?: string;
  version: string;
  log: Logger;
  /** 0 takes a free port. */
  port?: number;
}

export interface LoopbackServer {
  port: number;
  /** The address to open, with the code that is good for one window. */
  url: string;
  /** Event streams that are open: the windows there are. */
  streams(): number;
  close(): Promise<void>;
}

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;
const HEARTBEAT_MS = 15_000;
/** By the kind of file that is saved. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  xlsx: '.xlsx',
  csv: '.csv',
  pdf: '.pdf',
  html: '.html',
  dataFile: '.dealerdesk',
};

/** Serves the window and the engine to one browser on this machine, and to nobody else. */
export async function startLoopbackServer(options: LoopbackOptions): Promise<LoopbackServer> {
  const { engine, log } = options;
  const token = newSecret();
  let code: string | undefined = newSecret();
  const streams = new Set<ServerResponse>();
  const folder = join(options.tempDir, 'loopback');
  mkdirSync(folder, { recursive: true });
  const uploads = options.documentsDir === undefined ? undefined : createUploads(engine, options.documentsDir);

  const stopEvents = engine.onEvent((event) => {
    for (const stream of streams) stream.write(`${JSON.stringify(event)}\n`);
  });
  const heartbeat = setInterval(() => {
    for (const stream of streams) stream.write('\n');
  }, HEARTBEAT_MS);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refuseForeign(request, port);
    if (refusal !== undefined) return end(response, refusal);
    const url = URL.parse(request.url ?? '/', `http://127.0.0.1:${port}`);
    if (url === null) return end(response, 400);
    const route = `${request.method} ${url.pathname}`;
    if (route === 'POST /session') return exchange(request, response);
    if (isDataPath(url.pathname)) {
      if (!hasToken(request, token)) return end(response, 401);
      return serveData(route, url, request, response);
    }
    if (request.method !== 'GET') return end(response, 405);
    const file = await findStatic(options.rendererDir, url.pathname);
    if (!file) return end(response, 404);
    response.writeHead(200, { ...HEADERS, 'Content-Type': file.type, 'Content-Length': file.sizeBytes });
    await pipeline(file.open(), response);
  }

  /** The code of the address is exchanged once; after that it is worth nothing. */
  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    const given = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
    if (code === undefined || typeof given !== 'string' || !sameSecret(given, code)) return end(response, 401);
    code = undefined;
    json(response, 200, { token });
  }

  async function serveData(route: string, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (route === 'POST /call') {
      const body = await readJson(request);
      if (typeof body !== 'object' || body === null || !('channel' in body) || typeof body.channel !== 'string')
        return end(response, 400);
      return json(response, 200, await (uploads ?? engine).call(body.channel, 'input' in body ? body.input : {}));
    }
    if (route === 'GET /info') return json(response, 200, appInfo(options.version));
    if (route === 'GET /events') return openStream(response);
    if (route === 'PUT /upload') return json(response, 200, await upload(request, url.searchParams.get('name') ?? ''));
    if (route === 'POST /save') return json(response, 200, { file: reserve(await readJson(request)) });
    if (request.method === 'GET' && url.pathname.startsWith('/download/'))
      return download(response, url.pathname.slice('/download/'.length));
    return end(response, 404);
  }

  function openStream(response: ServerResponse): void {
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'application/x-ndjson; charset=utf-8' });
    response.write('\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
  }

  async function upload(request: IncomingMessage, name: string): Promise<PickedFile> {
    const path = join(folder, newToken());
    const sizeBytes = await saveUpload(request, path);
    const shown = cleanName(name);
    const file = engine.vault.register(path, 'read', shown);
    await uploads?.add(file, path, shown);
    return { file, name: shown, sizeBytes };
  }

  function reserve(body: unknown): FileRef {
    const asked = typeof body === 'object' && body !== null ? body : {};
    const name = 'name' in asked && typeof asked.name === 'string' ? cleanName(asked.name) : 'DealerDesk';
    const kind = 'kind' in asked && typeof asked.kind === 'string' ? asked.kind : '';
    const extension = Object.hasOwn(EXTENSIONS, kind) ? (EXTENSIONS[kind] ?? '') : '';
    const full = name.toLowerCase().endsWith(extension) ? name : `${name}${extension}`;
    return engine.vault.register(join(folder, newToken()), 'write', full);
  }

  async function download(response: ServerResponse, ref: string): Promise<void> {
    const wanted = FileRef.safeParse(decodeURIComponent(ref));
    if (!wanted.success) return end(response, 404);
    const { path, name } = engine.vault.resolve(wanted.data, 'write');
    // Gone, or never written: both are "not found" to a window.
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return end(response, 404);
    response.writeHead(200, {
      ...HEADERS,
      'Content-Type': 'application/octet-stream',
      'Content-Length': found.size,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
    await pipeline(createReadStream(path), response);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (error instanceof TooLong) return tooLong(request, response);
      // The window was closed or went elsewhere: nobody waits for an answer.
      if (isGone(error)) return response.destroy();
      // Neither JSON nor an address of ours.
      if (error instanceof SyntaxError || error instanceof URIError) return end(response, 400);
      if (isAppError(error)) return json(response, 410, { ok: false, error: error.toWire() });
      log('error', 'loopback.request', errorDetails(error));
      return response.headersSent ? response.destroy() : end(response, 500);
    });
  });
  const port = await listen(server, options.port ?? 0);
  return {
    port,
    url: `http://127.0.0.1:${port}/#code=${code}`,
    streams: () => streams.size,
    async close() {
      clearInterval(heartbeat);
      stopEvents();
      for (const stream of streams) stream.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const DATA_PATHS = ['/call', '/events', '/info', '/upload', '/save'];

function isDataPath(pathname: string): boolean {
  return DATA_PATHS.includes(pathname) || pathname.startsWith('/download/');
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // An address outside of this machine never reaches us.
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function appInfo(version: string): AppInfo {
  return { host: 'loopback', platform: process.platform, version, nativeFileDialogs: false };
}

/** The other side has broken off, while it sent or while it was answered. */
function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'EPIPE';
}

/**
 * A file name for showing and downloading: no folders, no control characters, no halves of characters, and nothing that
 * turns the direction of writing, by which a program could pass for a picture.
 */
function cleanName(name: string): string {
  const bare = name
    .toWellFormed()
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Bidi_Control}<>:"|?*]/gu, '')
    .trim();
  return bare === '' ? 'DealerDesk' : [...bare].slice(0, 200).join('');
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, HEADERS);
  response.end();
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

/** The rest of the body is not waited for. */
function tooLong(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(413, { ...HEADERS, Connection: 'close' });
  response.end(() => request.destroy());
}
