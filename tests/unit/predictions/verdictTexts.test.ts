import { expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import type { Calibration } from '../../../src/shared/contract/predictions.contract.ts';
import { verdictTexts } from '../../../src/shared/i18n/predictionTexts.ts';

const figure = { percent: (share: number | null) => `${Math.round((share ?? 0) * 1000) / 10} %` };

function said(sums: Pick<Calibration, 'expected' | 'actual' | 'naive' | 'verdict'>): string {
  const calibration = { meanError: 0.9, naiveMeanError: 1.1, ...sums } as Calibration; // what the words are made of
  return verdictTexts(calibration, createTranslator('en'), figure).join(' ');
}

it('a back-test that is nearer to each dealer but short in all says both (Online Retail)', () => {
  const text = said({ expected: 3364, actual: 4482, naive: 3570, verdict: 'better' });

  expect(text).toContain('Better than');
  expect(text).toContain('24.9 % too low');
  expect(text).toContain('repeating the previous period would have been closer');
});

it('how far the sum was off is told, and where the simple guess was nearer; one too high is told as that', () => {
  const near = said({ expected: 95, actual: 100, naive: 99, verdict: 'better' });
  expect(near).toContain('The total was 5 % off.');
  expect(near).toContain('repeating the previous period would have been closer');
  const over = said({ expected: 130, actual: 100, naive: 60, verdict: 'worse' });
  expect(over).toContain('30 % too high');
  expect(over).not.toContain('repeating the previous period would have been closer');
});

it('nearer to each dealer and further off in all is told as that, not as much the same', () => {
  const text = said({ expected: 857, actual: 918, naive: 914, verdict: 'same' });
  expect(text).toContain('Nearer to each dealer');
  // Once is enough.
  expect(text.match(/closer|further/g)).toEqual(['closer']);
  expect(text).not.toContain('About as good');
  expect(said({ expected: 914, actual: 918, naive: 857, verdict: 'same' })).not.toContain('Nearer to each dealer');
});
