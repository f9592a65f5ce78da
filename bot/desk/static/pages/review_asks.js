// What is asked before a deed is done: when, why, and which words.

import { Day, Time } from '../days.js';
import { Deed, Dialog, html, useAround, useState } from '../parts.js';

export function Moment({ moments, today, refused, close, save }) {
  const { t } = useAround();
  const [[day, time], write] = useState((moments[0]?.at || `${today}T`).split('T'));
  const [sure, ask] = useState('');
  const put = (...given) => {
    write(given);
    ask('');
  };
  const send = async given => ask((await save(given))?.ask || '');
  return html`<${Dialog} title=${t('when')} onClose=${close}>
    <div class="choices">${moments.map(one => html`<button key=${one.at} onClick=${() => send({ at: one.at })}>${one.name}</button>`)}</div>
    <fieldset class="moment"><legend>${t('another_moment')}</legend>
      <${Day} label=${t('day')} value=${day} near=${today} change=${given => put(given, time)} />
      <${Time} label=${t('time')} value=${time} change=${given => put(day, given)} />
    </fieldset>
    ${sure && html`<p role="alert">${sure}</p>`}
    ${refused && html`<p role="alert" class="refused">${refused}</p>`}
    <footer>
      <button onClick=${close}>${t('cancel')}</button>
      <${Deed} kind="main" disabled=${!day || !time} does=${() => send({ at: `${day}T${time}`, sure: Boolean(sure) })}>${sure ? t('yes') : t('schedule')}<//>
    </footer>
  <//>`;
}

export function Reason({ step, reasons, refused, close, save }) {
  const { t } = useAround();
  const [reason, write] = useState('');
  return html`<${Dialog} title=${t(`why_${step}`)} onClose=${close}>
    <div class="choices">${reasons.map(one => html`<${Deed} key=${one.code} does=${() => save({ code: one.code })}>${one.name}<//>`)}</div>
    <label class="field">${t('own_words')}
      <textarea rows="4" maxlength="1000" value=${reason} onInput=${event => write(event.target.value)}></textarea>
    </label>
    ${refused && html`<p role="alert" class="refused">${refused}</p>`}
    <footer>
      <button onClick=${close}>${t('cancel')}</button>
      <${Deed} kind="main" disabled=${!reason.trim()} does=${() => save({ reason })}>${t('send')}<//>
    </footer>
  <//>`;
}

/** Somebody else has mended it meanwhile: neither their words nor one's own are lost unseen. */
function Meanwhile({ text, take, insist }) {
  const { t } = useAround();
  return html`<div role="alert" class="meanwhile"><p>${t('meanwhile')}</p><blockquote>${text}</blockquote>
    <button onClick=${take}>${t('take_theirs')}</button><button onClick=${insist}>${t('keep_mine')}</button></div>`;
}

/** One language at a time; what was written and not saved is not left by a slip. */
export function Mend({ texts, refused, close, save }) {
  const { t, say } = useAround();
  const [at, turn] = useState(0);
  const [before, keep] = useState(texts);
  const [written, write] = useState(texts.map(one => one.text));
  const [leaving, warn] = useState(false);
  const put = text => {
    warn(false);
    write(written.map((one, place) => (place === at ? text : one)));
  };
  const isChanged = before.some((one, place) => one.text !== written[place]);
  const leave = () => (isChanged && !leaving ? warn(true) : close());
  const one = before[at];
  const theirs = texts.find(known => known.language === one.language)?.text ?? one.text;
  const known = text => keep(before.map((kept, place) => (place === at ? { ...kept, text } : kept)));
  const store = async () => {
    const kept = written[at];
    if (theirs !== one.text || kept === one.text || !(await save({ language: one.language, before: one.text, text: kept }))) return;
    known(kept);
    say(t('saved'));
  };
  return html`<${Dialog} title=${t('edit')} onClose=${leave} wide>
    <div class="tabs" role="group" aria-label=${t('texts')}>
      ${before.map((kept, place) => html`<button key=${kept.language} aria-pressed=${place === at ? 'true' : 'false'} onClick=${() => turn(place)}>${kept.name}${kept.text !== written[place] ? ' •' : ''}</button>`)}
    </div>
    <textarea class="long" lang=${one.language} aria-label=${one.name} value=${written[at]} onInput=${event => put(event.target.value)}
      onKeyDown=${event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) store(); }}></textarea>
    ${theirs !== one.text && html`<${Meanwhile} text=${theirs} take=${() => { known(theirs); put(theirs); }} insist=${() => known(theirs)} />`}
    ${leaving && html`<p role="alert" class="warned">${t('unsaved')}</p>`}
    ${refused && theirs === one.text && html`<p role="alert" class="refused">${refused}</p>`}
    <footer>
      <button onClick=${leave}>${leaving ? t('leave_it') : t('cancel')}</button>
      <${Deed} kind="main" hint="Ctrl ↵" disabled=${one.text === written[at] || theirs !== one.text} does=${store}>${t('save')}<//>
    </footer>
  <//>`;
}
