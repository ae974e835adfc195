/** Names that Windows keeps for itself, whatever ending follows. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[\d\u00b9\u00b2\u00b3]|lpt[\d\u00b9\u00b2\u00b3])\s*(\.|$)/i;
const LONGEST = 120;

/** A name that every system takes for a file, without the ending it may already carry. */
export function plainFileName(wanted: string, extension: string, otherwise = 'DealerDesk'): string {
  const bare = wanted
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replace(new RegExp(`\\.${extension}$`, 'i'), '')
    .slice(0, LONGEST)
    .toWellFormed()
    // A dot in front hides a file, one at the end is lost on Windows.
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (bare === '') return otherwise;
  return RESERVED.test(bare) ? `_${bare}` : bare;
}
