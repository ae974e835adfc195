import type { DealerField, OrderField } from '../../../shared/contract/importFields.ts';

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/**
 * What columns are called in the lists people really have. Keys are written as `headerKey` leaves them: no spaces, no
 * brackets, lower case, Latin words without separators. The first word of a field is its clearest one: where two columns
 * claim the same field, the earlier word wins.
 * @source product.md §5; the export headers of common Chinese bookkeeping programs and of English retail data sets
 */
export const DEALER_HEADERS: Record<DealerField, readonly string[]> = {
  code: words(`
    客户编号 客户编码 客户代码 客户代号 客户号 客户id 往来单位编号 往来单位编码 单位编号 单位编码 会员编号
    会员卡号 终端编码 终端编号 门店编码 门店编号 店铺编号 经销商编号 经销商编码 经销商代码 商户编号
    购货单位编码 编号 编码 代码 代号 customerid customercode customerno customernumber custid custno custcode
    clientid clientcode accountno accountnumber accountid accountcode dealerid dealercode dealerno id code
  `),
  name: words(`
    客户名称 客户全称 客户全名 单位全名 单位名称 单位全称 往来单位 往来单位名称 往来单位全名 公司名称
    企业名称 经销商名称 经销商 终端名称 门店名称 店铺名称 店名 商户名称 商铺名称 购货单位 购货单位名称
    客商名称 会员名称 客户 名称 全称 全名 公司 客户姓名 会员姓名 户名 单位 customername customer clientname client
    companyname company accountname account dealername dealer storename shopname businessname name buyer
  `),
  shortName: words(`
    客户简称 单位简称 公司简称 门店简称 往来单位简称 简称 别名 shortname abbreviation alias
  `),
  mnemonic: words(`助记码 拼音码 拼音简码 拼音首字母 拼音 简码 速记码 mnemonic pinyin`),
  type: words(`
    客户类型 客户类别 客户分类 单位类型 单位类别 往来单位类型 终端类型 门店类型 渠道类型 渠道 类型 类别 分类
    业态 客户性质 客户属性 customertype customercategory customergroup clienttype type category channel
  `),
  grade: words(`
    客户等级 客户级别 客户评级 等级 级别 评级 重要程度 价值等级 客户分级 终端等级 门店等级 会员等级 分级 星级
    grade tier level rating customergrade customerlevel class
  `),
  intent: words(`意向等级 意向级别 意向程度 客户意向 意向 购买意向 intent`),
  excluded: words(`不参与评级 不评级 免评级 excludedfromgrading leftoutofgrading notgraded`),
  status: words(`客户状态 合作状态 状态 是否启用 启用状态 停用 是否停用 status active`),
  region: words(`
    区域 所属区域 所在区域 地区 所在地区 所属地区 省市区 省市县 省市 所在地 行政区域 行政区划 国家 国家地区
    region country location territory
  `),
  area: words(`
    片区 销售片区 销售区域 业务片区 业务区域 市场区域 大区 分区 商圈 area salesarea salesregion districtzone
  `),
  route: words(`线路 路线 拜访线路 拜访路线 送货线路 配送线路 线路名称 route routename`),
  visitDays: words(`拜访日 拜访星期 拜访日期安排 固定拜访日 合适的星期 visitday visitdays visitweekday`),
  visitOften: words(`
    拜访频次 拜访频率 拜访周期 拜访次数 访问频次 visitfrequency visitfreq callfrequency
  `),
  latitude: words(`纬度 门店纬度 地址纬度 latitude lat`),
  longitude: words(`经度 门店经度 地址经度 longitude lon lng`),
  town: words(`乡镇 街道 乡镇街道 镇 乡 镇街 所属乡镇 town township subdistrict`),
  province: words(`省 省份 所在省 所属省份 省自治区 所在省份 province state stateprovince`),
  city: words(`市 城市 所在市 所属城市 地级市 所在城市 地市 city billingcity towncity`),
  district: words(`区 县 区县 区域县 县区 县市 所在区 所在区县 区县名称 市区县 district county`),
  address: words(`
    客户地址 地址 详细地址 公司地址 单位地址 送货地址 收货地址 联系地址 门店地址 店铺地址 办公地址 通讯地址
    经营地址 注册地址 省市区及详细地址 配送地址 住址 address streetaddress addressline1 addressline2 street
    deliveryaddress shippingaddress billingaddress
  `),
  contact: words(`
    联系人 联系人姓名 主要联系人 首要联系人 负责人 客户联系人 店主 老板 老板姓名 法人 法人代表 收货人 采购人
    客户负责人 联系人名称 contact contactname contactperson primarycontact attention ownername
  `),
  role: words(`职务 职位 联系人职务 联系人职位 岗位 称谓 role jobtitle title position`),
  phone: words(`
    手机 手机号 手机号码 移动电话 联系电话 电话 联系方式 联系手机 客户电话 座机 固定电话 固话 电话号码
    办公电话 公司电话 单位电话 店铺电话 收货电话 联系人电话 联系人手机 老板电话 备用电话 其他电话 电话手机
    手机电话 phone mobile tel telephone cell cellphone phonenumber mobilephone mobilenumber contactnumber
    contactphone phoneno telno mobileno
  `),
  wechat: words(`微信 微信号 微信号码 微信id wechat wechatid weixin`),
  qq: words(`qq qq号 qq号码`),
  email: words(`电子邮箱 邮箱 电子邮件 邮件 email emailaddress mail`),
  preferredChannel: words(`
    首选联系方式 喜欢的联系方式 偏好联系方式 联系偏好 首选沟通方式 沟通方式 联系渠道 首选渠道 首选方式 preferredchannel
    preferredcontact preferredcontactmethod contactpreference contactmethod
  `),
  preferredTimes: words(`
    方便的时间 方便时间 方便联系时间 方便拜访时间 联系时间 可拜访时间 适合拜访时间 适合时间 合适时间 方便时段 convenienttimes
    convenienttime preferredtimes preferredtime besttimetocall besttime
  `),
  rep: words(`
    业务员 业务负责人 跟进人 客户经理 销售员 销售代表 业务代表 负责业务员 所属业务员 专属业务员 业务经理
    销售人员 业务人员 销售负责人 经手人 责任人 归属人 所属销售 业务 salesperson salesrep salesman rep
    accountmanager owner salesrepresentative representative assignedto
  `),
  openedOn: words(`
    建档日期 开户日期 建档时间 开户时间 创建日期 创建时间 登记日期 注册日期 入会日期 合作日期 开始合作日期
    首次合作日期 录入日期 成为客户日期 合作时间 createddate createdat opened openeddate openedon since
    customersince registered registrationdate joindate openingdate dateopened accountopened
  `),
  lastVisitOn: words(`
    上次拜访 上次拜访日期 上次拜访时间 最近拜访 最近拜访日期 最后拜访日期 最近跟进 最近跟进日期 最近跟进时间
    最后跟进 最后跟进时间 lastvisit lastvisitdate lastcontact
  `),
  lastOrderOn: words(`
    最近下单日期 最近下单 最近下单时间 最后下单日期 最后成交 最后成交日期 最近成交日期 最近成交 最近交易日期
    最后交易日期 最近进货日期 最后进货日期 上次进货日期 最近购买日期 最近消费日期 最后下单时间 上次下单日期
    lastorder lastorderdate lastpurchase lastpurchasedate lastsale
  `),
  totalAmount: words(`
    累计金额 累计销售额 累计销售 累计消费 累计消费金额 累计进货额 累计进货金额 累计交易额 累计成交额
    累计成交金额 累计采购额 总金额 销售总额 消费总额 年销售额 年进货额 交易总额 totalamount totalsales
    totalrevenue totalspend totalspent lifetimevalue
  `),
  settlement: words(`
    结算方式 结款方式 付款方式 支付方式 付款条件 结算类型 收款方式 paymentmethod paymentterms settlement
    terms
  `),
  creditLimit: words(`信用额度 授信额度 信用额 欠款上限 应收上限 欠款额度 额度 creditlimit credit`),
  termDays: words(`
    账期 账期天数 信用期 信用天数 信用期限 付款天数 结算周期 结算天数 收款期限 creditdays termdays
    paymentdays
  `),
  receivable: words(`
    期初应收 应收余额 应收 应收款 应收账款 欠款 欠款金额 当前欠款 期末应收 应收金额 receivable receivables
    balance outstanding balancedue
  `),
  taxNo: words(`
    税号 纳税人识别号 统一社会信用代码 信用代码 纳税识别号 纳税号 税务登记号 taxno taxid vat vatnumber vatno
    taxnumber
  `),
  bank: words(`开户行 开户银行 银行 开户行名称 bank bankname`),
  bankAccount: words(`
    账号 帐号 银行账号 银行帐号 开户账号 开户行账号 银行卡号 卡号 bankaccount iban bankaccountno
  `),
  birthday: words(`生日 联系人生日 老板生日 出生日期 客户生日 birthday birthdate dateofbirth dob`),
  tags: words(`标签 客户标签 单位标签 会员标签 标记 tags tag labels label customertags`),
  note: words(`
    备注 备注信息 客户备注 说明 附注 摘要 描述 备注说明 note notes remark remarks comment comments memo
  `),
};

/** The same for order exports. */
export const ORDER_HEADERS: Record<OrderField, readonly string[]> = {
  date: words(`
    单据日期 业务日期 销售日期 开单日期 下单日期 订单日期 出库日期 发货日期 送货日期 制单日期 交易日期
    记账日期 过账日期 录单日期 日期 开票日期 成交日期 下单时间 开单时间 订单时间 单据时间 销售时间 出库时间
    交易时间 业务时间 时间 invoicedate orderdate date transactiondate saledate salesdate docdate documentdate
    billdate postingdate purchasedate datetime ordertime orderedat orderedon
  `),
  number: words(`
    单据编号 单据号 单号 订单编号 订单号 销售单号 出库单号 票据编号 单据编码 业务单号 凭证号 凭证编号 流水号
    小票号 发货单号 开单编号 送货单号 编号 发票号 发票号码 invoiceno invoicenumber invoice invoiceid orderno
    ordernumber orderid order billno billnumber docno documentno documentnumber transactionid transactionno
    receiptno reference ref salesorder
  `),
  originalNumber: words(`
    原单号 原单据编号 原单据号 原始单号 原单编号 原销售单号 源单编号 源单号 关联单号 关联单据号 红冲单号 被红冲单号 冲销单号
    被冲销单号 对应单号 originalinvoice originalinvoiceno originalno originalnumber originalorder reversalof
    relatedinvoice
  `),
  kind: words(`
    单据类型 业务类型 单据种类 订单类型 单据类别 交易类型 销售类型 单据名称 出入库类型 业务类别 出库类型 类型
    类别 ordertype kind documenttype doctype transactiontype type billtype
  `),
  state: words(`
    单据状态 订单状态 过账状态 审核状态 状态 是否过账 是否审核 是否作废 作废 作废标志 审核 过账 status state
    orderstatus posted void voided
  `),
  dealerCode: words(`
    客户编号 客户编码 客户代码 客户代号 客户号 客户id 往来单位编号 往来单位编码 单位编号 单位编码
    购货单位编码 购货单位代码 会员编号 会员卡号 终端编码 门店编码 经销商编号 经销商编码 经销商代码 customerid
    customercode customerno customernumber custid custno custcode clientid clientcode accountno accountnumber
    accountid dealerid dealercode dealerno userid memberid
  `),
  dealerName: words(`
    客户名称 客户全称 客户全名 客户 往来单位 往来单位名称 往来单位全名 单位全名 单位名称 购货单位
    购货单位名称 购买单位 经销商名称 经销商 终端名称 门店名称 店铺名称 会员名称 会员姓名 客户姓名 公司名称
    收货单位 客商名称 买方 购货方 购方名称 客户简称 customername customer clientname client companyname
    company accountname account dealername dealer buyer soldto billto shopname storename name
  `),
  phone: words(`
    联系电话 手机 手机号 手机号码 电话 客户电话 联系方式 收货电话 客户手机 phone mobile tel telephone
    phonenumber customerphone
  `),
  region: words(`
    区域 地区 所属区域 销售区域 片区 省市区 国家 国家地区 省份 省 country region area territory province
    stateregion
  `),
  city: words(`城市 市 所在城市 所属城市 city shipcity`),
  handler: words(`
    业务员 经手人 销售员 业务代表 销售代表 客户经理 销售人员 业务人员 开单人 导购 导购员 跟单人 salesperson
    salesrep salesman rep handler seller cashier accountmanager
  `),
  productCode: words(`
    商品编号 商品编码 存货编码 存货编号 货号 商品代码 产品编号 产品编码 物料编码 物料编号 商品货号 条码
    商品条码 条形码 款号 stockcode sku productcode productid itemcode itemno itemid productno barcode
    itemnumber
  `),
  productName: words(`
    商品名称 商品全名 品名 存货名称 产品名称 货品名称 物料名称 商品 产品 货品 货名 品名规格 商品全称
    description productname product item itemname itemdescription productdescription
  `),
  brand: words(`品牌 商品品牌 品牌名称 brand brandname`),
  spec: words(`规格型号 规格 型号 商品规格 产品规格 spec specification model size`),
  unit: words(`单位 计量单位 销售单位 商品单位 基本单位 unit uom units unitofmeasure`),
  qty: words(`
    数量 销售数量 出库数量 商品数量 订货数量 发货数量 实发数量 基本数量 件数 总数量 quantity qty qtysold
    quantitysold salesqty salesquantity orderqty orderquantity
  `),
  unitPrice: words(`
    折后单价 单价 销售单价 含税单价 售价 价格 销售价 成交价 不含税单价 unitprice price saleprice priceeach
    rate
  `),
  discount: words(`
    优惠金额 折扣金额 折扣额 优惠 整单优惠 整单折扣 抹零 让利 折扣 discount discountamount
  `),
  amount: words(`
    折后金额 优惠后金额 实付金额 金额 销售金额 销售额 应收金额 订单金额 单据金额 总金额 合计金额 成交金额
    实收金额 实际金额 货款 不含税金额 总价 总额 金额合计 交易金额 出库金额 消费金额 开单金额 amount total
    totalamount revenue sales salesamount linetotal orderamount ordertotal invoiceamount invoicetotal
    netamount totalprice value ordervalue netsales subtotal lineamount amt totalsales spend monetary
  `),
  tax: words(`税额 税金 tax taxamount vat vatamount`),
  amountWithTax: words(`
    价税合计 含税金额 含税总额 税价合计 含税合计 grossamount amountwithtax totalincludingtax totalinctax
    grosstotal
  `),
  cost: words(`成本 成本金额 销售成本 成本额 总成本 cost costamount totalcost cogs`),
  profit: words(`毛利 毛利额 利润 销售毛利 profit margin grossprofit`),
  paid: words(`已收 已收金额 收款金额 已付金额 已收款 本次收款 已付 paid paidamount amountpaid`),
  unpaid: words(`
    未收 未收金额 未付金额 欠款 欠款金额 尾款 本单欠款 unpaid due amountdue balance outstanding
  `),
  note: words(`
    备注 整单备注 单据备注 摘要 附加说明 说明 明细备注 行备注 备注信息 note notes remark remarks comment
    comments memo
  `),
};

/** Columns that mean nothing to us and must never be matched by a part of their name. */
export const IGNORED_HEADERS: readonly string[] = words(`
    序号 行号 序 no 项次 选择 操作 打印次数 附件 图片 照片 制单人 审核人 录单人 打印人 创建人 修改人 修改时间
    更新时间 最后修改时间 成本单价 成本价 毛利率 折扣率 税率 lines linecount linenumber lineno row index
    rownumber 条数 品种数 商品种类 updatedat modified 邮编 postcode zip zipcode 传真 fax 仓库 发货仓库
    出库仓库 warehouse 部门 业务员编号 业务员编码 业务员电话 业务员手机 客户经理电话 销售员电话 经手人电话
    部门编号 仓库编号 区域编码 类别编码 客户来源 客户行业 行业 来源
  `);

/** What rows that were not taken are handed back with, in either language: the reason, and the row of the file. */
export const HANDED_BACK_HEADERS: readonly string[] = words(
  '未导入的原因 原文件行号 whyitwasnotimported rowintheoriginalfile',
);

/** Columns that say something of the export, not of the record: another value every time, and never worth an update. */
export const PASSING_HEADERS: ReadonlySet<string> = new Set([
  ...HANDED_BACK_HEADERS,
  ...words(`
    序号 行号 序 no 项次 选择 操作 打印次数 修改时间 更新时间 最后修改时间 updatedat modified lineno linenumber row
    rownumber index 待核对 tocheck 参考金额 referenceamount
  `),
]);

/** Words too common to be recognised inside a longer header: 客户来源 is no 客户, 业务员编号 no 编号. */
export const WHOLE_WORDS_ONLY: ReadonlySet<string> = new Set(
  words(`
    编号 编码 代码 代号 名称 全称 全名 类型 类别 分类 状态 说明 描述 摘要 时间 日期 单位 价格 客户 公司 经销商 渠道
    老板 店主 业务 银行 别名 拼音 商品 产品 货品 品牌 规格 型号 区域 地区 审核 过账 作废 欠款 应收 额度 成本 利润
    customer client account company dealer order invoice status state level class title total value sales price
    amount country region street product address
  `),
);

/** Of these, the ones that say nothing without the group they stand below. */
export const ANYTHINGS_WORDS: ReadonlySet<string> = new Set(
  words(`编号 编码 代码 代号 名称 全称 全名 简称 类型 类别 分类 等级`),
);
/** What a group's name says besides whose columns follow: 客户信息, 商品资料. */
export const GROUP_REMARK = /(?:信息|资料|情况)$/;

/** Units written in a header's brackets → power of ten of the values. */
export const HEADER_UNITS: Readonly<Record<string, number>> = {
  元: 0,
  圆: 0,
  人民币: 0,
  人民币元: 0,
  rmb: 0,
  cny: 0,
  千元: 3,
  万: 4,
  万元: 4,
  人民币万元: 4,
  百万: 6,
  百万元: 6,
  亿: 8,
  亿元: 8,
  k: 3,
  rmb万: 4,
};

/** Units of quantities written in a header: 数量(箱). */
export const QUANTITY_UNITS: ReadonlySet<string> = new Set(
  words(`
    箱 件 瓶 包 袋 盒 罐 桶 个 只 条 支 台 套 斤 公斤 千克 克 吨 升 毫升 提 打 双 米 卷 张 片 块 板 组 把 听 坛 扎 捆
    kg g t l ml pc pcs piece pieces box boxes case cases ctn carton cartons bottle bottles bag bags
  `),
);

/** Bracketed or trailing remarks of a header that carry no meaning: (必填). */
export const HEADER_REMARKS: readonly string[] = [
  '必填',
  '必填项',
  '选填',
  '可选',
  '非必填',
  '不可修改',
  '请勿修改',
  'required',
  'optional',
];

/** A total's word, as the whole cell (blanks taken out), with at most a colon, a figure or a count behind it. */
export const TOTAL_WORD =
  /^(?:本[页月日年期周季]|当[页日月]|以上|全部|累计|[总大])?(?:小计|合计|总计|共计|累计|汇总)(?:金额|数量|[:(（].*|\d[\d,.]*[行条家笔户个]?.*|行.*)?$|^(?:sub-?|grand)?totals?(?:[:(].*|\d.*)?$/i;
/** What may stand beside a total's word under a name or a code: 2 家, 共 35 个客户, 12. */
export const COUNT_CELL =
  /^共?\s*\d[\d,]*(?:\.\d+)?\s*(?:[家户个条行笔人位名]\p{Script=Han}{0,4}|rows?|dealers?|customers?)?$/iu;
/** A cheap look before the two below. */
export const MAY_TOTAL = /计|总|汇|total/i;
/** A group's total: 张三 小计, Total London. Only for rows without day and number. */
export const GROUP_TOTAL_WORD = /(?:小计|合计|汇总|\btotal)$/i;
/** The first words of footers. */
export const NOTE_START =
  /^(?:备注|注意?|说明|附注|提示|填表说明|制表人?|制单人?|填表人?|审核人?|复核人?|审批人?|经办人?|主管|负责人签字|(?:客户|收货人?|购货单位|对方)?(?:确认)?[(（]?(?:签字|签名|盖章|签章|签收)[)）]?|打印(?:日期|时间|人)?|导出(?:日期|时间|人)?|制表(?:日期|时间)|数据来源|单位|note|notes|printed|prepared|exported|source)\s*[:：]|^第\s*\d+\s*页|^共\s*\d+\s*[页条行]|^page\s*\d+|^※/i;
/** A cell of a maker or period row: 制表人：小李, 单位：元. */
export const META_CELL = /^[^:：]{1,8}[:：].*/;
/** 单位：万元 above a header. */
export const TITLE_UNIT = /(?:金额)?单位\s*[:：]?\s*(?:人民币)?((?:百|千|万|亿)?元|亿|万)/;

/** Order headers that may just as well speak of the goods: taken only where their words are kinds of bills. */
export const GENERIC_KIND_HEADERS: ReadonlySet<string> = new Set(['类型', '类别', 'type', 'kind']);
/** A cell of a row of units below the names: (元), (箱). */
export const UNIT_CELL = /^[([（【][^)\]）】]{1,6}[)\]）】]$/;

/** What an amount's header says of tax; the first one wins. */
export const WITHOUT_TAX = /不含税|未税|税前|excl|net of tax|before tax|\bnet\b/i;
export const WITH_TAX = /含税|价税|税后|incl|with tax|gross/i;

/** A discount that is the whole bill's. */
export const BILL_DISCOUNT = /整单|整张|抹零|单据优惠|单据折扣|(?:bill|order|invoice)\s*discount/i;
/** Prices and amounts after the discount. */
export const NET_PRICE = /折后|折扣后|优惠后|实付|实收|实际|成交|\bnet\b/i;
