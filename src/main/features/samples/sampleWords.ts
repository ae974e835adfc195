import type { Language } from '../../../shared/i18n/translator.ts';

/** One thing in both languages. */
export type Words = Readonly<Record<Language, string>>;

/** `丰Feng 和He` → pairs: Chinese characters, then Latin; `_` stands for a blank. */
function pairs(list: string): readonly Words[] {
  return list
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const split = entry.search(/[A-Za-z]/);
      return { 'zh-CN': entry.slice(0, split), en: entry.slice(split).replaceAll('_', ' ') };
    });
}

/** `中文|English` → one thing in both languages. */
export function forms(...list: string[]): readonly Words[] {
  return list.map((entry) => {
    const [chinese = '', english = ''] = entry.split('|');
    return { 'zh-CN': chinese, en: english };
  });
}

/** The shop whose books the sample shows; invented, like every other name in these files. */
export const SHOP: Words = { 'zh-CN': '溪岸同禾商贸', en: 'Tonghe Trading' };

/** First and second halves of trade names, chosen so that no known chain comes out. */
export const BRAND_FIRST = pairs(`
  沁Qin 澜Lan 穗Sui 栎Li 芃Peng 葭Jia 霁Ji 昕Xin 砚Yan 桐Tong 菱Ling 楠Nan 柚You 澍Shu 颂Song 淳Chun 珩Heng
  珏Jue 槿Jin 蔚Wei 谷Gu 墨Mo 棠Tang 溪Xi 屿Yu 椿Chun 芷Zhi 湉Tian
`);
export const BRAND_SECOND = pairs(`
  禾he 丰feng 源yuan 顺shun 祥xiang 盛sheng 康kang 佳jia 润run 隆long 庆qing 泽ze 茂mao 昌chang 乐le 鲜xian 语yu
  味wei 满man 临lin
`);
export const LANDMARKS = pairs(`
  桥头Bridge 车站Station 老街Old_Street 菜场Market 校门口School_Gate 河湾Riverbend 粮站Granary 茶亭Tea_Pavilion
  渡口Ferry 水塔Water_Tower 樟树下Camphor_Tree 岔路口Crossroads
`);
export const ROADS = pairs(`
  稻香路Daoxiang_Road 云栖街Yunqi_Street 望溪路Wangxi_Road 桐荫巷Tongyin_Lane 书院弄Shuyuan_Lane 砚池路Yanchi_Road
  桔园街Juyuan_Street 石桥巷Shiqiao_Lane 芦汀路Luting_Road 青禾大道Qinghe_Avenue 老码头街Laomatou_Street
  樟荫路Zhangyin_Road
`);

export const SURNAMES = pairs(`
  陈Chen 吴Wu 周Zhou 郑Zheng 刘Liu 徐Xu 黄Huang 杨Yang 叶Ye 余Yu 汪Wang 程Cheng 方Fang 祝Zhu 毛Mao 姜Jiang 占Zhan
  俞Yu 夏Xia 童Tong 傅Fu 管Guan 揭Jie 饶Rao 温Wen 邱Qiu 丁Ding 苏Su 严Yan 洪Hong
`);
export const GIVEN_NAMES = pairs(`
  立冬Lidong 晓舟Xiaozhou 可欣Kexin 远航Yuanhang 建川Jianchuan 春梅Chunmei 国良Guoliang 小兰Xiaolan 志平Zhiping
  水根Shuigen 雪芹Xueqin 大勇Dayong 桂香Guixiang 永发Yongfa 秋云Qiuyun 福生Fusheng 海燕Haiyan 长根Changgen
  丽华Lihua 明辉Minghui 爱珍Aizhen 金水Jinshui 冬英Dongying 文斌Wenbin 玉莲Yulian 家旺Jiawang 月娥Yue’e 向东Xiangdong
  细妹Ximei 光荣Guangrong 美红Meihong 新民Xinmin 凤仙Fengxian 庆华Qinghua 丹Dan 伟明Weiming 静Jing 超Chao 敏Min 军Jun
`);

/** What a dealer is called by its type: `N` a made-up name, `S` a surname, `L` a landmark. */
export const NAME_FORMS = {
  convenience: forms(
    'N便利店|N Convenience Store',
    'N烟酒店|N Tobacco & Wine',
    '老S副食店|Old S Grocery',
    'L小卖部|L Kiosk',
  ),
  supermarket: forms('N超市|N Supermarket', 'N生活超市|N Daily Supermarket', 'N购物中心|N Shopping Centre'),
  catering: forms(
    'N饭店|N Restaurant',
    'S家土菜馆|S Family Kitchen',
    'N烧烤|N Barbecue',
    'N大酒店|N Hotel',
    'L早餐店|L Breakfast',
  ),
  wholesale: forms('N批发部|N Wholesale', 'N商贸行|N Trading', 'N副食批发|N Food Wholesale', 'L配送站|L Depot'),
  corporate: forms(
    'N电子厂食堂|N Electronics Canteen',
    'N竹木厂工会|N Bamboo Works Union',
    'N学校食堂|N School Canteen',
  ),
  group_buy: forms('N社区团购|N Group Buying'),
  online: forms('N网店|N Online Shop'),
} as const satisfies Record<string, readonly Words[]>;

export type SampleType = keyof typeof NAME_FORMS;

/** The owner's words for the types. */
export const TYPE_WORDS: Readonly<Record<SampleType | 'walk_in', Words>> = {
  convenience: { 'zh-CN': '便利店', en: 'Convenience store' },
  supermarket: { 'zh-CN': '超市', en: 'Supermarket' },
  catering: { 'zh-CN': '餐饮', en: 'Restaurant' },
  wholesale: { 'zh-CN': '二批', en: 'Wholesale' },
  corporate: { 'zh-CN': '企业单位', en: 'Company' },
  group_buy: { 'zh-CN': '社区团购', en: 'Group buying' },
  online: { 'zh-CN': '网店', en: 'Online shop' },
  walk_in: { 'zh-CN': '散客', en: 'Walk-in' },
};

export const WALK_IN_NAME: Words = { 'zh-CN': '门市零售', en: 'Walk-in customer' };
export const WALK_IN_NOTE: Words = { 'zh-CN': '门市现金销售，不参与评级', en: 'cash sales at the counter, not graded' };

/** How dealers on credit pay. */
export const PAY_METHODS: readonly Words[] = [
  { 'zh-CN': '银行转账', en: 'Bank transfer' },
  { 'zh-CN': '微信', en: 'Mobile payment' },
  { 'zh-CN': '现金', en: 'Cash' },
];

export const SETTLEMENTS = {
  cash: { 'zh-CN': '现结', en: 'Cash' },
  week: { 'zh-CN': '周结', en: 'Net 7 days' },
  month: { 'zh-CN': '月结30天', en: 'Net 30 days' },
} as const satisfies Record<string, Words>;

export const DEALER_NOTES: readonly Words[] = [
  { 'zh-CN': '周三送货', en: 'deliver on Wednesdays' },
  { 'zh-CN': '门口不好停车，走后门', en: 'no parking in front, use the back door' },
  { 'zh-CN': '要开票', en: 'needs an invoice' },
  { 'zh-CN': '老客户介绍', en: 'referred by an old customer' },
  { 'zh-CN': '中午休息，两点后再去', en: 'closed at noon, call after two' },
  { 'zh-CN': '有一组我们的冰柜', en: 'has one of our coolers' },
];

export const BILL_WORDS = {
  sale: { 'zh-CN': '销售单', en: 'Sale' },
  return: { 'zh-CN': '销售退货单', en: 'Sales return' },
  exchange: { 'zh-CN': '换货单', en: 'Exchange' },
  gift: { 'zh-CN': '赠品单', en: 'Gift' },
  reversal: { 'zh-CN': '红字销售单', en: 'Reversal' },
} as const satisfies Record<string, Words>;

export const FREE_GOODS: Words = { 'zh-CN': '赠品', en: 'free goods' };
export const TASTING: Words = { 'zh-CN': '新品试饮', en: 'tasting of a new product' };
export const RETURN_REASONS: readonly Words[] = [
  { 'zh-CN': '临期', en: 'near expiry' },
  { 'zh-CN': '破损', en: 'damaged' },
  { 'zh-CN': '滞销', en: 'slow moving' },
  { 'zh-CN': '送错', en: 'wrong item delivered' },
];
export const EXCHANGE_REASON: Words = { 'zh-CN': '临期调换', en: 'near expiry, exchanged' };
export const REVERSAL_NOTE: Words = { 'zh-CN': '数量开错，冲', en: 'wrong quantity, reverses' };
