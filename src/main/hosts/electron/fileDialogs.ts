import { existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join } from 'node:path';
import type { BrowserWindow, Dialog, FileFilter, OpenDialogOptions, SaveDialogOptions } from 'electron';
import type { PickedFile, PickedFiles, PickKind, SaveKind } from '../../../shared/contract/hostBridge.ts';
import { plainFileName } from '../../../shared/domain/fileName.ts';
import type { FileRef } from '../../../shared/domain/ids.ts';
import { AppError, isAppError } from '../../../shared/errors/appError.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { FileVault } from '../../files/fileVault.ts';

interface DialogOptions {
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  /** The window a dialog belongs to. */
  window(): BrowserWindow | null;
  vault: Pick<FileVault, 'register'>;
  t(): T;
  documentsDir: string;
}

export const DATA_FILE_EXTENSION = 'dealerdesk';
const SPREADSHEETS = ['xlsx', 'xls', 'csv', 'xlsm', 'xlsb', 'et', 'ods', 'txt'];
const EXTENSIONS: Record<SaveKind, string> = {
  xlsx: 'xlsx',
  csv: 'csv',
  pdf: 'pdf',
  html: 'html',
  dataFile: DATA_FILE_EXTENSION,
  attachment: '',
};

/** The system's dialogs. What the user chooses goes into the vault; the window only gets a reference. */
export function createFileDialogs({ dialog, window, vault, t, documentsDir }: DialogOptions) {
  /** The next dialog opens where the last one ended. */
  let folder = documentsDir;

  const open = (options: OpenDialogOptions) => {
    const parent = window();
    return parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options);
  };
  const save = (options: SaveDialogOptions) => {
    const parent = window();
    return parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options);
  };

  return {
    async pickFile(kind: PickKind): Promise<PickedFile | null> {
      const { canceled, filePaths } = await open({
        title: t()(`desktop.pick.${kind}`),
        defaultPath: folder,
        properties: kind === 'folder' ? ['openDirectory', 'createDirectory'] : ['openFile'],
        filters: openFilters(kind, t()),
      });
      const path = filePaths[0];
      if (canceled || path === undefined) return null;
      // Whoever chooses a folder wants to see it written out.
      if (kind === 'folder') return { file: vault.register(path, 'folder'), name: path, sizeBytes: 0 };
      folder = dirname(path);
      return picked(path);
    },
    async pickFiles(): Promise<PickedFiles> {
      const { canceled, filePaths } = await open({
        title: t()('desktop.pick.spreadsheet'),
        defaultPath: folder,
        properties: ['openFile', 'multiSelections'],
        filters: openFilters('spreadsheet', t()),
      });
      const answer: PickedFiles = { files: [], refused: [] };
      for (const path of canceled ? [] : filePaths) {
        folder = dirname(path);
        try {
          answer.files.push(picked(path));
        } catch (error) {
          if (!isAppError(error)) throw error;
          answer.refused.push(error.toWire());
        }
      }
      return answer;
    },
    takeDroppedFile: async (path: string, name: string): Promise<PickedFile> => {
      // A file made by a script has no path: there is nothing on the disk to read.
      if (path === '' || !isAbsolute(path)) throw new AppError('file_missing', { name: basename(name) });
      return picked(path);
    },
    async saveFile(kind: SaveKind, suggestedName: string): Promise<FileRef | null> {
      const extension = kind === 'attachment' ? ownEnding(suggestedName) : EXTENSIONS[kind];
      const { canceled, filePath } = await save({
        title: t()('desktop.pick.save'),
        defaultPath: join(folder, withEnding(plainFileName(suggestedName, extension), extension)),
        filters: saveFilters(kind, t()),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || filePath === undefined || filePath === '') return null;
      folder = dirname(filePath);
      const ends = extension === '' || extname(filePath).toLowerCase() === `.${extension}`;
      return vault.register(ends ? filePath : freePath(filePath, extension), 'write');
    },
  };

  function picked(path: string): PickedFile {
    const name = basename(path);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) throw new AppError('file_missing', { name });
    if (!found.isFile()) throw new AppError('sheet_not_spreadsheet', { name, what: 'folder' });
    return { file: vault.register(path, 'read'), name, sizeBytes: found.size };
  }
}

export type FileDialogs = ReturnType<typeof createFileDialogs>;

/** The dialog asked about overwriting the name that was typed, not about the one with its ending. */
function freePath(stem: string, extension: string): string {
  for (let n = 1; ; n += 1) {
    const path = `${stem}${n === 1 ? '' : ` ${n}`}.${extension}`;
    if (!existsSync(path)) return path;
  }
}

/** The ending a file brings along; one that is no plain word is none. */
function ownEnding(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

function withEnding(stem: string, extension: string): string {
  return extension === '' ? stem : `${stem}.${extension}`;
}

function openFilters(kind: PickKind, t: T): FileFilter[] {
  const all = { name: t('desktop.pick.all'), extensions: ['*'] };
  if (kind === 'folder') return [];
  if (kind === 'backup') {
    return [{ name: t('desktop.pick.backups'), extensions: ['dealerdesk-backup', DATA_FILE_EXTENSION] }, all];
  }
  if (kind === 'attachment') return [all];
  if (kind === 'dataFile') return [{ name: t('desktop.pick.dataFiles'), extensions: [DATA_FILE_EXTENSION] }, all];
  return [{ name: t('desktop.pick.spreadsheets'), extensions: SPREADSHEETS }, all];
}

function saveFilters(kind: SaveKind, t: T): FileFilter[] {
  if (kind === 'attachment') return [{ name: t('desktop.pick.all'), extensions: ['*'] }];
  const names = {
    xlsx: t('desktop.pick.workbook'),
    csv: t('desktop.pick.csv'),
    pdf: t('desktop.pick.pdf'),
    html: t('desktop.pick.html'),
    dataFile: t('desktop.pick.dataFiles'),
  } as const satisfies Record<Exclude<SaveKind, 'attachment'>, string>;
  return [{ name: names[kind], extensions: [EXTENSIONS[kind]] }];
}
