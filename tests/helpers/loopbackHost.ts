import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startLoopbackServer } from '../../src/main/hosts/loopback/server.ts';
import { silentLogger } from '../../src/main/runtime/logger.ts';
import { createLoopbackBridge } from '../../src/renderer/api/loopbackBridge.ts';
import type { HostBridge } from '../../src/shared/contract/hostBridge.ts';
import type { TestEngine } from './testEngine.ts';

/** The little of a browser that the loopback bridge needs: an address, a tab's storage and fetch on relative paths. */
function pretendBrowser(url: string): () => void {
  const { origin, hash, pathname } = new URL(url);
  const kept = new Map<string, string>();
  const realFetch = globalThis.fetch;
  const fakes = {
    location: { hash, pathname },
    history: { replaceState: () => undefined },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    },
    fetch: (path: string, init: RequestInit) =>
      realFetch(`${origin}${path}`, { ...init, ...(init.body instanceof File ? { duplex: 'half' } : {}) }),
  };
  const before = Object.keys(fakes).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, value] of Object.entries(fakes))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
}

/** The real loopback server with the window's own bridge in front of it. */
export async function startLoopbackHost(engine: TestEngine): Promise<{ bridge: HostBridge; stop(): Promise<void> }> {
  const rendererDir = join(engine.dir, 'renderer');
  mkdirSync(rendererDir, { recursive: true });
  const server = await startLoopbackServer({
    engine,
    rendererDir,
    tempDir: join(engine.dir, 'temp'),
    version: '0',
    log: silentLogger,
  });
  const restore = pretendBrowser(server.url);
  return {
    bridge: createLoopbackBridge(),
    async stop() {
      await server.close();
      restore();
    },
  };
}
