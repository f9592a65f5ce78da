// A voice message: press to speak, press again to send, Esc to drop it.
import { send } from './doing.js';
import { h } from './dom.js';
import { length } from './time.js';
import { toast } from './toast.js';
import { t } from './words.js';

const TYPES = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'];

let running = null;

export function recordVoice(button) {
  if (running) running.stop();
  else begin(button).catch(() => toast(t('noMicrophone'), 'bad'));
}

async function begin(button) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const type = TYPES.find(one => MediaRecorder.isTypeSupported(one));
  const time = h('span');
  const started = Date.now();
  const ticking = setInterval(() => (time.textContent = length((Date.now() - started) / 1000)), 200);
  let dropped = false;
  const drop = event => {
    dropped = event.key === 'Escape';
    if (dropped) running.stop();
  };
  running = new MediaRecorder(stream, { mimeType: type });
  running.ondataavailable = ({ data }) => !dropped && post(data, type, Date.now() - started);
  running.onstop = () => {
    clearInterval(ticking);
    removeEventListener('keydown', drop);
    stream.getTracks().forEach(track => track.stop());
    time.remove();
    button.classList.remove('recording');
    running = null;
  };
  addEventListener('keydown', drop);
  button.append(time);
  button.classList.add('recording');
  running.start();
}

function post(sound, type, spent) {
  const ending = type.startsWith('audio/ogg') ? 'ogg' : type.startsWith('audio/mp4') ? 'm4a' : 'webm';
  send([new File([sound], `voice.${ending}`, { type: type.split(';')[0] })], { kind: 'voice', duration: Math.round(spent / 1000) });
}
