import type { Language, T } from '../../../shared/i18n/translator.ts';
import type { CardHead } from './dealerCard.figures.ts';
import { type Html, html } from './html.ts';
import type { ReportFormat } from './reportFormat.ts';

/** What the cards of one print are written with. */
export interface CardWords {
  readonly head: CardHead;
  readonly lang: Language;
  readonly unit: 'one' | 'tenThousand';
  readonly preparedBy: string;
  readonly printedAt: number;
  readonly t: T;
  readonly f: ReportFormat;
}

/** A titled part of the card. */
export function box(title: string, body: Html | readonly Html[]): Html {
  return html`<section class="listBox"><h3>${title}</h3>${body}</section>`;
}

/** A label and its value, three lines of it at most; what is not known is left out. */
export function pairs(list: readonly (readonly [label: string, value: string])[]): Html {
  const known = list.filter(([, value]) => value !== '');
  return html`<table class="lines">${known.map(
    ([label, value]) => html`<tr><td class="label">${label}</td><td class="fewLines"><div>${value}</div></td></tr>`,
  )}</table>`;
}
