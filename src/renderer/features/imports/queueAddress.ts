import { useSearch } from 'wouter';
import { BatchId } from '../../../shared/domain/ids.ts';

const PATH = '/import/queue/';

/** The address of several imports side by side. */
export function queueAddress(ids: readonly number[]): string {
  return `${PATH}${ids.join(',')}`;
}

/** The address of one of them, which knows its way back. */
export function queuedAddress(batchId: number, ids: readonly number[]): string {
  return `/import/${batchId}?queue=${ids.join(',')}`;
}

/** The imports that an address names; none for any other text. */
export function queueIds(text: string | null | undefined): BatchId[] {
  return (text ?? '').split(',').flatMap((part) => {
    const id = BatchId.safeParse(Number(part));
    return id.success ? [id.data] : [];
  });
}

/** Whether the page at a hash still has this import in hand. */
export function holds(hash: string, batchId: number): boolean {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  if (path === `/import/${batchId}`) return true;
  const listed = path.startsWith(PATH) ? path.slice(PATH.length) : new URLSearchParams(search).get('queue');
  return queueIds(listed).some((id) => id === batchId);
}

/** Where one goes from an import: back to those it was dropped with, else to the import page. */
export function useImportHome(): { home: string; queued: boolean } {
  const ids = queueIds(new URLSearchParams(useSearch()).get('queue'));
  return ids.length > 0 ? { home: queueAddress(ids), queued: true } : { home: '/import', queued: false };
}
