export const workdays = {
  year: '年份',
  notYet: '尚未公布',
  source: {
    published: '{{year}} 年：按国务院公布的放假安排。',
    own: '{{year}} 年：国务院的安排没有带在程序里，按您自己填的名单。',
    unpublished:
      '{{year}} 年的放假安排尚未公布（程序里有到 {{to}} 年的）。现在只知道星期几，哪天放假、哪天补班还不知道，用到它的计划都会这样说明。公布后请贴进来。',
    earlier: '{{year}} 年早于程序里的放假安排（从 2004 年起）。要用到它，请贴进来。',
  },
  kind: {
    work: '上班',
    off: '休息',
    half: '半天',
  },
  holiday: {
    newYear: '元旦',
    springFestival: '春节',
    qingming: '清明',
    labourDay: '劳动节',
    dragonBoat: '端午',
    midAutumn: '中秋',
    nationalDay: '国庆',
    victoryDay: '抗战胜利纪念日',
  },
} as const;
