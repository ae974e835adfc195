import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import type {
  AppInfo,
  NoteAnswer,
  PickedFile,
  PickedFiles,
  PickKind,
  SaveKind,
  SystemNote,
  WireReply,
} from '../../../shared/contract/hostBridge.ts';
import { FileRef } from '../../../shared/domain/ids.ts';
import { AppError, isAppError } from '../../../shared/errors/appError.ts';
import { newToken } from '../../runtime/ids.ts';
import { errorDetails, type Logger } from '../../runtime/logger.ts';
import { IPC, type IpcChannel } from './ipcChannels.ts';

/** What the program does for the window, one function a wire. */
export interface BridgeServices {
  call(channel: string, input: unknown): Promise<WireReply>;
  appInfo(): AppInfo;
  pickFile(kind: PickKind): Promise<PickedFile | null>;
  pickFiles(): Promise<PickedFiles>;
  takeDroppedFile(path: string, name: string): Promise<PickedFile>;
  saveFile(kind: SaveKind, suggestedName: string): Promise<FileRef | null>;
  deliverFile(file: FileRef): void;
  print(html: string): Promise<void>;
  openExternal(url: string): Promise<void>;
  notify(note: SystemNote): Promise<NoteAnswer>;
}

interface BridgeOptions {
  ipcMain: Pick<IpcMain, 'handle'>;
  isTrusted(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): boolean;
  services: BridgeServices;
  log: Logger;
}

const MAX_NAME = 260;
const MAX_PATH = 32_767;
const MAX_URL = 2_000;
/** Characters of a message of the system: more is not shown anyway. */
const MAX_NOTE = 2_000;
/** Characters of a report page, fonts included. */
const MAX_PAGE = 64 * 1024 * 1024;
const PICK_KINDS = ['spreadsheet', 'dataFile', 'backup', 'folder', 'attachment'] as const satisfies readonly PickKind[];
const SAVE_KINDS = ['xlsx', 'csv', 'pdf', 'html', 'dataFile', 'attachment'] as const satisfies readonly SaveKind[];

/** Answers the window's wires. Every message is checked for its sender first and for its form second. */
export function serveBridge({ ipcMain, isTrusted, services, log }: BridgeOptions): void {
  function on<A extends unknown[]>(channel: IpcChannel, form: z.ZodType<A>, run: (...args: A) => unknown): void {
    ipcMain.handle(channel, async (event, ...args: unknown[]): Promise<WireReply> => {
      if (!isTrusted(event)) {
        log('warn', 'ipc.refused', { channel });
        throw new Error('refused');
      }
      const parsed = form.safeParse(args);
      if (!parsed.success) return { ok: false, error: { code: 'invalid_input', params: { field: channel } } };
      try {
        return { ok: true, data: (await run(...parsed.data)) ?? null };
      } catch (error) {
        return failure(error, channel);
      }
    });
  }

  function failure(error: unknown, channel: string): WireReply {
    if (isAppError(error)) return { ok: false, error: error.toWire() };
    const incident = newToken().slice(0, 8);
    log('error', 'ipc.failed', { channel, incident, ...errorDetails(error) });
    return { ok: false, error: new AppError('internal', { incident }).toWire() };
  }

  // The engine's own reply, unread: it is already one of success or failure.
  const answered = (reply: WireReply) => {
    if (!reply.ok) throw AppError.fromWire(reply.error);
    return reply.data;
  };
  on(IPC.call, z.tuple([z.string().max(60), z.unknown()]), async (channel, input) =>
    answered(await services.call(channel, input)),
  );
  on(IPC.appInfo, z.tuple([]), () => services.appInfo());
  on(IPC.pickFile, z.tuple([z.enum(PICK_KINDS)]), (kind) => services.pickFile(kind));
  on(IPC.pickFiles, z.tuple([]), () => services.pickFiles());
  on(IPC.droppedFile, z.tuple([z.string().max(MAX_PATH), z.string().max(MAX_NAME)]), (path, name) =>
    services.takeDroppedFile(path, name),
  );
  on(IPC.saveFile, z.tuple([z.enum(SAVE_KINDS), z.string().max(MAX_NAME)]), (kind, name) =>
    services.saveFile(kind, name),
  );
  on(IPC.deliverFile, z.tuple([FileRef]), (file) => services.deliverFile(file));
  on(IPC.print, z.tuple([z.string().max(MAX_PAGE)]), (html) => services.print(html));
  on(IPC.openExternal, z.tuple([z.string().max(MAX_URL)]), (url) => services.openExternal(url));
  on(IPC.notify, z.tuple([z.object({ title: z.string().max(MAX_NAME), body: z.string().max(MAX_NOTE) })]), (note) =>
    services.notify(note),
  );
}
