// Pace, faults and clock: how strict, how unreliable and how late it is here.
import { act } from './api.js';
import { choice, field, tick } from './dialogs.js';
import { fill, h, icon } from './dom.js';
import { loadControls } from './loading.js';
import { now, on, state } from './store.js';
import { clock, toMonday, whole } from './time.js';
import { attempt, toast } from './toast.js';
import { t, tn } from './words.js';

/** The pane in view draws itself again whenever the controls change, except under somebody's fingers. */
let current = null;
on('controls', () => current?.pane.isConnected && !current.pane.contains(document.activeElement) && current.draw());

function living(pane, make) {
  const draw = () => state.controls && fill(pane, make());
  current = { pane, draw };
  if (state.controls) draw();
  else attempt(loadControls());
}

async function turn(name, params) {
  const controls = await attempt(act(name, params));
  if (!controls) return;
  await loadControls(controls);
  current?.draw();
}

const number = (name, value, more) => field({ name, label: t(name), value, type: 'number', min: 0, step: 'any', required: false, ...more });

/** A form whose values go to one action, numbers as numbers. */
function form(name, verb, ...fields) {
  const node = h('form.panel', {
    onsubmit: event => {
      event.preventDefault();
      const given = Object.entries(Object.fromEntries(new FormData(node))).filter(([, value]) => value !== '');
      turn(name, Object.fromEntries(given.map(([key, value]) => [key, node.elements[key].type === 'number' ? Number(value) : value])));
    },
  }, ...fields, h('button.primary', { type: 'submit' }, verb));
  return node;
}

export function pace(pane) {
  living(pane, () => {
    const { on: strict, ...numbers } = state.controls.pace;
    return [
      h('p.hint', t('paceHint')),
      tick('on', t('paceOn'), strict, { onchange: event => turn('pace', { on: event.target.checked }) }),
      form('pace', t('save'), ...Object.entries(numbers).map(([name, value]) => number(name, value))),
    ];
  });
}

export function faults(pane) {
  living(pane, () => {
    const { faults: given } = state.controls;
    const left = Math.round((given.outage_until ?? 0) - now());
    return [
      h('p.hint', t('faultsHint')),
      form('fault', t('queueFault'),
        choice('kind', t('kind'), given.kinds.map(kind => [kind, t(`fault_${kind}`)])),
        field({ name: 'method', label: t('method'), placeholder: 'sendMessage', required: false, spellcheck: false }),
        h('div.pair', number('code', '', { placeholder: '403', step: 1 }), field({ name: 'words', label: t('words'), placeholder: 'bot was blocked by the user', required: false, spellcheck: false })),
        h('div.pair', number('times', 1, { min: 1, step: 1 }), number('seconds', '', { placeholder: '5' }))),
      given.queued.length > 0 && h('ul.queued', given.queued.map(one =>
        h('li', `${t(`fault_${one.kind}`)} ${one.code || ''} · ${one.method || t('anyMethod')} × ${one.times}${one.seconds ? ` · ${tn('secondsCount', one.seconds)}` : ''}`))),
      form('outage', t('outage'), number('seconds', 30, { min: 1 })),
      left > 0 && h('p.warn', t('outageUntil', clock(given.outage_until, { second: '2-digit' }))),
      form('seed', t('faultsBySeed'), h('div.pair', number('seed', given.seed ?? '', { step: 1 }), number('rate', given.rate, { max: 1, step: 0.01 }))),
      h('button.wide.danger', { onclick: () => turn('clear_faults', {}) }, icon('trash'), h('span', t('clearFaults'))),
    ];
  });
}

export function clockPane(pane) {
  living(pane, () => {
    const face = h('p.clock-face', { role: 'timer' });
    const tell = () => (face.textContent = whole(now()));
    const ticking = setInterval(() => (face.isConnected ? tell() : clearInterval(ticking)), 500);
    tell();
    const jump = (text, seconds) => h('button.wide', { onclick: () => advance(seconds()) }, icon('clock'), h('span', text));
    return [
      h('p.hint', t('clockHint')), face,
      tick('frozen', t('frozen'), state.controls.clock.frozen, { onchange: event => turn('clock', { frozen: event.target.checked }) }),
      h('div.group', jump(t('plusMinute'), () => 60), jump(t('plusHour'), () => 3600), jump(t('plusDay'), () => 86400), jump(t('toMonday'), toMonday)),
    ];
  });
}

async function advance(seconds) {
  await turn('clock', { advance: seconds });
  toast(whole(now()));
}
