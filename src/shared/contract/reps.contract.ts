import { z } from 'zod';
import { RepId } from '../domain/ids.ts';
import { query } from './define.ts';

export const repsContract = {
  'reps.list': query({
    input: z.object({}),
    output: z.object({
      reps: z.array(z.object({ id: RepId, name: z.string(), active: z.boolean(), dealers: z.int() })),
    }),
  }),
};
