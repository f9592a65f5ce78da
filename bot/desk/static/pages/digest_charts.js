// Figures as bars and columns. Each chart is a table, or stands above one: whoever does not see it reads the same.

import { html, useAround, useState, useWide } from '../parts.js';

const FIRST_ROWS = 40;
const [WIDTH, NARROW, HEIGHT, FOOT, TOP] = [960, 420, 190, 22, 18]; // points of the drawing, which is as wide as there is room

export function Bar({ count, before, most }) {
  const long = value => `${Math.max(0, (100 * value) / (most || 1))}%`;
  return html`<svg class="bar" height="14" aria-hidden="true" focusable="false">
    <rect class="back" width="100%" height="8" y="3" rx="2" />
    ${count > 0 && html`<rect class="now" width=${long(count)} height="8" y="3" rx="2" />`}
    ${before > 0 && html`<rect class="then" x=${long(before)} width="2" height="14" transform="translate(-2 0)" />`}
  </svg>`;
}

/** `columns`: what stands beside a bar: a name, a class, and what of a row. */
export function Bars({ title, rows, columns, id = one => one.name }) {
  const { t } = useAround();
  const [isWhole, show] = useState(false);
  const most = rows.reduce((found, one) => Math.max(found, one.count, one.before || 0), 0);
  const some = isWhole ? rows : rows.slice(0, FIRST_ROWS);
  if (!rows.length) return html`<section class="figures"><h2>${title}</h2><p class="none">${t('none')}</p></section>`;
  return html`<section class="figures"><table class="table bars"><caption>${title}</caption>
    <thead><tr>${columns.map(one => html`<th key=${one.name} scope="col" class=${one.kind}>${one.name}</th>`)}<td class="drawn" aria-hidden="true"></td></tr></thead>
    <tbody>${some.map(row => html`<tr key=${id(row)} class=${row.count ? '' : 'nought'}>
      ${columns.map((one, at) => (at === 0 ? html`<th scope="row" key=${one.name} class=${one.kind}>${one.of(row)}</th>` : html`<td key=${one.name} class=${one.kind}>${one.of(row)}</td>`))}
      <td class="drawn" aria-hidden="true"><${Bar} count=${row.count} before=${row.before} most=${most} /></td></tr>`)}</tbody>
  </table>
  ${rows.length > some.length && html`<button class="quiet" onClick=${() => show(true)}>${t('all', { count: rows.length })}</button>`}</section>`;
}

/** How it went from day to day or week to week: columns where there are few, a line where there are many. */
export function Series({ series, isByWeek }) {
  const { t } = useAround();
  const title = isByWeek ? t('series_weeks') : t('series');
  const most = Math.max(1, ...series.map(one => one.count));
  const width = useWide(800) ? WIDTH : NARROW;
  if (!series.length) return null;
  const step = width / series.length;
  const height = count => ((HEIGHT - FOOT - TOP) * count) / most;
  const middle = at => step * (at + 0.5);
  const every = Math.ceil(series.length / (isByWeek ? 8 : 31));
  const isLine = series.length > 40;
  const line = series.map((one, at) => `${at ? 'L' : 'M'}${middle(at)} ${HEIGHT - FOOT - height(one.count)}`).join(' ');
  return html`<section class="figures series"><h2 id="series">${title}</h2>
    <svg class="columns" viewBox=${`0 0 ${width} ${HEIGHT}`} role="img" aria-labelledby="series" preserveAspectRatio="xMidYMid meet">
      <line class="ground" x1="0" x2=${width} y1=${HEIGHT - FOOT} y2=${HEIGHT - FOOT} />
      ${isLine && html`<path class="line" d=${line} />`}
      ${series.map((one, at) => html`<g key=${one.name}><title>${one.name}: ${one.count}</title>
        <rect class="reach" x=${step * at} y="0" width=${step} height=${HEIGHT - FOOT} />
        ${!isLine && html`<rect class="now" x=${step * (at + 0.15)} width=${step * 0.7} y=${HEIGHT - FOOT - height(one.count)} height=${height(one.count)} rx="2" />`}
        ${!isLine && one.count > 0 && html`<text class="value" x=${middle(at)} y=${HEIGHT - FOOT - height(one.count) - 4}>${one.count}</text>`}
        ${at % every === 0 && html`<text class="at" x=${middle(at)} y=${HEIGHT - 6}>${series.length <= 14 && one.weekday ? `${one.weekday} ${one.at}` : one.at}</text>`}</g>`)}
    </svg>
    <details class="inline"><summary>${t('as_table')}</summary>
      <table class="table narrow"><caption class="unseen">${title}</caption>
        <thead><tr><th scope="col">${isByWeek ? t('week') : t('day')}</th><th scope="col" class="n">${t('posts')}</th></tr></thead>
        <tbody>${series.map(one => html`<tr key=${one.name}><th scope="row">${one.name}</th><td class="n">${one.count}</td></tr>`)}</tbody></table>
    </details></section>`;
}
