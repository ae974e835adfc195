import type { JobEnv } from '../../jobs/jobPort.ts';
import type { dataOps } from './data.ops.ts';

/** Takes a long act back while its progress shows; cancelled or failed, everything stays as it is. */
export async function undoInSteps(params: { groupId: number }, env: JobEnv<typeof dataOps>): Promise<void> {
  await env.port.run('data.undoAct', params);
}
