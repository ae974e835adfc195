import { describe, expect, it } from 'vitest';
import { isAboutTheSame } from '../../../src/renderer/api/useApiQuery.ts';

describe('a former answer stays on show', () => {
  it.each([
    [{ dealerId: 1, limit: 5 }, { dealerId: 1, limit: 20 }, true],
    [{ shown: 'all' }, { shown: 'overdue' }, true],
    [{}, {}, true],
    [{ dealerId: 1 }, { dealerId: 2 }, false],
    [{ id: 1 }, { id: 2 }, false],
    [{ repId: 1 }, { repId: 2 }, false],
    [{ repId: 1 }, { dealerId: 1 }, false],
    [undefined, { dealerId: 1 }, false],
  ])('%j, then %j: %s', (former, next, same) => {
    expect(isAboutTheSame(former, next)).toBe(same);
  });
});
