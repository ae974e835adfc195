/** Company forms at the end of a name, which one writer puts and the next leaves out. Longest first. */
export const COMPANY_FORMS =
  /(?:有限责任公司|股份有限公司|有限公司|股份公司|责任公司|公司|\(个体工商户\)|\(普通合伙\)|\(有限合伙\))$/;
/** The same in Latin letters. */
export const COMPANY_FORMS_LATIN = /[\s,.]*\b(?:co\.?,?\s*ltd|ltd|limited|inc|llc|plc|gmbh|corp|corporation)\.?$/i;
