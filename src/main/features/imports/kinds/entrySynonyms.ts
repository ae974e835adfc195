import type { FieldOf } from '../../../../shared/contract/importFields.ts';
import { DEALER_HEADERS, ORDER_HEADERS } from '../headerSynonyms.ts';

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** What columns of lists of people are called, as in `headerSynonyms.ts`. */
export const CONTACT_HEADERS: Record<FieldOf<'contacts'>, readonly string[]> = {
  dealerCode: ORDER_HEADERS.dealerCode,
  dealerName: [...ORDER_HEADERS.dealerName, ...words('所属客户 所属单位 所属公司 所在单位 工作单位 单位 公司 门店')],
  city: ORDER_HEADERS.city,
  contact: [
    ...words('联系人姓名 姓名 人员姓名 名字 fullname personname'),
    ...DEALER_HEADERS.contact,
    ...words('人员 name person'),
  ],
  role: DEALER_HEADERS.role,
  phone: DEALER_HEADERS.phone,
  wechat: DEALER_HEADERS.wechat,
  email: DEALER_HEADERS.email,
  birthday: words('生日 出生日期 出生年月 生日日期 联系人生日 birthday birthdate dateofbirth dob'),
  note: DEALER_HEADERS.note,
};
export const CONTACT_TITLE = /联系人|通讯录|通信录|联络人|\bcontacts?\b|address\s*book/i;

/** The same for lists of products. */
export const PRODUCT_HEADERS: Record<FieldOf<'products'>, readonly string[]> = {
  productCode: [...ORDER_HEADERS.productCode, ...words('编号 编码 代码 code')],
  productName: [...ORDER_HEADERS.productName, ...words('名称 全称 name')],
  brand: ORDER_HEADERS.brand,
  spec: ORDER_HEADERS.spec,
  unit: ORDER_HEADERS.unit,
  category: words(`
    商品类别 商品分类 产品类别 产品分类 存货分类 存货类别 货品类别 物料类别 品类 类别 分类 类型 大类 category productcategory producttype
    productgroup itemgroup class
  `),
  price: words(`
    销售价 标准售价 零售价 批发价 售价 销售单价 标准价 参考售价 预设售价 出厂价 指导价 含税售价 单价 价格 listprice saleprice
    sellingprice retailprice unitprice price
  `),
  cost: words('进价 采购价 成本价 进货价 参考成本 成本单价 最近进价 成本 costprice purchaseprice unitcost cost'),
  note: ORDER_HEADERS.note,
};
export const PRODUCT_TITLE =
  /(?:商品|产品|存货|货品|物料)(?:资料|信息|列表|档案|目录|清单|一览)|价目表|价格表|报价单|product\s*(?:list|catalog|master)|price\s*list/i;

/** The same for lists of reps. */
export const REP_HEADERS: Record<FieldOf<'reps'>, readonly string[]> = {
  rep: [
    ...words('业务员姓名 业务员名称 员工姓名 职员姓名 销售员姓名 姓名 员工名称 员工 职员 名字'),
    ...DEALER_HEADERS.rep,
    ...words('名称 fullname repname employee employeename name'),
  ],
  aliases: words('别名 昵称 其他名称 曾用名 花名 简称 英文名 alias aliases nickname othernames'),
  phone: DEALER_HEADERS.phone,
  region: words('区域 负责区域 所属区域 负责地区 地区 管辖区域 省市区 城市 省份 省 市 region regions territory city'),
  area: [...words('负责片区 所属片区 管辖片区'), ...DEALER_HEADERS.area, 'areas'],
  skills: words('技能 专长 特长 擅长 擅长品类 负责品类 业务专长 skills skill speciality specialty'),
  level: words('级别 等级 职级 业务级别 岗位级别 星级 level grade rank'),
  capacity: words(`
    每周拜访时间 每周工时 每周分钟 每周可用时间 周工时 每周拜访分钟 每周拜访工时 拜访工时 可用工时 capacity capacityminutes
    weeklyminutes minutesperweek visitminutes
  `),
  repStatus: words('在职状态 员工状态 人员状态 状态 是否在职 在职 是否离职 status employmentstatus active'),
  leftOn: words('离职日期 离职时间 离岗日期 停用日期 最后工作日 leftdate leavingdate enddate terminationdate lastday'),
  note: DEALER_HEADERS.note,
};
export const REP_TITLE =
  /业务员|销售人员|销售员|员工|职员|人员(?:名单|资料|信息|档案)|sales\s*(?:reps?|people|team)|employees/i;

/** Words for somebody who is there no more, and for somebody who is. */
export const LEFT_WORDS = /^(?:离职|已离职|离岗|停用|辞职|退休|left|inactive|resigned|former|terminated)$/i;
export const STAYS_WORDS = /^(?:在职|在岗|正常|启用|试用|试用期|active|employed|current)$/i;
/** A column that asks whether somebody has left. */
export const LEFT_HEADER = /离职|离岗|停用|left|inactive/i;
/** Hours rather than minutes. */
export const HOURS = /小时|时$|hours?|hrs?\b/i;
/** What parts several words of one cell. */
export const WORD_SEPARATORS = /[,，、;；/|\n]+/;
