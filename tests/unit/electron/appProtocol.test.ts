import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerAppScheme, serveWindow } from '../../../src/main/hosts/electron/appProtocol.ts';
import { createFakeElectron } from './fakeElectron.ts';

describe('the app protocol', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-protocol-'));
  const root = join(dir, 'renderer');
  const { electron, defaultSession, fake } = createFakeElectron();

  beforeAll(() => {
    mkdirSync(join(root, 'assets'), { recursive: true });
    writeFileSync(join(root, 'index.html'), '<title>window</title>');
    writeFileSync(join(root, 'assets', 'index.js'), 'go()');
    writeFileSync(join(root, 'assets', 'notes.exe'), 'no');
    writeFileSync(join(dir, 'secret.json'), '{}');
    writeFileSync(join(dir, 'renderer-secret.json'), '{}');
    serveWindow(electron.protocol, root);
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  async function get(url: string, method = 'GET'): Promise<Response> {
    const handler = defaultSession.handlers.get('app');
    if (!handler) throw new Error('nothing serves app:');
    // Chromium hands over addresses that a Request would not take as they are.
    return handler({ url, method } as Request);
  }

  test('serves the window with a strict policy', async () => {
    const page = await get('app://dealerdesk/index.html');
    const script = await get('app://dealerdesk/assets/index.js');
    const policy = page.headers.get('Content-Security-Policy') ?? '';

    expect(await page.text()).toBe('<title>window</title>');
    expect(page.headers.get('Content-Type')).toContain('text/html');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/);
    expect(page.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(await script.text()).toBe('go()');
  });

  test.each([
    'app://dealerdesk/../secret.json',
    'app://dealerdesk/%2e%2e/secret.json',
    'app://dealerdesk/..%2fsecret.json',
    'app://dealerdesk/assets/..%2f..%2fsecret.json',
    'app://dealerdesk/..%5csecret.json',
    'app://dealerdesk/..%2frenderer-secret.json',
    'app://dealerdesk//etc/passwd',
    'app://dealerdesk/%00index.html',
    'app://dealerdesk/%zz',
    'app://dealerdesk/assets/notes.exe',
    'app://dealerdesk/assets',
    'app://dealerdesk/none.js',
    'app://other/index.html',
    'app://print/index.html',
  ])('does not serve %s', async (url) => {
    const answer = await get(url);

    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  test('answers reading only', async () => {
    expect((await get('app://dealerdesk/index.html', 'POST')).status).toBe(405);
  });

  test('has an origin of its own, without the rights of a file', () => {
    registerAppScheme(electron.protocol);

    expect(fake.protocol.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });
});
