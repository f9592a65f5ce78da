// Days and hours in the frame's language. Browsers may know Kazakh dates poorly ("2026 M11 21"), so those are ours.
import { now } from './store.js';
import { language, t } from './words.js';

const KK_MONTHS = 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' ');
const KK_DAYS = 'жексенбі дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі'.split(' ');

const date = seconds => new Date(seconds * 1000);
const locale = () => (language === 'en' ? 'en-GB' : language);
const written = (when, options) => new Intl.DateTimeFormat(locale(), options).format(when);

export const clock = (seconds, options) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...options }).format(date(seconds));

export const dayKey = seconds => date(seconds).toDateString();

export function day(seconds) {
  if (dayKey(seconds) === dayKey(now())) return t('today');
  if (dayKey(seconds) === dayKey(now() - 86400)) return t('yesterday');
  const when = date(seconds);
  const year = when.getFullYear() !== date(now()).getFullYear();
  if (language !== 'kk') return written(when, { day: 'numeric', month: 'long', ...(year && { year: 'numeric' }) });
  return `${year ? `${when.getFullYear()} ж. ` : ''}${when.getDate()} ${KK_MONTHS[when.getMonth()]}`;
}

/** For the list of chats: the hour today, the day this year, the date before. */
export function brief(seconds) {
  if (dayKey(seconds) === dayKey(now())) return clock(seconds);
  const when = date(seconds);
  const two = part => String(part).padStart(2, '0');
  const short = `${two(when.getDate())}.${two(when.getMonth() + 1)}`;
  return when.getFullYear() === date(now()).getFullYear() ? short : `${short}.${two(when.getFullYear() % 100)}`;
}

export function whole(seconds) {
  const when = date(seconds);
  const hour = clock(seconds, { second: '2-digit' });
  if (language === 'kk') {
    return `${when.getFullYear()} ж. ${when.getDate()} ${KK_MONTHS[when.getMonth()]}, ${KK_DAYS[when.getDay()]}, ${hour}`;
  }
  return `${written(when, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}, ${hour}`;
}

export const length = seconds => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
