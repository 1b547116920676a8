/** A control call as a page of somebody else's would try it. */
export interface Attack {
  readonly method: string;
  readonly url: string;
  readonly body?: string;
}

/**
 * A page that tries each call by every means that a browser gives to a page of another origin, shows in its title
 * when it is done, and leaves what its plain calls were answered in `window.answers`.
 */
export function hostilePage(attacks: readonly Attack[]): string {
  return `<!doctype html><title>trying</title><link rel="icon" href="data:,"><script>(${attack})(${JSON.stringify(attacks)})</script>`;
}

/** Run by the browser, hence as text: what is not the page's own origin is fetched, posted, shown and listened to. */
const attack = `async function (attacks) {
  const loaded = (tag, attributes) => new Promise((resolve) => {
    const element = Object.assign(document.createElement(tag), attributes, { onload: resolve, onerror: resolve });
    document.documentElement.append(element);
    setTimeout(resolve, 2_000);
  });
  const submit = (url, enctype, body) => new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.name = "frame" + Math.random();
    document.documentElement.append(frame);
    const form = document.createElement("form");
    Object.assign(form, { action: url, method: "post", enctype, target: frame.name });
    // As text/plain, "name=value" is JSON.
    const json = body ?? "{}";
    const input = Object.assign(document.createElement("input"), { name: json.slice(0, -1) + ',"x":"', value: '"}' });
    form.append(input);
    document.documentElement.append(form);
    frame.onload = () => resolve();
    form.submit();
    setTimeout(resolve, 2_000);
  });
  const simple = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"];
  window.answers = {};
  const call = (url, init) => fetch(url, { credentials: "include", ...init }).then(({ status }) => status, () => "refused");
  for (const { method, url, body } of attacks) {
    const json = body === undefined ? {} : { body, headers: { "content-type": "application/json" } };
    window.answers[method + " " + url] = await call(url, { method, ...json });
  }
  await Promise.all(attacks.map(async ({ method, url, body }) => {
    const events = new EventSource(url);
    navigator.sendBeacon(url, body);
    await Promise.all([
      call(url, { method, body }),
      ...["cors", "no-cors"].flatMap((mode) => [
        call(url, { mode }),
        ...simple.map((type) => call(url, { method: "POST", mode, body, headers: { "content-type": type } })),
      ]),
      ...simple.map((type) => submit(url, type.split(";")[0], body)),
      loaded("img", { src: url }),
      loaded("script", { src: url }),
      loaded("link", { rel: "stylesheet", href: url }),
      loaded("iframe", { src: url }),
    ]);
    events.close();
  }));
  document.title = "done";
}`;
