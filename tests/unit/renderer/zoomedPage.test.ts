import { expect, test } from 'vitest';
import { zoomedPage, zoomFor } from '../../../src/renderer/features/reports/zoomedPage.ts';

test('a report page is as wide as its room from its first paint on', () => {
  const page = zoomedPage('<html><head><title>x</title></head><body></head></body></html>', 570, false);

  expect(page).toBe('<html><head><title>x</title><style>html{zoom:0.5}</style></head><body></head></body></html>');
  expect([zoomFor(0, false), zoomFor(1140, false), zoomFor(9000, false), zoomFor(406, true)]).toEqual([
    1, 1, 1.25, 0.5,
  ]);
});
