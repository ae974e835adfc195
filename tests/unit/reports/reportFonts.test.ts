import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fontFaces, usedCharacters } from '../../../src/main/features/reports/reportFonts.ts';

const FONTS = resolve(import.meta.dirname, '../../../resources/fonts');
const weights = (css: string) => [...css.matchAll(/font-weight:(\d+)/g)].map((match) => match[1]);

describe('fonts of a page', () => {
  it('tells which characters are bold, style sheets left out', () => {
    const used = usedCharacters(
      '<style>z{}</style><h2>甲</h2><p>乙<b>丙</b>丁</p><table><th>戊<small>己</small></th></table>',
    );

    const texts = [used[400], used[700]].map((codes) => [...codes].map((code) => String.fromCodePoint(code)).join(''));
    expect(texts).toEqual(['乙丁', '甲丙戊己']);
  });

  it('takes only the slices a page needs, once per weight', async () => {
    expect(weights(await fontFaces('<p>abc 123</p>', FONTS))).toEqual(['400']);
    expect(weights(await fontFaces('<p>客堃</p><b>a</b>', FONTS)).toSorted()).toEqual(['400', '400', '700']);
  });

  it('puts them in as data addresses with their ranges', async () => {
    const css = await fontFaces('<p>A</p>', FONTS);

    expect(css).toMatch(
      /^@font-face\{font-family:"Noto Sans SC";.*src:url\(data:font\/woff2;base64,d09GMg[\w+/=]+\) format\("woff2"\);unicode-range:U\+0000-00ff,/,
    );
  });

  it('ships every slice of the index in both weights with its licence', () => {
    const { slices } = JSON.parse(readFileSync(join(FONTS, 'slices.json'), 'utf8')) as { slices: { name: string }[] };
    const wanted = slices.flatMap(({ name }) => [400, 700].map((weight) => `noto-sans-sc-${name}-${weight}.woff2`));

    expect(readdirSync(FONTS).toSorted()).toEqual([...wanted, 'OFL.txt', 'slices.json'].toSorted());
    expect(slices.length).toBeGreaterThan(90);
  });
});
