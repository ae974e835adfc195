import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EngineEvent } from '../../src/shared/contract/events.ts';
import { AppError } from '../../src/shared/errors/appError.ts';
import { type ElectronHost, startElectronHost } from '../helpers/electronHost.ts';

describe('the desktop host on a real engine', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-host-'));
  const list = join(dir, 'list.csv');
  writeFileSync(list, '客户编号,客户名称,手机\nK1,澜丰便利店,16400000001\nK2,穗源超市,16400000002\n');
  let host: ElectronHost;
  beforeAll(async () => {
    host = await startElectronHost(dir, { droppedPath: (file) => (file.name === 'list.csv' ? list : '') });
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('makes the first data file in the documents folder without asking', async () => {
    const state = await host.bridge.call('session.get', {});

    expect(state).toMatchObject({ ok: true, data: { file: { folder: join(dir, 'documents'), currency: 'CNY' } } });
    expect(host.fake.fake.dialog.asked).toEqual([]);
  });

  test('reads a dropped list in a process of its own and announces how far it is', async () => {
    const events: EngineEvent[] = [];
    const stop = host.bridge.onEvent((event) => events.push(event));
    const { file } = await host.bridge.takeDroppedFile(new File([], 'list.csv'));
    const reply = await host.bridge.call('imports.inspect', { file });
    await host.engine.idle();
    stop();
    // The answer of the channel just called.
    const { batchId } = (reply.ok ? reply.data : {}) as { batchId: number };

    expect(await host.bridge.call('imports.get', { batchId })).toMatchObject({
      ok: true,
      data: { status: 'inspected', fileName: 'list.csv', understanding: { kind: 'dealers', headerRow: 1 } },
    });
    expect(events.some((event) => event.type === 'job.progress' && event.job.status === 'done')).toBe(true);
    expect(events.some((event) => event.type === 'data.changed' && event.topics.includes('imports'))).toBe(true);
  });

  test('hands failures of both kinds to the window as they are', async () => {
    await expect(host.bridge.takeDroppedFile(new File([], 'made-up.csv'))).rejects.toBeInstanceOf(AppError);
    expect(await host.bridge.call('no.such', {})).toMatchObject({ ok: false });
  });

  test('quits with the copy made that is due, the data file closed and logged', async () => {
    const stick = join(dir, 'stick');
    mkdirSync(stick);
    const { place } = await host.engine.ask('backups.lookAtPlace', { path: stick });
    await host.engine.ask('backups.choosePlace', { place });
    await host.engine.ask('dealers.create', { name: '新店' });

    await host.quit();

    expect(readdirSync(stick)).toEqual([expect.stringMatching(/^DealerDesk_.*\.dealerdesk-backup$/)]);

    const file = join(dir, 'documents', 'DealerDesk.dealerdesk');
    expect(existsSync(file)).toBe(true);
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(host.fake.fake.app.exitCode).toBe(0);
    expect(JSON.parse(readFileSync(join(dir, 'app', 'state.json'), 'utf8'))).toMatchObject({ lastFile: file });
  });
});
