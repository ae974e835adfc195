import type { Language } from '../../../shared/i18n/translator.ts';
import type { Random } from '../../runtime/random.ts';
import type { SamplePlace } from './samplePlaces.ts';
import {
  BRAND_FIRST,
  BRAND_SECOND,
  GIVEN_NAMES,
  LANDMARKS,
  NAME_FORMS,
  ROADS,
  type SampleType,
  SURNAMES,
  type Words,
} from './sampleWords.ts';

/**
 * Invented mobile numbers: 11 digits that every check takes for a mobile, in the block 164-0000, which no operator hands
 * out to people.
 */
const MOBILE_BLOCK = '1640000';
/** Local numbers begin with 2 to 8 in China; with 9 they reach nobody. */
const LANDLINE_LEAD = '9';

/** Names, each given once. */
export function createNamer(random: Random, lang: Language) {
  const used = new Set<string>();
  const text = (words: Words) => words[lang];
  const fullName = (surname: Words, given: Words) => text(surname) + (lang === 'en' ? ' ' : '') + text(given);

  function core(placeholder: string): Words {
    if (placeholder === 'L') return random.pick(LANDMARKS);
    if (placeholder === 'S') return random.pick(SURNAMES);
    const [first, second] = [random.pick(BRAND_FIRST), random.pick(BRAND_SECOND)];
    return { 'zh-CN': first['zh-CN'] + second['zh-CN'], en: first.en + second.en };
  }

  function tryShop(type: SampleType): { name: string; shortName: string; key: string } {
    const form = random.pick(NAME_FORMS[type]);
    // Told by the Chinese text: English words contain capitals of their own.
    const placeholder = /[NSL]/.exec(form['zh-CN'])?.[0] ?? 'N';
    const middle = core(placeholder);
    const key = form['zh-CN'].replace(placeholder, middle['zh-CN']);
    const name = lang === 'en' ? form.en.replace(new RegExp(`\\b${placeholder}\\b`), middle.en) : key;
    return { name, shortName: placeholder === 'N' ? middle[lang] : name, key };
  }

  return {
    person: () => fullName(random.pick(SURNAMES), random.pick(GIVEN_NAMES)),
    /** People of whom no two share a surname or a given name. */
    team(count: number): string[] {
      const given = random.shuffled(GIVEN_NAMES);
      const surnames = random.shuffled(SURNAMES).slice(0, count);
      return surnames.flatMap((surname, i) => given.slice(i, i + 1).map((name) => fullName(surname, name)));
    },
    shop(type: SampleType) {
      let shop = tryShop(type);
      // By the Chinese name, so that both languages draw the same shops.
      while (used.has(shop.key)) shop = tryShop(type);
      used.add(shop.key);
      return shop;
    },
    address(place: SamplePlace): string {
      const town = text(random.pick(place.towns));
      const road = text(random.pick(ROADS));
      const number = random.int(1, 288);
      if (lang === 'en') return `${number} ${road}, ${town}, ${place.districtEn}`;
      return `${place.district}${town}${road}${number}号`;
    },
  };
}

/** Phones as owners type them: plain, with dashes, with blanks, two in one cell, a landline beside the mobile. */
export function createPhones(random: Random): (areaCode: string) => string {
  let next = random.int(100, 900);
  const mobile = () => {
    next += random.int(1, 17);
    return MOBILE_BLOCK + String(next).padStart(4, '0');
  };
  return (areaCode) => {
    const number = mobile();
    const spaced = (sign: string) => [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(sign);
    const style = random.next();
    if (style < 0.05) return '';
    if (style < 0.17) return spaced('-');
    if (style < 0.22) return spaced(' ');
    if (style < 0.25) return `${number}/${mobile()}`;
    if (style < 0.28) return `${number} ${areaCode}-${LANDLINE_LEAD}${random.int(100_000, 999_999)}`;
    return number;
  };
}
