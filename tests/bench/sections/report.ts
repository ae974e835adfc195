import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserPdf } from '../../../src/main/hosts/browserPdf.ts';
import type { TestEngine } from '../../helpers/testEngine.ts';
import { startBuiltEngine } from '../rig/engine.ts';
import { freshFolder } from '../rig/place.ts';
import { benchBrowser } from '../rig/program.ts';
import type { Emit } from '../rig/samples.ts';
import { shopFile, TODAY } from '../rig/shop.ts';

const DEALERS = 5000;
const ORDERS = 50_000;
const COLUMNS = 13;

/** The tier report of a shop of 5,000 dealers, as it is saved. */
export async function run(emit: Emit): Promise<void> {
  const dir = freshFolder('report');
  const dataFile = join(dir, 'shop.dealerdesk');
  await shopFile(dataFile, { dealers: DEALERS, orders: ORDERS, scored: true });
  const browser = benchBrowser();
  const engine = await startBuiltEngine({
    dir,
    dataFile,
    fixedDay: TODAY,
    htmlToPdf: (html, pdf) => browserPdf(html, pdf, browser === undefined ? {} : { browser }),
  });
  try {
    const html = await timed(() => build(engine, 'html', join(dir, 'tiers.html')));
    emit({ what: '5,000 dealers: the finished page', value: html, unit: 's' });
    emit({
      what: '5,000 dealers: Excel',
      value: await timed(() => build(engine, 'xlsx', join(dir, 'tiers.xlsx'))),
      unit: 's',
    });
    if (browser === undefined) {
      emit({ what: '5,000 dealers: PDF', missing: 'missing browser: name one in DEALERDESK_BROWSER' });
      return;
    }
    const bare = join(dir, 'bare.html');
    writeFileSync(bare, bareTable());
    const floor = await timed(() => browserPdf(bare, join(dir, 'bare.pdf'), { browser }));
    emit({
      what: '5,000 dealers: PDF',
      value: await timed(() => build(engine, 'pdf', join(dir, 'tiers.pdf'))),
      unit: 's',
      floor: { value: floor, name: 'bare table printed' },
    });
  } finally {
    await engine.stop();
  }
}

async function build(engine: TestEngine, format: 'html' | 'pdf' | 'xlsx', path: string): Promise<void> {
  const { jobId } = await engine.ask('reports.build', {
    options: { kind: 'tier', lang: 'zh-CN' },
    format,
    file: engine.vault.register(path, 'write'),
    freeze: false,
  });
  await engine.done(jobId);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** As many rows and cells, in the browser's own font, without a word of ours. */
function bareTable(): string {
  const row = (i: number) =>
    `<tr>${Array.from({ length: COLUMNS }, (_, c) => `<td>${c === 0 ? i : (i * 7919 + c * 104_729) % 1_000_000}</td>`).join('')}</tr>`;
  const rows = Array.from({ length: DEALERS }, (_, i) => row(i + 1)).join('\n');
  return `<!doctype html><meta charset="utf-8"><style>@page{size:A4 landscape;margin:12mm}body{font-size:8pt}</style><table>${rows}</table>`;
}
