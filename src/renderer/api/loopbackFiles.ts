import { z } from 'zod';
import { WireErrorSchema } from '../../shared/contract/events.ts';
import type { PickedFile, PickedFiles, PickKind, SaveKind } from '../../shared/contract/hostBridge.ts';
import type { FileRef } from '../../shared/domain/ids.ts';
import { AppError, isAppError } from '../../shared/errors/appError.ts';
import type { LoopbackSession } from './loopbackSession.ts';

const Refusal = z.object({ ok: z.literal(false), error: WireErrorSchema });

const ACCEPT: Record<Exclude<PickKind, 'folder'>, string> = {
  spreadsheet: '.xlsx,.xls,.csv,.tsv,.txt,.xlsm,.xlsb,.et,.ods',
  dataFile: '.dealerdesk',
  backup: '.dealerdesk-backup,.dealerdesk',
  attachment: '',
};

const ENDING: Record<SaveKind, string> = {
  xlsx: '.xlsx',
  csv: '.csv',
  pdf: '.pdf',
  html: '.html',
  dataFile: '.dealerdesk',
  attachment: '',
};

/** The name with its ending; a system dialog would add it. */
export function withEnding(name: string, ending: string): string {
  return name.toLowerCase().endsWith(ending) ? name : `${name}${ending}`;
}

/** Streams a file to the program's own folder; what the window gets back is only a handle. */
export async function uploadFile(session: LoopbackSession, file: File): Promise<PickedFile> {
  const response = await session.send(`/upload?name=${encodeURIComponent(file.name)}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  });
  if (response.status === 413) throw new AppError('sheet_too_large', { name: file.name, limit: '100 MB' });
  return (await readReply(response)) as PickedFile; // the host's own answer
}

/** Lets the user pick a file with the browser's dialog; null when it was closed. */
export async function pickFile(session: LoopbackSession, kind: PickKind): Promise<PickedFile | null> {
  // A browser never tells where a folder is: its path is typed on a page of ours.
  if (kind === 'folder') return null;
  const [file] = await chosenFiles(kind, false);
  return file === undefined ? null : uploadFile(session, file);
}

/** Lets the user pick any number of spreadsheets; one that cannot be taken holds up no other. */
export async function pickFiles(session: LoopbackSession): Promise<PickedFiles> {
  const answer: PickedFiles = { files: [], refused: [] };
  for (const file of await chosenFiles('spreadsheet', true)) {
    try {
      answer.files.push(await uploadFile(session, file));
    } catch (error) {
      if (!isAppError(error)) throw error;
      answer.refused.push(error.toWire());
    }
  }
  return answer;
}

/** What the browser's dialog answers; none when it was closed. */
function chosenFiles(kind: Exclude<PickKind, 'folder'>, multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = ACCEPT[kind];
    input.multiple = multiple;
    input.hidden = true;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    document.body.append(input);
    input.click();
    input.remove();
  });
}

/** Asks the host for a place to write to; it is fetched from there by {@link downloadFile}. */
export async function reserveFile(session: LoopbackSession, kind: SaveKind, name: string): Promise<FileRef> {
  const response = await session.send('/save', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ kind, name: withEnding(name, ENDING[kind]) }),
  });
  const reply = (await readReply(response)) as FileRef | { file: FileRef }; // the host's own answer
  return typeof reply === 'string' ? reply : reply.file;
}

/** Hands a finished file to the browser's download folder under the name the host gives it. */
export async function downloadFile(session: LoopbackSession, file: FileRef): Promise<void> {
  const response = await session.send(`/download/${encodeURIComponent(file)}`);
  if (!response.ok) throw response.status === 404 ? new AppError('file_ref_gone') : await failure(response);
  const url = URL.createObjectURL(await response.blob());
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName(response.headers.get('Content-Disposition')) ?? 'DealerDesk';
  anchor.click();
  // The browser needs the address until the download has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The name in a Content-Disposition header, RFC 5987's form before the plain one. */
export function fileName(header: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(header ?? '')?.[1];
}

async function readReply(response: Response): Promise<unknown> {
  if (!response.ok) throw await failure(response);
  return response.json();
}

/** The error a host answered, or at least its status. */
async function failure(response: Response): Promise<AppError> {
  // Not every refusal has a body.
  const body: unknown = await response.json().catch(() => null);
  const wire = Refusal.safeParse(body);
  return wire.success
    ? AppError.fromWire(wire.data.error)
    : new AppError('internal', { incident: `HTTP ${response.status}` });
}
