import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cliArguments, runInElectron } from '../../../src/main/hosts/electron/cliMode.ts';
import { createOpenRequests, dataFileIn } from '../../../src/main/hosts/electron/openedFiles.ts';
import { createFakeElectron } from './fakeElectron.ts';

describe('a command line', () => {
  const home = resolve('/home/boss');

  test.each([
    [['shop.dealerdesk'], join(home, 'shop.dealerdesk')],
    [[join(home, 'a', 'SHOP.DealerDesk')], join(home, 'a', 'SHOP.DealerDesk')],
    [['--allow-file-access', '.', 'shop.dealerdesk', '--flag'], join(home, 'shop.dealerdesk')],
    [['list.xlsx'], undefined],
    [['--file=shop.dealerdesk'], undefined],
    [[], undefined],
  ])('of %j names the data file %s', (args, expected) => {
    expect(dataFileIn(args, home)).toBe(expected);
  });

  test('with --cli is a command for the command line, installed or not', () => {
    expect(cliArguments(['DealerDesk.exe', '--cli', 'check', '--json'], true)).toEqual(['check', '--json']);
    expect(cliArguments(['electron', '/repo', '--cli', 'score'], false)).toEqual(['score']);
    expect(cliArguments(['DealerDesk.exe', 'shop.dealerdesk'], true)).toBeUndefined();
    expect(cliArguments(['DealerDesk.exe', '--cli'], true)).toEqual([]);
  });

  test('runs inside of Electron to its exit code, after everything is written', async () => {
    const { electron, fake, becomeReady } = createFakeElectron();
    const steps: string[] = [];
    const io = { out: () => undefined, err: () => undefined, readStdin: async () => '', interactive: false };
    const running = runInElectron({
      app: electron.app,
      io,
      run: async () => {
        steps.push('run');
        return 2;
      },
      flush: async () => {
        steps.push(`flush:${fake.app.exitCode}`);
      },
    });

    expect(steps).toEqual([]);
    becomeReady();
    await running;
    fake.app.emit('window-all-closed');

    expect(steps).toEqual(['run', 'flush:undefined']);
    expect(fake.app.exitCode).toBe(2);
    expect(fake.app.quits).toBe(0);
  });

  test('that breaks ends with 1 and a word', async () => {
    const { electron, fake, becomeReady } = createFakeElectron();
    const said: string[] = [];
    const io = {
      out: () => undefined,
      err: (text: string) => said.push(text),
      readStdin: async () => '',
      interactive: false,
    };
    becomeReady();
    await runInElectron({
      app: electron.app,
      io,
      run: () => Promise.reject(new Error('broken')),
      flush: async () => undefined,
    });

    expect(fake.app.exitCode).toBe(1);
    expect(said).toEqual(['broken\n']);
  });
});

describe('requests to open a file', () => {
  test('wait until somebody can open them; the last one counts', () => {
    const requests = createOpenRequests();
    requests.request('/a');
    requests.request('/b');

    expect(requests.takeWaiting()).toBe('/b');
    expect(requests.takeWaiting()).toBeUndefined();
  });

  test('are handed on at once from then on', () => {
    const requests = createOpenRequests();
    const opened: string[] = [];
    requests.onRequest((path) => opened.push(path));
    requests.request('/c');

    expect(opened).toEqual(['/c']);
    expect(requests.takeWaiting()).toBeUndefined();
  });
});
