import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../../src/main/hosts/browserPdf.ts';
import { wordsOfPage } from '../helpers/paperPlaces.ts';
import { type ReportFile, reportFile } from '../helpers/reportData.ts';

const DAY = '2026-11-25';
let file: ReportFile;

beforeAll(async () => {
  if (findBrowser() === undefined && process.platform === 'linux')
    throw new Error('not on this machine: a Chromium browser');
  file = await reportFile(DAY);
  for (let i = 1; i <= 24; i++) file.dealer({ name: `客户${i}号店`, code: `K${i}` }, []);
  file.raw.exec(`UPDATE dealer SET opened_on = '2020-11-26'`);
  await file.score();
});
afterAll(() => file.close());

it.skipIf(process.platform !== 'linux' && findBrowser() === undefined).each([
  [0, 1],
  [1, 2],
])('labels behind %i empty places take %i sheets and no blank one', async (skip, pages) => {
  const path = join(file.dir, `labels-${skip}.pdf`);
  await file.build({
    format: 'pdf',
    path,
    freeze: true,
    options: { kind: 'careLabels', lang: 'zh-CN', from: DAY, to: '2026-11-30', sheet: '3x8', skip },
  });

  const info = spawnSync('pdfinfo', [path], { encoding: 'utf8' }).stdout;
  expect(info).toMatch(new RegExp(`^Pages:\\s+${pages}$`, 'm'));
  // The first label begins half a millimetre below the edge of the paper, its words six further.
  const words = await wordsOfPage(path, 1);
  const top = Math.min(...words.map(({ y }) => y));
  expect(top).toBeGreaterThan(6);
  expect(top).toBeLessThan(9);
});
