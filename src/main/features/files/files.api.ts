import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listFiles } from './files.repo.ts';
import { previewFile, removeFile, startAdding, startSaving, updateFile } from './files.service.ts';

export const filesApi = {
  'files.list': ({ db, clock }: Ctx, input: Parsed<'files.list'>) => listFiles(db, input, clock.today()),
  'files.add': startAdding,
  'files.update': updateFile,
  'files.remove': removeFile,
  'files.preview': previewFile,
  'files.saveAs': startSaving,
};
