export type Delimiter = ',' | ';' | '\t' | '|';

const CANDIDATES: readonly Delimiter[] = [',', '\t', ';', '|'];
const LINES = 200;

/** A first line `sep=;` as Excel writes and obeys it: the delimiter and how much text it takes. */
export function separatorLine(text: string): { delimiter: string; length: number } | undefined {
  const match = /^"?sep=(.)"?\n/i.exec(text);
  return match?.[1] ? { delimiter: match[1], length: match[0].length } : undefined;
}

/**
 * Guesses from the first lines: the delimiter that most lines carry equally often. Title lines and notes have none,
 * amounts like 1,234 have some, so agreement between lines weighs more than their number.
 */
export function guessDelimiter(text: string): Delimiter {
  const lines = sampleLines(text);
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of CANDIDATES) {
    const score = scoreOf(delimiter, lines);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** Lines with quoted parts blanked out; a line break inside quotes does not end one. */
function sampleLines(text: string): string[] {
  const withoutQuoted = text.replace(/(^|[,;\t|\n])"(?:[^"]|"")*"/g, '$1');
  return withoutQuoted.split('\n', LINES).filter((line) => line.trim() !== '' || line.includes('\t'));
}

function scoreOf(delimiter: Delimiter, lines: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const count = line.split(delimiter).length - 1;
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  let best = 0;
  for (const [count, agreeing] of counts) {
    best = Math.max(best, (agreeing / lines.length) * (1 + Math.log2(1 + count) / 4));
  }
  return best;
}
