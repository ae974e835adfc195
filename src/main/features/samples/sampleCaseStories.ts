import type { CasePatch } from '../../../shared/contract/cases.contract.ts';
import type { CaseChannel, CaseKind, CaseStatus, CaseUrgency, FollowResult } from '../../../shared/domain/cases.ts';
import { forms, type Words } from './sampleWords.ts';

/** One step of a case, so many days after the report. */
export interface CaseTale {
  what: 'found' | 'note' | 'approved' | 'tried' | 'told' | 'asked' | Exclude<CaseStatus, 'open' | 'closed'>;
  after: number;
  time?: string;
  words?: Words;
  /** What was found out and decided, beside the remedy that the words say. */
  found?: CasePatch;
  result?: FollowResult;
  satisfaction?: number | null;
}

export interface CaseStory {
  daysAgo: number;
  kind: CaseKind;
  /** Which of those who buy. */
  buyer: number;
  urgency: CaseUrgency;
  channel: CaseChannel;
  time: string;
  body: Words;
  demand?: Words;
  /** It is about goods of his last bill. */
  product?: boolean;
  /** Days from today to the promised day. */
  promised?: number;
  tales: readonly CaseTale[];
}

const say = (text: string): Words => forms(text)[0] ?? { 'zh-CN': '', en: '' };
const answered = (after: number, time = '16:30'): CaseTale => ({ what: 'answered', after, time });

/** Closed ones first: their causes, costs and marks are what the figures of the page rest on. */
export const CASE_STORIES: readonly CaseStory[] = [
  {
    ...{ daysAgo: 52, kind: 'complaint', buyer: 4, urgency: 'normal', channel: 'phone', time: '09:20', product: true },
    body: say('两箱里有胀包|Swollen packs in two cases'),
    demand: say('换货|Exchange them'),
    tales: [
      answered(0),
      {
        ...{ what: 'found', after: 2, words: say('换两箱，厂家认赔|Two cases exchanged; the maker pays') },
        found: { cause: 'quality', responsibility: 'maker', costMinor: 18_600, claim: 'paid', claimMinor: 15_000 },
      },
      { what: 'in_work', after: 2 },
      { what: 'solved', after: 4 },
      { what: 'asked', after: 6, satisfaction: 5 },
    ],
  },
  {
    ...{ daysAgo: 45, kind: 'complaint', buyer: 11, urgency: 'high', channel: 'wechat', time: '15:05', product: true },
    body: say('送到时压破了三箱|Three cases crushed on delivery'),
    demand: say('退款|Money back'),
    tales: [
      answered(0, '17:10'),
      {
        ...{ what: 'found', after: 1, words: say('按价退款，司机扣款|Refunded; the driver pays') },
        found: { cause: 'damage', responsibility: 'logistics', costMinor: 9_600 },
      },
      { what: 'in_work', after: 1 },
      { what: 'solved', after: 3 },
      { what: 'asked', after: 5, satisfaction: 4 },
    ],
  },
  {
    ...{ daysAgo: 38, kind: 'return', buyer: 19, urgency: 'normal', channel: 'visit', time: '10:40', product: true },
    body: say('还有一个月到期，卖不动|A month left and it does not sell'),
    demand: say('退货|Take it back'),
    tales: [
      answered(1, '09:00'),
      {
        ...{ what: 'found', after: 1, words: say('退一半，另一半打折卖|Half taken back, half sold at a discount') },
        found: { cause: 'expiring', responsibility: 'sales', costMinor: 32_000 },
      },
      { what: 'waiting', after: 1 },
      { what: 'approved', after: 2 },
      { what: 'solved', after: 5 },
      { what: 'asked', after: 8, satisfaction: 4 },
    ],
  },
  {
    ...{ daysAgo: 35, kind: 'suggestion', buyer: 2, urgency: 'low', channel: 'visit', time: '11:15' },
    body: say('希望能提前一天说送货时间|Please tell the delivery time a day ahead'),
    tales: [
      answered(1, '10:00'),
      {
        what: 'found',
        after: 5,
        words: say('送货前一天微信通知|A message the day before'),
        found: { verdict: 'adopted' },
      },
      { what: 'solved', after: 6 },
      { what: 'told', after: 7, words: say('下月起照办|From next month on') },
      { what: 'asked', after: 14, satisfaction: 5 },
    ],
  },
  {
    ...{ daysAgo: 30, kind: 'complaint', buyer: 7, urgency: 'high', channel: 'phone', time: '08:50', promised: -4 },
    body: say('连着三次送货晚到半天|Delivered half a day late three times'),
    tales: [
      answered(0, '11:00'),
      {
        ...{ what: 'found', after: 1, words: say('改排头车|Put first on the round') },
        found: { cause: 'delivery', responsibility: 'logistics', costMinor: 0 },
      },
      { what: 'in_work', after: 1 },
      { what: 'solved', after: 4 },
      { what: 'reopened', after: 12, words: say('又晚了一次|Late once more') },
      { what: 'in_work', after: 13 },
    ],
  },
  {
    ...{
      daysAgo: 24,
      kind: 'complaint',
      buyer: 26,
      urgency: 'normal',
      channel: 'wechat',
      time: '14:30',
      product: true,
    },
    body: say('价格比上次贵，没人说|Dearer than last time, and nobody said so'),
    tales: [
      answered(2, '09:30'),
      {
        ...{ what: 'found', after: 3, words: say('补差价，发调价通知|Difference refunded, price notice sent') },
        found: { cause: 'price', responsibility: 'sales', costMinor: 4_500 },
      },
      { what: 'solved', after: 4 },
      { what: 'asked', after: 6, result: 'partly', satisfaction: 3, words: say('希望早点说|Wants to hear earlier') },
    ],
  },
  {
    ...{ daysAgo: 16, kind: 'service', buyer: 15, urgency: 'normal', channel: 'phone', time: '10:10', promised: -6 },
    body: say('冰柜不制冷|The cooler does not cool'),
    tales: [
      answered(0),
      {
        what: 'found',
        after: 2,
        words: say('换了压缩机|Compressor replaced'),
        found: { responsibility: 'maker', costMinor: 26_000 },
      },
      { what: 'in_work', after: 2 },
      { what: 'solved', after: 7 },
    ],
  },
  {
    ...{ daysAgo: 12, kind: 'complaint', buyer: 33, urgency: 'normal', channel: 'phone', time: '16:00', product: true },
    body: say('少了两箱|Two cases short'),
    tales: [
      answered(1, '08:40'),
      {
        ...{ what: 'found', after: 1, words: say('次日补送|Sent the next day') },
        found: { cause: 'shortage', responsibility: 'warehouse', costMinor: 3_000 },
      },
      { what: 'solved', after: 3 },
      { what: 'tried', after: 6, words: say('没人接|No answer') },
    ],
  },
  {
    ...{
      daysAgo: 11,
      kind: 'complaint',
      buyer: 4,
      urgency: 'urgent',
      channel: 'phone',
      time: '09:10',
      product: true,
      promised: -3,
    },
    body: say('又有胀包，客人退货|Swollen packs again; customers bring them back'),
    demand: say('全部退货|Take all of it back'),
    tales: [
      answered(0, '12:00'),
      {
        ...{ what: 'found', after: 1, words: say('先下架，等厂家检测|Off the shelf until the maker has tested') },
        found: { cause: 'quality', responsibility: 'maker', costMinor: 46_800, claim: 'claimed', claimMinor: 46_800 },
      },
      { what: 'in_work', after: 1 },
      { what: 'note', after: 5, words: say('厂家说下周给结果|The maker answers next week') },
    ],
  },
  {
    ...{ daysAgo: 8, kind: 'complaint', buyer: 1, urgency: 'normal', channel: 'visitor', time: '13:45', promised: 4 },
    body: say('外地货在本镇低价卖|Goods from elsewhere are sold cheaply in town'),
    tales: [
      answered(0),
      { what: 'found', after: 2, words: say('查批号|Check the batch numbers'), found: { cause: 'crossRegion' } },
      { what: 'in_work', after: 2 },
    ],
  },
  {
    ...{
      daysAgo: 6,
      kind: 'return',
      buyer: 40,
      urgency: 'normal',
      channel: 'wechat',
      time: '17:20',
      product: true,
      promised: 1,
    },
    body: say('发错规格|Wrong size delivered'),
    demand: say('换货|Exchange them'),
    tales: [
      answered(1, '08:30'),
      {
        ...{ what: 'found', after: 1, words: say('换对的规格|Exchange for the right size') },
        found: { cause: 'wrongGoods', responsibility: 'warehouse', costMinor: 2_000 },
      },
      { what: 'waiting', after: 2 },
    ],
  },
  {
    ...{ daysAgo: 4, kind: 'complaint', buyer: 22, urgency: 'normal', channel: 'phone', time: '11:30', promised: 2 },
    body: say('司机态度不好|The driver was rude'),
    tales: [
      answered(0, '15:00'),
      { what: 'found', after: 1, found: { cause: 'attitude', responsibility: 'logistics' } },
    ],
  },
  {
    ...{ daysAgo: 3, kind: 'suggestion', buyer: 9, urgency: 'low', channel: 'wechat', time: '19:00' },
    body: say('想要小包装|Would like smaller packs'),
    tales: [],
  },
  {
    ...{ daysAgo: 2, kind: 'complaint', buyer: 29, urgency: 'high', channel: 'phone', time: '08:15', product: true },
    body: say('箱子湿了，里面有破的|The cases were wet, some broken'),
    tales: [],
  },
  {
    ...{ daysAgo: 0, kind: 'service', buyer: 5, urgency: 'normal', channel: 'wechat', time: '08:05', promised: 5 },
    body: say('要一张新的陈列架|Needs a new display rack'),
    tales: [],
  },
];
