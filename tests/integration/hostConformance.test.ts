import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/main/hosts/cli/runCli.ts';
import type { EngineEvent } from '../../src/shared/contract/events.ts';
import type { HostBridge, WireReply } from '../../src/shared/contract/hostBridge.ts';
import { startElectronHost } from '../helpers/electronHost.ts';
import { startLoopbackHost } from '../helpers/loopbackHost.ts';
import { startTestEngine } from '../helpers/testEngine.ts';

/** What every host is held to: it carries messages, and nothing in them is its business. */
interface Subject {
  call(channel: string, input: unknown): Promise<WireReply>;
  /** Null for a host without a window. */
  bridge: HostBridge | null;
  stop(): Promise<void>;
}

const LIST = '客户编号,客户名称,手机\nK1,澜丰便利店,16400000001\nK2,穗源超市,16400000002\n';

async function electron(dir: string): Promise<Subject> {
  const list = join(dir, 'list.csv');
  writeFileSync(list, LIST);
  const host = await startElectronHost(dir, { droppedPath: (file) => (file.name === 'list.csv' ? list : '') });
  host.fake.fake.dialog.saveAnswer = { canceled: false, filePath: join(dir, 'out.xlsx') };
  return { call: host.bridge.call, bridge: host.bridge, stop: () => host.quit() };
}

async function loopback(dir: string): Promise<Subject> {
  const engine = await startTestEngine({ dir });
  const host = await startLoopbackHost(engine);
  return {
    call: host.bridge.call,
    bridge: host.bridge,
    async stop() {
      await host.stop();
      await engine.stop();
    },
  };
}

async function cli(dir: string): Promise<Subject> {
  const home = process.env.DEALERDESK_HOME;
  process.env.DEALERDESK_HOME = join(dir, 'home');
  const file = join(dir, 'shop.dealerdesk');
  const list = join(dir, 'first.csv');
  writeFileSync(list, '客户名称\n先来的店\n');
  const io = (sink: string[]) => ({
    out: (text: string) => sink.push(text),
    err: () => undefined,
    readStdin: async () => '',
    interactive: false,
  });
  await runCli(['import', list, '--kind', 'dealers', '--file', file], io([]));
  return {
    bridge: null,
    async call(channel, input) {
      const out: string[] = [];
      const code = await runCli(['call', channel, JSON.stringify(input), '--file', file, '--json'], io(out));
      if (code === 2) return { ok: false, error: { code: 'invalid_input', params: { field: channel } } };
      const answer: unknown = JSON.parse(out.join(''));
      // With --json a failure is printed in the wire's own form.
      return code === 0 ? { ok: true, data: answer } : (answer as WireReply);
    },
    async stop() {
      if (home === undefined) delete process.env.DEALERDESK_HOME;
      else process.env.DEALERDESK_HOME = home;
    },
  };
}

describe.each([
  { name: 'Electron (faked)', start: electron, hasWindow: true },
  { name: 'loopback', start: loopback, hasWindow: true },
  { name: 'the command line', start: cli, hasWindow: false },
])('$name', ({ start, hasWindow }) => {
  const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-conform-'));
  let host: Subject;

  beforeAll(async () => {
    host = await start(dir);
  });

  afterAll(async () => {
    await host.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('carries a query and its defaults', async () => {
    expect(await host.call('settings.get', {})).toMatchObject({
      ok: true,
      data: { currency: 'CNY', dealerNoun: '客户' },
    });
  });

  it('carries a command with every kind of character, unchanged', async () => {
    const name = "澜丰“便利店” <b>&amp;</b> \u{1F3EA} \\ ' =1+1";

    const made = await host.call('dealers.create', { name });
    const listed = await host.call('dealers.list', { filter: { search: '澜丰“' } });

    expect(made).toMatchObject({ ok: true, data: { name, revision: 1 } });
    expect(listed).toMatchObject({ ok: true, data: { total: 1, rows: [{ name }] } });
  });

  it('answers a typed error with its parameters for a stale edit, a missing record and wrong input', async () => {
    const made = await host.call('dealers.create', { name: '旧版店' });
    const id = made.ok ? (made.data as { id: number }).id : 0;

    expect(await host.call('dealers.update', { id, expectedRevision: 99, patch: { note: 'x' } })).toMatchObject({
      ok: false,
      error: { code: 'stale_edit', params: { id } },
    });
    expect(await host.call('dealers.get', { id: 999_999 })).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await host.call('dealers.list', { limit: -5 })).toMatchObject({
      ok: false,
      error: { code: 'invalid_input' },
    });
    expect(await host.call('no.such.channel', {})).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  });

  it('keeps a refused command from changing anything', async () => {
    const before = await host.call('dealers.list', {});

    await host.call('dealers.create', { name: '' });
    await host.call('dealers.remove', { ids: [] });
    const after = await host.call('dealers.list', {});

    const total = (reply: WireReply) => (reply.ok ? (reply.data as { total: number }).total : -1);
    expect(total(after)).toBe(total(before));
  });

  // The command line has no window to announce to and no hand to drop with.
  if (!hasWindow) return;

  it('announces changed topics, takes a dropped file and writes a saved one', async () => {
    const { bridge } = host;
    if (!bridge) throw new Error('a host with a window has a bridge');
    const events: EngineEvent[] = [];
    const stop = bridge.onEvent((event) => events.push(event));
    await bridge.call('settings.get', {});
    const { file, name } = await bridge.takeDroppedFile(new File([LIST], 'list.csv'));
    const inspected = await bridge.call('imports.inspect', { file });
    await until(() => events.some((event) => event.type === 'job.progress' && event.job.status === 'done'));
    const target = await bridge.saveFile('xlsx', '客户.xlsx');
    const exported = await bridge.call('dealers.export', { columns: ['name'], file: target, lang: 'zh-CN' });
    const jobId = exported.ok ? (exported.data as { jobId: string }).jobId : '';
    await until(() =>
      events.some(
        (event) => event.type === 'job.progress' && event.job.jobId === jobId && event.job.status !== 'running',
      ),
    );
    stop();

    expect(name).toBe('list.csv');
    expect(inspected.ok).toBe(true);
    expect(events.some((event) => event.type === 'data.changed' && event.topics.includes('imports'))).toBe(true);
    expect(await bridge.call('jobs.get', { jobId })).toMatchObject({ ok: true, data: { status: 'done' } });
    expect(await bridge.appInfo()).toMatchObject({ version: expect.any(String) });
  });
});

async function until(met: () => boolean): Promise<void> {
  for (let waited = 0; !met(); waited += 20) {
    if (waited > 30_000) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
