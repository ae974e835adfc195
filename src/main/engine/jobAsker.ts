import { contract } from '../../shared/contract/index.ts';
import type { Ask } from '../features/tables/tableParts.ts';
import type { JobEnv } from '../jobs/jobPort.ts';
import type { Ctx } from '../runtime/context.ts';
import { handlerOf } from './handlers.ts';

/** Lets a job ask what the window asks, by its own connection and as whoever started it. */
export function askerOf({ db, clock, log, resourcesDir, operatorId }: Omit<JobEnv<unknown>, 'port'>): Ask {
  const startJob = () => {
    throw new Error('a query starts no job');
  };
  const ctx: Ctx = { db, clock, log, resourcesDir, operatorId, startJob };
  return async (channel, input) => {
    const handler = handlerOf(channel, 'query', ctx);
    if (handler === undefined) throw new Error(`no such query: ${channel}`);
    // The table of handlers is checked against the contract by type; here the pairing is by name.
    return contract[channel].output.parse(await handler(contract[channel].input.parse(input) as never)) as never;
  };
}
