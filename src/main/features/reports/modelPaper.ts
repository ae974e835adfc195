import type { Language, T } from '../../../shared/i18n/translator.ts';
import type { OutKind, OutValue } from '../../spreadsheets/outgoing.ts';
import type { FrameWords } from './frame.report.ts';
import type { Html } from './html.ts';
import type { ReportFormat } from './reportFormat.ts';

/** A column of a table of figures; money in minor units. */
export interface FigureColumn {
  header: string;
  kind: Extract<OutKind, 'text' | 'integer' | 'number' | 'money' | 'percent' | 'day'>;
  /** In characters, on a sheet. */
  width?: number;
  /** A figure in words of its own, set as figures are. */
  end?: boolean;
}

/** A table of figures, the same on paper and in the workbook. */
export interface FigureSheet {
  title: string;
  columns: readonly FigureColumn[];
  rows: readonly (readonly OutValue[])[];
  /** So many rows are printed; a sheet has all. */
  printed?: number;
  /** For the workbook only. */
  sheetOnly?: boolean;
}

/** A part of a printed model: what it says in words, a picture, its figures. */
export interface ModelPart {
  title: string;
  notes?: readonly string[];
  chart?: Html;
  table?: FigureSheet;
}

/** What a model says, ready for paper: clusters, predictions, a forecast. */
export interface ModelPaper {
  words: FrameWords;
  /** The first thing to know, a line each. */
  lines: readonly string[];
  parts: readonly ModelPart[];
  lang: Language;
  preparedBy: string;
  currency: string;
  f: ReportFormat;
  t: T;
}
