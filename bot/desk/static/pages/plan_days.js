// The days of a month and what stands on them. A slot is picked up by a click or Enter, or dragged; a day takes it.

import { html, useAround, useEffect, useKeys, useLayoutEffect, useRef, useState } from '../parts.js';

const MOST = 6; // slots of a day, before the rest is asked for
const NARROW = 800; // points: the days stand below each other, as in desk.css
const SIGNS = { done: '✓', silent: '!', amiss: '⚠', open: '' };

function Slot({ one, day, moves, moving }) {
  const { t } = useAround();
  const { held, hold, drop, lay } = moving;
  const isHeld = held?.id === one.id;
  const shown = html`<b>${one.branch}</b>${(SIGNS[one.state] || one.count) && html`<i aria-hidden="true">${one.count || SIGNS[one.state]}</i>`}
    <span>${one.rubric}</span>${one.topic && html`<em>${one.topic}</em>`}`;
  const about = [one.branch, one.rubric, one.topic && t('topic', { topic: one.topic }), ...one.said].filter(Boolean).join('. ');
  const look = `slot ${one.state}`;
  if (!moves) return html`<li class=${look} title=${about}>${shown}<span class="unseen">${one.said.join(' ')}</span></li>`;
  const pick = event => {
    event.stopPropagation();
    if (isHeld) drop();
    else if (held) lay(day);
    else hold({ ...one, day });
  };
  return html`<li><button class=${look} data-slot=${one.id} aria-pressed=${isHeld ? 'true' : 'false'} aria-label=${about} title=${about} draggable="true"
    onClick=${pick} onDragStart=${event => { event.dataTransfer.setData('text/plain', one.branch); event.dataTransfer.effectAllowed = 'move'; setTimeout(() => hold({ ...one, day })); }}
    onDragEnd=${event => event.dataTransfer.dropEffect === 'none' && hold(null)}>${shown}</button></li>`;
}

function Day({ one, moves, moving, isOpen, open }) {
  const { t } = useAround();
  const { held, lay } = moving;
  if (one.out) return html`<div class="day out" aria-hidden="true"></div>`;
  const some = isOpen || one.slots.length <= MOST + 1 ? one.slots : one.slots.slice(0, MOST);
  const more = one.slots.length - some.length;
  const looks = ['day', one.off && 'off', one.over && 'over', one.today && 'today', !one.slots.length && !one.why && 'bare', held && 'takes'];
  const take = { onClick: () => held && lay(one.day), onDragOver: event => held && event.preventDefault(), onDrop: event => { event.preventDefault(); lay(one.day); } };
  return html`<div class=${looks.filter(Boolean).join(' ')} role="group" aria-label=${one.name} ...${moves ? take : {}}>
    <h3><span class="number">${one.number}</span><span class="full">${one.name}</span>${one.why && html`<small>${one.why}</small>`}</h3>
    <ul>${some.map(slot => html`<${Slot} key=${slot.id} one=${slot} day=${one.day} moves=${moves} moving=${moving} />`)}</ul>
    ${more > 0 && html`<button class="quiet more" onClick=${event => { event.stopPropagation(); open(one.day); }}>${t('more', { count: more })}</button>`}
    ${held && !one.over && html`<button class="here" data-day=${one.day} aria-label=${t('here', { day: one.name })} onClick=${event => { event.stopPropagation(); lay(one.day); }}>${t('put')}</button>`}
  </div>`;
}

function Held({ held, drop }) {
  const { t } = useAround();
  return html`<div class="held" role="status">
    <p><b>${held.branch}</b> · ${held.rubric}${held.topic && ` · «${held.topic}»`}</p>
    <p>${held.said.join(' ')} ${t('held')} <span class="by-keys">${t('how_by_keys')}</span></p>
    <button onClick=${drop}>${t('cancel')}<kbd aria-hidden="true">Esc</kbd></button>
  </div>`;
}

/** By the arrows from slot to slot; while one is held, from day to day. */
function useArrows(box, data, moving) {
  const days = data.weeks.flatMap(week => week.days).filter(day => !day.out && !day.over);
  const focus = found => {
    found?.focus();
    return Boolean(found);
  };
  const day = by => {
    const now = days.findIndex(one => one.day === document.activeElement?.dataset?.day);
    const to = days[now < 0 ? Math.max(0, days.findIndex(one => one.day === moving.held.day) + by) : now + by];
    return focus(to && box.current.querySelector(`[data-day="${to.day}"]`));
  };
  const slot = by => {
    const all = [...box.current.querySelectorAll('[data-slot]')];
    const now = all.indexOf(document.activeElement);
    return focus(all[now < 0 ? 0 : now + by]);
  };
  const beside = by => {
    const all = [...box.current.querySelectorAll('.day')].filter(one => one.querySelector('[data-slot]'));
    const now = all.indexOf(document.activeElement?.closest?.('.day'));
    return focus(all[now < 0 ? 0 : now + by]?.querySelector('[data-slot]'));
  };
  const [aside, along] = moving.held ? [day, by => day(7 * by)] : [beside, slot];
  useKeys({
    ArrowLeft: () => aside(-1), ArrowRight: () => aside(1), ArrowUp: () => along(-1), ArrowDown: () => along(1), k: () => along(-1), j: () => along(1),
    Escape: () => (moving.held ? moving.drop() : false),
  });
}

export function Month({ data, moving }) {
  const { t } = useAround();
  const box = useRef(null);
  const [opened, open] = useState([]);
  const { held, landed, land } = moving;
  const reveal = day => open([...opened, day]);
  useArrows(box, data, moving);
  useLayoutEffect(() => {
    if (held) (box.current.querySelector(`[data-day="${held.day}"]`) || box.current.querySelector('[data-day]'))?.focus();
  }, [held?.id]);
  useEffect(() => {
    if (!landed) return;
    const there = data.weeks.flatMap(week => week.days).find(day => day.slots.some(one => one.id === landed.id));
    if (there && landed.day && there.day !== landed.day) return; // it is not known yet
    const found = box.current.querySelector(`[data-slot="${landed.id}"]`);
    if (!found && there) return void reveal(there.day);
    found?.focus();
    land(null);
  });
  useEffect(() => {
    if (window.innerWidth < NARROW) box.current.querySelector('.week.now')?.scrollIntoView();
  }, [data.month]);
  const isFull = data.weeks.some(week => week.days.slice(5).some(day => day.slots.length));
  return html`<section class=${isFull ? 'month full-weeks' : 'month'} ref=${box} aria-label=${t('calendar')}>
    <p class="how">${data.moves && html`<span>${t('how')} <span class="by-keys">${t('how_by_keys')}</span></span>`}<span>${['done', 'silent', 'amiss'].map(one => html`<i key=${one} class=${one} aria-hidden="true">${SIGNS[one]}</i> ${t(one)} `)}</span></p>
    <div class="weekdays" aria-hidden="true">${data.weekdays.map(one => html`<span key=${one}>${one}</span>`)}</div>
    ${data.weeks.map(week => html`<section key=${week.week} class=${week.is_now ? 'week now' : 'week'} aria-label=${week.name}>
      <h2>${week.name}${week.breaks.length > 0 && html`<small>${week.breaks.join(', ')}</small>`}</h2>
      ${week.days.map(day => html`<${Day} key=${day.day} one=${day} moves=${data.moves} moving=${moving} isOpen=${opened.includes(day.day)} open=${reveal} />`)}
      ${!week.days.some(day => day.slots.length) && html`<p class="none">${t('nothing')}</p>`}
    </section>`)}
    ${held && html`<${Held} held=${held} drop=${moving.drop} />`}
  </section>`;
}
