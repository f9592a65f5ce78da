// The server's door. Reading is GET, doing is POST; a refusal becomes an Error with the server's words.

export async function get(path, params = {}) {
  const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== '');
  const answer = await fetch(`/chat/${path}?${new URLSearchParams(given)}`);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error ?? answer.statusText);
  return body;
}

export async function act(name, params = {}, files = []) {
  const answer = await fetch(`/chat/act/${name}`, { method: 'POST', ...packed(params, files) });
  const body = await answer.json().catch(() => ({}));
  if (!body.ok) throw new Error(body.error ?? answer.statusText);
  return body.result;
}

function packed(params, files) {
  const json = JSON.stringify(params);
  if (!files.length) return { body: json, headers: { 'Content-Type': 'application/json' } };
  const form = new FormData();
  form.append('params', json);
  files.forEach((file, place) => form.append(`file${place}`, file, file.name || 'file'));
  return { body: form };
}
