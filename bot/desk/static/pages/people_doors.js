// The ways in: open invitations, and those who ask to be let in.

import { Deed, html, Loading, useAround, useEffect, useLoaded, useState } from '../parts.js';
import { get, post } from '../api.js';
import { Withdraw } from './people_asks.js';

export function Invitation({ one, changed, named }) {
  const { t } = useAround();
  const [asks, ask] = useState(false);
  return html`<div class="invitation">
    <div><p><b>${named && `${one.named} · `}${one.role}</b></p>${one.lines.map(line => html`<p key=${line}>${line}</p>`)}</div>
    <button onClick=${() => ask(true)}>${t('withdraw')}</button>
    ${asks && html`<${Withdraw} one=${one} close=${() => ask(false)} done=${() => { ask(false); changed(); }} />`}
  </div>`;
}

function Head({ title, back }) {
  const { t } = useAround();
  return html`<header class="card-head">${back && html`<button class="quiet" onClick=${back}>‹ ${t('back')}</button>`}<h2>${title}</h2></header>`;
}

/** A hundred at a time. */
export function Invitations({ place, back, changed }) {
  const { t, fail } = useAround();
  const { data, error, load } = useLoaded(`people/invitations?place=${place.id}`);
  const [more, put] = useState([]);
  useEffect(() => put([]), [data]);
  if (!data) return html`<${Loading} error=${error} again=${load} />`;
  const shown = [...data.invitations, ...more];
  const next = () => get(`people/invitations?place=${place.id}&first=${shown.length}`).then(found => put([...more, ...found.invitations]), fail);
  return html`<article class="card">
    <${Head} title=${t('invitations')} back=${back} />
    <div class="card-body here">
      ${shown.length === 0 && html`<p>${t('no_invitations')}</p>`}
      ${shown.map(one => html`<${Invitation} key=${one.id} one=${one} named changed=${() => { load(); changed(); }} />`)}
      ${shown.length < data.total && html`<${Deed} does=${next}>${t('more')}<//>`}
    </div>
  </article>`;
}

export function Requests({ requests, back, changed }) {
  const { t, say, fail } = useAround();
  const decide = (one, how, given, told) => post(`people/requests/${one.id}/${how}`, given).then(() => say(t(told)), fail).then(changed);
  return html`<article class="card">
    <${Head} title=${t('requests')} back=${back} />
    <div class="card-body here">
      ${requests.length === 0 && html`<p>${t('none')}</p>`}
      ${requests.map(one => html`<div key=${one.id} class="invitation">
        <p class="lines">${one.text}</p>
        <div class="deeds-here">
          <${Deed} does=${() => decide(one, 'let-in', { role: 'chair' }, 'let_in_done')}>${one.chair}<//>
          <${Deed} does=${() => decide(one, 'let-in', { role: 'deputy' }, 'let_in_done')}>${t('as_deputy')}<//>
          <${Deed} does=${() => decide(one, 'decline', {}, 'declined')}>${t('decline')}<//>
        </div>
      </div>`)}
    </div>
  </article>`;
}
