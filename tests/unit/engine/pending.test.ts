import { expect, it } from 'vitest';
import { createPending } from '../../../src/main/engine/workerLink.ts';

it('answers by the number of a question, and tells whoever waits or asks later why nobody will', async () => {
  const pending = createPending();
  const first = pending.next();
  const second = pending.next();
  pending.answer(second.id, { ok: true, data: 2 });
  const error = { code: 'no_file_open', params: {} } as const;
  pending.end(error);
  pending.end({ code: 'internal', params: { incident: 'worker' } });

  expect(await second.reply).toEqual({ ok: true, data: 2 });
  expect(await first.reply).toEqual({ ok: false, error });
  expect(await pending.next().reply).toEqual({ ok: false, error });
  expect(pending.count()).toBe(0);
});
