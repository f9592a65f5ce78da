// Days and hours in the frame's language, of the zone that the server names or else the browser's own. Browsers may know
// Kazakh dates poorly ("2026 M11 21"), so those are ours.
import { now, state } from './store.js';
import { language, t } from './words.js';

const KK_MONTHS = 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' ');
const KK_DAYS = 'жексенбі дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі'.split(' ');

const date = seconds => new Date(seconds * 1000);
const locale = () => (language === 'en' ? 'en-GB' : language);
const format = (tag, options) => new Intl.DateTimeFormat(tag, { timeZone: state.frame.zone || undefined, ...options });
const written = (seconds, options) => format(locale(), options).format(date(seconds));

export const clock = (seconds, options) =>
  format('en-GB', { hour: '2-digit', minute: '2-digit', ...options }).format(date(seconds));

/** 2026-11-21, as Swedes write it. */
export const dayKey = seconds => format('sv', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(date(seconds));
const parts = seconds => dayKey(seconds).split('-').map(Number);

export function day(seconds) {
  if (dayKey(seconds) === dayKey(now())) return t('today');
  if (dayKey(seconds) === dayKey(now() - 86400)) return t('yesterday');
  const [year, month, number] = parts(seconds);
  const other = year !== parts(now())[0];
  if (language !== 'kk') return written(seconds, { day: 'numeric', month: 'long', ...(other && { year: 'numeric' }) });
  return `${other ? `${year} ж. ` : ''}${number} ${KK_MONTHS[month - 1]}`;
}

/** For the list of chats: the hour today, the day this year, the date before. */
export function brief(seconds) {
  if (dayKey(seconds) === dayKey(now())) return clock(seconds);
  const [year, month, number] = dayKey(seconds).split('-');
  const short = `${number}.${month}`;
  return dayKey(now()).startsWith(year) ? short : `${short}.${year.slice(2)}`;
}

export function whole(seconds) {
  const hour = clock(seconds, { second: '2-digit' });
  if (language === 'kk') {
    const [year, month, number] = parts(seconds);
    return `${year} ж. ${number} ${KK_MONTHS[month - 1]}, ${KK_DAYS[new Date(dayKey(seconds)).getUTCDay()]}, ${hour}`;
  }
  return `${written(seconds, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}, ${hour}`;
}

export const length = seconds => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** Seconds from now to the next Monday, nine in the morning. */
export function toMonday() {
  const [hours, minutes, seconds] = clock(now(), { second: '2-digit' }).split(':').map(Number);
  const since = (new Date(dayKey(now())).getUTCDay() + 6) % 7 * 86400 + hours * 3600 + minutes * 60 + seconds - 9 * 3600;
  return since < 0 ? -since : 7 * 86400 - since;
}
