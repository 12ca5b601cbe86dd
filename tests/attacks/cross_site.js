// What a page of another site tries on somebody who is in: an object of how each went.
async ([base, path, socket]) => {
  const send = (type, mode) => {
    const headers = {"Content-Type": type};
    const asked = {method: "POST", body: "{}", credentials: "include", mode, headers};
    return fetch(`${base}${path}do/person.forget`, asked).then(({type: kind}) => kind, () => "refused");
  };
  const read = fetch(`${base}${path}me.json`, {credentials: "include"}).then(() => "read", () => "refused");
  const listen = new Promise((heard) => {
    const opened = new WebSocket(socket);
    opened.onopen = () => heard("open");
    opened.onerror = () => heard("refused");
  });
  const frame = Object.assign(document.createElement("iframe"), {src: base + path});
  const framed = new Promise((done) => { frame.onload = done; });
  document.body.append(frame);
  await framed;
  return {
    simple: await send("text/plain", "no-cors"),
    json: await send("application/json", "cors"),
    read: await read,
    listen: await listen,
  };
}
