import { fitBgnbd } from '../../../src/main/analytics/bgnbd.ts';
import { type Grouped, groupHistories, historiesOf } from '../../../src/main/analytics/buyingHistory.ts';
import { dropoutLikelihood } from '../../../src/main/analytics/dropoutLikelihood.ts';
import { expectedPurchases } from '../../../src/main/analytics/dropoutPredictions.ts';
import { fitMbgcnbdk } from '../../../src/main/analytics/mbgcnbdk.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { drawPurchases } from '../../helpers/drawnBuyers.ts';
import type { Emit } from '../rig/samples.ts';

const CUSTOMERS = 23_570;
const MAX_FIT_S = 5;
const DAYS = 273;
const FIRST_DAYS = 84;
/** Looks at every customer's history: what no fit can leave out, as often as a simple one needs it. */
const LOOKS = 100;
/** As published for the CDNOW sample, and the same without a trace of stopping, which is the hardest to fit. */
const SHOPS = {
  'as CDNOW': { params: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, form: { k: 1, atFirst: false } },
  'nobody stops': { params: { r: 0.8, alpha: 9, a: 1e-9, b: 5 }, form: { k: 1, atFirst: false } },
  'regular buyers': { params: { r: 0.9, alpha: 4.5, a: 0.09, b: 2.1 }, form: { k: 2, atFirst: true } },
};

/** Both models fitted to as many customers as the whole of CDNOW has. */
export async function run(emit: Emit): Promise<void> {
  for (const [name, { params, form }] of Object.entries(SHOPS)) {
    const random = createRandom(7);
    const days = Array.from({ length: CUSTOMERS }, () => {
      const first = random.int(0, FIRST_DAYS - 1);
      const times = drawPurchases(random, params, form, (DAYS - first) / 7);
      return [...new Set([first, ...times.map((at) => first + Math.floor(at * 7))])].sort((p, q) => p - q);
    });
    const started = performance.now();
    const histories = historiesOf(days, DAYS, 7);
    const data = groupHistories(histories);
    const fit = fitBgnbd(data);
    const seconds = (performance.now() - started) / 1000;
    const floor = { value: looksS(data), name: `${LOOKS} looks at all histories` };
    const goal = { over: 'value' as const, max: MAX_FIT_S };
    const note = `${data.rows} different histories${fit.degenerate.length > 0 ? `, ${fit.degenerate.join(', ')}` : ''}`;
    emit({ what: `BG/NBD of ${CUSTOMERS}, ${name}`, value: seconds, unit: 's', floor, goal, note });
    const again = performance.now();
    const { k, params: found } = fitMbgcnbdk(data);
    emit({
      what: `MBG/CNBD-k of ${CUSTOMERS}, ${name}, all k`,
      value: (performance.now() - again) / 1000,
      unit: 's',
      floor,
      goal,
      note: `k = ${k}`,
    });
    const asking = performance.now();
    let sum = 0;
    for (let i = 0; i < histories.count; i += 1) {
      const [x = 0, tx = 0, T = 0] = [histories.x[i], histories.tx[i], histories.T[i]];
      sum += expectedPurchases(found, { k, atFirst: true }, x, tx, T, 13);
    }
    emit({
      what: `what ${CUSTOMERS} are expected to buy, ${name}`,
      value: performance.now() - asking,
      unit: 'ms',
      note: `${Math.round(sum)} in all`,
    });
  }
}

function looksS(data: Grouped): number {
  const likelihood = dropoutLikelihood(data, { k: 1, atFirst: false });
  const started = performance.now();
  for (let look = 0; look < LOOKS; look += 1) likelihood({ r: 0.2 + look / 1000, alpha: 4, a: 0.8, b: 2.4 });
  return (performance.now() - started) / 1000;
}
