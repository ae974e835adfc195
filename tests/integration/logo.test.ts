import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { LOGO_MOST_PIXELS } from '../../src/shared/contract/settings.contract.ts';
import { type ReportFile, reportFile } from '../helpers/reportData.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const icon = pngOf(48, 16);
const LOGO = icon.toString('base64');

/** A black picture of one bit a pixel. */
function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

let engine: TestEngine | undefined;
let file: ReportFile | undefined;
afterEach(async () => {
  await engine?.stop();
  await file?.close();
  [engine, file] = [undefined, undefined];
});

test('a logo is kept in the data file, replaced and taken off; other settings do not carry it', async () => {
  engine = await startTestEngine();

  await engine.ask('settings.setLogo', { png: LOGO });

  expect(await engine.ask('settings.logo', {})).toEqual({ png: LOGO });
  expect(engine.changed.at(-1)).toEqual(['settings', 'changes']);
  expect(JSON.stringify(await engine.ask('settings.get', {}))).not.toContain(LOGO.slice(0, 40));
  await engine.ask('settings.setLogo', { png: null });
  expect(await engine.ask('settings.logo', {})).toEqual({ png: null });
});

test('what is no PNG, or larger than the window makes it, is refused and the old logo stays', async () => {
  engine = await startTestEngine();
  await engine.ask('settings.setLogo', { png: LOGO });
  const wide = Buffer.from(icon);
  wide.writeUInt32BE(LOGO_MOST_PIXELS + 1, 16);
  const flat = Buffer.from(icon);
  flat.writeUInt32BE(0, 20);
  const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');

  for (const bytes of [page, icon.subarray(0, 20), wide, flat])
    await expect(engine.ask('settings.setLogo', { png: bytes.toString('base64') })).rejects.toMatchObject({
      code: 'invalid_input',
    });

  await expect(engine.ask('settings.setLogo', { png: '"><script>' })).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await engine.ask('settings.logo', {})).toEqual({ png: LOGO });
});

test('a logo stands in the head of a printed report, and nothing without one', async () => {
  file = await reportFile('2026-11-25');
  file.dealer({ name: '大客户' }, [
    ['2025-06-01', 100_00],
    ['2026-06-01', 100_00],
  ]);
  await file.score();

  const plain = readFileSync(await file.build({}), 'utf8');
  file.setting('logo', LOGO);
  const signed = readFileSync(await file.build({}), 'utf8');

  expect(plain).not.toContain('<img');
  expect(signed).toContain(`<img class="logo" alt="" src="data:image/png;base64,${LOGO}">`);
});
