// Makes src/main/features/dealers/pinyinTable.ts from the pinyin-pro package: run it after that package was updated.
//   node scripts/make-pinyin.mjs
// Loading pinyin-pro costs 70 ms and its first answer 50 ms, a whole name 50-80 µs; this table costs 3 ms once and a name
// about 2 µs. It holds the most frequent reading of each character of the Unified Ideographs block and of extension A;
// readings that depend on the neighbours are in pinyinPhrases.ts.
import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';

const target = new URL('../src/main/features/dealers/pinyinTable.ts', import.meta.url);
const bySyllable = new Map();
for (const [from, to] of [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
]) {
  for (let code = from; code <= to; code += 1) {
    const char = String.fromCharCode(code);
    const syllable = pinyin(char, { toneType: 'num', v: true });
    if (!/^[a-z]+[0-5]$/.test(syllable)) continue;
    bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + char);
  }
}
const lines = [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, chars]) => `${syllable} ${chars}`);
writeFileSync(
  target,
  `/**
 * Reading of each character, one syllable with tone figure a line; ü is v, the neutral tone 0.
 * Made by scripts/make-pinyin.mjs from pinyin-pro 3.29.4 (MIT); do not edit.
 */
export const PINYIN_TABLE = \`
${lines.join('\n')}
\`;
`,
);
console.log(`${lines.length} syllables, ${[...bySyllable.values()].join('').length} characters`);
