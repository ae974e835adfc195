import type { Parsed } from '../../../shared/contract/index.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import type { bulkOps } from './bulk.ops.ts';

/** Changes many dealers in one transaction of the writer; cancelled or failed, nobody has changed. */
export function editInBulk(
  params: Parsed<'bulk.edit'>,
  env: JobEnv<typeof bulkOps>,
): Promise<{ changed: number; changeId: number }> {
  return env.port.run('bulk.apply', params);
}
