import { describe, expect, test } from 'vitest';
import { pinyinOf } from '../../../src/main/features/dealers/pinyin.rules.ts';

describe('pinyin of a name', () => {
  test.each([
    ['李明朗', 'liminglang', 'lml'],
    ['重庆小面', 'chongqingxiaomian', 'cqxm'],
    ['厦门大厦', 'xiamendasha', 'xmds'],
    ['长沙', 'changsha', 'cs'],
    ['成都都市百货', 'chengdudushibaihuo', 'cddsbh'],
    ['鑫源商行', 'xinyuanshanghang', 'xysh'],
    ['顺达五金行（城东）', 'shundawujinhangchengdong', 'sdwjhcd'],
    ['步行街', 'buxingjie', 'bxj'],
    ['吕布', 'lvbu', 'lb'],
    ['音乐乐园', 'yinyueleyuan', 'yyly'],
    ['KA超市 3号', 'kachaoshi3hao', 'kacs3h'],
    ['', '', ''],
  ])('%s reads %s, in short %s', (name, full, initials) => {
    expect(pinyinOf(name)).toMatchObject({ full, initials });
  });

  test('characters without a reading, signs and blanks do no harm', () => {
    expect(pinyinOf(' -（）!')).toEqual({ full: '', initials: '', sortKey: '' });
    expect(pinyinOf('𠮷野家').full).toBe('𠮷yejia');
  });

  test('names sort as figures by value, Latin letters, then Chinese by pinyin with one surname together', () => {
    const sorted = ['9号店', '12号店', 'Abc', 'abd', 'KA超市', '阿明', '范一', '方一', '汪洋', '王二', '王五', '张三'];

    const shuffled = [...sorted].reverse();
    shuffled.sort((a, b) => (pinyinOf(a).sortKey < pinyinOf(b).sortKey ? -1 : 1));

    expect(shuffled).toEqual(sorted);
  });

  test('a shorter name stands before a longer one that begins with it', () => {
    expect(pinyinOf('恒源').sortKey < pinyinOf('恒源商贸').sortKey).toBe(true);
    expect(pinyinOf('恒源1').sortKey < pinyinOf('恒源商').sortKey).toBe(true);
  });

  test('100,000 names take no more than a few seconds', () => {
    const names = Array.from({ length: 100_000 }, (_, i) => `广州恒源佳${i}百货经营部`);
    const start = process.cpuUsage();

    for (const name of names) pinyinOf(name);

    expect(process.cpuUsage(start).user / 1000).toBeLessThan(4000);
  });
});
