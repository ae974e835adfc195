import { fold } from '../../../shared/domain/foldText.ts';
import { DORMANT_CODE, GRADED_CODES, type TierNaming, tierCodes, tierName } from '../../../shared/domain/tiers.ts';
import { normaliseGrade } from '../imports/readWord.rules.ts';

/**
 * The tier that a grade in the owner's own spelling stands for, in a scheme's codes: by the name of a tier; by a letter that
 * is one; else by its place (first class, VIP and three stars are the first tier).
 * @returns undefined where it stands for no tier
 */
export function gradeCode(text: string, naming: TierNaming): string | undefined {
  const codes = tierCodes(naming);
  const word = fold(text).toUpperCase().trim();
  const named = (name: string) => codes.find((code) => fold(tierName(naming, code)).toUpperCase() === name);
  const own = named(word);
  if (own !== undefined) return own;
  const letter = normaliseGrade(text);
  if (letter === undefined) return undefined;
  const byName = word.startsWith(letter) ? named(letter) : undefined;
  if (byName !== undefined) return byName;
  const place = letter === 'S' ? 0 : letter.charCodeAt(0) - 'A'.charCodeAt(0);
  return place < naming.tierNames.length ? GRADED_CODES[place] : DORMANT_CODE;
}
