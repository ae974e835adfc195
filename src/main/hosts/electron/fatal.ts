import { join } from 'node:path';
import type { App, Dialog } from 'electron';
import { errorDetails, fileLogger } from '../../runtime/logger.ts';
import { createTranslator } from '../../runtime/translate.ts';
import type { HostEnvironment } from '../environment.ts';

interface FatalOptions {
  app: Pick<App, 'exit' | 'getPreferredSystemLanguages' | 'isReady' | 'getLocale'>;
  dialog: Pick<Dialog, 'showErrorBox'>;
  environment: Pick<HostEnvironment, 'appDir'>;
}

type FatalEvents = Pick<NodeJS.Process, 'on'>;

/**
 * A bug that nobody caught ends the program with one sentence: going on might write what it should not. SQLite rolls back
 * whatever was not committed.
 */
export function reportFatal(events: FatalEvents, { app, dialog, environment }: FatalOptions): void {
  const logsDir = join(environment.appDir, 'logs');
  const log = fileLogger(join(logsDir, 'dealerdesk.log'));
  let told = false;
  const fatal = (error: unknown) => {
    if (told) return;
    told = true;
    log('error', 'program.fatal', errorDetails(error));
    const tags = app.isReady() ? app.getPreferredSystemLanguages() : [app.getLocale()];
    const t = createTranslator(tags.some((tag) => tag.toLowerCase().startsWith('zh')) ? 'zh-CN' : 'en');
    dialog.showErrorBox('DealerDesk', t('desktop.crash.program', { folder: logsDir }));
    app.exit(1);
  };
  events.on('uncaughtException', fatal);
  events.on('unhandledRejection', fatal);
}
