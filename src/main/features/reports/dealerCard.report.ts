import { explainScore, type ReasonFormat, reasonTexts } from '../../../shared/domain/scoreReasons.ts';
import type { CardFigures } from './dealerCard.figures.ts';
import { nextSteps } from './dealerCard.next.ts';
import { outlook, slipsFirst } from './dealerCard.outlook.ts';
import { box, type CardWords, pairs } from './dealerCard.parts.ts';
import { cardPlace, phonesOf } from './dealerCard.rules.ts';
import { commonWords, type FrameWords, pageHtml } from './frame.report.ts';
import { type Html, html } from './html.ts';
import { monthBars } from './monthBars.ts';
import { MISSING } from './reportFormat.ts';
import { tierClass, tierText } from './tierText.ts';

/** What always fits beside the other sections. */
const MOST_CONTACTS = 4;
const MOST_ALIASES = 4;
const MOST_REASONS = 5;
const MOST_CATEGORIES = 5;

/** The page around finished cards; each stands on a sheet of its own. */
export function cardsPage(cards: readonly Html[], words: CardWords, styles: string): string {
  return pageHtml({
    lang: words.lang,
    words: cardFrame(words),
    body: html`${cards}`,
    styles,
    ownStyles: '@page:first{margin-top:14mm}',
    portrait: true,
  });
}

function cardFrame({ head, unit, printedAt, t, f }: CardWords): FrameWords {
  return {
    ...commonWords({ company: head.company, currency: head.currency, unit, printedAt }, t, f),
    title: t('reports.kind.dealerCard'),
    period: '',
    asOf: head.cutOff === null ? '' : t('reports.frame.dataTo', { day: f.longDay(head.cutOff) }),
    filter: '',
    sort: '',
    rules: '',
  };
}

/** One dealer on one sheet, however long its fields are: every text is cut after a few lines, every list after a few. */
export function dealerCard(card: CardFigures, words: CardWords): Html {
  const { detail } = card;
  const { t, f, preparedBy } = words;
  const tier = tierText(detail.tier, words.head.naming, t);
  const frame = cardFrame(words);
  return html`<section class="card"><header><div class="cardTitle"><h1>${detail.name}</h1><b class="${tierClass(detail.tier, words.head.naming)}">${tier}</b></div>
<p class="facts">${[
    frame.title,
    detail.code,
    repText(card, words),
    frame.asOf,
    frame.unit,
    preparedBy === '' ? '' : `${t('reports.frame.preparedBy')} ${preparedBy}`,
    frame.company,
  ]
    .filter((text) => text !== '')
    .map((text) => html`<span>${text}</span>`)}</p></header>
${outlook(card, words)}
<div class="cardPair">${box(t('card.identity.title'), identity(card, words))}${box(t('card.people.title'), people(card, words))}</div>
<div class="cardPair">${box(t('card.tier.title'), reasons(card, words))}${box(t('card.money.title'), money(card, words))}</div>
${box(t('card.chart.title'), monthBars(card.months, t('card.chart.title'), f.amount))}
${box(t('card.prices.title'), prices(card, words))}
<div class="cardPair">${box(t('card.orders.title', { count: card.orders.total }), orders(card, words))}<div class="cardHand">${nextSteps(card, words)}${
    detail.note !== '' && box(t('card.note.title'), html`<p class="cardNote">${detail.note}</p>`)
  }${box(t('card.hand.title'), html`<div class="ruled"></div>`)}</div></div></section>`;
}

function repText({ detail }: CardFigures, { head, t }: CardWords): string {
  const owner = detail.owners.find(({ fromOn }) => fromOn <= head.today);
  if (owner === undefined || owner.repName === '') return t('card.rep.none');
  return t('card.rep.since', { name: owner.repName, day: owner.fromOn });
}

function identity({ detail }: CardFigures, { t }: CardWords): Html {
  const comma = t('reports.frame.listComma');
  const aliases = (kind: 'code' | 'name') =>
    detail.aliases
      .filter((alias) => alias.kind === kind)
      .slice(0, MOST_ALIASES)
      .map(({ value }) => value)
      .join(comma);
  return pairs([
    [t('card.identity.type'), detail.type === null ? '' : t(`dealers.type.${detail.type}`)],
    [t('card.identity.place'), cardPlace(detail)],
    [t('card.identity.address'), detail.address],
    [t('card.identity.area'), detail.area],
    [t('card.identity.openedOn'), detail.openedOn ?? ''],
    [t('card.identity.formerCodes'), aliases('code')],
    [t('card.identity.formerNames'), aliases('name')],
    [t('card.identity.originalGrade'), detail.originalGrade],
  ]);
}

function people({ detail }: CardFigures, { t }: CardWords): Html {
  const shown = detail.contacts.slice(0, MOST_CONTACTS);
  if (shown.length === 0) return html`<p class="note">${t('card.people.none')}</p>`;
  const more = detail.contacts.length - shown.length;
  return html`<table class="lines">${shown.map(
    (contact) =>
      html`<tr><td class="who">${[contact.name, contact.role].filter((text) => text !== '').join(' ')}</td><td class="clip">${[
        phonesOf(contact),
        contact.wechat === '' ? '' : t('card.people.wechat', { id: contact.wechat }),
      ]
        .filter((text) => text !== '')
        .join(' ')}</td></tr>`,
  )}</table>${more > 0 && html`<p class="note">${t('card.people.more', { count: more })}</p>`}`;
}

function reasons({ score, outlook: { rhythm } }: CardFigures, words: CardWords): Html {
  const { head, t, f } = words;
  if (score === null) return html`<p class="note">${t('dealers.detail.noScore')}</p>`;
  const share = (fraction: number, decimals?: number) => f.cut(fraction, decimals);
  const format: ReasonFormat = {
    money: (minor) => f.amount(minor),
    share,
    under: (fraction) => t('scoring.reason.under_share', { share: share(fraction) }),
    day: (day) => day,
  };
  const all = explainScore(score, head.today);
  // What is missing to the next tier first: it is what the rep can talk about.
  const ordered = [
    ...all.filter(({ code }) => code.startsWith('next_')),
    ...all.filter(({ code }) => !code.startsWith('next_')),
  ];
  const matter = slipsFirst(rhythm, words);
  return html`<ul class="reasons">${matter !== '' && html`<li><b>${matter}</b></li>`}${ordered
    .slice(0, matter === '' ? MOST_REASONS : MOST_REASONS - 1)
    .map((reason) => html`<li>${t(`scoring.reason.${reason.code}`, reasonTexts(reason, format))}</li>`)}</ul>`;
}

function money({ detail, receivable, score, categories }: CardFigures, { t, f }: CardWords): Html {
  const sum = categories.reduce((total, { netMicro }) => total + netMicro, 0);
  const shares = categories
    .slice(0, MOST_CATEGORIES)
    .map(({ name, netMicro }) => `${name} ${f.percent(netMicro / sum)}`);
  return pairs([
    [t('card.money.window', { count: score?.windowMonths ?? 12 }), score === null ? '' : f.amount(score.amountMinor)],
    [t('card.money.lastOn'), detail.lastOn ?? ''],
    [t('card.money.settlement'), detail.settlement],
    [t('card.money.term'), detail.termDays === null ? '' : t('card.money.days', { count: detail.termDays })],
    [t('card.money.limit'), detail.creditLimitMinor === null ? '' : f.amount(detail.creditLimitMinor)],
    [
      t('card.money.balance', { day: receivable?.asOfOn ?? '' }),
      receivable === null ? '' : f.amount(receivable.balanceMinor),
    ],
    [
      t('card.money.overdue'),
      receivable === null || receivable.overdueMinor === 0
        ? ''
        : [f.amount(receivable.overdueMinor), receivable.oldestDueOn ?? ''].join(' ').trim(),
    ],
    [t('card.money.categories'), shares.join(t('reports.frame.listComma'))],
  ]);
}

function prices({ products }: CardFigures, { lang, t }: CardWords): Html {
  if (products.length === 0) return html`<p class="note">${t('orders.prices.none')}</p>`;
  const price = new Intl.NumberFormat(lang === 'en' ? 'en-GB' : 'zh-CN', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
  });
  const deal = (of: (typeof products)[number], at: number) => {
    const found = of.deals[at];
    if (found === undefined) return html`<td class="n"></td>`;
    return html`<td class="n">${price.format(found.priceMicro / 1_000_000)}${of.unit !== '' && `/${of.unit}`} <small>${found.on}</small></td>`;
  };
  return html`<table class="lines"><tr><th>${t('orders.line.product')}</th><th class="n">${t('orders.prices.last')}</th><th class="n">${t(
    'orders.prices.before',
  )}</th><th class="n">${t('orders.prices.earlier')}</th></tr>${products.map(
    (product) =>
      html`<tr><td class="clip">${[product.name, product.spec].filter((text) => text !== '').join(' ')}</td>${[0, 1, 2].map((at) => deal(product, at))}</tr>`,
  )}</table>`;
}

function orders({ orders: { rows } }: CardFigures, { t, f }: CardWords): Html {
  if (rows.length === 0) return html`<p class="note">${t('orders.list.none')}</p>`;
  return html`<ul class="bills">${rows.map(
    (order) =>
      html`<li><span>${order.orderedOn}</span><span class="clip">${order.number || MISSING}</span><span>${t(`orders.kind.${order.kind}`)}</span><b>${f.amount(order.netMinor)}</b></li>`,
  )}</ul>`;
}
