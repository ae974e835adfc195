import { expect, test } from 'vitest';
import { z } from 'zod';
import { fileName, withEnding } from '../../../src/renderer/api/loopbackFiles.ts';
import { readPreference } from '../../../src/renderer/api/preferences.tsx';
import { isOutdated, QUERY_TOPICS } from '../../../src/renderer/api/queryTopics.ts';
import { JOB_KINDS, TOPICS } from '../../../src/shared/contract/events.ts';
import { contract } from '../../../src/shared/contract/index.ts';
import { zhCN } from '../../../src/shared/i18n/zh-CN.ts';

test('an answer grows old by the topics it depends on, and all do with another file or a new day', () => {
  expect(isOutdated('dealers.list', ['scoring'])).toBe(true);
  expect(isOutdated('reps.list', ['imports'])).toBe(false);
  expect(Object.keys(QUERY_TOPICS).every((channel) => isOutdated(channel, ['file']))).toBe(true);
  expect(Object.keys(QUERY_TOPICS).every((channel) => isOutdated(channel, ['day']))).toBe(true);
});

test('every query of the contract depends on something, and every topic is listened to', () => {
  const queries = Object.entries(contract).filter(([, definition]) => definition.kind === 'query');
  const listened = new Set(Object.values(QUERY_TOPICS).flat());

  expect(queries.filter(([channel]) => QUERY_TOPICS[channel as keyof typeof QUERY_TOPICS].length === 0)).toEqual([]);
  const ofAll = ['file', 'day'];
  expect(TOPICS.filter((topic) => !ofAll.includes(topic) && !listened.has(topic))).toEqual([]);
});

test('every kind of job has its name', () => {
  const names: Record<string, string> = zhCN.common.job.kind;

  expect(JOB_KINDS.filter((kind) => names[kind.replace('.', '_')] === undefined)).toEqual([]);
});

test('a damaged or outdated preference counts as not set', () => {
  const schema = z.enum(['light', 'dark']);

  expect(readPreference('"dark"', schema, 'light')).toBe('dark');
  expect(readPreference('"blue"', schema, 'light')).toBe('light');
  expect(readPreference('{broken', schema, 'light')).toBe('light');
  expect(readPreference(undefined, schema, 'light')).toBe('light');
});

test('downloads keep their names, endings are added once', () => {
  expect(fileName("attachment; filename*=UTF-8''%E5%AE%A2%E6%88%B7.xlsx")).toBe('客户.xlsx');
  expect(fileName('attachment; filename="list.xlsx"')).toBe('list.xlsx');
  expect(fileName(null)).toBeUndefined();
  expect(withEnding('list', '.xlsx')).toBe('list.xlsx');
  expect(withEnding('List.XLSX', '.xlsx')).toBe('List.XLSX');
});
