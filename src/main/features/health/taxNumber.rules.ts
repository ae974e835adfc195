const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Powers of 3 modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** A personal number stands for the tax number of a shop run under its owner's name. */
const PERSONAL = /^\d{17}[\dX]$/;
const PERSONAL_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const PERSONAL_CHECKS = '10X98765432';
/** Tax registration numbers of before 2015 had no check digit. */
const FORMER = /^\d{15}$|^\d{17}[\dX]\d{2}$/;

/**
 * True for a tax number that can be one: a unified social credit code with its check character, a personal number with
 * its, or one of the former numbers of 15 or 20 digits.
 * @source GB 32100-2015 (credit code), GB 11643-1999 (personal number)
 */
export function isTaxNumber(text: string): boolean {
  const number = text.toUpperCase().replace(/[\s-]/g, '');
  if (FORMER.test(number)) return true;
  return (CREDIT_CODE.test(number) && hasCreditCheck(number)) || (PERSONAL.test(number) && hasPersonalCheck(number));
}

function hasCreditCheck(number: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(number.charAt(at)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31) === number.charAt(17);
}

function hasPersonalCheck(number: string): boolean {
  const sum = PERSONAL_WEIGHTS.reduce((total, weight, at) => total + weight * Number(number.charAt(at)), 0);
  return PERSONAL_CHECKS.charAt(sum % 11) === number.charAt(17);
}
