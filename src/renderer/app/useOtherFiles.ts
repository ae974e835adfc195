import type { KnownFile } from '../../shared/contract/session.contract.ts';
import { useApiQuery } from '../api/useApiQuery.ts';

const EXTENSION = /\.dealerdesk$/i;

/** The data files this PC knows of besides the open one, newest first, by their names without the ending. */
export function useOtherFiles() {
  const open = useApiQuery('session.get', {}).data?.file;
  const known = useApiQuery('session.knownFiles', {});
  const files: KnownFile[] | undefined = known.data?.files
    .map((file) => ({ ...file, name: file.name.replace(EXTENSION, '') }))
    .filter(({ name, folder }) => !(open && open.folder === folder && open.name === name));
  return { files, error: known.error, retry: () => void known.refetch() };
}
