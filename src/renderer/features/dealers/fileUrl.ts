import { useEffect, useMemo } from 'react';
import type { DealerFile, FileType } from '../../../shared/contract/files.contract.ts';
import { DealerFileId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';

/** What bytes are taken for by the browser: what the engine found them to be, never what their name says. */
const MIME: Partial<Record<FileType, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  pdf: 'application/pdf',
};

/** Whether a file can be looked at in the window. */
export function isShown({ type }: Pick<DealerFile, 'type'>): boolean {
  return MIME[type] !== undefined;
}

export function isPicture({ type }: Pick<DealerFile, 'type'>): boolean {
  return MIME[type]?.startsWith('image/') === true;
}

/** An address for a file's bytes that lives as long as the component; null asks for none. */
export function useFileUrl(file: DealerFile | null): { url: string | null; error: unknown } {
  const answer = useApiQuery('files.preview', { id: file?.id ?? NO_FILE }, { enabled: file !== null });
  const { data } = answer;
  const url = useMemo(() => {
    const type = data && MIME[data.type];
    if (!type) return null;
    const bytes = Uint8Array.from(atob(data.base64), (character) => character.charCodeAt(0));
    return URL.createObjectURL(new Blob([bytes], { type }));
  }, [data]);
  useEffect(() => {
    if (url === null) return undefined;
    return () => URL.revokeObjectURL(url);
  }, [url]);
  return { url: file === null ? null : url, error: answer.error };
}

/** Never asked for. */
const NO_FILE = DealerFileId.parse(1);
