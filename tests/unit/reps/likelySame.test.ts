import { describe, expect, it } from 'vitest';
import { likelySame, samePerson } from '../../../src/main/features/reps/likelySame.rules.ts';

const person = (names: string | string[], phone = '', id = 1) => ({ id, names: [names].flat(), phone });
const reason = (a: string | string[], b: string | string[]) => samePerson(person(a), person(b));

describe('two reps that may be one person', () => {
  it.each([
    ['小王', '王伟', 'nickname'],
    ['王经理', '王伟', 'nickname'],
    ['老 李', '李建国', 'nickname'],
    ['阿伟', '王伟', 'nickname'],
    ['王伟经理', '王伟', 'nickname'],
    ['王伟（南区）', '王伟', 'part'],
    ['Smith John (South)', 'John Smith', 'part'],
    ['王玮', '王伟', 'sound'],
    ['Wang Wei', '王伟', 'sound'],
    ['Wei Wang', '王伟', 'sound'],
  ])('%s and %s: %s, whichever comes first', (a, b, expected) => {
    expect(reason(a, b)).toBe(expected);
    expect(reason(b, a)).toBe(expected);
  });

  it.each([
    ['王伟', '王芳'],
    ['王伟', '王伟明'],
    ['小王', '小李'],
    ['小王', '王经理'],
    ['小王', '李伟'],
    ['经理', '王伟'],
    ['John', 'John Smith'],
    ['', ''],
  ])('%s and %s: nothing says so', (a, b) => {
    expect(reason(a, b)).toBeNull();
    expect(reason(b, a)).toBeNull();
  });

  it('the same phone says most, whatever stands between its figures; an extension says nothing', () => {
    expect(samePerson(person('小王', '138-0013-8000'), person('王伟', '13800138000'))).toBe('phone');
    expect(samePerson(person('甲', '8001'), person('乙', '8001'))).toBeNull();
  });

  it('other names count like the name', () => {
    expect(reason(['王伟', '威威'], ['威威（北区）'])).toBe('part');
  });

  it('each pair is told once', () => {
    const people = [person('小王', '', 1), person('王伟', '', 2), person('王芳', '', 3)];

    expect(likelySame(people)).toEqual([
      { id: 1, otherId: 2, reason: 'nickname' },
      { id: 1, otherId: 3, reason: 'nickname' },
    ]);
  });
});
