// One post as it will look, what is known of it, and what can be done: each deed a button and a key.

import { Deed, html, Loading, Runs, useAround, useEffect, useKeys, useLoaded, useRef, useState } from '../parts.js';
import { post as send } from '../api.js';
import { Mend, Moment, Reason } from './review_asks.js';
import { Deeds, deedsOf, isDone, isTwice } from './review_deeds.js';
import { Drop, Files } from './review_media.js';
import { Join, Pages, Remove } from './review_more.js';

const WEB = /^https?:\/\//;

function Fact({ runs }) {
  const [first] = runs;
  if (runs.length === 1 && WEB.test(first.text)) return html`<li><a href=${first.text} target="_blank" rel="noreferrer noopener">${first.text}</a></li>`;
  return html`<li><${Runs} runs=${runs} /></li>`;
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
      <ul>${shown.facts.map((one, at) => html`<${Fact} key=${at} runs=${one} />`)}</ul>
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

function Head({ shown, change, back, t }) {
  return html`<header class="card-head">
    ${back && html`<button class="quiet" onClick=${back}>‹ ${t('back')}</button>`}
    <h1>${shown.place}</h1>
    <p>${[shown.author, shown.when, shown.state_name].filter(Boolean).join(' · ')}</p>
    ${shown.holder && html`<p class="held">${t('held', { name: shown.holder })} <button onClick=${() => change('hold', { take: true })}>${t('take_over')}</button></p>`}
    ${shown.doubts.map(one => html`<section key=${one.place} class="doubt" aria-label=${one.text}><p>${one.text}</p>
      <${Deed} does=${() => change('settle', { place: one.place, there: true })}>${one.there}<//>
      <${Deed} does=${() => change('settle', { place: one.place, there: false })}>${one.not_there}<//></section>`)}
  </header>`;
}

/** What is asked stands in the middle, with what was answered: whoever is told no there reads it there. */
function useAsked() {
  const { t, fail } = useAround();
  const [asked, put] = useState('');
  const [refused, tell] = useState('');
  const ask = (what, about) => {
    tell('');
    put(what ? { what, about } : '');
  };
  return { asked, refused, ask, no: failed => (asked ? tell(failed.text || t('failed')) : fail(failed)) };
}

/** Each deed is told to the server, and what is shown is asked anew whatever came of it. */
function useDeeds(id, load, done, asking, go) {
  const { t, say, fail } = useAround();
  const { ask, no } = asking;
  const undo = async number => {
    await send(`review/posts/${number}/undo`).then(() => say(t('undone')), fail);
    load();
  };
  const wayBack = told => {
    if (told.undo) return { label: t('undo'), does: () => undo(id) };
    return told.takes_out ? { label: t('take_out'), does: () => go('published', id, 'remove') } : {};
  };
  const busy = useRef(false);
  const decide = async (step, given) => {
    if (busy.current) return null; // pressed twice: the answer to the first is on its way
    busy.current = true;
    try {
      const told = await send(`review/posts/${id}/${step}`, given);
      if (told.ask) return told;
      ask('');
      say(told.done, wayBack(told));
      isDone(id);
      done();
    } catch (failed) {
      no(failed);
      load();
    } finally {
      busy.current = false;
    }
    return null;
  };
  const change = async (step, given, words) => {
    try {
      const told = await send(`review/posts/${id}/${step}`, given);
      if (words !== false) ask('');
      if (words !== false && (words || told.done)) say(words || told.done);
      await load();
      return told;
    } catch (failed) {
      no(failed);
      await load();
      return null;
    }
  };
  return { decide, change, undo: () => undo(id) };
}

function Asked({ id, shown, to, asking, deeds, go }) {
  const { t } = useAround();
  const { asked: { what, about }, refused, ask } = asking;
  const { decide, change } = deeds;
  const join = async into => {
    const told = await change('merge', { into }, t('joined'));
    if (told) go('waiting', told.into);
  };
  const more = { refused, close: () => ask('') };
  if (what === 'schedule') return html`<${Moment} moments=${shown.moments} today=${shown.today} ...${more} save=${given => decide('schedule', { ...given, to })} />`;
  if (what === 'return' || what === 'decline') return html`<${Reason} step=${what} reasons=${shown.reasons[what]} ...${more} save=${given => decide('send-back', { step: what, ...given })} />`;
  if (what === 'edit') return html`<${Mend} texts=${shown.texts} ...${more} save=${given => change('text', given)} />`;
  if (what === 'join') return html`<${Join} joins=${shown.joins} ...${more} save=${join} />`;
  if (what === 'pages') return html`<${Pages} id=${id} media=${shown.media} ...${more} save=${link => change('link', { link }, false)} />`;
  if (what === 'drop') return html`<${Drop} one=${about} ...${more} save=${() => change(`photos/${about.id}/drop`, {}, t('dropped'))} />`;
  if (what === 'remove' && shown.removal) return html`<${Remove} removal=${shown.removal} ...${more} save=${() => change('remove', {}, t('removed'))} />`;
  return null;
}

export function Card({ id, first, done, back, go }) {
  const { t } = useAround();
  const { data: shown, error, load } = useLoaded(`review/posts/${id}`);
  const [to, choose] = useState(null);
  const asking = useAsked();
  const deeds = useDeeds(id, load, done, asking, go);
  const { ask } = asking;
  useEffect(() => {
    send(`review/posts/${id}/hold`).then(() => {}, () => {});
    return () => void send(`review/posts/${id}/let-go`).catch(() => {});
  }, [id]);
  useEffect(() => {
    if (first !== 'remove' || !shown?.removal) return;
    ask('remove');
    go('published', id);
  }, [first, Boolean(shown?.removal)]);
  const setFrame = on => deeds.change('frame', { on }, on ? t('framed') : t('unframed'));
  const does = {
    ask,
    publish: () => !isTwice(id) && deeds.decide('publish', { to: to || [] }),
    approve: () => !isTwice(id) && deeds.decide('approve'),
    undo: deeds.undo,
    offer: () => deeds.change('offer', {}),
    practice: () => deeds.change('practice', {}, t('in_library')),
  };
  const known = shown ? deedsOf(shown, does) : [];
  const once = then => event => void (event.repeat || then()); // whoever holds a key down means it once
  const byKey = Object.fromEntries(known.map(one => [one.key, once(one.does)]));
  if (shown?.frame?.may) byKey.f = once(() => setFrame(!shown.frame.on));
  useKeys(byKey, Boolean(shown));
  if (!shown) return html`<${Loading} error=${error} again=${load} />`;
  return html`<article class="card" aria-label=${shown.place}>
    <${Head} shown=${shown} change=${deeds.change} back=${back} t=${t} />
    <div class="card-body">
      <${Files} media=${shown.media} frame=${shown.frame} setFrame=${setFrame} drop=${one => ask('drop', one)} save=${given => deeds.change('photos', given)} />
      <section class="preview" aria-label=${t('preview')}><${Runs} runs=${shown.preview} /></section>
      <${Facts} shown=${shown} t=${t} setRubric=${rubric => deeds.change('rubric', { rubric })} />
    </div>
    ${known.length > 0 && html`<footer class="deeds">
      ${shown.may.includes('publish') && html`<${Places} places=${shown.places} to=${to || shown.places.next} choose=${choose} t=${t} />`}
      <${Deeds} known=${known} t=${t} />
    </footer>`}
    ${asking.asked && html`<${Asked} id=${id} shown=${shown} to=${to || []} asking=${asking} deeds=${deeds} go=${go} />`}
  </article>`;
}
