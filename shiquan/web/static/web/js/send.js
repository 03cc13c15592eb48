/* One way to send to our own server: same origin, with the CSRF token. */

/** The CSRF token: from the form at hand, else from the page. */
export function csrfToken(near) {
  const field = (near && near.querySelector("[name=csrfmiddlewaretoken]")) || document.querySelector("[name=csrfmiddlewaretoken]");
  if (field) return field.value;
  try {
    return JSON.parse(document.body.getAttribute("hx-headers") || "{}")["x-csrftoken"] || "";
  } catch {
    return "";
  }
}

/** fetch with session and token; throws only when the network fails. */
export function send(url, { method = "POST", json, body, headers = {}, near, keepalive = false } = {}) {
  const all = { "X-CSRFToken": csrfToken(near), "X-Requested-With": "fetch", Accept: "application/json", ...headers };
  if (json !== undefined) {
    all["Content-Type"] = "application/json";
    body = JSON.stringify(json);
  }
  return fetch(url, { method, body, headers: all, credentials: "same-origin", keepalive });
}

/** Wait some milliseconds, or less if the network comes back. */
export function pause(milliseconds) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", done);
  });
}

/** A random key; randomUUID needs a secure context, which a counter in a local network may lack. */
export function randomKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
