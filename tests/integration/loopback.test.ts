import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openUntilAbandoned, untilAbandoned } from '../../src/main/hosts/loopback/lifetime.ts';
import { type LoopbackServer, startLoopbackServer } from '../../src/main/hosts/loopback/server.ts';
import type { PickedFile } from '../../src/shared/contract/hostBridge.ts';
import type { FileRef } from '../../src/shared/domain/ids.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let server: LoopbackServer;
let logged: string[];

beforeEach(async () => {
  logged = [];
  engine = await startTestEngine();
  const rendererDir = join(engine.dir, 'renderer');
  mkdirSync(rendererDir, { recursive: true });
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>window</title>');
  writeFileSync(join(rendererDir, 'notes.txt'), 'no kind of file that a window has');
  mkdirSync(join(rendererDir, 'folder.html'));
  writeFileSync(join(engine.dir, 'secret.json'), '{"secret":true}');
  server = await startLoopbackServer({
    engine,
    rendererDir,
    tempDir: join(engine.dir, 'temp'),
    version: '0',
    log: (level, event) => logged.push(`${level} ${event}`),
  });
});

afterEach(async () => {
  await server.close();
  await engine.stop();
});

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A raw request, so that headers a browser would set itself can be forged. */
function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body: string | Buffer = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: server.port, method, path, headers: { Host: `127.0.0.1:${server.port}`, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

async function login(): Promise<Record<string, string>> {
  const code = server.url.split('#code=')[1] ?? '';
  const answer = await send('POST', '/session', { 'Content-Type': 'application/json' }, JSON.stringify({ code }));
  return { Authorization: `Bearer ${(JSON.parse(answer.body) as { token: string }).token}` };
}

const CALL = JSON.stringify({ channel: 'session.get', input: {} });

describe('the loopback host', () => {
  it('exchanges its one-time code once and then answers calls that carry the token', async () => {
    const token = await login();
    const code = server.url.split('#code=')[1] ?? '';

    const call = await send('POST', '/call', token, CALL);
    const again = await send('POST', '/session', {}, JSON.stringify({ code }));

    expect(JSON.parse(call.body)).toMatchObject({ ok: true, data: { file: { name: 'shop' } } });
    expect(again.status).toBe(401);
  });

  it.each(['POST /call', 'GET /events', 'GET /info', 'PUT /upload?name=a.csv', 'POST /save', 'GET /download/x'])(
    'refuses %s without a token and with a wrong one',
    async (route) => {
      const [method = '', path = ''] = route.split(' ');

      const body = method === 'GET' ? '' : CALL;
      const none = await send(method, path, {}, body);
      const wrong = await send(method, path, { Authorization: `Bearer ${'x'.repeat(43)}` }, body);
      const cookie = await send(method, path, { Cookie: 'token=anything' }, body);

      expect([none.status, wrong.status, cookie.status]).toEqual([401, 401, 401]);
      expect(none.body).toBe('');
    },
  );

  it('takes no code but its own, whatever its length, and none before it is given the right one', async () => {
    const code = server.url.split('#code=')[1] ?? '';
    const other = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;

    for (const wrong of [other, code.slice(1), `${code}x`, '', 5, null, { code }])
      expect((await send('POST', '/session', {}, JSON.stringify({ code: wrong }))).status).toBe(401);
    expect((await send('POST', '/session', {}, 'null')).status).toBe(401);
    expect((await send('POST', '/session', {}, JSON.stringify({ code }))).status).toBe(200);
  });

  it('takes a token as a bearer’s only: from no other header, no address and in no other form', async () => {
    const { Authorization = '' } = await login();
    const secret = Authorization.replace('Bearer ', '');

    for (const form of [
      secret,
      `Basic ${secret}`,
      `Bearer ${secret.slice(1)}`,
      `Bearer ${secret}x`,
      `bearer ${secret}`,
    ])
      expect((await send('POST', '/call', { Authorization: form }, CALL)).status, form.slice(0, 9)).toBe(401);
    expect((await send('POST', `/call?token=${secret}`, { Cookie: `token=${secret}` }, CALL)).status).toBe(401);
    expect((await send('POST', '/call', { Authorization }, CALL)).status).toBe(200);
  });

  it('answers methods, addresses and shapes that are none of its own by refusing them', async () => {
    const token = await login();

    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'])
      expect((await send(method, '/', token)).status, method).toBe(405);
    for (const [method, path] of [
      ['GET', '/call'],
      ['POST', '/info'],
      ['POST', '/events'],
      ['POST', '/upload'],
      ['GET', '/save'],
      ['POST', '/download/00000000-0000-0000-0000-000000000000'],
    ] as const)
      expect((await send(method, path, token, method === 'GET' ? '' : CALL)).status, path).toBe(404);
    for (const body of ['null', '5', '[]', '{}', '{"channel":5}'])
      expect((await send('POST', '/call', token, body)).status, body).toBe(400);
    expect(logged).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')('listens on one address of this machine alone', async () => {
    // Every 127.x.x.x is this machine here: who listens everywhere answers on this one as well.
    const other = new Promise((resolve) => {
      const request = httpRequest({ host: '127.0.0.2', port: server.port }, () => resolve('answered'));
      request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      request.end();
    });

    expect(await other).toBe('ECONNREFUSED');
  });

  it('refuses another Host, as a rebinding attack sends it, even for static files', async () => {
    const token = await login();

    for (const host of ['evil.example', `localhost:${server.port}`, '127.0.0.1', `127.0.0.1:${server.port + 1}`]) {
      expect((await send('GET', '/', { Host: host })).status).toBe(403);
      expect((await send('POST', '/call', { ...token, Host: host }, CALL)).status).toBe(403);
    }
  });

  it('refuses a foreign Origin and a cross-site request, and sends no CORS permission', async () => {
    const token = await login();

    const foreign = await send('POST', '/call', { ...token, Origin: 'https://evil.example' }, CALL);
    const nobody = await send('POST', '/call', { ...token, Origin: 'null' }, CALL);
    const site = await send('POST', '/call', { ...token, 'Sec-Fetch-Site': 'cross-site' }, CALL);
    const port = await send('POST', '/call', { ...token, 'Sec-Fetch-Site': 'same-site' }, CALL);
    for (const site of ['same-origin', 'none'])
      expect((await send('POST', '/call', { ...token, 'Sec-Fetch-Site': site }, CALL)).status).toBe(200);
    const own = await send('POST', '/call', { ...token, Origin: `http://127.0.0.1:${server.port}` }, CALL);

    expect([foreign, nobody, site, port, own].map(({ status }) => status)).toEqual([403, 403, 403, 403, 200]);
    expect(own.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/..\\secret.json',
    '/assets/../../secret.json',
    '/%00',
    '/%',
    '//etc/passwd',
    '/notes.txt',
    '/folder.html',
  ])('serves nothing outside of the window: %s', async (path) => {
    const answer = await send('GET', path);

    expect(answer.status).toBe(404);
    expect(answer.body).toBe('');
  });

  it('serves the window with a strict policy and no cache', async () => {
    const answer = await send('GET', '/');

    expect(answer.status).toBe(200);
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self'/);
    expect(String(answer.headers['content-security-policy'])).not.toMatch(
      /unsafe-eval|script-src[^;]*unsafe-inline|https?:/,
    );
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const call = await send('POST', '/call', await login(), CALL);
    expect(call.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  });

  it('answers addresses that are none, and names with halves of characters, without a fault of its own', async () => {
    const token = await login();
    const half = '\ud83d';
    const long = `${'a'.repeat(199)}${'😀'}`;

    const answers = [
      await send('GET', '/download/%zz', token),
      await send('GET', '/%zz'),
      await send('GET', '//'),
      await send('GET', `/download/${'x'.repeat(200)}`, token),
    ];
    const saves = await Promise.all(
      [half, long].map((name) => send('POST', '/save', token, JSON.stringify({ kind: 'pdf', name }))),
    );
    const names = saves.map(({ body }) => (JSON.parse(body) as { file: string }).file as FileRef);
    for (const file of names) writeFileSync(engine.vault.resolve(file, 'write').path, 'x');
    const downloads = await Promise.all(names.map((file) => send('GET', `/download/${file}`, token)));
    const uploaded = await send('PUT', `/upload?name=${encodeURIComponent(long)}`, token, 'a,b');

    expect(answers.map(({ status }) => status)).toEqual([400, 404, 400, 404]);
    expect(downloads.map(({ status }) => status)).toEqual([200, 200]);
    expect((JSON.parse(uploaded.body) as PickedFile).name).toBe(long);
    expect(logged).toEqual([]);
  });

  it('takes no name that is no text, and none that is written backwards', async () => {
    const token = await login();
    const odd = [{ name: { toString: 1 } }, { name: 5 }, { kind: { toString: 1 } }, { kind: 'constructor' }, null, 'x'];

    const saves = await Promise.all(odd.map((body) => send('POST', '/save', token, JSON.stringify(body))));
    const uploaded = await send('PUT', `/upload?name=${encodeURIComponent('a\u202egnp.exe')}`, token, 'a,b');

    expect(saves.map(({ status }) => status)).toEqual(odd.map(() => 200));
    const names = saves.map(
      ({ body }) => engine.vault.resolve((JSON.parse(body) as { file: FileRef }).file, 'write').name,
    );
    expect(new Set(names)).toEqual(new Set(['DealerDesk']));
    expect((JSON.parse(uploaded.body) as PickedFile).name).toBe('agnp.exe');
    expect(logged).toEqual([]);
  });

  it('gives a file the ending of its kind, a name without folders and controls, and only to be saved', async () => {
    const token = await login();
    const saved = async (kind: string, name: string) => {
      const { file } = JSON.parse((await send('POST', '/save', token, JSON.stringify({ kind, name }))).body) as {
        file: FileRef;
      };
      return { file, ...engine.vault.resolve(file, 'write') };
    };

    const names = await Promise.all([
      saved('pdf', '客户表'),
      saved('pdf', '../a\\b/报表.PDF'),
      saved('xlsx', 'a\n"b|c?.csv'),
      saved('csv', 'x'.repeat(250)),
    ]);
    const { file, path } = await saved('xlsx', '名单');
    const missing = await send('GET', `/download/${file}`, token);
    writeFileSync(path, 'x');
    const there = await send('GET', `/download/${file}`, token);
    const kept = await send('PUT', '/upload?name=a.csv', token, 'a,b');
    const stored = readdirSync(join(engine.dir, 'temp', 'loopback')).map((name) =>
      statSync(join(engine.dir, 'temp', 'loopback', name)),
    );

    expect(names.map(({ name }) => name)).toEqual(['客户表.pdf', '报表.PDF', 'abc.csv.xlsx', `${'x'.repeat(200)}.csv`]);
    expect([missing.status, there.status, kept.status]).toEqual([404, 200, 200]);
    expect(there.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('名单.xlsx')}`,
    );
    // What was brought in is nobody else's to read on this machine.
    if (process.platform !== 'win32') expect(stored.some(({ mode }) => (mode & 0o777) === 0o600)).toBe(true);
    expect(logged).toEqual([]);
  });

  it('a body that breaks off is nobody’s fault and leaves nothing behind', async () => {
    const token = await login();
    for (const [method, path] of [
      ['POST', '/call'],
      ['PUT', '/upload?name=a.csv'],
    ] as const) {
      await new Promise<void>((done) => {
        const request = httpRequest({
          host: '127.0.0.1',
          port: server.port,
          method,
          path,
          headers: { Host: `127.0.0.1:${server.port}`, 'Content-Length': '100000', ...token },
        });
        request.on('error', () => done());
        request.write('{"channel":', () => request.destroy());
      });
    }
    await expect.poll(() => readdirSync(join(engine.dir, 'temp', 'loopback')), { timeout: 300_000 }).toEqual([]);

    expect((await send('POST', '/call', token, CALL)).status).toBe(200);
    expect(logged).toEqual([]);
  });

  it('refuses a body over its limit, whether it says so or not, and what is no JSON', async () => {
    const token = await login();
    const long = JSON.stringify({ channel: 'session.get', input: { x: 'y'.repeat(8 * 1024 * 1024) } });

    const said = await send('POST', '/call', token, long);
    const unsaid = await send('POST', '/call', { ...token, 'Transfer-Encoding': 'chunked' }, long);
    const broken = await send('POST', '/call', token, '{');
    const lists = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const records = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const deep = [];
    for (const input of [lists, records])
      deep.push(await send('POST', '/call', token, `{"channel":"dealers.list","input":${input}}`));
    deep.push(await send('POST', '/session', {}, lists), await send('POST', '/save', token, records));

    expect([said.status, unsaid.status, broken.status]).toEqual([413, 413, 400]);
    expect(deep.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(logged).toEqual([]);
  });

  it('refuses an upload over its limit, whether it says so or not, and leaves nothing of it behind', async () => {
    const token = await login();
    const long = '1,2\n'.repeat(25 * 1024 * 1024 + 1);

    const said = await send('PUT', '/upload?name=a.csv', token, long);
    const unsaid = await send('PUT', '/upload?name=a.csv', { ...token, 'Transfer-Encoding': 'chunked' }, long);

    expect([said.status, unsaid.status]).toEqual([413, 413]);
    expect(readdirSync(join(engine.dir, 'temp', 'loopback'))).toEqual([]);
  });

  it('takes an upload, reads it as an import, and gives back only files it wrote itself', async () => {
    const token = await login();
    const csv = '\ufeff客户编号,客户名称\r\nK1,甲店\r\n';
    const picked = JSON.parse(
      (await send('PUT', `/upload?name=${encodeURIComponent('../../客户.csv')}`, token, csv)).body,
    ) as { file: string; name: string };

    const download = await send('GET', `/download/${picked.file}`, token);
    const guess = await send('GET', '/download/00000000-0000-0000-0000-000000000000', token);
    const inspect = await send(
      'POST',
      '/call',
      token,
      JSON.stringify({ channel: 'imports.inspect', input: { file: picked.file } }),
    );

    expect(picked.name).toBe('客户.csv');
    expect([download.status, guess.status]).toEqual([410, 410]);
    expect(JSON.parse(inspect.body)).toMatchObject({ ok: true });
  });

  it('answers unknown channels and wrong input with a typed error, never with a stack', async () => {
    const token = await login();

    for (const channel of ['nothing.here', '__proto__', 'constructor', 'dealers.list']) {
      const answer = await send('POST', '/call', token, JSON.stringify({ channel, input: { limit: -1 } }));
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
      expect(answer.body).not.toContain('    at ');
    }
  });

  it('ends ten seconds after its window, also while the file is still being opened', async () => {
    let now = 0;
    let streams = 1;
    const clock = () => {
      now += 1000;
      return now;
    };
    const neverOpen = () => new Promise<void>(() => undefined);
    const ended = openUntilAbandoned(neverOpen, { streams: () => streams, busy: () => false }, clock);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    streams = 0;
    const closedAt = now;

    await ended;

    expect(now - closedAt).toBeLessThan(60_000);
  });

  it('ends when no window has been open for ten seconds and no job runs', async () => {
    let now = 0;
    let streams = 0;
    let busy = false;
    let ended = false;
    const clock = () => {
      now += 2000;
      return now;
    };
    streams = 1;
    void untilAbandoned({ streams: () => streams, busy: () => busy }, clock).then(() => {
      ended = true;
    });
    // By its own clock, which stands still while this machine has no time for the program.
    const passes = (ms: number) => {
      const from = now;
      return vi.waitFor(() => expect(now - from).toBeGreaterThan(ms), { timeout: 300_000 });
    };

    await passes(4000);
    const whileOpen = ended;
    streams = 0;
    busy = true;
    await passes(20_000);
    const whileBusy = ended;
    busy = false;
    await vi.waitFor(() => expect(ended).toBe(true), { timeout: 300_000 });

    expect([whileOpen, whileBusy]).toEqual([false, false]);
  });
});
