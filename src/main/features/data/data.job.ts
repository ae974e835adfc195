import type { JobEnv } from '../../jobs/jobPort.ts';
import type { createDataOps } from './data.ops.ts';

/** Takes a long act back while its progress shows; cancelled or failed, everything stays as it is. */
export async function undoInSteps(
  params: { groupId: number },
  env: JobEnv<ReturnType<typeof createDataOps>>,
): Promise<void> {
  await env.port.run('data.undoAct', params);
}
