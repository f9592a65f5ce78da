// How a time is chosen, wherever figures are of one.

import { Day } from '../days.js';
import { html, useAround, useEffect, useState } from '../parts.js';

const DAY = 86400000;
const dayAfter = day => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

function Dates({ data, turn }) {
  const { t } = useAround();
  const [first, from] = useState(data.first);
  const [last, to] = useState(data.last);
  useEffect(() => {
    from(data.first);
    to(data.last);
  }, [data.first, data.last]);
  const isNone = !first || !last || last < first;
  const show = event => {
    event.preventDefault();
    if (!isNone) turn(`${first}..${dayAfter(last)}`);
  };
  return html`<form class="dates" onSubmit=${show}>
    <${Day} label=${t('from')} value=${first} change=${from} />
    <${Day} label=${t('to')} value=${last} change=${to} />
    <button disabled=${isNone}>${t('show')}</button>
  </form>`;
}

/** Which time is shown, those beside it, and any other. */
export function When({ data, turn }) {
  const { t } = useAround();
  return html`<div class="when">
    <div class="tabs" role="group" aria-label=${t('units')}>
      ${data.units.map(one => html`<button key=${one.unit} aria-pressed=${one.unit === data.unit ? 'true' : 'false'} onClick=${() => turn(one.period)}>${one.name}</button>`)}
    </div>
    <div class="turns">
      <button onClick=${() => turn(data.before)} aria-label=${t('earlier')}>‹</button>
      <button onClick=${() => turn('')}>${data.title}</button>
      <button onClick=${() => turn(data.next)} disabled=${!data.next} aria-label=${t('later')}>›</button>
    </div>
    <${Dates} data=${data} turn=${turn} />
  </div>`;
}
