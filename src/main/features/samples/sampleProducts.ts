import type { SampleType, Words } from './sampleWords.ts';

export const SAMPLE_CATEGORIES = [
  'drink',
  'beer',
  'liquor',
  'noodle',
  'kitchen',
  'snack',
  'dairy',
  'paper',
  'gift',
] as const;
export type SampleCategory = (typeof SAMPLE_CATEGORIES)[number];

export interface SampleProduct {
  code: string;
  category: SampleCategory;
  name: Words;
  brand: Words;
  spec: Words;
  unit: Words;
  /** List price per unit in yuan × 10⁻⁶. */
  priceMicro: number;
  /** Sold by weight: quantities have a decimal. */
  byWeight: boolean;
}

const UNITS: Readonly<Record<string, string>> = {
  箱: 'case',
  提: 'pack',
  袋: 'bag',
  瓶: 'bottle',
  盒: 'box',
  kg: 'kg',
  桶: 'drum',
};

/** code, category, name, English name, spec, English spec, unit, price. Brands are invented. */
const LIST: readonly (readonly [string, SampleCategory, string, string, string, string, string, number])[] = [
  ['YL001', 'drink', '澄屿包装饮用水', 'Chengyu water', '550ml×24', '550 ml × 24', '箱', 18.5],
  ['YL002', 'drink', '澄屿包装饮用水 大瓶', 'Chengyu water, large', '1.5L×12', '1.5 l × 12', '箱', 22.8],
  ['YL003', 'drink', '澄屿桶装水', 'Chengyu water, drum', '18.9L', '18.9 l', '桶', 9.5],
  ['YL004', 'drink', '柚见蜜柚茶', 'Youjian pomelo tea', '480ml×15', '480 ml × 15', '箱', 42.75],
  ['YL005', 'drink', '柚见冰红茶', 'Youjian iced tea', '500ml×15', '500 ml × 15', '箱', 33.6],
  ['YL006', 'drink', '柚见无糖乌龙茶', 'Youjian oolong, no sugar', '500ml×15', '500 ml × 15', '箱', 46.5],
  ['YL007', 'drink', '栗町椰子汁', 'Liting coconut drink', '245ml×20', '245 ml × 20', '箱', 58.9],
  ['YL008', 'drink', '飒步运动饮料', 'Sabu sports drink', '600ml×15', '600 ml × 15', '箱', 48.2],
  ['YL009', 'drink', '飒步能量饮料', 'Sabu energy drink', '250ml×24', '250 ml × 24', '箱', 86.4],
  ['PJ001', 'beer', '麦汀清爽啤酒', 'Maiting light beer', '500ml×12', '500 ml × 12', '箱', 28.8],
  ['PJ002', 'beer', '麦汀纯生啤酒', 'Maiting draught beer', '500ml×12', '500 ml × 12', '箱', 52.6],
  ['PJ003', 'beer', '麦汀罐啤', 'Maiting canned beer', '330ml×24', '330 ml × 24', '箱', 45.35],
  ['PJ004', 'beer', '麦汀原浆', 'Maiting unfiltered beer', '1L×6', '1 l × 6', '箱', 78],
  ['BJ001', 'liquor', '云砚坊 银坛', 'Yunyan Silver', '500ml×6', '500 ml × 6', '箱', 268],
  ['BJ002', 'liquor', '云砚坊 金坛', 'Yunyan Gold', '500ml×6', '500 ml × 6', '箱', 588],
  ['BJ003', 'liquor', '云砚坊 小酒', 'Yunyan Small', '100ml×24', '100 ml × 24', '箱', 198.5],
  ['BJ004', 'liquor', '稻隐米酒', 'Daoyin rice wine', '500ml×12', '500 ml × 12', '箱', 96.6],
  ['FS001', 'noodle', '阿溪红烧牛肉面', 'Axi beef noodles', '105g×12', '105 g × 12', '箱', 39.6],
  ['FS002', 'noodle', '阿溪老坛酸菜面', 'Axi pickle noodles', '118g×12', '118 g × 12', '箱', 40.2],
  ['FS003', 'noodle', '阿溪袋面', 'Axi noodles, bag', '85g×30', '85 g × 30', '箱', 48.75],
  ['FS004', 'noodle', '阿溪米粉', 'Axi rice noodles', '2.5kg×4', '2.5 kg × 4', '箱', 62.4],
  ['FS005', 'noodle', '阿溪自热米饭', 'Axi self-heating rice', '260g×12', '260 g × 12', '箱', 118.8],
  ['LY001', 'kitchen', '禾灶压榨菜籽油', 'Hezao rapeseed oil', '5L×4', '5 l × 4', '箱', 246.8],
  ['LY002', 'kitchen', '禾灶大豆油', 'Hezao soybean oil', '20L', '20 l', '桶', 178.5],
  ['LY003', 'kitchen', '禾灶生抽', 'Hezao soy sauce', '1.28L×6', '1.28 l × 6', '箱', 66.3],
  ['LY004', 'kitchen', '禾灶陈醋', 'Hezao vinegar', '800ml×12', '800 ml × 12', '箱', 57.24],
  ['LY005', 'kitchen', '禾灶鸡精', 'Hezao chicken powder', '1kg×10', '1 kg × 10', '箱', 168],
  ['LY006', 'kitchen', '禾灶精制盐', 'Hezao salt', '400g×50', '400 g × 50', '箱', 72.5],
  ['LY007', 'kitchen', '岭脚粳米', 'Lingjiao rice', '25kg', '25 kg', '袋', 126.35],
  ['LY008', 'kitchen', '禾灶辣椒酱', 'Hezao chilli sauce', '280g×24', '280 g × 24', '箱', 142.08],
  ['XX001', 'snack', '栗町瓜子', 'Liting melon seeds', '108g×30', '108 g × 30', '箱', 132.9],
  ['XX002', 'snack', '栗町散装花生', 'Liting peanuts, loose', '散装', 'loose', 'kg', 13.625],
  ['XX003', 'snack', '栗町散装糖果', 'Liting sweets, loose', '散装', 'loose', 'kg', 21.375],
  ['XX004', 'snack', '栗町薯片', 'Liting crisps', '70g×22', '70 g × 22', '箱', 84.7],
  ['XX005', 'snack', '栗町苏打饼干', 'Liting crackers', '400g×12', '400 g × 12', '箱', 98.16],
  ['XX006', 'snack', '栗町蛋黄派', 'Liting cakes', '460g×8', '460 g × 8', '箱', 76.8],
  ['XX007', 'snack', '栗町辣条', 'Liting spicy strips', '106g×50', '106 g × 50', '箱', 115.5],
  ['XX008', 'snack', '栗町卤蛋', 'Liting stewed eggs', '30g×120', '30 g × 120', '箱', 108],
  ['RP001', 'dairy', '牧晴纯牛奶', 'Muqing milk', '250ml×24', '250 ml × 24', '箱', 49.9],
  ['RP002', 'dairy', '牧晴酸奶饮品', 'Muqing yoghurt drink', '200ml×24', '200 ml × 24', '箱', 43.2],
  ['RP003', 'dairy', '牧晴儿童奶', 'Muqing milk for children', '190ml×16', '190 ml × 16', '箱', 38.56],
  ['ZP001', 'paper', '絮白抽纸', 'Xubai tissues', '3层×24', '3-ply × 24', '提', 31.25],
  ['ZP002', 'paper', '絮白卷纸', 'Xubai paper rolls', '12卷', '12 rolls', '提', 19.8],
  ['ZP003', 'paper', '净朵洗衣液', 'Jingduo detergent', '2kg×6', '2 kg × 6', '箱', 92.4],
  ['ZP004', 'paper', '净朵洗洁精', 'Jingduo dish soap', '1.2kg×12', '1.2 kg × 12', '箱', 68.88],
  ['ZP005', 'paper', '净朵一次性杯', 'Jingduo paper cups', '50只×40', '50 × 40', '箱', 88.5],
  ['LH001', 'gift', '牧晴牛奶礼盒', 'Muqing gift box, milk', '250ml×12', '250 ml × 12', '盒', 38.8],
  ['LH002', 'gift', '栗町坚果礼盒', 'Liting gift box, nuts', '1.2kg', '1.2 kg', '盒', 66.6],
  ['LH003', 'gift', '云砚坊礼盒', 'Yunyan gift box', '500ml×2', '500 ml × 2', '盒', 168],
  ['LH004', 'gift', '柚见果汁礼盒', 'Youjian gift box, juice', '1L×6', '1 l × 6', '盒', 49.35],
];

/** What came out in the last weeks, in the same form. */
const NEW_LIST: typeof LIST = [
  ['YL010', 'drink', '柚见桂花乌龙茶', 'Youjian osmanthus oolong', '500ml×15', '500 ml × 15', '箱', 46.5],
  ['XX009', 'snack', '栗町烤椰片', 'Liting coconut chips', '70g×22', '70 g × 22', '箱', 84.7],
  ['FS006', 'noodle', '阿溪番茄牛腩面', 'Axi tomato noodles', '118g×12', '118 g × 12', '箱', 40.2],
];

/** Which of the shop's own a new product takes the place of now and then, how many days before the end, and with one dealer in how many. */
export const LAUNCHES = [
  { code: 'YL010', from: 'YL006', daysBefore: 76, among: 1 },
  { code: 'XX009', from: 'XX004', daysBefore: 52, among: 1 },
  { code: 'FS006', from: 'FS002', daysBefore: 45, among: 1 },
] as const;

const productOf = ([code, category, zh, en, spec, specEn, unit, price]: (typeof LIST)[number]): SampleProduct => ({
  code,
  category,
  name: { 'zh-CN': zh, en },
  brand: brandOf(zh, en),
  spec: { 'zh-CN': spec, en: specEn },
  unit: { 'zh-CN': unit, en: UNITS[unit] ?? unit },
  priceMicro: Math.round(price * 1_000_000),
  byWeight: unit === 'kg',
});

/** What baskets are drawn from. */
export const USUAL_PRODUCTS: readonly SampleProduct[] = LIST.map(productOf);
/** These come by {@link LAUNCHES}. */
export const NEW_PRODUCTS: readonly SampleProduct[] = NEW_LIST.map(productOf);
export const PRODUCTS: readonly SampleProduct[] = [...USUAL_PRODUCTS, ...NEW_PRODUCTS];

/** What the shop calls its categories. */
export const CATEGORY_WORDS: Readonly<Record<SampleCategory, Words>> = {
  drink: { 'zh-CN': '饮料', en: 'Drinks' },
  beer: { 'zh-CN': '啤酒', en: 'Beer' },
  liquor: { 'zh-CN': '白酒米酒', en: 'Spirits' },
  noodle: { 'zh-CN': '方便食品', en: 'Instant food' },
  kitchen: { 'zh-CN': '粮油调味', en: 'Kitchen' },
  snack: { 'zh-CN': '休闲食品', en: 'Snacks' },
  dairy: { 'zh-CN': '乳品', en: 'Dairy' },
  paper: { 'zh-CN': '纸品洗护', en: 'Paper and cleaning' },
  gift: { 'zh-CN': '礼盒', en: 'Gift boxes' },
};

/** A name begins with its brand: a word in English, two characters in Chinese, three where 坊 is one of them. */
function brandOf(zh: string, en: string): Words {
  return { 'zh-CN': zh.slice(0, zh[2] === '坊' ? 3 : 2), en: en.split(' ')[0] ?? '' };
}

/** How much of a buyer's money goes to which category. */
export const TASTES: Readonly<Record<SampleType | 'walk_in', Readonly<Record<SampleCategory, number>>>> = {
  convenience: { drink: 34, beer: 10, liquor: 6, noodle: 14, kitchen: 4, snack: 18, dairy: 8, paper: 4, gift: 2 },
  supermarket: { drink: 20, beer: 8, liquor: 9, noodle: 11, kitchen: 20, snack: 13, dairy: 9, paper: 8, gift: 2 },
  catering: { drink: 15, beer: 30, liquor: 16, noodle: 2, kitchen: 30, snack: 0, dairy: 1, paper: 6, gift: 0 },
  wholesale: { drink: 30, beer: 17, liquor: 14, noodle: 13, kitchen: 8, snack: 10, dairy: 4, paper: 2, gift: 2 },
  corporate: { drink: 20, beer: 0, liquor: 8, noodle: 2, kitchen: 45, snack: 2, dairy: 8, paper: 12, gift: 3 },
  group_buy: { drink: 15, beer: 2, liquor: 2, noodle: 15, kitchen: 22, snack: 18, dairy: 12, paper: 12, gift: 2 },
  online: { drink: 5, beer: 2, liquor: 25, noodle: 8, kitchen: 8, snack: 40, dairy: 4, paper: 6, gift: 2 },
  walk_in: { drink: 35, beer: 15, liquor: 12, noodle: 10, kitchen: 8, snack: 12, dairy: 4, paper: 2, gift: 2 },
};

/** Sales of a category by month, January first, against its own mean. */
export const SEASONS: Readonly<Partial<Record<SampleCategory, readonly number[]>>> = {
  drink: [0.7, 0.7, 0.8, 0.95, 1.15, 1.35, 1.5, 1.45, 1.15, 0.9, 0.75, 0.7],
  beer: [0.7, 0.6, 0.75, 0.95, 1.2, 1.45, 1.55, 1.5, 1.1, 0.8, 0.7, 0.75],
  liquor: [1.9, 1.2, 0.8, 0.75, 0.75, 0.75, 0.75, 0.85, 1.15, 0.95, 0.95, 1.3],
  gift: [9, 4, 0.3, 0.2, 0.4, 0.4, 0.2, 0.6, 3, 0.4, 0.4, 2],
};
