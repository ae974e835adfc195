import type { MenuItemConstructorOptions } from 'electron';
import type { T } from '../../../shared/i18n/translator.ts';

/** What the menu can do by itself; everything else is done in the window. */
export interface MenuActions {
  newFile(): void;
  openFile(): void;
  saveCopy(): void;
  openLogs(): void;
  about(): void;
}

/**
 * The menu bar. The window handles Ctrl+Z and Ctrl+P itself, so undo only shows its keys here and print has no entry.
 * @param developing adds what only developers need
 */
export function menuTemplate(t: T, actions: MenuActions, developing: boolean): MenuItemConstructorOptions[] {
  return [
    {
      label: t('desktop.menu.file'),
      submenu: [
        { label: t('desktop.menu.newFile'), click: () => actions.newFile() },
        { label: t('desktop.menu.openFile'), accelerator: 'CmdOrCtrl+O', click: () => actions.openFile() },
        { label: t('desktop.menu.saveCopy'), accelerator: 'CmdOrCtrl+Shift+S', click: () => actions.saveCopy() },
        { type: 'separator' },
        { label: t('desktop.menu.quit'), role: 'quit' },
      ],
    },
    { label: t('desktop.menu.edit'), submenu: editMenu(t) },
    { label: t('desktop.menu.view'), submenu: viewMenu(t, developing) },
    {
      label: t('desktop.menu.help'),
      role: 'help',
      submenu: [
        { label: t('desktop.menu.logs'), click: () => actions.openLogs() },
        { label: t('desktop.menu.about'), click: () => actions.about() },
      ],
    },
  ];
}

function editMenu(t: T): MenuItemConstructorOptions[] {
  return [
    { label: t('desktop.menu.undo'), role: 'undo', registerAccelerator: false },
    { label: t('desktop.menu.redo'), role: 'redo', registerAccelerator: false },
    { type: 'separator' },
    { label: t('desktop.menu.cut'), role: 'cut' },
    { label: t('desktop.menu.copy'), role: 'copy' },
    { label: t('desktop.menu.paste'), role: 'paste' },
    { label: t('desktop.menu.selectAll'), role: 'selectAll', registerAccelerator: false },
  ];
}

function viewMenu(t: T, developing: boolean): MenuItemConstructorOptions[] {
  const always: MenuItemConstructorOptions[] = [
    { label: t('desktop.menu.zoomIn'), role: 'zoomIn' },
    { label: t('desktop.menu.zoomOut'), role: 'zoomOut' },
    { label: t('desktop.menu.zoomReset'), role: 'resetZoom' },
    { type: 'separator' },
    { label: t('desktop.menu.fullScreen'), role: 'togglefullscreen' },
  ];
  if (!developing) return always;
  return [
    ...always,
    { type: 'separator' },
    { label: t('desktop.menu.reload'), role: 'reload' },
    { label: t('desktop.menu.devTools'), role: 'toggleDevTools' },
  ];
}
