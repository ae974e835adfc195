import { BGNBD, fitBgnbd } from './bgnbd.ts';
import { groupHistories, type Histories, wheatMorrison } from './buyingHistory.ts';
import type { Degenerate, DropoutFit, DropoutForm, DropoutParams } from './dropoutLikelihood.ts';
import { aliveChance, expectedPurchases } from './dropoutPredictions.ts';
import { correlation, expectedAverage, fitGammaGamma, type GammaGammaFit, type OrderValues } from './gammaGamma.ts';
import { fitMbgcnbdk } from './mbgcnbdk.ts';

/** The two models of repeat buying side by side, which of them is taken and why, and what it says of each customer. */
export type ModelName = 'bgnbd' | 'mbgcnbdk';
export type ModelWish = ModelName | 'auto';

/**
 * Why a model was taken: `asked` for; `regular` gaps; better by Akaike's criterion though gaps are by chance (`better`);
 * gaps are by `chance` and it is no worse; the other one's fit is no good (`only_sound`); neither is (`none_sound`).
 */
export type ModelReason = 'asked' | 'regular' | 'better' | 'chance' | 'only_sound' | 'none_sound';

export interface FittedModel {
  model: ModelName;
  form: DropoutForm;
  params: DropoutParams;
  logLik: number;
  /** 2 · parameters − 2 · log-likelihood; less is better. k is a parameter of MBG/CNBD-k. */
  aic: number;
  gain: number;
  degenerate: Degenerate[];
}

export interface ModelChoice {
  chosen: FittedModel;
  /** The one that was not taken; undefined where only one was asked for. */
  other: FittedModel | undefined;
  reason: ModelReason;
  /** By Wheat and Morrison; undefined where too few customers have two gaps. */
  regularity: { k: number; customers: number } | undefined;
}

/** An advantage of less than this in Akaike's criterion is none (Burnham and Anderson's rule of thumb). */
const NO_WORSE = 2;

/** Fits the model that is asked for, or both, and takes the one that the data speak for. */
export function chooseModel(histories: Histories, wish: ModelWish): ModelChoice {
  const data = groupHistories(histories);
  const regularity = wheatMorrison(histories);
  const bgnbd = () => fitted('bgnbd', BGNBD, fitBgnbd(data), 4);
  const mbgcnbdk = () => {
    const fit = fitMbgcnbdk(data);
    return fitted('mbgcnbdk', { k: fit.k, atFirst: true }, fit, 5);
  };
  if (wish !== 'auto') {
    const chosen = wish === 'bgnbd' ? bgnbd() : mbgcnbdk();
    return { chosen, other: undefined, reason: 'asked', regularity };
  }
  const [plain, regular] = [bgnbd(), mbgcnbdk()];
  const taken = (chosen: FittedModel, reason: ModelReason): ModelChoice => ({
    chosen,
    other: chosen === plain ? regular : plain,
    reason,
    regularity,
  });
  const [plainSound, regularSound] = [plain, regular].map(({ degenerate }) => degenerate.length === 0);
  if (!plainSound && !regularSound) return taken(regular.aic < plain.aic ? regular : plain, 'none_sound');
  const betterRegular = regular.aic < plain.aic - NO_WORSE;
  // A regular shop is told by its better fit even where the plain model would have fitted somehow.
  if (regularSound && betterRegular && regular.form.k > 1) return taken(regular, 'regular');
  if (!plainSound) return taken(regular, 'only_sound');
  if (!regularSound) return taken(plain, 'only_sound');
  return betterRegular ? taken(regular, 'better') : taken(plain, 'chance');
}

function fitted(model: ModelName, form: DropoutForm, fit: DropoutFit, parameters: number): FittedModel {
  const { params, logLik, gain, degenerate } = fit;
  return { model, form, params, logLik, aic: 2 * parameters - 2 * logLik, gain, degenerate };
}

/** The value of orders, with how far its assumption holds. */
export interface ValueChoice {
  fit: GammaGammaFit | undefined;
  /** Of how often repeaters came and what they spend at a time; the model wants none. */
  correlation: number | undefined;
}

/** @param values orders counted and their mean, of the same customers as the histories */
export function chooseValues(values: OrderValues): ValueChoice {
  const used = [...values.x.keys()].filter((i) => (values.x[i] ?? 0) > 0 && (values.mean[i] ?? 0) > 0);
  const pick = (column: Float64Array) => used.map((i) => column[i] ?? 0);
  return { fit: fitGammaGamma(values), correlation: correlation(pick(values.x), pick(values.mean)) };
}

/** A mean order expected of a customer; null where the values say nothing. */
export function expectedOrderValue({ fit }: ValueChoice, x: number, mean: number): number | null {
  if (fit === undefined || fit.degenerate.length > 0) return null;
  return expectedAverage(fit.params, mean > 0 ? x : 0, mean);
}

/** What a sound model says of one customer; of a degenerate one nothing may be asked. */
export function customerOutlook(
  { form, params, degenerate }: FittedModel,
  { x, tx, T }: { x: number; tx: number; T: number },
  horizons: readonly number[],
): { alive: number; expected: number[] } | null {
  if (degenerate.length > 0) return null;
  return {
    alive: aliveChance(params, form, x, tx, T),
    expected: horizons.map((t) => expectedPurchases(params, form, x, tx, T, t)),
  };
}
