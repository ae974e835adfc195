/** The characters of headers that Taiwan and Hong Kong write in their own way, each before the one that the lists of words have. */
const PAIRS =
  '戶户編编號号稱称備备註注電电話话機机聯联繫系絡络區区縣县業业務务員员單单據据額额數数價价總总計计產产類类別别級级訂订貨货銷销進进開开應应帳账賬账餘余發发簡简標标籤签狀状態态職职郵邮稅税時时間间門门倉仓庫库規规條条碼码運运費费實实際际購购買买賣卖項项廠厂經经辦办國国鎮镇鄉乡負负責责檔档約约報报結结記记錄录訪访種种層层來来歷历齡龄頁页臺台億亿萬万圓圆師师';

const SIMPLE: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS[2 * i] ?? '', PAIRS[2 * i + 1] ?? '']),
);
const TRADITIONAL = new RegExp(`[${[...SIMPLE.keys()].join('')}]`, 'g');

/** A header as the mainland writes it: 客戶編號 → 客户编号. For recognising, not for showing. */
export function simplified(text: string): string {
  return text.replace(TRADITIONAL, (sign) => SIMPLE.get(sign) ?? sign);
}
