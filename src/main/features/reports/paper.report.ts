import type { Paper } from '../../../shared/contract/reports.contract.ts';

/**
 * Pages are laid out for A4. A5 is A4 made smaller as a whole, by √½; Letter is wider and lower, so that pages keep their
 * width and lose a little height. Margins and running heads in millimetres and points.
 */
const PRINTED: Readonly<Record<Exclude<Paper, 'A4'>, { zoom: number; rules: string }>> = {
  A5: {
    zoom: Math.SQRT1_2,
    rules: 'margin:9.9mm 7.07mm 9.19mm;font-size:4.95pt}@page:first{margin-top:6.36mm',
  },
  Letter: { zoom: 0.93, rules: 'margin:13mm 10mm 12mm}@page:first{margin-top:9mm' },
};

/** Puts a finished page on other paper; on a screen it stays as it was. */
export function onPaper(page: string, paper: Paper): string {
  // A page for a phone has a size of its own.
  if (paper === 'A4' || page.includes('/*own size*/')) return page;
  const { zoom, rules } = PRINTED[paper];
  const portrait = page.includes('@page{size:A4 portrait}');
  const style = `@page{size:${paper.toLowerCase()} ${portrait ? 'portrait' : 'landscape'};${rules}}@media print{html{zoom:${zoom}}}`;
  return page.replace('</style></head>', () => `${style}</style></head>`);
}
