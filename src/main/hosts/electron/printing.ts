import { readFile, writeFile } from 'node:fs/promises';
import type { BrowserWindow } from 'electron';
import { Paper } from '../../../shared/contract/reports.contract.ts';
import { newToken } from '../../runtime/ids.ts';
import { refusal } from './appProtocol.ts';
import type { ElectronApi } from './electronApi.ts';
import { APP_SCHEME, PRINT_HOST } from './ownPages.ts';
import { blockNetwork, denyDownloads, denyPermissions } from './sessionRules.ts';

/** A session in memory that knows report pages and nothing else. */
const PARTITION = 'print';
/** A report page is text, its own style sheet, its own fonts and pictures: no scripts, nothing from elsewhere. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'";
const CANCELLED = /cancel/i;

/** Prints finished pages: with the system's dialog, or into a PDF. The page brings paper size and margins with it. */
export function createPrinter({ BrowserWindow, session }: Pick<ElectronApi, 'BrowserWindow' | 'session'>) {
  const pages = new Map<string, string>();
  let prepared = false;

  /** Sessions can only be made once Electron is ready. */
  function prepare(): void {
    if (prepared) return;
    prepared = true;
    const printing = session.fromPartition(PARTITION, { cache: false });
    denyPermissions(printing);
    blockNetwork(printing);
    denyDownloads(printing);
    printing.protocol.handle(APP_SCHEME, (request) => {
      const { host, pathname } = new URL(request.url);
      const html = host === PRINT_HOST ? pages.get(pathname.slice(1)) : undefined;
      if (html === undefined) return refusal(404);
      return new Response(html, {
        headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': PAGE_POLICY },
      });
    });
  }

  /** Shows a page in a hidden window for as long as `use` takes. */
  async function withPage<R>(html: string, use: (window: BrowserWindow) => Promise<R>): Promise<R> {
    prepare();
    const token = newToken();
    pages.set(token, html);
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        partition: PARTITION,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
      },
    });
    try {
      await window.loadURL(`${APP_SCHEME}://${PRINT_HOST}/${token}`);
      // The page's own policy does not bind the program: this waits for the fonts inside the page.
      await window.webContents.executeJavaScript('document.fonts.ready.then(() => true)');
      return await use(window);
    } finally {
      pages.delete(token);
      window.destroy();
    }
  }

  return {
    /** Resolves when the dialog is closed, whether or not something was printed. */
    print: (html: string): Promise<void> =>
      withPage(html, (window) => {
        const { landscape, pageSize } = paperOf(html);
        return new Promise((resolve, reject) => {
          window.webContents.print({ printBackground: true, landscape, pageSize }, (printed, reason) => {
            if (printed || CANCELLED.test(reason)) resolve();
            else reject(new Error(`printing failed: ${reason}`));
          });
        });
      }),
    /** Prints a page that lies on the disk. */
    async htmlToPdf(htmlPath: string, pdfPath: string): Promise<void> {
      const html = await readFile(htmlPath, 'utf8');
      const pdf = await withPage(html, (window) =>
        window.webContents.printToPDF({
          printBackground: true,
          preferCSSPageSize: true,
          generateTaggedPDF: false, // ten times the size otherwise
        }),
      );
      await writeFile(pdfPath, pdf);
    },
  };
}

export type Printer = ReturnType<typeof createPrinter>;

/** The paper that the page's last plain `@page` rule with a size asks for: printers' dialogs do not read style sheets. */
export function paperOf(html: string): { landscape: boolean; pageSize: Paper } {
  const size = [...html.matchAll(/@page\s*\{[^}]*?\bsize\s*:\s*([^;}]+)/gi)].at(-1)?.[1] ?? '';
  const pageSize = Paper.options.find((paper) => new RegExp(`\\b${paper}\\b`, 'i').test(size)) ?? 'A4';
  return { landscape: /landscape/i.test(size), pageSize };
}
