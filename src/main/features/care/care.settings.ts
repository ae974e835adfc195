import type { Output } from '../../../shared/contract/index.ts';
import { CareRules } from '../../../shared/domain/care.ts';
import { FESTIVAL_NAMES } from '../../../shared/domain/festivalNames.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { beginAct, lastEntryOf } from '../../db/changeLog.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { settingText } from '../rhythm/rhythm.settings.ts';
import { putSetting } from '../settings/settings.service.ts';

/** The setting that holds the rules of care; none as long as they are the usual ones. */
const CARE_SETTING = 'careRules';

export function readCareRules(db: Db): CareRules {
  return CareRules.parse(JSON.parse(settingText(db, CARE_SETTING) ?? '{}'));
}

/** Saves how far ahead care looks and which festivals it announces. */
export function setCareRules(ctx: Ctx, rules: CareRules): Promise<Output<'care.setRules'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const festivals = FESTIVAL_NAMES.filter((name) => rules.festivals.includes(name));
    const text = JSON.stringify({ ...rules, festivals });
    if (JSON.stringify(readCareRules(trx)) !== text) putSetting(trx, act, CARE_SETTING, text);
    const entry = lastEntryOf(trx, act);
    return { changeId: entry > 0 ? ChangeId.parse(entry) : null };
  });
}
