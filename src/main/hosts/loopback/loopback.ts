import { join } from 'node:path';
import { createEngine } from '../../engine/createEngine.ts';
import { forkParser } from '../../engine/forkParser.ts';
import { fileLogger } from '../../runtime/logger.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { browserPdf } from '../browserPdf.ts';
import { readEnvironment } from '../environment.ts';
import { openUntilAbandoned } from './lifetime.ts';
import { openWindow } from './openWindow.ts';
import { startLoopbackServer } from './server.ts';

/** Runs the program in an installed browser: `npm start` without Electron, and the end-to-end tests. */
const environment = readEnvironment();
const { appDir, tempDir, version, rendererDir } = environment;
const log = fileLogger(join(appDir, 'logs', 'dealerdesk.log'));
const say = createTranslator(
  /^zh/i.test(process.env.LANG ?? Intl.DateTimeFormat().resolvedOptions().locale) ? 'zh-CN' : 'en',
);

const engine = createEngine({
  ...environment,
  log,
  spawnParser: forkParser,
  htmlToPdf: (htmlPath, pdfPath) => browserPdf(htmlPath, pdfPath),
  autoScore: true,
  autoBackup: true,
});
const server = await startLoopbackServer({
  engine,
  rendererDir,
  tempDir,
  documentsDir: environment.documentsDir,
  version,
  log,
  port: Number(process.env.DEALERDESK_PORT ?? 0),
});

process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
const opened = process.argv.includes('--no-window') ? false : openWindow(server.url, appDir);
process.stdout.write(`${say(opened ? 'cli.loopback.opened' : 'cli.loopback.openByHand')}\n${server.url}\n`);
await openUntilAbandoned(engine.openLast, { streams: server.streams, busy: engine.busy });
await stop();

async function stop(): Promise<void> {
  await server.close();
  await engine.close();
  process.exit(0);
}
