/** Names that Windows keeps for itself, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST = 120;

/** A name that every system takes for a file, without the ending it may already carry. */
export function plainFileName(wanted: string, extension: string, otherwise = 'DealerDesk'): string {
  const bare = wanted
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replace(new RegExp(`\\.${extension}$`, 'i'), '')
    .slice(0, LONGEST)
    .replace(/[\s.]+$/, '')
    .trim();
  if (bare === '') return otherwise;
  return RESERVED.test(bare) ? `${bare}_` : bare;
}
