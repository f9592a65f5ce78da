// What is asked before a deed is done: when, why, and which words.

import { Deed, Dialog, html, useAround, useState } from '../parts.js';

export function Moment({ moments, close, save }) {
  const { t } = useAround();
  const [at, write] = useState(moments[0]?.at || '');
  const [sure, ask] = useState('');
  const send = async given => ask((await save(given))?.ask || '');
  return html`<${Dialog} title=${t('when')} onClose=${close}>
    <div class="choices">${moments.map(one => html`<button key=${one.at} onClick=${() => send({ at: one.at })}>${one.name}</button>`)}</div>
    <label class="field">${t('another_moment')}
      <input type="datetime-local" value=${at} onInput=${event => { write(event.target.value); ask(''); }} />
    </label>
    ${sure && html`<p role="alert">${sure}</p>`}
    <footer>
      <button onClick=${close}>${t('cancel')}</button>
      <${Deed} kind="main" does=${() => send({ at, sure: Boolean(sure) })}>${sure ? t('yes') : t('schedule')}<//>
    </footer>
  <//>`;
}

export function Reason({ step, reasons, close, save }) {
  const { t } = useAround();
  const [reason, write] = useState('');
  return html`<${Dialog} title=${t(`why_${step}`)} onClose=${close}>
    <div class="choices">${reasons.map(one => html`<${Deed} key=${one.code} does=${() => save({ code: one.code })}>${one.name}<//>`)}</div>
    <label class="field">${t('own_words')}
      <textarea rows="4" maxlength="1000" value=${reason} onInput=${event => write(event.target.value)}></textarea>
    </label>
    <footer>
      <button onClick=${close}>${t('cancel')}</button>
      <${Deed} kind="main" disabled=${!reason.trim()} does=${() => save({ reason })}>${t('send')}<//>
    </footer>
  <//>`;
}

/** One language at a time; what was written and not saved is not left by a slip. */
export function Mend({ texts, close, save }) {
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
  const store = async () => {
    const kept = written[at];
    if (!(await save({ language: one.language, before: one.text, text: kept }))) return;
    keep(before.map((known, place) => (place === at ? { ...known, text: kept } : known)));
    say(t('saved'));
  };
  return html`<${Dialog} title=${t('edit')} onClose=${leave} wide>
    <div class="tabs" role="group" aria-label=${t('texts')}>
      ${before.map((known, place) => html`<button key=${known.language} aria-pressed=${place === at ? 'true' : 'false'} onClick=${() => turn(place)}>${known.name}${known.text !== written[place] ? ' •' : ''}</button>`)}
    </div>
    <textarea class="long" lang=${one.language} aria-label=${one.name} value=${written[at]} onInput=${event => put(event.target.value)}
      onKeyDown=${event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) store(); }}></textarea>
    ${leaving && html`<p role="alert" class="warned">${t('unsaved')}</p>`}
    <footer>
      <button onClick=${leave}>${leaving ? t('leave_it') : t('cancel')}</button>
      <${Deed} kind="main" hint="Ctrl ↵" disabled=${one.text === written[at]} does=${store}>${t('save')}<//>
    </footer>
  <//>`;
}
