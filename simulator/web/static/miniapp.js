// The window of a Mini App: a frame, what Telegram's clients put around it, and the words that both exchange
// (Telegram's own protocol: JSON {eventType, eventData} by postMessage; what the page is told stands behind its hash).
import { act } from './api.js';
import { ask, dialog } from './dialogs.js';
import { openElsewhere, openLink, sendContact } from './doing.js';
import { fill, h, iconButton } from './dom.js';
import { looks } from './lazy.js';
import { openMenu } from './menu.js';
import { state } from './store.js';
import { compose, elsewhere } from './switching.js';
import { attempt } from './toast.js';
import { t } from './words.js';

await looks('miniapp.css');

const COLOURS = {
  bg_color: '--ground', text_color: '--ink', hint_color: '--soft', link_color: '--accent', button_color: '--strong', secondary_bg_color: '--raised',
  header_bg_color: '--ground', bottom_bar_bg_color: '--ground', accent_text_color: '--accent', section_bg_color: '--ground',
  section_header_text_color: '--accent', section_separator_color: '--line', subtitle_text_color: '--soft', destructive_text_color: '--bad',
};
const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads';
const KINDS = { users: [], bots: ['bot'], groups: ['group', 'supergroup'], channels: ['channel'] };
// What is asked and cannot be had here: the answer that says so.
const LACKING = {
  web_app_request_fullscreen: ['fullscreen_failed', { error: 'UNSUPPORTED' }],
  web_app_biometry_get_info: ['biometry_info_received', { available: false }],
  web_app_check_location: ['location_checked', { available: false }],
  web_app_request_location: ['location_requested', { available: false }],
  web_app_check_home_screen: ['home_screen_checked', { status: 'unsupported' }],
  web_app_read_text_from_clipboard: ['clipboard_text_received', { data: null }],
  web_app_open_scan_qr_popup: ['scan_qr_popup_closed', {}],
  web_app_open_invoice: ['invoice_closed', { status: 'failed' }],
};

/** The colours of this page, as #rrggbb: what is light-dark() in the style sheet is one of both here. */
export function theme() {
  const probe = h('i');
  document.body.append(probe);
  const colour = name => {
    probe.style.color = `var(${name})`;
    return `#${getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(part => Number(part).toString(16).padStart(2, '0')).join('')}`;
  };
  const found = Object.fromEntries(Object.entries(COLOURS).map(([name, variable]) => [name, colour(variable)]));
  probe.remove();
  return { ...found, button_text_color: '#ffffff' };
}

/** `how`: {kind, bot} and what that kind needs: {url}, {url, button}, {app, start}. */
export async function openApp(how) {
  const { person, chat } = state;
  const opened = await attempt(act('open_app', { person, chat, theme: theme(), ...how }));
  if (opened) show(opened, { ...how, person, chat });
}

function show(opened, how) {
  const bot = state.bots.find(one => one.id === how.bot);
  const frame = h('iframe', { src: opened.url, sandbox: SANDBOX, title: opened.title, allow: 'clipboard-write', onload: () => box.classList.add('loaded') });
  const post = (eventType, eventData = {}) => frame.contentWindow?.postMessage(JSON.stringify({ eventType, eventData }), '*');
  const back = iconButton('back', t('back'), () => post('back_button_pressed'));
  const more = iconButton('more', t('menu'), () => openMenu(more, [
    settings.on && { icon: 'sliders', text: t('settings'), run: () => post('settings_button_pressed') },
    { icon: 'down', text: t('reloadApp'), run: () => (frame.src = opened.url) },
  ]));
  const settings = { on: false };
  const head = h('header', back, h('span.about', h('strong', opened.title), bot && h('small', `@${bot.username}`)), more,
    iconButton('close', t('close'), () => shut()));
  const keys = { main: bottomButton(() => post('main_button_pressed')), secondary: bottomButton(() => post('secondary_button_pressed')) };
  const foot = h('footer', keys.secondary.node, keys.main.node);
  const box = h('dialog.mini', { 'aria-label': opened.title, oncancel: shut, onclose: gone }, head, h('div.stage', frame), foot);
  const app = { opened, how, bot, post, frame, head, foot, back, settings, keys, careful: false, end: () => box.close() };
  back.hidden = true;
  foot.hidden = true;

  async function shut(event) {
    event?.preventDefault();
    if (!app.careful || (await ask(t('closeApp'), [], t('close'), 'danger'))) box.close();
  }

  function heard({ source, data }) {
    if (source !== frame.contentWindow || typeof data !== 'string') return;
    const { eventType, eventData } = parsed(data);
    if (Object.hasOwn(LACKING, eventType)) post(...LACKING[eventType]);
    else if (Object.hasOwn(told, eventType)) told[eventType](app, eventData ?? {});
  }

  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const recolour = () => post('theme_changed', { theme_params: theme() });
  const resized = new ResizeObserver(() => viewport(app));
  function gone() {
    removeEventListener('message', heard);
    scheme.removeEventListener('change', recolour);
    resized.disconnect();
    box.remove();
  }
  addEventListener('message', heard);
  scheme.addEventListener('change', recolour);
  document.body.append(box);
  box.showModal();
  resized.observe(frame);
}

function parsed(data) {
  try {
    return JSON.parse(data) ?? {};
  } catch {
    return {};
  }
}

function viewport({ post, frame }) {
  post('viewport_changed', { height: frame.clientHeight, width: frame.clientWidth, is_state_stable: true, is_expanded: true });
}

function bottomButton(onclick) {
  const node = h('button.bottom', { hidden: true, onclick });
  return { node, set: (app, given) => {
    node.hidden = !given.is_visible;
    node.disabled = given.is_active === false || Boolean(given.is_progress_visible);
    node.classList.toggle('waiting', Boolean(given.is_progress_visible));
    node.classList.toggle('shining', Boolean(given.has_shine_effect));
    node.style.background = given.color ?? '';
    node.style.color = given.text_color ?? '';
    fill(node, given.text ?? '');
    app.foot.hidden = [...app.foot.children].every(one => one.hidden);
  } };
}

const SAFE = { top: 0, bottom: 0, left: 0, right: 0 };
const painted = ({ color, color_key: key }) => color ?? theme()[key] ?? '';

/** What a page may say, and what is done then. Haptics, orientation and swipes have nothing to move here. */
const told = {
  iframe_ready: app => app.post('set_custom_style', ''),
  web_app_ready: app => viewport(app),
  web_app_close: app => app.end(),
  web_app_expand: app => viewport(app),
  web_app_request_theme: app => app.post('theme_changed', { theme_params: theme() }),
  web_app_request_viewport: app => viewport(app),
  web_app_request_safe_area: app => app.post('safe_area_changed', SAFE),
  web_app_request_content_safe_area: app => app.post('content_safe_area_changed', SAFE),
  web_app_setup_back_button: (app, { is_visible: on }) => (app.back.hidden = !on),
  web_app_setup_settings_button: (app, { is_visible: on }) => (app.settings.on = on),
  web_app_setup_closing_behavior: (app, { need_confirmation: on }) => (app.careful = on),
  web_app_setup_main_button: (app, given) => app.keys.main.set(app, given),
  web_app_setup_secondary_button: (app, given) => app.keys.secondary.set(app, given),
  web_app_set_header_color: (app, given) => (app.head.style.background = painted(given)),
  web_app_set_bottom_bar_color: (app, given) => (app.foot.style.background = painted(given)),
  web_app_set_background_color: (app, given) => (app.frame.style.background = painted(given)),
  web_app_open_link: (app, { url }) => openElsewhere(url),
  web_app_open_tg_link(app, { path_full: path }) {
    app.end();
    openLink(`https://t.me${path}`);
  },
  async web_app_data_send(app, { data }) {
    const { person, chat } = app.how;
    app.end();
    await attempt(act('app_data', { person, chat, launch: app.opened.launch, data }));
  },
  web_app_switch_inline_query(app, { query, chat_types: types = [] }) {
    app.end();
    const kinds = types.flatMap(type => KINDS[type] ?? []);
    if (types.length) elsewhere(app.bot.username, query, row => kinds.includes(row.kind));
    else compose(app.bot.username, query);
  },
  web_app_open_popup: popup,
  async web_app_request_write_access(app) {
    const yes = await ask(t('allowWriting', app.opened.title), [], t('allow'));
    const { person, chat } = app.how;
    if (yes) await attempt(act('app_may_write', { person, chat, launch: app.opened.launch }));
    app.post('write_access_requested', { status: yes ? 'allowed' : 'cancelled' });
  },
  async web_app_request_phone(app) {
    const sent = (await ask(t('shareContact'), [], t('share'))) && (await sendContact({ chat: app.how.bot }));
    app.post('phone_requested', { status: sent ? 'sent' : 'cancelled' });
  },
  web_app_invoke_custom_method(app, { req_id, method, params }) {
    const [result, error] = stored(`app.${app.how.bot}.${app.how.person}`, method, params ?? {});
    app.post('custom_method_invoked', error ? { req_id, error } : { req_id, result });
  },
};

function popup(app, { title, message, buttons = [] }) {
  let pressed = {};
  const words = { ok: t('ok'), close: t('close'), cancel: t('cancel') };
  const drawn = buttons.map(({ id, type, text }) => {
    const kind = type === 'destructive' ? 'danger' : type === 'cancel' ? 'plain' : 'primary';
    return h(`button.${kind}`, { onclick: () => {
      pressed = { button_id: id };
      shown.close();
    } }, text ?? words[type] ?? t('ok'));
  });
  const shown = dialog(title || app.opened.title, h('p.words', message), h('footer', drawn));
  shown.box.addEventListener('close', () => app.post('popup_closed', pressed));
}

/** CloudStorage: kept for each person and bot for as long as the tab is open. Gives [result, error]. */
function stored(place, method, { key, value, keys = [key] }) {
  const kept = JSON.parse(sessionStorage.getItem(place) ?? '{}');
  const save = () => sessionStorage.setItem(place, JSON.stringify(kept));
  if (method === 'saveStorageValue') kept[key] = value;
  else if (method === 'deleteStorageValues') keys.forEach(one => delete kept[one]);
  else if (method === 'getStorageKeys') return [Object.keys(kept)];
  else if (method === 'getStorageValues') return [Object.fromEntries(keys.map(one => [one, kept[one] ?? '']))];
  else return [null, 'METHOD_INVALID'];
  save();
  return [true];
}
