// Makes resources/fonts from the @fontsource/noto-sans-sc package: run it after that package was updated.
//   node scripts/make-fonts.mjs
// Static slices in two weights: variable fonts and system OTF degrade to Type 3 in PDF. A report inlines only the slices
// it needs, which is why the index of code points is kept beside them.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'));
const target = fileURLToPath(new URL('../resources/fonts/', import.meta.url));
const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
const WEIGHTS = [400, 700];

/** Slices in the order of the style sheet: of two that claim a character, the later one has it. */
function readSlices(weight) {
  const css = readFileSync(join(source, `${weight}.css`), 'utf8');
  const faces = [
    ...css.matchAll(/url\(\.\/files\/noto-sans-sc-([\w-]+)-\d+-normal\.woff2\)[\s\S]*?unicode-range:([^;}]+)/g),
  ];
  return faces.map(([, name, ranges]) => ({ name, ranges: ranges.replace(/\s|U\+/gi, '').toLowerCase() }));
}

const [regular, bold] = WEIGHTS.map(readSlices);
if (JSON.stringify(regular) !== JSON.stringify(bold)) throw new Error('the two weights are not sliced alike');

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const { name } of regular) {
  for (const weight of WEIGHTS) {
    copyFileSync(
      join(source, 'files', `noto-sans-sc-${name}-${weight}-normal.woff2`),
      join(target, `noto-sans-sc-${name}-${weight}.woff2`),
    );
  }
}
copyFileSync(join(source, 'LICENSE'), join(target, 'OFL.txt'));
const lines = regular.map((slice) => JSON.stringify(slice)).join(',\n');
writeFileSync(
  join(target, 'slices.json'),
  `{\n"source": "@fontsource/noto-sans-sc ${version}, Noto Sans SC, SIL Open Font License 1.1 (OFL.txt)",\n"slices": [\n${lines}\n]\n}\n`,
);
console.log(`${regular.length} slices in ${WEIGHTS.length} weights`);
