// A place: who sits there, what can be done with each seat, and the ways in to it.

import { Deed, html, Loading, useAround, useLoaded, useState } from '../parts.js';
import { post } from '../api.js';
import { End, HandOver, Made } from './people_asks.js';
import { Invitation } from './people_doors.js';

function Seat({ seat, ask, made, refused }) {
  const { t } = useAround();
  const anew = () => post(`people/seats/${seat.id}/new-telephone`).then(made, refused);
  return html`<section class="seat-held" aria-label=${seat.name}>
    <h3>${seat.role}</h3>
    <p class=${seat.reachable ? 'who' : 'who gone'}>${seat.name}</p>
    ${seat.lines.map(line => html`<p key=${line}>${line}</p>`)}
    ${seat.gives && html`<div class="deeds-here">
      ${seat.hand_over && html`<button onClick=${() => ask('hand_over', seat)}>${t('hand_over')}</button>`}
      <${Deed} does=${anew}>${t('new_telephone')}<//>
      <button onClick=${() => ask('end', seat)}>${t('end')}</button>
    </div>`}
  </section>`;
}

function Roles({ roles, invite }) {
  const { t } = useAround();
  if (!roles.length) return null;
  return html`<section aria-label=${t('invite')}><h3>${t('invite')}</h3>
    <div class="deeds-here">${roles.map(one => html`<${Deed} key=${one.code} does=${() => invite(one.code)}>${one.name}<//>`)}</div></section>`;
}

export function Place({ id, isHere, back, changed }) {
  const { t, fail } = useAround();
  const { data, error, load } = useLoaded(`people/places/${id}`);
  const [asked, ask] = useState(null);
  const [link, show] = useState(null);
  const again = () => {
    load();
    changed();
  };
  const refused = error => { // it may have changed meanwhile
    fail(error);
    again();
  };
  const made = found => {
    ask(null);
    show(found);
    again();
  };
  const invite = role => post(`people/places/${id}/invite`, { role }).then(made, refused);
  const done = () => {
    ask(null);
    again();
  };
  if (!data) return html`<${Loading} error=${error} again=${load} />`;
  return html`<article class="card">
    <header class="card-head">
      ${back && html`<button class="quiet" onClick=${back}>‹ ${t('back')}</button>`}
      <h2>${data.name}</h2>
      ${data.region && !isHere && html`<a href=${`#/people/${data.id}`}>${t('below')} ›</a>`}
    </header>
    <div class="card-body here">
      ${data.sitters.length ? data.sitters.map(seat => html`<${Seat} key=${seat.id} seat=${seat} made=${made} refused=${refused} ask=${(what, one) => ask({ what, id: one.id })} />`)
        : html`<p class="vacant">○ ${t('nobody')}</p>`}
      ${data.stand_ins && html`<p>${data.stand_ins}</p>`}
      <${Roles} roles=${data.roles} invite=${invite} />
      ${data.invitations.length > 0 && html`<section aria-label=${t('invitations')}><h3>${t('invitations')}</h3>
        ${data.invitations.map(one => html`<${Invitation} key=${one.id} one=${one} changed=${again} />`)}</section>`}
      ${data.before.length > 0 && html`<section class="facts" aria-label=${t('before')}><h3>${t('before')}</h3>
        <ul>${data.before.map((line, at) => html`<li key=${at}>${line}</li>`)}</ul></section>`}
    </div>
    <${Asked} asked=${asked} sitters=${data.sitters} ask=${ask} invite=${invite} done=${done} load=${load} />
    ${link && html`<${Made} made=${link} close=${() => show(null)} changed=${again} />`}
  </article>`;
}

/** Whoever has gone meanwhile is asked about no more. */
function Asked({ asked, sitters, ask, invite, done, load }) {
  const seat = asked && sitters.find(one => one.id === asked.id);
  if (!seat) return null;
  const close = () => ask(null);
  if (asked.what === 'end') return html`<${End} seat=${seat} close=${close} done=${done} />`;
  return html`<${HandOver} seat=${seat} close=${close} done=${done} load=${load} invite=${invite} end=${() => ask({ what: 'end', id: seat.id })} />`;
}
