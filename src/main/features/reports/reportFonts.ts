import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** The family the style sheet asks for. */
export const REPORT_FONT = 'Noto Sans SC';

const WEIGHTS = [400, 700] as const;
type Weight = (typeof WEIGHTS)[number];

const SliceIndex = z.object({ slices: z.array(z.object({ name: z.string().regex(/^[\w-]+$/), ranges: z.string() })) });

interface Slice {
  name: string;
  ranges: string;
  has(codePoint: number): boolean;
}

/** Tags whose content the style sheet sets in bold; no other element may be bold. */
const BOLD_TAGS = new Set(['h1', 'h2', 'h3', 'th', 'b']);

/** The characters of a page, by the weight they are set in. */
export function usedCharacters(html: string): Record<Weight, Set<number>> {
  const used: Record<Weight, Set<number>> = { 400: new Set(), 700: new Set() };
  const body = html.replace(/<style>[\s\S]*?<\/style>/g, '');
  let bold = 0;
  for (const [, slash, tag, text] of body.matchAll(/<(\/?)([a-z0-9]+)[^>]*>|([^<]+)/g)) {
    if (tag !== undefined && BOLD_TAGS.has(tag)) bold += slash === '/' ? -1 : 1;
    if (text !== undefined) addCharacters(used[bold > 0 ? 700 : 400], text);
  }
  return used;
}

function addCharacters(into: Set<number>, text: string): void {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.codePointAt(i) ?? 0;
    into.add(code);
    if (code > 0xffff) i += 1;
  }
}

/**
 * Font faces for exactly the characters of a page, as data: addresses, so that a saved page needs nothing beside it and a
 * strict content policy lets it pass. About 30 KB a slice.
 * @param fontsDir resources/fonts
 */
export async function fontFaces(html: string, fontsDir: string): Promise<string> {
  const slices = await readSlices(fontsDir);
  const used = usedCharacters(html);
  const faces: string[] = [];
  for (const weight of WEIGHTS) {
    for (const slice of neededSlices(slices, used[weight])) faces.push(await fontFace(slice, weight, fontsDir));
  }
  return faces.join('\n');
}

/** In the index's order, in which a later face wins where two claim a character. */
function neededSlices(slices: readonly Slice[], used: ReadonlySet<number>): Slice[] {
  const needed = new Set<Slice>();
  for (const codePoint of used) {
    const slice = slices.findLast((candidate) => candidate.has(codePoint));
    if (slice) needed.add(slice);
  }
  return slices.filter((slice) => needed.has(slice));
}

async function fontFace(slice: Slice, weight: Weight, fontsDir: string): Promise<string> {
  const bytes = await readFile(join(fontsDir, `noto-sans-sc-${slice.name}-${weight}.woff2`));
  const ranges = slice.ranges.replace(/[^,]+/g, (range) => `U+${range}`);
  // Swapped in: a line that the printer does not wait for is then set in another font, where `block` would leave it blank.
  return (
    `@font-face{font-family:"${REPORT_FONT}";font-style:normal;font-weight:${weight};font-display:swap;` +
    `src:url(data:font/woff2;base64,${bytes.toString('base64')}) format("woff2");unicode-range:${ranges}}`
  );
}

async function readSlices(fontsDir: string): Promise<Slice[]> {
  const { slices } = SliceIndex.parse(JSON.parse(await readFile(join(fontsDir, 'slices.json'), 'utf8')));
  return slices.map(({ name, ranges }) => {
    const bounds = ranges.split(',').map((range) => {
      const [from = '', to = from] = range.split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    });
    return { name, ranges, has: (code) => bounds.some(([from, to]) => code >= from && code <= to) };
  });
}
