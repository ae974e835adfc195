/** Headers of a visit workbook, as we write them in both languages and as others rename them. */
export const BOOK_HEADERS = {
  sheet: /^(?:拜访单号|拜访单编号|单号|sheet(?: no\.?| number)?)$/,
  line: /^(?:序号|行号|编号序|no\.?|line(?: no\.?)?|#)$/,
  day: /^(?:日期|计划日期|拜访日期|date|planned (?:day|date))$/,
  code: /^(?:.{0,4}(?:编号|编码|代码|代号)|(?:dealer )?code)$/,
  name: /^(?:客户|经销商|终端|门店|客户名称|.{0,4}名称|dealer|(?:dealer )?name|customer)$/,
  result: /^(?:结果|拜访结果|result|outcome)$/,
  doneOn: /^(?:实际日期|完成日期|实访日期|去的日期|visited on|done on|actual (?:day|date))$/,
  timeIn: /^(?:到店|到店时间|进店|time in|in|arrived)$/,
  timeOut: /^(?:离店|离店时间|出店|time out|out|left)$/,
  person: /^(?:面谈人|见到谁|接待人|对接人|person met|met|person)$/,
  amount: /^(?:订货金额|口头订货|订单金额|订货|金额|order(?:ed)?(?: amount)?|amount)$/,
  competitor: /^(?:竞品|竞争对手|竞品品牌|competitor)$/,
  product: /^(?:竞品商品|竞品产品|商品|competitor(?:'s)? product|product)$/,
  price: /^(?:竞品价格|价格|competitor(?:'s)? price|price)$/,
  nextOn: /^(?:下次日期|下次拜访|下次|next (?:day|date|visit)|next)$/,
  nextStep: /^(?:下次事项|下一步|next step)$/,
  reason: /^(?:未访原因|未拜访原因|原因|why (?:missed|not made)|reason)$/,
  movedTo: /^(?:改到|改期到|改期|moved to)$/,
  note: /^(?:备注|说明|note|remarks?)$/,
} as const;

/** Headers of what we write beside it for whoever goes there: nothing is answered in them. */
export const BOOK_BESIDE =
  /^(?:拜访单|业务员|等级|联系人|电话|地址|上次拜访|超期天数|目的|要带的|visit sheet|rep|tier|contact|phone|address|last visit|days overdue|purpose|to bring)$/;

/** Words of the drop-down list that are no result: it was not made, or stands on another day. */
export const BOOK_MISSED = /^(?:未访|没去|未拜访|missed|not made)$/;
export const BOOK_MOVED = /^(?:改期|已改期|改到|moved)$/;
/** Reasons as the drop-down list words them. */
export const BOOK_REASONS = [
  ['no_time', /^(?:时间不够|no time(?: left)?)$/],
  ['weather', /^(?:天气|weather)$/],
  ['rep_away', /^(?:业务员请假|rep (?:was )?away|rep on leave)$/],
  ['vehicle', /^(?:车辆|vehicle)$/],
  ['dealer_asked', /^(?:客户要求改期|.{0,3}要求改期|(?:the )?dealer asked.*|asked.*)$/],
  ['dealer_closed', /^(?:客户没开门|.{0,3}没开门|(?:the )?dealer (?:was )?closed|closed)$/],
  ['other', /^(?:其他|other)$/],
] as const;
