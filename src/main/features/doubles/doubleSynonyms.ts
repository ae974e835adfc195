/** A group is often left out of a name where its head office is meant. */
export const GROUP_WORDS = /集团/g;
/** One-man businesses, which one writer says and the next leaves out; behind the key of a name. */
export const ONE_MAN = /(?:个体工商户|个体经营|个体户|个体)$/;
/** Company forms written out, behind the key of a name in Latin letters. */
export const LATIN_FORM = /(?:company|companies|co)$/;
/** A word that & stands for. */
export const LATIN_AND = /\band\b|&/gi;
/** A branch by its place or number at the end of a name: 南街店, 人民路分店, 二分公司. */
export const BRANCH_TAIL = /^(?<place>.{1,8}?)(?:分店|门店|店|分部|分公司|门市部?|办事处|仓库?)$/;
/** What a shop sells, before 店: the shop itself, not a branch of it. */
export const TRADE_BEFORE_SHOP =
  /^(?:商|便利|专卖|专营|饭|酒|药|书|花|零售|食品|副食品?|烟酒|粮油|粮店|文具|五金|百货|日杂|日化|土产|特产|水果|生鲜|茶叶|茶|母婴|童装|服装|鞋|面|小吃|杂货|超市|批发|经营|连锁|加盟|直营|折扣|综合|总|本)*$/;
/** What tells shops of one owner apart: figures, directions, letters, 分 and 总. */
export const BRANCH_MARK = /^[0-9一二三四五六七八九十百东南西北中前后新老大小上下左右甲乙丙丁a-z分总]*$/;
/** What stands behind such a mark, and tells nobody apart by itself. */
export const BRANCH_WORDS = /[店部号楼层区期城馆门]/g;
/** What is written or left out behind a house number. */
export const NUMBER_TAIL = /[号院内室]/g;
/** Lines that many firms share: they say nothing about who somebody is. */
export const SHARED_LINE = /^(?:400|800|95|96)/;
