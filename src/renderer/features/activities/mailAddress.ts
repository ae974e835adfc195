/** Addresses of mail programs longer than this are refused by the window's wire (2,000) or cut by Windows (2,080). */
const MOST_CHARACTERS = 1900;

interface Mail {
  email: string;
  /** Empty: none. */
  subject: string;
  body: string;
}

/**
 * What opens the mail program with a text. A Chinese character takes nine: what does not fit is left out, the body first, then
 * the subject, and has to be pasted.
 */
export function mailAddress({ email, subject, body }: Mail): { url: string; isWhole: boolean } {
  const to = `mailto:${encodeURIComponent(email)}`;
  const head = subject === '' ? '' : `subject=${encodeURIComponent(subject)}`;
  const whole = `${to}?${[head, `body=${encodeURIComponent(body)}`].filter(Boolean).join('&')}`;
  if (whole.length <= MOST_CHARACTERS) return { url: whole, isWhole: true };
  const short = head === '' ? to : `${to}?${head}`;
  return { url: short.length <= MOST_CHARACTERS ? short : to, isWhole: false };
}
