/** How people are called at work in place of their full name. */

/** Before a surname, or before the end of a given name: 小王, 老李, 阿伟. */
export const CALL_PREFIX = /^[小老阿大]/;

/** Behind a surname or a name: 王经理, 李总, 陈姐. */
export const CALL_SUFFIX =
  /(?:业务经理|区域经理|销售经理|客户经理|大区经理|业务员|业务|经理|主管|主任|总监|组长|店长|老板|师傅|老师|先生|女士|小姐|同学|总|哥|姐|工)$/;
