import { expect, test } from 'vitest';
import type { PageAnswer, PageRequest } from '../../../src/renderer/components/grid/gridTypes.ts';
import { PAGE_ROWS, RowPages } from '../../../src/renderer/components/grid/rowPages.ts';

interface Row {
  id: number;
  text: string;
}

/** A list on the other side of a wire: answers wait until they are let go. */
function fakeList(total: number, prefix = 'row') {
  const asked: (PageRequest & { answer(): Promise<void>; fail(): Promise<void> })[] = [];
  const state = { snapshot: 's1', total, prefix, moved: new Map<number, number | null>() };
  const fetchPage = (request: PageRequest) =>
    new Promise<PageAnswer<Row>>((resolve, reject) => {
      const settle = async (act: () => void) => {
        act();
        await Promise.resolve();
        await new Promise((later) => setTimeout(later, 0));
      };
      asked.push({
        ...request,
        fail: () => settle(() => reject(new Error('broken'))),
        answer: () =>
          settle(() => {
            const count = Math.max(0, Math.min(request.limit, state.total - request.offset));
            const rows = Array.from({ length: count }, (_, i) => ({
              id: request.offset + i,
              text: `${state.prefix} ${request.offset + i}`,
            }));
            const located = request.locate === undefined ? undefined : (state.moved.get(request.locate) ?? null);
            resolve({ rows, total: state.total, snapshot: state.snapshot, located });
          }),
      });
    });
  return { asked, state, fetchPage };
}

async function loaded(total = 1000) {
  const list = fakeList(total);
  const pages = new RowPages<Row>(list.fetchPage);
  pages.renew(list.fetchPage, true);
  await list.asked[0]?.answer();
  return { list, pages };
}

test('the first page is asked without a snapshot, later ones within it and only once', async () => {
  const { list, pages } = await loaded();

  pages.show(150, 260);
  pages.show(150, 265);

  expect(list.asked.map(({ offset, snapshot }) => [offset, snapshot])).toEqual([
    [0, undefined],
    [100, 's1'],
    [200, 's1'],
  ]);
  expect(pages.state().total).toBe(1000);
  expect(pages.row(3)?.text).toBe('row 3');
  expect(pages.row(150)).toBeUndefined();
});

test('rows stay on show until the renewed ones are there, then all old pages go at once', async () => {
  const { list, pages } = await loaded();
  pages.show(100, 120);
  await list.asked[1]?.answer();
  list.state.prefix = 'new';
  list.state.snapshot = 's2';

  pages.renew(list.fetchPage, false);

  expect(pages.row(110)?.text).toBe('row 110');
  expect(list.asked[2]).toMatchObject({ offset: 100 });
  expect(list.asked[2]?.snapshot).toBeUndefined();
  await list.asked[2]?.answer();
  expect(pages.row(110)?.text).toBe('new 110');
  expect(pages.row(5)).toBeUndefined();
});

test('a row that changed data put elsewhere is found again, and its page is there at once', async () => {
  const { list, pages } = await loaded();
  pages.show(10, 30);
  pages.follow(17, 17);
  list.state.snapshot = 's2';
  list.state.moved.set(17, 517);

  pages.renew(list.fetchPage, false);
  await list.asked[1]?.answer();
  expect(pages.row(17)?.text).toBe('row 17');
  await list.asked[2]?.answer();

  expect(list.asked.slice(1).map(({ offset, locate, snapshot }) => [offset, locate, snapshot])).toEqual([
    [0, 17, undefined],
    [500, undefined, 's2'],
  ]);
  expect(pages.state().renewal).toEqual({ id: 17, at: 517, scrollBy: 500 });
  expect(pages.row(517)).toBeDefined();
});

test('a followed row that is out of sight, or gone, moves nothing', async () => {
  const { list, pages } = await loaded();
  pages.show(10, 30);
  pages.follow(80, 80);
  list.state.moved.set(80, 90);
  pages.renew(list.fetchPage, false);
  await list.asked[1]?.answer();
  expect(pages.state().renewal).toEqual({ id: 80, at: 90, scrollBy: 0 });

  pages.follow(17, 17);
  pages.renew(list.fetchPage, false);
  await list.asked[2]?.answer();
  expect(pages.state().renewal).toEqual({ id: 17, at: null, scrollBy: 0 });
});

test('nothing moves while a row is edited; what changed meanwhile is asked for afterwards', async () => {
  const { list, pages } = await loaded();
  pages.renew(list.fetchPage, false);
  list.state.prefix = 'new';

  pages.hold();
  await list.asked[1]?.answer();
  pages.renew(list.fetchPage, false);
  expect(pages.row(3)?.text).toBe('row 3');
  expect(list.asked).toHaveLength(2);

  pages.release();
  await list.asked[2]?.answer();
  expect(pages.row(3)?.text).toBe('new 3');
});

test('rows on show tell which question they answer', async () => {
  const list = fakeList(10);
  const pages = new RowPages<Row>(list.fetchPage);
  pages.renew(list.fetchPage, true, 'first');
  await list.asked[0]?.answer();

  pages.renew(list.fetchPage, true, 'second');
  expect(pages.state().answered).toBe('first');

  await list.asked[1]?.answer();
  expect(pages.state().answered).toBe('second');
});

test('an answer to a former question is thrown away', async () => {
  const { list, pages } = await loaded();
  const other = fakeList(3, 'other');

  pages.show(300, 320);
  pages.renew(other.fetchPage, true);
  await other.asked[0]?.answer();
  await list.asked[1]?.answer();

  expect(pages.state().total).toBe(3);
  expect(pages.row(300)).toBeUndefined();
  expect(pages.row(1)?.text).toBe('other 1');
});

test('a list that was made anew by the engine drops the pages that no longer fit', async () => {
  const { list, pages } = await loaded();
  list.state.snapshot = 's9';

  pages.show(400, 410);
  await list.asked[1]?.answer();

  expect(pages.row(3)).toBeUndefined();
  expect(pages.row(400)?.text).toBe('row 400');
});

test('a failure is shown and the next renewal clears it', async () => {
  const list = fakeList(10);
  const pages = new RowPages<Row>(list.fetchPage);
  pages.renew(list.fetchPage, true);
  await list.asked[0]?.fail();
  expect(pages.state().error).toBeInstanceOf(Error);

  pages.renew(list.fetchPage, false);
  await list.asked[1]?.answer();

  expect(pages.state()).toMatchObject({ error: null, total: 10 });
});

test('an edited row takes the place of the old one', async () => {
  const { pages } = await loaded();
  let told = 0;
  pages.subscribe(() => {
    told += 1;
  });

  pages.replace({ id: 7, text: 'edited' });

  expect(pages.row(7)?.text).toBe('edited');
  expect(told).toBe(1);
});

test('copying fetches what is missing, in order, and counts', async () => {
  const total = 2300;
  const requests: PageRequest[] = [];
  const fetchPage = async (request: PageRequest): Promise<PageAnswer<Row>> => {
    requests.push(request);
    // Answers overtake each other.
    await new Promise((later) => setTimeout(later, request.offset % 700 === 0 ? 8 : 1));
    const count = Math.min(request.limit, total - request.offset);
    return {
      rows: Array.from({ length: count }, (_, i) => ({ id: request.offset + i, text: '' })),
      total,
      snapshot: 's',
    };
  };
  const pages = new RowPages<Row>(fetchPage);
  pages.renew(fetchPage, true);
  await new Promise((later) => setTimeout(later, 20));
  const counts: number[] = [];

  const rows = await pages.range(10, total - 1, {
    signal: new AbortController().signal,
    onProgress: (done) => counts.push(done),
  });

  expect(rows.map((row) => row.id)).toEqual(Array.from({ length: total - 10 }, (_, i) => i + 10));
  expect(counts.at(-1)).toBe(total - 10);
  expect(requests.every(({ limit }) => limit <= 500)).toBe(true);
});

test('copying within what is on show asks for nothing', async () => {
  const { list, pages } = await loaded();

  const rows = await pages.range(0, PAGE_ROWS - 1, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });

  expect(rows).toHaveLength(PAGE_ROWS);
  expect(list.asked).toHaveLength(1);
});

test('a cancelled copy stops asking', async () => {
  const { pages } = await loaded();
  const controller = new AbortController();
  controller.abort(new Error('enough'));

  await expect(pages.range(0, 900, { signal: controller.signal, onProgress: () => undefined })).rejects.toThrow(
    'enough',
  );
});
