import type { AgeBands } from '../../../shared/domain/ageing.ts';
import { hashText } from '../../../shared/domain/hashText.ts';

/** A fingerprint of a balance, to tell one that a list states again from a changed one. */
export function balanceKey(bands: AgeBands, oldestDueOn: string | null): string {
  return hashText(`${JSON.stringify(bands)}|${oldestDueOn ?? ''}`, 1).toString(36);
}
