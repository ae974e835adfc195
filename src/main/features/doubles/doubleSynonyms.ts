/** A group is often left out of a name where its head office is meant. */
export const GROUP_WORDS = /集团/g;
/** What tells shops of one owner apart: figures, directions, letters, 分 and 总. */
export const BRANCH_MARK = /^[0-9一二三四五六七八九十百东南西北中前后新老大小上下左右甲乙丙丁a-z分总]*$/;
/** What stands behind such a mark, and tells nobody apart by itself. */
export const BRANCH_WORDS = /[店部号楼层区期城馆门]/g;
/** What is written or left out behind a house number. */
export const NUMBER_TAIL = /[号院内室]/g;
/** Lines that many firms share: they say nothing about who somebody is. */
export const SHARED_LINE = /^(?:400|800|95|96)/;
