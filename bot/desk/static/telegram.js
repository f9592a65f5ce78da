// What Telegram tells the page behind the hash, and the few words that the page has for Telegram: its protocol, and not
// its script, which would be code from elsewhere. In a plain browser there is nothing of it.

const told = new URLSearchParams(location.hash.slice(1));

export const launch = told.get('tgWebAppData') || '';
export const word = told.get('word') || '';
export const inTelegram = told.has('tgWebAppVersion');
const hearers = new Map();

/** What opens anything must not stay in the address: it would be copied along with it. */
export function forgetAddress() {
  if (told.has('tgWebAppData') || told.has('word')) history.replaceState(null, '', location.pathname + location.search);
}

export function say(eventType, eventData = {}) {
  if (!inTelegram) return;
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(eventType, JSON.stringify(eventData));
  else if (window.external && 'notify' in window.external) window.external.notify(JSON.stringify({ eventType, eventData }));
  else if (window.parent !== window) window.parent.postMessage(JSON.stringify({ eventType, eventData }), '*');
}

export function hear(eventType, heard) {
  hearers.set(eventType, heard);
}

function received(eventType, eventData) {
  hearers.get(eventType)?.(eventData || {});
}

function receivedFromParent(event) {
  if (event.source !== window.parent || typeof event.data !== 'string') return;
  try {
    const { eventType, eventData } = JSON.parse(event.data);
    received(eventType, eventData);
  } catch {
    // of somebody else's, who speaks another language
  }
}

export function begin() {
  window.addEventListener('message', receivedFromParent);
  window.Telegram = { WebView: { receiveEvent: received } };
  window.TelegramGameProxy_receiveEvent = received;
  hear('theme_changed', ({ theme_params: theme }) => paint(theme));
  try {
    paint(JSON.parse(told.get('tgWebAppThemeParams') || 'null'));
  } catch {
    // it stays as it is in a browser
  }
  say('web_app_ready');
  say('web_app_expand');
}

// --- colours: Telegram's, as far as one can read by them

const COLOUR = /^#[0-9a-f]{6}$/i;
const READABLE = 4.6;

const parts = colour => [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
const whole = numbers => '#' + numbers.map(one => Math.round(one).toString(16).padStart(2, '0')).join('');

export function mix(colour, other, share) {
  const [a, b] = [parts(colour), parts(other)];
  return whole(a.map((one, at) => one * (1 - share) + b[at] * share));
}

function light(colour) {
  const [r, g, b] = parts(colour).map(one => (one / 255 <= 0.04045 ? one / 3294.6 : ((one / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [more, less] = [light(a), light(b)].sort((x, y) => y - x);
  return (more + 0.05) / (less + 0.05);
}

/** As it is, or so much nearer to black or white that it can be read on all of these. */
export function readable(colour, ...grounds) {
  const towards = light(grounds[0]) > 0.3 ? '#000000' : '#ffffff';
  for (let share = 0; share < 1; share += 0.06) {
    const tried = mix(colour, towards, share);
    if (grounds.every(ground => contrast(tried, ground) >= READABLE)) return tried;
  }
  return towards;
}

function paint(theme) {
  const given = name => (COLOUR.test(theme?.[name] || '') ? theme[name] : null);
  const [ground, text] = [given('bg_color'), given('text_color')];
  if (!ground || !text) return;
  const dark = light(ground) < 0.3;
  const raised = given('secondary_bg_color') || mix(ground, text, 0.05);
  const accent = given('accent_text_color') || given('link_color') || given('button_color') || (dark ? '#6ab3f3' : '#1f6fb2');
  const button = given('button_color') || accent;
  const onButton = given('button_text_color') || '#ffffff';
  const set = {
    ground, text, raised,
    line: mix(ground, text, 0.14),
    hover: mix(ground, text, 0.06),
    muted: readable(mix(text, ground, 0.4), ground, raised),
    accent: readable(accent, ground, raised),
    chosen: mix(ground, accent, 0.14),
    button: readable(button, onButton), 'on-button': onButton,
    bad: readable(given('destructive_text_color') || '#cc2929', ground, raised),
    good: readable('#2a8a3e', ground, raised),
    warn: readable('#9a6700', ground, raised),
  };
  const root = document.documentElement;
  root.dataset.theme = dark ? 'dark' : 'light';
  for (const [name, colour] of Object.entries(set)) root.style.setProperty(`--${name}`, colour);
}
