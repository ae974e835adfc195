import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type LoopbackServer, startLoopbackServer } from '../../src/main/hosts/loopback/server.ts';
import type { WireReply } from '../../src/shared/contract/hostBridge.ts';
import { type Channel, contract } from '../../src/shared/contract/index.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { hostileInputs } from '../helpers/hostileInputs.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** Every channel of scores, groups, models and advice, called over the loopback host as no window would. */
const CHANNELS = (Object.keys(contract) as Channel[]).filter((name) =>
  /^(scoring|rhythm|lifecycle|demand|clusters|predictions|forecasts|segments)\./.test(name),
);
const NAME = '<img src=x onerror=alert(1)>=1+1';

let engine: TestEngine;
let server: LoopbackServer;
let token: string;
let faults: string[];

beforeAll(async () => {
  faults = [];
  engine = await startTestEngine({
    log: (level, event, details) => {
      if (level === 'error') faults.push(`${event} ${JSON.stringify(details).slice(0, 400)}`);
    },
  });
  const bills = Array.from({ length: 24 }, (_, i) => [
    `2026-${String(1 + (i % 10)).padStart(2, '0')}-03`,
    `S${i}`,
    i % 6 === 0 ? NAME : `店${i % 6}`,
    String(100 + i * 7),
  ]);
  await importFile(engine, writeCsv(engine.dir, [['单据日期', '单据编号', '客户名称', '金额'], ...bills]), {
    kind: 'orders',
  });
  await engine.scoreLive();
  const rendererDir = join(engine.dir, 'renderer');
  mkdirSync(rendererDir, { recursive: true });
  server = await startLoopbackServer({
    engine,
    rendererDir,
    tempDir: join(engine.dir, 'temp'),
    version: '0',
    log: (level, event) => faults.push(`${level} ${event}`),
  });
  const code = server.url.split('#code=')[1] ?? '';
  const session = await fetch(`http://127.0.0.1:${server.port}/session`, {
    method: 'POST',
    body: JSON.stringify({ code }),
  });
  token = ((await session.json()) as { token: string }).token;
});
afterAll(async () => {
  await server.close();
  await engine.stop();
});

const post = (body: string, headers: Record<string, string>) =>
  fetch(`http://127.0.0.1:${server.port}/call`, { method: 'POST', body, headers });

it('none of them answers without a token or to a foreign page', async () => {
  const statuses = new Set<string>();
  for (const channel of CHANNELS) {
    const body = JSON.stringify({ channel, input: {} });
    const answers = [
      await post(body, {}),
      await post(body, { Authorization: `Bearer ${'x'.repeat(token.length)}` }),
      await post(body, { Authorization: `Bearer ${token}`, Origin: 'https://evil.example' }),
    ];
    statuses.add(answers.map(({ status }) => status).join());
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['', '', '']);
  }

  expect([...statuses]).toEqual(['401,401,403']);
});

it('whatever is sent, each answers with data or with a code of its own, and the data stay sound', async () => {
  const before = canonicalDump(engine.dataFile);
  const wrong: string[] = [];
  let refused = 0;
  let calls = 0;

  for (const channel of CHANNELS) {
    const inputs = hostileInputs(z.toJSONSchema(contract[channel].input, { io: 'input', unrepresentable: 'any' }));
    for (let at = 0; at < inputs.length; at += 16)
      await Promise.all(
        inputs.slice(at, at + 16).map(async (input) => {
          calls += 1;
          const answer = await post(`{"channel":"${channel}","input":${input}}`, { Authorization: `Bearer ${token}` });
          const text = await answer.text();
          const reply = answer.status === 200 ? (JSON.parse(text) as WireReply) : null;
          if (reply?.ok === false) refused += 1;
          if (reply === null || (!reply.ok && reply.error.code === 'internal') || text.includes('\\n    at '))
            wrong.push(`${channel} ${input.slice(0, 200)}: ${answer.status} ${text.slice(0, 200)}`);
        }),
      );
    for (const { jobId } of (await engine.ask('jobs.list', {})).jobs) await engine.ask('jobs.cancel', { jobId });
    await engine.idle();
  }

  expect(wrong).toEqual([]);
  expect(faults).toEqual([]);
  expect(calls).toBeGreaterThan(1000);
  expect(refused).toBeGreaterThan(calls / 2);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  expect((await engine.ask('data.check', {})).findings).toEqual([]);
  const bills = (dump: string) => dump.slice(dump.indexOf('\norders\n'), dump.indexOf('\norder_line\n'));
  expect(bills(canonicalDump(engine.dataFile))).toBe(bills(before));
  expect((await engine.ask('dealers.list', {})).rows.map(({ name }) => name)).toContain(NAME);
});
