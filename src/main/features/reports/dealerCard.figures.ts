import type { DealerDetail } from '../../../shared/contract/dealers.contract.ts';
import type { SuggestedProduct } from '../../../shared/contract/demand.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { Curve, Stage } from '../../../shared/contract/lifecycleRules.ts';
import type { OrderRow, ProductPrices } from '../../../shared/contract/orders.contract.ts';
import type { DealerPrediction, PredictionRun } from '../../../shared/contract/predictions.contract.ts';
import type { DealerRhythm } from '../../../shared/contract/rhythm.contract.ts';
import type { AdviceVerdict } from '../../../shared/domain/adviceVerdict.ts';
import type { ScoreFigures } from '../../../shared/domain/scoreReasons.ts';
import type { TierNaming } from '../../../shared/domain/tiers.ts';

/** What the cards of one print share. */
export interface CardHead {
  readonly company: string;
  readonly dealerNoun: string;
  readonly currency: string;
  /** The last day with order data; null before the first bill. */
  readonly cutOff: string | null;
  readonly today: string;
  /** How the live result calls its tiers. */
  readonly naming: TierNaming;
}

/** Everything one card says, as it is read. Amounts in minor units. */
export interface CardFigures {
  readonly detail: DealerDetail;
  readonly score: ScoreFigures | null;
  /** 24, oldest first. */
  readonly months: readonly { readonly month: string; readonly netMinor: number }[];
  /** Of what it bought most in twelve months, with its last prices. */
  readonly products: readonly ProductPrices[];
  readonly orders: { readonly rows: readonly OrderRow[]; readonly total: number };
  /** Amounts of lines, largest first; empty where products have no category. */
  readonly categories: readonly { readonly name: string; readonly netMicro: number }[];
  readonly receivable: CardReceivable | null;
  readonly outlook: CardOutlook;
  /** What dealers like it buy and it does not, and how such advice came true; null before there is a result. */
  readonly advice: { readonly verdict: AdviceVerdict; readonly products: readonly SuggestedProduct[] } | null;
}

/** How the dealer buys; each is null where it is not known. */
export interface CardOutlook {
  readonly stage: {
    readonly computed: Stage;
    readonly curve: Curve | null;
    readonly override: { stage: Stage; reason: string } | null;
  } | null;
  readonly rhythm: DealerRhythm | null;
  /** Of the newest calculation; what is not told has its reason. */
  readonly prediction: {
    readonly abstained: PredictionRun['abstained'];
    readonly dealer: DealerPrediction | null;
  } | null;
  /** The newest first. */
  readonly path: Output<'scoring.path'>['steps'];
}

export interface CardReceivable {
  readonly asOfOn: string;
  readonly balanceMinor: number;
  readonly overdueMinor: number;
  readonly oldestDueOn: string | null;
}
