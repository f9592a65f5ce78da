// One post as it will look, what is known of it, and what can be done: each deed a button and a key.

import { Deed, html, Loading, Runs, useAround, useContent, useEffect, useKeys, useLoaded, useState } from '../parts.js';
import { post as send } from '../api.js';
import { Mend, Moment, Reason } from './review_asks.js';

const WEB = /^https?:\/\//;

function File({ one, number, t }) {
  const [large, show] = useState(false);
  const address = useContent(`review/media/${one.id}`);
  const name = t('photo', { number });
  if (address === null) return html`<p class="file">${t('no_file')}</p>`;
  if (one.kind === 'video' || one.kind === 'animation') return html`<video class="file" controls src=${address} aria-label=${name}></video>`;
  if (one.kind === 'voice' || one.kind === 'audio') return html`<audio class="file" controls src=${address} aria-label=${name}></audio>`;
  const size = one.width ? `${one.width}×${one.height}` : '';
  return html`<button class=${large ? 'photo large' : 'photo'} aria-expanded=${large ? 'true' : 'false'} onClick=${() => show(!large)}>
    ${address ? html`<img src=${address} alt=${name} />` : html`<span class="wait"></span>`}
    ${size && html`<small>${size}</small>`}
  </button>`;
}

function Files({ media, t }) {
  if (!media.length) return null;
  return html`<section class="files" aria-label=${t('media')}>
    ${media.map((one, at) => html`<${File} key=${one.id} one=${one} number=${at + 1} t=${t} />`)}
  </section>`;
}

function Facts({ shown, t, setRubric }) {
  return html`<aside class="facts">
    ${shown.hints.length > 0 && html`<section class="hints"><h3>${t('hints')}</h3><ul>${shown.hints.map(one => html`<li key=${one}>${one}</li>`)}</ul></section>`}
    <section><h3>${t('facts')}</h3>
      ${shown.may.includes('rubric') && html`<label class="field">${t('rubric')}
        <select value=${shown.rubric} onChange=${event => setRubric(Number(event.target.value))}>
          ${!shown.rubric && html`<option value="0">${t('no_rubric')}</option>`}
          ${shown.rubrics.map(one => html`<option key=${one.id} value=${one.id} selected=${one.id === shown.rubric}>${one.name}</option>`)}
        </select></label>`}
      <ul>${shown.facts.map(one => html`<li key=${one}>${WEB.test(one) ? html`<a href=${one} target="_blank" rel="noreferrer noopener">${one}</a>` : one}</li>`)}</ul>
    </section>
    <section><h3>${t('history')}</h3><ol class="history">${shown.passages.map((one, at) => html`<li key=${at}>
      <b>${one.state}</b> <span>${[one.when, one.name].filter(Boolean).join(' · ')}</span>${one.comment && html`<q>${one.comment}</q>`}</li>`)}</ol></section>
  </aside>`;
}

function Places({ places, to, choose, t }) {
  if (places.free.length < 2) return null;
  const turned = code => (to.includes(code) ? to.filter(one => one !== code) : [...to, code]);
  return html`<fieldset class="places"><legend>${t('where')}</legend>
    ${places.free.map(one => html`<label key=${one.code}><input type="checkbox" checked=${to.includes(one.code)} onChange=${() => choose(turned(one.code))} /> ${one.name}</label>`)}
  </fieldset>`;
}

/** Which deeds stand where, with their keys: the one that matters most first. */
function deeds(shown, does) {
  const may = name => shown.may.includes(name);
  return [
    may('publish') && { name: 'publish', key: 'p', kind: 'main', does: does.publish },
    may('schedule') && { name: 'schedule', key: 's', does: () => does.ask('schedule') },
    may('approve') && { name: 'approve', key: 'a', does: does.approve },
    may('return') && { name: 'return', key: 'r', does: () => does.ask('return') },
    may('decline') && { name: 'decline', key: 'd', does: () => does.ask('decline') },
    may('text') && { name: 'edit', key: 'e', does: () => does.ask('edit') },
    shown.undo && { name: 'undo', key: 'u', does: does.undo },
  ].filter(Boolean);
}

export function Card({ id, done, back }) {
  const { t, say, fail } = useAround();
  const { data: shown, error, load } = useLoaded(`review/posts/${id}`);
  const [asked, ask] = useState('');
  const [to, choose] = useState(null);
  const places = to || shown?.places.next || [];
  useEffect(() => {
    send(`review/posts/${id}/hold`).then(() => {}, () => {});
    return () => void send(`review/posts/${id}/let-go`).catch(() => {});
  }, [id]);
  const undo = async number => {
    await send(`review/posts/${number}/undo`).then(() => say(t('undone')), fail);
    load();
  };
  const decide = async (step, given) => {
    try {
      const told = await send(`review/posts/${id}/${step}`, given);
      if (told.ask) return told;
      ask('');
      say(told.done, told.undo ? { label: t('undo'), does: () => undo(id) } : {});
      done();
    } catch (failed) {
      fail(failed);
      load();
    }
    return null;
  };
  const change = async (step, given) => {
    try {
      await send(`review/posts/${id}/${step}`, given);
      ask('');
      await load();
      return true;
    } catch (failed) {
      fail(failed);
      return false;
    }
  };
  const does = {
    ask,
    publish: () => decide('publish', { to: to || [] }),
    approve: () => decide('approve'),
    undo: () => undo(id),
  };
  const known = shown ? deeds(shown, does) : [];
  useKeys(Object.fromEntries(known.map(one => [one.key, () => void one.does()])), Boolean(shown));
  if (!shown) return html`<${Loading} error=${error} again=${load} />`;
  return html`<article class="card" aria-label=${shown.place}>
    <header class="card-head">
      ${back && html`<button class="quiet" onClick=${back}>‹ ${t('back')}</button>`}
      <h1>${shown.place}</h1>
      <p>${[shown.author, shown.when, shown.state_name].filter(Boolean).join(' · ')}</p>
      ${shown.holder && html`<p class="held">${t('held', { name: shown.holder })} <button onClick=${() => change('hold', { take: true })}>${t('take_over')}</button></p>`}
    </header>
    <div class="card-body">
      <${Files} media=${shown.media} t=${t} />
      <section class="preview" aria-label=${t('preview')}><${Runs} runs=${shown.preview} /></section>
      <${Facts} shown=${shown} t=${t} setRubric=${rubric => change('rubric', { rubric })} />
    </div>
    <footer class="deeds">
      ${shown.may.includes('publish') && html`<${Places} places=${shown.places} to=${places} choose=${choose} t=${t} />`}
      ${known.map(one => html`<${Deed} key=${one.name} kind=${one.kind || ''} hint=${one.key} does=${one.does} aria-keyshortcuts=${one.key}>${t(one.name)}<//>`)}
    </footer>
    ${asked === 'schedule' && html`<${Moment} moments=${shown.moments} close=${() => ask('')} save=${given => decide('schedule', { ...given, to: to || [] })} />`}
    ${(asked === 'return' || asked === 'decline') && html`<${Reason} step=${asked} reasons=${shown.reasons[asked]} close=${() => ask('')} save=${given => decide('send-back', { step: asked, ...given })} />`}
    ${asked === 'edit' && html`<${Mend} texts=${shown.texts} close=${() => ask('')} save=${given => change('text', given)} />`}
  </article>`;
}
