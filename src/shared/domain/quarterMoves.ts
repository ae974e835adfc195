import type { QuarterMoves } from '../contract/lifecycle.contract.ts';
import type { Stage } from '../contract/lifecycleRules.ts';

const BUYING: readonly Stage[] = ['first', 'repeat', 'loyal'];
const AWAY: readonly Stage[] = ['dormant', 'lost'];

/** Of so many dealers so many went. */
export interface Conversion {
  dealers: number;
  of: number;
}

const sum = (list: readonly { dealers: number }[]) => list.reduce((total, { dealers }) => total + dealers, 0);

/** Of those in one of some stages at a quarter's beginning, how many were in another of some at its end. */
function converted({ moves }: QuarterMoves, from: readonly Stage[], to: readonly Stage[]): Conversion {
  const began = moves.filter((move) => move.from !== null && from.includes(move.from));
  return { dealers: sum(began.filter((move) => to.includes(move.to))), of: sum(began) };
}

/** Who went on, who left and who came back in a quarter. */
export function conversions(quarter: QuarterMoves) {
  return {
    first: converted(quarter, ['first'], ['repeat', 'loyal']),
    repeat: converted(quarter, ['repeat'], ['loyal']),
    away: converted(quarter, BUYING, AWAY),
    back: converted(quarter, AWAY, BUYING),
  };
}

/** Who bought for the first time in a quarter. */
export function newcomers({ moves }: QuarterMoves): number {
  return sum(moves.filter(({ from, to }) => (from === null || from === 'prospect') && to !== 'prospect'));
}
