// Days and times as people here write them, 25.11.2026 and 15:30: a browser's own fields show them as its maker does.

import { html, useAround, useEffect, useMemo, useRef, useState } from './parts.js';

const DAY = /^(\d{1,2})[.\/-](\d{1,2})(?:[.\/-](\d{4}|\d{2}))?\.?$/;
const TIME = /^(\d{1,2})[:. ](\d{2})$/;
const two = number => String(number).padStart(2, '0');
let made = 0;

export const shownDay = day => day.split('-').reverse().join('.');

/** «2026-11-25»; empty where it is no day. One without a year is the next after `near`. */
export function readDay(text, near = '') {
  const [, day, month, written] = DAY.exec(text.trim()) || [];
  const of = year => `${year}-${two(month)}-${two(day)}`;
  if (!day || !(written || near)) return '';
  const year = written ? Number(written.length === 2 ? `20${written}` : written) : Number(near.slice(0, 4));
  const found = written || of(year) >= near ? of(year) : of(year + 1);
  const read = new Date(`${found}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === found ? found : '';
}

/** «15:30»; empty where it is no time. */
export function readTime(text) {
  const [, hour, minute] = TIME.exec(text.trim()) || [];
  return hour && Number(hour) < 24 && Number(minute) < 60 ? `${two(hour)}:${minute}` : '';
}

function Written({ label, value, read, shown, change, example, children }) {
  const [text, write] = useState(shown(value));
  const id = useMemo(() => `written-${++made}`, []);
  useEffect(() => {
    if (value && read(text) !== value) write(shown(value));
  }, [value]);
  const put = given => {
    write(given);
    change(read(given));
  };
  return html`<div class="field written"><label for=${id}>${label}</label><span>
    <input id=${id} inputmode="numeric" autocomplete="off" placeholder=${example} value=${text} aria-invalid=${text && !read(text) ? 'true' : null}
      onInput=${event => put(event.target.value)} onBlur=${() => value && write(shown(value))} />${children}</span></div>`;
}

/** Written, or chosen in the browser's calendar. */
export function Day({ label, value, change, near = '' }) {
  const { t } = useAround();
  const calendar = useRef(null);
  const pick = () => {
    try {
      calendar.current.showPicker();
    } catch {
      // it may not be shown in somebody else's frame: then it is written
    }
  };
  return html`<${Written} label=${label} value=${value} read=${text => readDay(text, near)} shown=${shownDay} change=${change} example="25.11.2026">
    <button type="button" class="quiet" aria-label=${t('pick_day')} title=${t('pick_day')} onClick=${pick}>▾</button>
    <input ref=${calendar} class="unseen" type="date" tabindex="-1" aria-hidden="true" value=${value} onInput=${event => event.target.value && change(event.target.value)} />
  <//>`;
}

export function Time({ label, value, change }) {
  return html`<${Written} label=${label} value=${value} read=${readTime} shown=${text => text} change=${change} example="15:30" />`;
}
