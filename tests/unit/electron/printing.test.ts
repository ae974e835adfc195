import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createPrinter, type Printer, paperOf } from '../../../src/main/hosts/electron/printing.ts';
import { createFakeElectron, type FakeElectron, FakeWindow } from './fakeElectron.ts';

const PAGE = '<style>@page { margin: 12mm; size: A4 landscape; }</style><p>报表</p>';

describe('the printer', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-print-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  let fake: FakeElectron;
  let printer: Printer;
  let served: { status: number; text: string; policy: string }[];
  beforeEach(() => {
    fake = createFakeElectron();
    printer = createPrinter(fake.electron);
    served = [];
    FakeWindow.onLoad = async (_window, url) => {
      served.push(await fetchPage(url));
    };
  });

  async function fetchPage(url: string) {
    const answer = await fake.partitions.get('print')?.handlers.get('app')?.({ url, method: 'GET' } as Request);
    return {
      status: answer?.status ?? 0,
      text: (await answer?.text()) ?? '',
      policy: answer?.headers.get('Content-Security-Policy') ?? '',
    };
  }

  test('shows the page in a hidden, sandboxed window without preload and without scripts', async () => {
    await printer.print(PAGE);

    const [window] = FakeWindow.all;
    expect(served).toEqual([{ status: 200, text: PAGE, policy: expect.stringContaining("default-src 'none'") }]);
    expect(served[0]?.policy).not.toContain('script-src');
    expect(window?.options).toMatchObject({ show: false, webPreferences: { partition: 'print', sandbox: true } });
    expect(window?.options.webPreferences).not.toHaveProperty('preload');
    expect(window?.webContents.printed).toEqual([{ printBackground: true, landscape: true, pageSize: 'A4' }]);
    expect(window?.destroyed).toBe(true);
  });

  test('forgets the page afterwards, and serves nothing else in that session', async () => {
    await printer.print(PAGE);

    const url = FakeWindow.all[0]?.loaded[0] ?? '';
    expect((await fetchPage(url)).status).toBe(404);
    expect((await fetchPage('app://dealerdesk/index.html')).status).toBe(404);
    expect(fake.partitions.get('print')?.permissionCheck?.()).toBe(false);
  });

  test('takes a closed dialog for an answer, and a printer that fails for a failure', async () => {
    FakeWindow.onLoad = async (window) => {
      window.webContents.printAnswer = [false, 'Print job canceled'];
    };
    await expect(printer.print(PAGE)).resolves.toBeUndefined();

    FakeWindow.onLoad = async (window) => {
      window.webContents.printAnswer = [false, 'Invalid printer settings'];
    };
    await expect(printer.print(PAGE)).rejects.toThrow('Invalid printer settings');
    expect(FakeWindow.all.every(({ destroyed }) => destroyed)).toBe(true);
  });

  test('makes a PDF of a page on the disk, at the size the page asks for', async () => {
    const htmlPath = join(dir, 'report.html');
    const pdfPath = join(dir, 'report.pdf');
    writeFileSync(htmlPath, PAGE);

    await printer.htmlToPdf(htmlPath, pdfPath);

    expect(readFileSync(pdfPath, 'latin1')).toMatch(/^%PDF/);
    expect(served[0]?.text).toBe(PAGE);
    const contents = FakeWindow.all[0]?.webContents;
    expect(contents?.pdfOptions).toEqual([
      { printBackground: true, preferCSSPageSize: true, generateTaggedPDF: false },
    ]);
    expect(contents?.scripts).toEqual([expect.stringContaining('document.fonts.ready')]);
  });

  test('leaves no window behind when a page cannot be loaded', async () => {
    FakeWindow.onLoad = async () => {
      throw new Error('ERR_FAILED');
    };

    await expect(printer.print(PAGE)).rejects.toThrow('ERR_FAILED');
    expect(FakeWindow.all[0]?.destroyed).toBe(true);
  });

  test.each([
    ['@page{size:A4 landscape}', { landscape: true, pageSize: 'A4' }],
    ['@page { margin: 1cm; size: A5 }', { landscape: false, pageSize: 'A5' }],
    [
      '@page{size:A4 landscape}@page:first{margin:0}@page{size:letter portrait;margin:1cm}',
      { landscape: false, pageSize: 'Letter' },
    ],
    ['<p>size: landscape</p>', { landscape: false, pageSize: 'A4' }],
    ['', { landscape: false, pageSize: 'A4' }],
  ])('reads the paper of %s', (html, paper) => {
    expect(paperOf(html)).toEqual(paper);
  });
});
