import type { Parsed } from '../../../shared/contract/index.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import type { pasteOps } from './paste.ops.ts';

/** Writes a block in one transaction of the writer; cancelled or failed, nobody has changed. */
export function pasteBlock(
  params: Parsed<'paste.write'>,
  env: JobEnv<typeof pasteOps>,
): Promise<{ changed: number; cells: number; changeId: number }> {
  return env.port.run('paste.apply', params);
}
