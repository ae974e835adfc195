import type { SameKeys } from '../sameKeys.ts';
import type { desktop as zh } from '../zh-CN/desktop.ts';

export const desktop: SameKeys<typeof zh> = {
  menu: {
    file: 'File',
    newFile: 'New data file…',
    openFile: 'Open a data file…',
    saveCopy: 'Save a copy…',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    zoomReset: 'Actual size',
    fullScreen: 'Full screen',
    reload: 'Reload the window',
    devTools: 'Developer tools',
    help: 'Help',
    logs: 'Open the log folder',
    about: 'About DealerDesk',
  },
  about: { title: 'DealerDesk {{version}}', text: 'Your data stay on this PC: {{folder}}' },
  pick: {
    attachment: 'Choose a file',
    spreadsheet: 'Choose a list to import',
    dataFile: 'Open a data file',
    backup: 'Choose a backup to restore',
    folder: 'Choose a folder for backups',
    backups: 'DealerDesk backups',
    save: 'Save as',
    spreadsheets: 'Spreadsheets (xlsx, xls, csv)',
    dataFiles: 'DealerDesk data files',
    workbook: 'Excel workbook',
    csv: 'CSV file',
    pdf: 'PDF file',
    html: 'Web page',
    all: 'All files',
  },
  crash: {
    window: 'The window stopped unexpectedly and is being opened again. Saved data are not affected.',
    windowAgain:
      'The window keeps stopping, and the program closes. Saved data are not affected; restart the PC and try again; if it happens again, send the log folder to whoever supplied the program: {{folder}}',
    hung: 'The window does not respond. You can wait a little, or open it again.',
    wait: 'Wait',
    reopen: 'Open it again',
    graphics:
      'The graphics driver keeps failing. The next start will not use hardware acceleration: drawing is a little slower, and your data are not affected.',
    program:
      'Something went wrong and the program has to close. Saved data are not affected; open it again; if it happens again, send the log folder to whoever supplied the program: {{folder}}',
  },
  quit: {
    running: 'A job has not finished. Leaving now cancels it; the data stay as they were.',
    wait: 'Keep waiting',
    leave: 'Cancel it and quit',
  },
};
