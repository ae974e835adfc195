import type { GridRowBase, PageAnswer, PageRequest } from './gridTypes.ts';

/** Rows fetched at once while scrolling, and while copying. */
export const PAGE_ROWS = 100;
const COPY_ROWS = 500;
/** Requests under way at once while copying: the engine reads while the window unpacks. */
const COPY_WORKERS = 4;
/** Pages kept around the visible ones; 6,000 rows are enough to scroll back without waiting. */
const KEPT_PAGES = 60;

export interface RowPagesState<R, A extends PageAnswer<R>> {
  /** Null before the first answer. */
  total: number | null;
  /** The first answer of the present order, with whatever else the page's channel tells. */
  answer: A | null;
  /** The rows on show are old; the new ones are on their way. */
  outdated: boolean;
  /** The question that the rows on show answer. */
  answered: string | null;
  /** Where the last renewal found the followed row; null before the first one. */
  renewal: Renewal | null;
  error: unknown;
}

/** What became of the followed row when the list was made anew. */
export interface Renewal {
  /** The row's id, null where none was followed. */
  id: number | null;
  /** Its place now; null where the list is without it, undefined where that was not asked or cannot be told. */
  at: number | null | undefined;
  /** Rows to scroll by so that the row stays where it is on the screen; 0 where it was out of sight. */
  scrollBy: number;
}

export interface RangeOptions {
  signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

/**
 * The rows of a long list, fetched by the page as they come into view. All pages belong to one snapshot of the order;
 * a new question or changed data fetch what is in view first and swap it in at once, so that nothing flickers.
 */
export class RowPages<R extends GridRowBase, A extends PageAnswer<R> = PageAnswer<R>> {
  private fetchPage: (request: PageRequest) => Promise<A>;
  private pages = new Map<number, readonly R[]>();
  private loading = new Set<number>();
  private snapshot: string | undefined;
  private generation = 0;
  private inView = { first: 0, last: 0 };
  private followed: { id: number | null; at: number } = { id: null, at: 0 };
  private question = '';
  private held = false;
  /** A renewal was put off. */
  private due = false;
  private current: RowPagesState<R, A> = {
    total: null,
    answer: null,
    outdated: true,
    answered: null,
    renewal: null,
    error: null,
  };
  private listeners = new Set<() => void>();

  constructor(fetchPage: (request: PageRequest) => Promise<A>) {
    this.fetchPage = fetchPage;
  }

  /** The same object until something changes. */
  state = (): RowPagesState<R, A> => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  row(index: number): R | undefined {
    return this.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
  }

  /** Asks anew: for another question from the top, for changed data where the user is. */
  renew(fetchPage: (request: PageRequest) => Promise<A>, fromTop: boolean, question = this.question): void {
    this.fetchPage = fetchPage;
    this.question = question;
    if (this.held && !fromTop) {
      this.due = true;
      return;
    }
    this.generation += 1;
    this.loading.clear();
    if (fromTop) this.inView = { first: 0, last: 0 };
    this.set({ outdated: true, error: null });
    void this.loadAnew();
  }

  /** The row that a renewal looks for again, and where it is now; it must not be taken for the one that comes there. */
  follow(id: number | null, at: number): void {
    this.followed = { id, at };
  }

  /** While a row is being edited it stays where it is: changed data wait. */
  hold(): void {
    this.held = true;
    if (!this.current.outdated) return;
    // What is on its way would move the rows.
    this.generation += 1;
    this.loading.clear();
    this.due = true;
  }

  release(): void {
    this.held = false;
    if (!this.due) return;
    this.due = false;
    this.renew(this.fetchPage, false);
  }

  /** Fetches the missing pages of what is in view. */
  show(first: number, last: number): void {
    this.inView = { first, last };
    if (this.current.outdated || this.snapshot === undefined) return;
    for (let page = Math.floor(first / PAGE_ROWS); page <= Math.floor(last / PAGE_ROWS); page += 1) {
      if (!this.pages.has(page) && !this.loading.has(page)) void this.load(page, this.snapshot);
    }
  }

  /** Puts an edited row in the place of the old one. */
  replace(row: R): void {
    for (const [page, rows] of this.pages) {
      const at = rows.findIndex((each) => each.id === row.id);
      if (at >= 0) this.pages.set(page, rows.with(at, row));
    }
    this.set({});
  }

  /** All rows from `first` to `last`, both included, fetching what is missing; for copying. */
  async range(first: number, last: number, options: RangeOptions): Promise<R[]> {
    const total = last - first + 1;
    const parts = Array.from({ length: Math.ceil(total / COPY_ROWS) }, (_, at) => at * COPY_ROWS);
    const found = new Map<number, readonly R[]>();
    let next = 0;
    let done = 0;
    const work = async () => {
      for (let at = parts[next++]; at !== undefined; at = parts[next++]) {
        options.signal.throwIfAborted();
        const rows = await this.part(first + at, Math.min(COPY_ROWS, total - at));
        found.set(at, rows);
        done += rows.length;
        options.onProgress(done, total);
      }
    };
    await Promise.all(Array.from({ length: COPY_WORKERS }, work));
    return parts.flatMap((at) => found.get(at) ?? []);
  }

  private async part(first: number, count: number): Promise<readonly R[]> {
    const known: R[] = [];
    for (let index = first; index < first + count; index += 1) {
      const row = this.row(index);
      if (row === undefined) return (await this.fetchPage(this.request(first, count, this.snapshot))).rows;
      known.push(row);
    }
    return known;
  }

  /** The first page in view of a list made anew, and where the followed row is in it: both are shown at once. */
  private loadAnew(): Promise<void> {
    const { id, at } = this.followed;
    const page = Math.floor(this.inView.first / PAGE_ROWS);
    return this.guarded(page, async (isWanted) => {
      const request = { offset: page * PAGE_ROWS, limit: PAGE_ROWS, ...(id === null ? {} : { locate: id }) };
      const answer = await this.fetchPage(request);
      if (!isWanted()) return;
      const inSight = at >= this.inView.first && at <= this.inView.last;
      const scrollBy = inSight && typeof answer.located === 'number' ? answer.located - at : 0;
      const first = Math.max(0, this.inView.first + scrollBy);
      const wanted = Math.floor(first / PAGE_ROWS);
      const shown =
        wanted === page ? answer : await this.fetchPage(this.request(wanted * PAGE_ROWS, PAGE_ROWS, answer.snapshot));
      if (!isWanted()) return;
      this.inView = { first, last: Math.max(first, this.inView.last + scrollBy) };
      this.current = { ...this.current, answered: this.question, renewal: { id, at: answer.located, scrollBy } };
      this.take(wanted, { ...answer, rows: shown.rows });
    });
  }

  private load(page: number, snapshot: string): Promise<void> {
    return this.guarded(page, async (isWanted) => {
      const answer = await this.fetchPage(this.request(page * PAGE_ROWS, PAGE_ROWS, snapshot));
      if (isWanted()) this.take(page, answer);
    });
  }

  /** Does the work of a page once, drops it when the list is renewed meanwhile, and shows its failure. */
  private async guarded(page: number, work: (isWanted: () => boolean) => Promise<void>): Promise<void> {
    const generation = this.generation;
    this.loading.add(page);
    try {
      await work(() => generation === this.generation);
    } catch (error) {
      if (generation === this.generation) this.set({ error, outdated: false });
    } finally {
      if (generation === this.generation) this.loading.delete(page);
    }
  }

  private take(page: number, answer: A): void {
    // Another snapshot than the one asked for: the list was made anew, and what we hold no longer fits it.
    if (answer.snapshot !== this.snapshot) {
      this.pages = new Map();
      this.snapshot = answer.snapshot;
    }
    this.pages.set(page, answer.rows);
    this.evict(page);
    this.set({ total: answer.total, answer, outdated: false, error: null });
    this.show(this.inView.first, Math.min(this.inView.last, answer.total - 1));
  }

  private evict(page: number): void {
    if (this.pages.size <= KEPT_PAGES) return;
    const farthest = [...this.pages.keys()].sort((a, b) => Math.abs(b - page) - Math.abs(a - page))[0];
    if (farthest !== undefined) this.pages.delete(farthest);
  }

  private request(offset: number, limit: number, snapshot: string | undefined): PageRequest {
    return snapshot === undefined ? { offset, limit } : { offset, limit, snapshot };
  }

  private set(change: Partial<RowPagesState<R, A>>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}
