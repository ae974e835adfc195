import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createAppState } from '../../../src/main/engine/appState.ts';
import { freshFolder } from '../rig/place.ts';
import { benchBrowser, startBuilt, startNothing } from '../rig/program.ts';
import { type Emit, median } from '../rig/samples.ts';
import { shopFile } from '../rig/shop.ts';

const DEALERS = 100_000;
const ORDERS = 1_000_000;
const TURNS = 5;
const FLOOR = { name: 'node and an empty page' };

/** From nothing to a page that can be used, and to the first rows of a large shop. */
export async function run(emit: Emit): Promise<void> {
  const browser = benchBrowser();
  if (browser === undefined) {
    emit({
      what: 'start to interactive, first rows on screen',
      missing: 'missing browser: name one in DEALERDESK_BROWSER',
    });
    return;
  }
  // The first browser of a machine reads its files from the disk.
  await startNothing(browser);
  const started = performance.now();
  await startNothing(browser);
  const floor = { ...FLOOR, value: (performance.now() - started) / 1000 };
  await measureEmpty(browser, floor, emit);
  await measureLarge(browser, floor, emit);
}

async function measureEmpty(browser: string, floor: { value: number; name: string }, emit: Emit): Promise<void> {
  const started = performance.now();
  const program = await startBuilt(browser, freshFolder('start'));
  try {
    await program.page.getByRole('button', { name: '打开示例数据' }).click({ trial: true });
    emit({
      what: 'start to interactive, a new file',
      value: (performance.now() - started) / 1000,
      unit: 's',
      floor,
      note: `of it the host ${(program.hostMs / 1000).toFixed(2)}`,
    });
  } finally {
    await program.stop();
  }
}

async function measureLarge(browser: string, floor: { value: number; name: string }, emit: Emit): Promise<void> {
  const home = freshFolder('start-large');
  const dataFile = join(home, 'shop.dealerdesk');
  await shopFile(dataFile, { dealers: DEALERS, orders: ORDERS, scored: true });
  createAppState(home).opened(dataFile);
  const started = performance.now();
  const program = await startBuilt(browser, home);
  try {
    const { page } = program;
    await page.getByRole('navigation').getByRole('link', { name: '客户' }).click();
    await rowsPainted(page);
    emit({
      what: 'start to first rows, 100,000 dealers',
      value: (performance.now() - started) / 1000,
      unit: 's',
      floor,
      note: `of it the host ${(program.hostMs / 1000).toFixed(2)}`,
    });
    await page.getByRole('main').getByText('共 100,000 家客户').waitFor();
    const times: number[] = [];
    const frames: number[] = [];
    // The first turn loads the other page, and waits for the index that is being built.
    for (let turn = 0; turn <= TURNS; turn += 1) {
      await page.keyboard.press('Alt+9');
      await page.getByRole('grid').waitFor({ state: 'detached' });
      const frame = await timed(() => painted(page));
      const rows = await timed(async () => {
        await page.keyboard.press('Alt+2');
        await rowsPainted(page);
      });
      if (turn === 0) continue;
      frames.push(frame);
      times.push(rows);
    }
    emit({
      what: 'to the list and first rows on screen, 100,000 dealers',
      value: median(times),
      unit: 'ms',
      floor: { value: median(frames), name: 'two frames' },
      note: `median of ${TURNS}, worst ${Math.max(...times).toFixed(0)}`,
    });
  } finally {
    await program.stop();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function rowsPainted(page: Page): Promise<void> {
  await page.getByRole('grid').getByRole('gridcell').first().waitFor();
  await painted(page);
}

/** After the second frame the first one is on the screen. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}
