/**
 * Names of the boxes as they were published, for output that others compare: those of the R×F map, and where the R package
 * calls a box of its own otherwise, those. Codes stand beside them.
 */
const MAP_NAMES: Readonly<Record<string, string>> = {
  champions: 'Champions',
  loyal: 'Loyal',
  potential_loyalist: 'Potential Loyalists',
  promising: 'Promising',
  new: 'New',
  need_attention: 'Need Attention',
  cant_lose: "Can't Lose",
  at_risk: 'At Risk',
  about_to_sleep: 'About to Sleep',
  hibernating: 'Hibernating',
  others: 'Others',
};

const PACKAGE_NAMES: Readonly<Record<string, string>> = {
  ...MAP_NAMES,
  potential_loyalist: 'Potential Loyalist',
  loyal: 'Loyal Customers',
  new: 'New Customers',
  cant_lose: "Can't Lose Them",
  about_to_sleep: 'About To Sleep',
  lost: 'Lost',
};

/** @param boxes whose names: of the R×F map or of the R package's rectangles */
export function segmentName(code: string, boxes: 'map' | 'rectangles'): string {
  return (boxes === 'map' ? MAP_NAMES : PACKAGE_NAMES)[code] ?? code;
}
