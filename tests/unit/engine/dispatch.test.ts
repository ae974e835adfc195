import { describe, expect, it } from 'vitest';
import { dispatch } from '../../../src/main/engine/dispatch.ts';

describe('the door to a channel', () => {
  it('an answer that does not fit the contract is a fault of ours: a number in the log, nothing handed out or announced', async () => {
    const logged: string[] = [];

    const { reply, topics } = await dispatch(
      'dealers.remove',
      { ids: [1] },
      () => () => ({ removed: 'one', secret: 'of the house' }),
      (level, event) => logged.push(`${level} ${event}`),
    );

    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(reply)).not.toContain('of the house');
    expect(topics).toEqual([]);
    expect(logged).toEqual(['error internal']);
  });

  it('an input that does not fit never reaches the channel', async () => {
    let reached = false;

    const { reply, topics } = await dispatch(
      'dealers.remove',
      { ids: ['one'] },
      () => () => {
        reached = true;
      },
      () => undefined,
    );

    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect([reached, topics]).toEqual([false, []]);
  });
});
