/** Words that say a day is one of the lunar calendar; days written in Chinese figures without a word for "day" are too. */
export const LUNAR_WORDS =
  /农历|農曆|阴历|陰曆|旧历|舊曆|古历|lunar|正月|腊月|臘月|冬月|闰|閏|初[一二三四五六七八九十]|廿|除夕|^[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九]?十[一二三四五六七八九]?)$/iu;
/** Words that only say the day is one of the solar calendar. */
export const SOLAR_WORDS = /[(（]?(?:公历|公曆|阳历|陽曆|新历|新曆|国历|solar)[)）]?[:：]?/giu;
/** A day as it is typed, with or without its year. */
export const TYPED_BIRTHDAY = /^(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/u;
