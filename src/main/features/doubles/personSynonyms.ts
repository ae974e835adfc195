/** How people of a dealer are called in place of, before or behind their name. */

/** Before a surname: 小王, 老李; before the end of a given name: 阿伟. */
export const CALL_PREFIX = /^[小老阿](?=\p{Script=Han}{1,2}$)/u;
/** Who runs the place, in one of many words: 王总, 王老板 and 王经理 may be one. */
export const BOSS_TITLE =
  /(?:董事长|总经理|老板|老总|经理|店长|店主|厂长|负责人|法人|法定代表人|先生|女士|小姐|总|董|哥|姐|叔|姨)$/;
/** Work that tells people of one surname apart: 王会计 is not 王总, and 老板娘 is not 老板. */
export const WORK_TITLE =
  /(?:老板娘|太太|会计|财务|出纳|采购员?|仓管|库管|司机|文员|店员|收银员?|业务员?|主管|主任|师傅|工)$/;
/** An office that answers a phone, in the place of a person. */
export const OFFICE = /(?:部|处|科|室|组|台|店|公司|中心|热线|客服|仓库)$/;
/** Two-character surnames: 欧阳总 is a surname with a title. */
export const LONG_SURNAME =
  /^(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫|长孙|宇文|轩辕|澹台)$/;
