// A voice message: press to speak, press again to send, Esc to drop it.
import { send } from './doing.js';
import { h, icon } from './dom.js';
import { length } from './time.js';
import { toast } from './toast.js';
import { t } from './words.js';

const TYPES = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'];

export function recorder() {
  const time = h('span.seconds');
  const button = h('button.round.mic', { title: t('recordVoice'), 'aria-label': t('recordVoice'), onclick: toggle }, icon('mic'), time);
  button.usable = Boolean(navigator.mediaDevices && window.MediaRecorder);
  let running = null;

  function toggle() {
    if (running) return running.stop();
    return begin().catch(() => toast(t('noMicrophone'), 'bad'));
  }

  async function begin() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const type = TYPES.find(one => MediaRecorder.isTypeSupported(one));
    const parts = [];
    const started = Date.now();
    running = new MediaRecorder(stream, { mimeType: type });
    const ticking = setInterval(() => (time.textContent = length((Date.now() - started) / 1000)), 200);
    const drop = event => {
      if (event.key !== 'Escape') return;
      parts.push(null);
      running.stop();
    };
    running.ondataavailable = ({ data }) => parts.push(data);
    running.onstop = () => {
      clearInterval(ticking);
      removeEventListener('keydown', drop);
      stream.getTracks().forEach(track => track.stop());
      time.textContent = '';
      button.classList.remove('recording');
      running = null;
      if (!parts.includes(null)) post(new Blob(parts, { type }), Date.now() - started);
    };
    addEventListener('keydown', drop);
    button.classList.add('recording');
    running.start();
  }
  return button;
}

function post(sound, spent) {
  const ending = sound.type.startsWith('audio/ogg') ? 'ogg' : sound.type.startsWith('audio/mp4') ? 'm4a' : 'webm';
  send([new File([sound], `voice.${ending}`, { type: sound.type.split(';')[0] })], { kind: 'voice', duration: Math.round(spent / 1000) });
}
