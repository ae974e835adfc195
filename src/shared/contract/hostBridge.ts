import type { FileRef } from '../domain/ids.ts';
import type { WireError } from '../errors/appError.ts';
import type { EngineEvent } from './events.ts';

/** What a channel answers over any wire. */
export type WireReply = { ok: true; data: unknown } | { ok: false; error: WireError };

/** An attachment is any file at all: a licence, a contract, a photo. `folder` only where there are native dialogs; its `name` is the whole path. */
export type PickKind = 'spreadsheet' | 'dataFile' | 'backup' | 'folder' | 'attachment';
export type SaveKind = 'xlsx' | 'csv' | 'pdf' | 'html' | 'dataFile' | 'attachment';

export interface PickedFile {
  file: FileRef;
  name: string;
  sizeBytes: number;
}

/** Several files at once: those that can be read, and why the others cannot. */
export interface PickedFiles {
  files: PickedFile[];
  refused: WireError[];
}

export interface AppInfo {
  host: 'electron' | 'loopback';
  platform: string;
  version: string;
  /** False where data files are chosen on a page of the program instead of a system dialog. */
  nativeFileDialogs: boolean;
}

/** A message of the system beside the program. */
export interface SystemNote {
  title: string;
  body: string;
}
/** `unable`: the host has no such messages, or the system refuses them. */
export type NoteAnswer = 'clicked' | 'closed' | 'unable';

/** The seven abilities a host lends to the window, and the two wires. A host never looks into a payload. */
export interface HostBridge {
  call(channel: string, input: unknown): Promise<WireReply>;
  /** Returns the function that ends the subscription. */
  onEvent(listener: (event: EngineEvent) => void): () => void;
  appInfo(): Promise<AppInfo>;
  /** Null when the user closed the dialog. */
  pickFile(kind: PickKind): Promise<PickedFile | null>;
  /** The same for any number of spreadsheets; none when the user closed the dialog. */
  pickFiles(): Promise<PickedFiles>;
  takeDroppedFile(file: File): Promise<PickedFile>;
  /** Asks where to save; a host without dialogs answers a place of its own and delivers afterwards. */
  saveFile(kind: SaveKind, suggestedName: string): Promise<FileRef | null>;
  /** Hands a finished file to the user: nothing to do after a native dialog, a download elsewhere. */
  deliverFile(file: FileRef): Promise<void>;
  /** Prints a finished report page. */
  print(html: string): Promise<void>;
  /** Opens an https or mailto address outside of the program. */
  openExternal(url: string): Promise<void>;
  /** Shows a message of the system, and answers once it is clicked or gone. */
  notify(note: SystemNote): Promise<NoteAnswer>;
}

/** The address of the window by which a host's own menu asks for the dialog of a new data file. */
export const NEW_FILE_PATH = '/new-file';
