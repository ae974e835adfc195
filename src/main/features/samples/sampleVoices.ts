import { forms } from './sampleWords.ts';

/** What reps and dealers of the sample shop say. */
export const VISIT_NOTES = forms(
  '货架整理过，缺两个规格|Tidied the shelf; two sizes are missing',
  '库存还够一周|Stock lasts another week',
  '老板想看看新品|The owner would like to see the new products',
  '催了上月的款，答应下周付|Asked for last month’s payment; promised for next week',
  '隔壁新开了一家店|A new shop has opened next door',
  '冰柜有点漏水|The cooler leaks a little',
  '陈列费的事要再谈|The display fee is still to be agreed',
  '生意比上月好|Business is better than last month',
);
export const ORDER_NOTES = forms(
  '要补一批货，周五前送|Needs goods by Friday',
  '照上次的单再来一份|The same again as last time',
  '加两箱新品试试|Two cases of the new product to try',
);
export const CALL_NOTES = forms(
  '问这周要不要补货|Asked whether they need goods this week',
  '确认周五送货|Confirmed Friday’s delivery',
  '对上月的账|Went through last month’s account',
  '介绍了新品，要先看样|Told of the new products; wants a sample first',
  '问促销什么时候开始|Asked when the promotion begins',
  '要一份最新价格表|Asked for the newest price list',
);
export const BUSY_NOTE = forms('没人接，改天再打|No answer; will call again');
export const TEAM_NOTES = forms(
  '新品陈列培训|Training on displaying the new products',
  '来公司看货|Came to look at goods',
);
export const NEXT_STEPS = forms(
  '送样品|Bring a sample',
  '送对账单|Bring the statement',
  '再问一次补货|Ask again about an order',
  '报新价格|Send the new prices',
  '谈陈列位置|Agree on the display',
  '收上月货款|Collect last month’s payment',
  '拍货架照片|Take a photo of the shelf',
);
export const BULK_NOTE = forms('新品到货通知，附价格表|New products have come in; price list attached');
export const UNPLANNED_NOTE = forms('路过看了一下|Was passing by');
/** What is seen of competitors, and about what it costs in yuan. */
export const COMPETITOR_GOODS = [
  { by: forms('岭泉饮品|Lingquan Drinks'), what: forms('矿泉水 550ml×24|Mineral water 550 ml × 24'), yuan: 17 },
  { by: forms('岭泉饮品|Lingquan Drinks'), what: forms('冰红茶 500ml×15|Iced tea 500 ml × 15'), yuan: 32 },
  { by: forms('谷舟食品|Guzhou Foods'), what: forms('牛肉面 105g×12|Beef noodles 105 g × 12'), yuan: 38 },
  { by: forms('桔湾粮油|Juwan Kitchen'), what: forms('菜籽油 5L×4|Rapeseed oil 5 l × 4'), yuan: 236 },
];
export const MARKET_NOTES = forms(
  '买十送一，到月底|Ten plus one free until the end of the month',
  '新上架，摆在门口|New on the shelf, right at the door',
  '业务员说下月要涨价|Their rep says prices go up next month',
);
export const LEAVE = forms('回老家|Visiting family');
export const ROUTES = forms('周二城东线|Tuesday, city east', '周四广丰线|Thursday, Guangfeng');
export const GIFTS = forms(
  '茶叶礼盒|Box of tea',
  '水果篮|Fruit basket',
  '生日蛋糕券|Cake voucher',
  '坚果礼盒|Box of nuts',
);
export const FILES = forms('供货合同|Supply contract', '营业执照|Business licence', '食品经营许可证|Food licence');
export const CONTRACT_TEXT = forms('示例文件，没有内容。|A sample file without content.');

export const SURVEY_NAME = forms('客户满意度调查|Customer satisfaction survey');
export const SURVEY_QUESTIONS = {
  overall: forms('总体满意吗？|How satisfied are you overall?'),
  delivery: forms('对送货满意吗？|How satisfied are you with our delivery?'),
  nps: forms('您愿意把我们推荐给同行吗？|How likely are you to recommend us?'),
  most: forms('您最看重什么？|What matters most to you?'),
  text: forms('还有什么想对我们说？|What else would you like to tell us?'),
};
export const SURVEY_CHOICES = forms(
  '价格|Price',
  '送货快|Fast delivery',
  '品种全|Wide choice',
  '退换方便|Easy returns',
);
export const SURVEY_PRAISE = forms(
  '业务员很负责|The rep takes good care of us',
  '希望多搞活动|More promotions, please',
  '送货师傅人好|The driver is friendly',
  '新品给的样品少了点|Too few samples of new products',
);
export const SURVEY_BLAME = forms(
  '送货老是晚半天|Delivery is always half a day late',
  '破损的货处理太慢|Damaged goods are dealt with too slowly',
  '电话没人接|Nobody answers the phone',
);
