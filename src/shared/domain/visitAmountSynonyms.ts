/** Units of money and of scale behind a figure. */
export const MONEY_UNIT = '(?:元|块钱?|圆|rmb|cny|yuan|¥|￥|\\$|£|€)';
export const SCALE_UNITS: Readonly<Record<string, number>> = { 万: 4, 萬: 4, w: 4, 千: 3, k: 3, 百: 2 };
/** Before a figure that is all of it. */
export const TOTAL_BEFORE =
  /(?:[总總]?共(?:计|計)?|一共|合[计計]|[总總](?:计|計|额|額|价|價|金额)?|小计|\btotal)[ :：]*(?:是|约|約|of|is)?[ ]*$/i;
/** Before a figure that was paid, is owed, is of another time or is somebody else's: of no order. */
export const OTHER_MONEY =
  /(?:已?收(?:到|了|回)?(?:货款|现金|款)?|收款|回款|付了|已付|付款了|还了|欠款?|还欠|定金|押金|运费|返利|去年|上年|今年|上个?月|本月|每月|月均|上次|平时|以前|累计|便宜|贵了?|涨了?|降了?|差价|我们|collected|received|paid|owes|deposit|last (?:year|month|time))[ :：]*[¥￥$£€]?$/i;
/** Around the price of a piece: 单价35, 每箱35元, 35元/箱, 35 a case. */
export const PIECE_BEFORE =
  /(?:单价|进价|售价|零售价?|批发价?|每[\u4e00-\u9fff]{1,2}|一[箱件条瓶包袋桶提盒斤吨]|@|price|卖)[ :：]*[¥￥$£€]?$/i;
export const PIECE_BEHIND = /^\s*(?:元|块)?\s*(?:\/|一[箱件条瓶包袋桶提盒斤吨个]|每|(?:a|per|each)\b)/i;
/** A count of goods, people or times is no amount of money. */
export const COUNTED =
  /^(?:箱|件|条|瓶|包|袋|桶|提|盒|吨|斤|公斤|个|台|套|支|罐|听|排|板|打|捆|次|人|位|家|种|款|楼|层|折|成|岁|公里|分钟|小时|cases?\b|pcs\b|boxes|box\b|bottles?\b|tons?\b|units?\b|cartons?\b|packs?\b|pieces?\b|times\b|people\b)/i;
/** Of goods alone: what may stand behind a range. */
export const GOODS_UNIT =
  /^(?:箱|件|条|瓶|包|袋|桶|提|盒|吨|斤|公斤|个|台|套|支|罐|听|排|板|打|捆|cases?|pcs|boxes|box|bottles?|kg|tons?|units?|cartons?)/i;
/** Before a figure of a code or a telephone. */
export const CODE_BEFORE =
  /(?:批号|批次|编号|编码|单号|订单号|订单编号|货号|型号|条码|条形码|电话|手机号?|微信号?|QQ|车牌|地址|门牌|(?:^|[^a-z])(?:no\.?|batch|lot|tel|phone|sku)|#|[a-z])[ :：]?$/i;
/** Around a size, a pack, a strength, a share or a gift: 500ml, 250*24, 52度, 20%, 买10送1, 10+1. */
export const SIZE_BEFORE = /(?:[*×+%]\s*|\dx|买|满|送|赠|搭|[减打])$/i;
export const SIZE_BEHIND =
  /^(?:\s*(?:ml|l|g|kg|cm|mm|m|毫升|升|克|千克|厘米|米|度|°|寸|平|%|％|‰|折|[*×]|[送赠搭]\s*\d|\+\s*\d)|x\d)(?![a-z])/i;
