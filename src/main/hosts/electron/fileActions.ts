import type { Dialog } from 'electron';
import { isAppError } from '../../../shared/errors/appError.ts';
import type { T, TextKey } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { newToken } from '../../runtime/ids.ts';
import { errorDetails, type Logger } from '../../runtime/logger.ts';
import type { FileDialogs } from './fileDialogs.ts';

interface FileActionOptions {
  engine: Pick<Engine, 'ask' | 'open'>;
  dialogs: Pick<FileDialogs, 'pickFile' | 'saveFile'>;
  dialog: Pick<Dialog, 'showErrorBox'>;
  t(): T;
  log: Logger;
  /** Shows the first page after another file has been opened. */
  showStart(): void;
}

/** What can be done with data files outside of the window: from the menu, and by a double click. Failures are shown. */
export function createFileActions({ engine, dialogs, dialog, t, log, showStart }: FileActionOptions) {
  const shown = (act: () => Promise<void>) => () =>
    act().catch((error: unknown) => {
      const code = isAppError(error) ? error.code : 'internal';
      const incident = newToken().slice(0, 8);
      if (!isAppError(error)) log('error', 'file.action', { incident, ...errorDetails(error) });
      dialog.showErrorBox(
        'DealerDesk',
        t()(`errors.${code}` as TextKey, isAppError(error) ? texts(error.params) : { incident }),
      );
    });
  return {
    openFile: shown(async () => {
      const picked = await dialogs.pickFile('dataFile');
      if (picked === null) return;
      await engine.ask('session.openFile', { file: picked.file });
      showStart();
    }),
    saveCopy: shown(async () => {
      const file = await dialogs.saveFile('dataFile', t()('shell.file.suggestedName'));
      if (file !== null) await engine.ask('session.saveCopy', { file });
    }),
    openPath: (path: string) =>
      shown(async () => {
        await engine.open(path);
        showStart();
      })(),
  };
}

/** Sentences take words and numbers. */
function texts(params: Record<string, string | number | boolean | null>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === 'number' ? value : String(value ?? '')]),
  );
}
