import type { ApiClient } from '../api/client.tsx';

/**
 * A data file is made first where none is open: there is no unsaved state. One that is only being opened, as in the first
 * seconds of the program, is waited for.
 */
export async function openSomeFile(api: Pick<ApiClient, 'call'>): Promise<void> {
  const session = await api.call('session.get', {});
  if (session.file !== null) return;
  const opened = session.openError === null ? await api.call('session.openLast', {}) : session;
  if (opened.file === null) await api.call('session.createFile', {});
}
