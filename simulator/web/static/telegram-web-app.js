// For pages without a network: `window.Telegram.WebApp` as far as most Mini Apps need it, in place of the script at
// telegram.org, which speaks with this client just as well. Written anew from the public documentation.
(() => {
  const told = new URLSearchParams(location.hash.replace(/^#[^=]*\?/, '').replace(/^#/, ''));
  const data = told.get('tgWebAppData') ?? '';
  const listeners = {}; // by event
  const waiting = {}; // what is called once an answer has come, by what it answers
  const style = document.documentElement.style;

  const post = (eventType, eventData = {}) =>
    window.parent !== window && window.parent.postMessage(JSON.stringify({ eventType, eventData }), '*');
  const tell = (event, given) => [...(listeners[event] ?? [])].forEach(listener => listener.call(WebApp, given));
  const wait = (name, callback = () => {}) => (waiting[name] ??= []).push(callback);
  const answer = (name, ...given) => waiting[name]?.shift()?.(...given);

  /** An object whose properties, once set, are told to the client. */
  function button(event, usual, setup) {
    const now = { isVisible: false, ...usual };
    const self = {};
    self.setParams = given => {
      for (const [name, value] of Object.entries(given)) if (value !== undefined) now[name] = value;
      setup(now);
      return self;
    };
    for (const name of Object.keys(now)) {
      Object.defineProperty(self, name, { get: () => now[name], set: value => self.setParams({ [name]: value }), enumerable: true });
    }
    self.show = () => self.setParams({ isVisible: true });
    self.hide = () => self.setParams({ isVisible: false });
    self.onClick = callback => (WebApp.onEvent(event, callback), self);
    self.offClick = callback => (WebApp.offEvent(event, callback), self);
    return self;
  }

  const small = name => button(`${name}ButtonClicked`, {}, ({ isVisible }) => post(`web_app_setup_${name}_button`, { is_visible: isVisible }));

  function bottom(name, text) {
    const self = button(`${name}ButtonClicked`, { text, color: '', textColor: '', isActive: true, isProgressVisible: false }, one =>
      post(`web_app_setup_${name}_button`, {
        is_visible: one.isVisible, is_active: one.isActive, is_progress_visible: one.isProgressVisible, text: one.text,
        color: one.color || WebApp.themeParams.button_color, text_color: one.textColor || WebApp.themeParams.button_text_color,
      }));
    const { setParams } = self;
    self.setParams = ({ text_color: textColor, is_active: isActive, is_visible: isVisible, ...more }) => setParams({ ...more, ...only({ textColor, isActive, isVisible }) });
    self.setText = words => self.setParams({ text: words });
    self.enable = () => setParams({ isActive: true });
    self.disable = () => setParams({ isActive: false });
    self.showProgress = (active = false) => setParams({ isProgressVisible: true, isActive: active });
    self.hideProgress = () => setParams({ isProgressVisible: false, isActive: true });
    return self;
  }

  const only = given => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const asJson = value => (/^[{[]/.test(value) ? JSON.parse(value) : value);
  const unpacked = fields => Object.fromEntries([...new URLSearchParams(fields)].map(([name, value]) => [name, asJson(value)]));

  let requests = 0;
  function invoke(method, params, callback) {
    const id = String((requests += 1));
    wait(`method ${id}`, callback);
    post('web_app_invoke_custom_method', { req_id: id, method, params });
  }

  function painted(params) {
    WebApp.themeParams = params;
    for (const [name, value] of Object.entries(params)) style.setProperty(`--tg-theme-${name.replaceAll('_', '-')}`, value);
    const [red, green, blue] = (params.bg_color ?? '#ffffff').match(/\w\w/g).map(part => parseInt(part, 16));
    WebApp.colorScheme = red * 0.3 + green * 0.59 + blue * 0.11 < 120 ? 'dark' : 'light';
    style.setProperty('--tg-color-scheme', WebApp.colorScheme);
  }

  function sized({ height = innerHeight } = {}) {
    Object.assign(WebApp, { viewportHeight: height, viewportStableHeight: height });
    style.setProperty('--tg-viewport-height', `${height}px`);
    style.setProperty('--tg-viewport-stable-height', `${height}px`);
  }

  function showPopup({ title = '', message, buttons = [{ type: 'close' }] }, callback = () => {}) {
    wait('popup', id => {
      callback(id);
      tell('popupClosed', { button_id: id });
    });
    post('web_app_open_popup', { title, message, buttons: buttons.map(({ id = '', type = 'default', text }) => only({ id, type, text })) });
  }

  const storage = {
    setItem: (key, value, callback) => invoke('saveStorageValue', { key, value }, callback),
    getItem: (key, callback) => invoke('getStorageValues', { keys: [key] }, (error, found) => callback?.(error, found?.[key])),
    getItems: (keys, callback) => invoke('getStorageValues', { keys }, callback),
    getKeys: callback => invoke('getStorageKeys', {}, callback),
    removeItem: (key, callback) => invoke('deleteStorageValues', { keys: [key] }, callback),
    removeItems: (keys, callback) => invoke('deleteStorageValues', { keys }, callback),
  };
  const shake = type => given => (post('web_app_trigger_haptic_feedback', { type, ...given }), WebApp.HapticFeedback);
  const impact = shake('impact');
  const notice = shake('notification');

  const WebApp = {
    initData: data,
    initDataUnsafe: unpacked(data),
    version: told.get('tgWebAppVersion') ?? '6.0',
    platform: told.get('tgWebAppPlatform') ?? 'unknown',
    isExpanded: true,
    isActive: true,
    HapticFeedback: {
      impactOccurred: style => impact({ impact_style: style }),
      notificationOccurred: kind => notice({ notification_type: kind }),
      selectionChanged: shake('selection_change'),
    },
    CloudStorage: storage,
    isVersionAtLeast(wanted) {
      const [mine, theirs] = [WebApp.version, wanted].map(one => one.split('.').map(Number));
      return mine[0] > theirs[0] || (mine[0] === theirs[0] && (mine[1] ?? 0) >= (theirs[1] ?? 0));
    },
    onEvent: (event, callback) => (listeners[event] ??= new Set()).add(callback),
    offEvent: (event, callback) => listeners[event]?.delete(callback),
    ready: () => post('web_app_ready'),
    expand: () => post('web_app_expand'),
    close: () => post('web_app_close'),
    sendData: given => post('web_app_data_send', { data: given }),
    switchInlineQuery: (query, types = []) => post('web_app_switch_inline_query', { query, chat_types: types }),
    openLink: url => post('web_app_open_link', { url }),
    openTelegramLink: url => post('web_app_open_tg_link', { path_full: new URL(url).pathname + new URL(url).search }),
    showPopup,
    showAlert: (message, callback) => showPopup({ message }, () => callback?.()),
    showConfirm: (message, callback) => showPopup({ message, buttons: [{ type: 'ok', id: 'ok' }, { type: 'cancel' }] }, id => callback?.(id === 'ok')),
    setHeaderColor: color => post('web_app_set_header_color', coloured(color)),
    setBackgroundColor: color => post('web_app_set_background_color', coloured(color)),
    setBottomBarColor: color => post('web_app_set_bottom_bar_color', coloured(color)),
    enableClosingConfirmation: () => post('web_app_setup_closing_behavior', { need_confirmation: true }),
    disableClosingConfirmation: () => post('web_app_setup_closing_behavior', { need_confirmation: false }),
    enableVerticalSwipes: () => post('web_app_setup_swipe_behavior', { allow_vertical_swipe: true }),
    disableVerticalSwipes: () => post('web_app_setup_swipe_behavior', { allow_vertical_swipe: false }),
    requestWriteAccess(callback) {
      wait('write', callback);
      post('web_app_request_write_access');
    },
    requestContact(callback) {
      wait('phone', callback);
      post('web_app_request_phone');
    },
  };
  const coloured = color => (color.startsWith('#') ? { color } : { color_key: color });
  Object.assign(WebApp, { MainButton: bottom('main', 'Continue'), SecondaryButton: bottom('secondary', 'Cancel'), BackButton: small('back'), SettingsButton: small('settings') });

  const said = {
    theme_changed({ theme_params: params }) {
      painted(params);
      tell('themeChanged');
    },
    viewport_changed(size) {
      sized(size);
      tell('viewportChanged', { isStateStable: true });
    },
    main_button_pressed: () => tell('mainButtonClicked'),
    secondary_button_pressed: () => tell('secondaryButtonClicked'),
    back_button_pressed: () => tell('backButtonClicked'),
    settings_button_pressed: () => tell('settingsButtonClicked'),
    popup_closed: ({ button_id: id }) => answer('popup', id),
    write_access_requested: ({ status }) => answer('write', status === 'allowed'),
    phone_requested: ({ status }) => answer('phone', status === 'sent'),
    custom_method_invoked: ({ req_id: id, result, error }) => answer(`method ${id}`, error ?? null, result),
  };
  addEventListener('message', ({ source, data: words }) => {
    if (source !== window.parent || typeof words !== 'string') return;
    const { eventType, eventData } = JSON.parse(words);
    said[eventType]?.(eventData ?? {});
  });

  painted(asJson(told.get('tgWebAppThemeParams') ?? '{}'));
  sized();
  window.Telegram = { ...window.Telegram, WebApp };
  post('iframe_ready', { reload_supported: false });
  post('web_app_request_theme');
  post('web_app_request_viewport');
})();
