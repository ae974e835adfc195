import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAppState } from '../../../src/main/engine/appState.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-state-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('preferences are kept between starts, but only so many and so long: the oldest go', () => {
  const state = createAppState(dir);
  state.setPref('theme', '"dark"');
  for (let i = 0; i < 250; i += 1) state.setPref(`many.${i}`, '1');
  state.setPref('theme', '"light"');
  const many = Object.keys(createAppState(dir).get().prefs);
  for (let i = 0; i < 60; i += 1) state.setPref(`large.${i}`, 'x'.repeat(20_000));

  const large = createAppState(dir).get().prefs;

  expect(many.length).toBe(200);
  expect(many).toContain('many.249');
  expect(many.at(-1)).toBe('theme');
  expect(JSON.stringify(large).length).toBeLessThan(500_000);
  expect(large['large.59']).toBe('x'.repeat(20_000));
  expect(large['many.249']).toBeUndefined();
});
