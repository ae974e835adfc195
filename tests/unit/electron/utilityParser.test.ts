import { describe, expect, test } from 'vitest';
import { createParseHost } from '../../../src/main/engine/parseHost.ts';
import { createUtilityParser } from '../../../src/main/hosts/electron/utilityParser.ts';
import type { ParseAnswer } from '../../../src/main/spreadsheets/parser.ts';
import { createFakeElectron } from './fakeElectron.ts';

const NO_ROWS = new Uint8Array(Buffer.from('[]'));

function start() {
  const fake = createFakeElectron();
  const host = createParseHost(createUtilityParser(fake.electron));
  const answers: ParseAnswer[] = [];
  host.start(1, { type: 'rows', request: { path: '/tmp/x', name: 'x.xlsx' }, sheet: 'S' }, (answer) =>
    answers.push(answer),
  );
  const [child] = fake.children;
  if (!child) throw new Error('no process was started');
  return { child, host, answers };
}

describe('the parse process of Electron', () => {
  test('runs the parse entry with a bounded heap, and speaks by messages', () => {
    const { child, host, answers } = start();
    child.emit('message', { type: 'chunk', rows: NO_ROWS });
    host.ack(1);
    child.emit('message', { type: 'end' });

    expect(child.args[0]).toMatch(/parse\.process\.(ts|js)$/);
    expect(child.args[2]).toMatchObject({ execArgv: ['--max-old-space-size=700'] });
    expect(child.sent).toEqual([
      { type: 'rows', request: { path: '/tmp/x', name: 'x.xlsx' }, sheet: 'S' },
      { type: 'ack' },
    ]);
    expect(answers).toEqual([{ type: 'chunk', rows: NO_ROWS }, { type: 'end' }]);
  });

  test('is killed when its work is no longer wanted', () => {
    const { child, host, answers } = start();
    host.stop(1);
    child.emit('message', { type: 'chunk', rows: NO_ROWS });

    expect(child.killed).toBe(true);
    expect(answers).toEqual([]);
  });

  test.each([
    ['a full heap', true, 134, 300, 'sheet_out_of_memory'],
    ['the system taking the memory back', false, 137, 900, 'sheet_out_of_memory'],
    ['somebody killing it', false, 137, 120, 'sheet_broken_off'],
    ['a crash', false, 139, 900, 'sheet_broken_off'],
  ])('dies of %s with an error message', (_what, fatal, code, rssMb, expected) => {
    const { child, answers } = start();
    child.emit('message', { type: 'alive', rssBytes: rssMb * 1024 ** 2 });
    if (fatal) child.emit('error', 'FatalError', 'v8', '{}');
    child.emit('exit', code);

    expect(answers).toEqual([{ type: 'error', code: expected, params: { name: 'x.xlsx' } }]);
  });
});
