/** What is left off a province's name in daily use: 广西壮族自治区 → 广西. */
export const PROVINCE_TAIL = /(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/;
/** What is left off a prefecture's name: 广州市 → 广州, 恩施土家族苗族自治州 → 恩施. */
export const CITY_TAIL =
  /(?:市|地区|盟|(?:(?:朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古)族|蒙古|柯尔克孜|哈萨克)+自治州)$/;
/** What is left off a county's name in a 区县 column: 天河区 → 天河. */
export const COUNTY_TAIL = /(?:(?:(?:各|[\p{Script=Han}]{1,4}?)族)*自治[县旗]|特区|林区|[区县市旗])$/u;
/** A new area is called by its name without the word: 浦东, 滨海. */
export const NEW_DISTRICT = /^(.{2,4})新区$/;
/** The signs on number plates, which lists put into a province column: sign → how the province's name begins. */
export const PROVINCE_SIGNS: readonly (readonly [sign: string, name: string])[] = [
  ...(['京北京', '津天津', '冀河北', '晋山西', '蒙内蒙古', '辽辽宁', '吉吉林', '黑黑龙江'] as const),
  ...(['沪上海', '苏江苏', '浙浙江', '皖安徽', '闽福建', '赣江西', '鲁山东', '豫河南'] as const),
  ...(['鄂湖北', '湘湖南', '粤广东', '桂广西', '琼海南', '渝重庆', '川四川', '黔贵州'] as const),
  ...(['滇云南', '藏西藏', '陕陕西', '甘甘肃', '青青海', '宁宁夏', '新新疆'] as const),
].map((pair) => [pair.slice(0, 1), pair.slice(1)] as const);
/** Municipalities: their one "city" is called 市辖区 or 县 in the table and is shown under the municipality's name. */
export const MUNICIPALITIES: ReadonlySet<string> = new Set(['11', '12', '31', '50']);
/** Lines of the table that are no places: counties run by the province itself. */
export const NO_PLACE = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;
/** Fillers between the levels of an address. */
export const BETWEEN_LEVELS = /^(?:[\s/\\,;:|>·.、-]|市辖区|省直辖县级行政区划|自治区直辖县级行政区划)+/;
/** Before an address: country, postal code. */
export const BEFORE_ADDRESS = /^(?:(?:中国|中华人民共和国|(?:邮编:?\s*)?\(?\d{6}\)?|地址:)[\s,]*)+/;
/** After a short city name, these make it the name of a road or a house: 北京路, 中山东路, 上海大厦. */
export const NO_REGION_AFTER =
  /^(?:[东西南北中一二三四五六七八九十前后上下大小新老内外环]{0,2}(?:路|街|道|巷|弄|胡同|里|村|镇|乡|门|桥|站|广场|大厦|大楼|酒店|饭店|宾馆|市场|商场|商城|商厦|花园|小区|公寓|[区县旗盟州]))/;
/** 上海市场 is a market. */
export const MARKET_AFTER = /^场/;
