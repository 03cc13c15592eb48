/* The service worker does one thing: a page asked for without a network becomes a kind word instead of a browser error. */
const CACHE = "shiquan-offline-1";
const KEEP = ["/offline/", "/static/web/css/tokens.css", "/static/web/css/base.css", "/static/web/css/components.css",
  "/static/web/css/forms.css", "/static/web/css/phone.css", "/static/web/img/lost.svg", "/static/web/img/mark.svg"];

self.addEventListener("install", (event) => {
  const fill = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(KEEP.map((url) => new Request(url, { credentials: "omit" })));
    await self.skipWaiting();
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name.startsWith("shiquan-") && name !== CACHE) await caches.delete(name);
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate" && request.method === "GET") {
    event.respondWith(fetch(request).catch(async () => (await caches.match("/offline/")) || Response.error()));
  } else if (!navigator.onLine && request.method === "GET" && new URL(request.url).pathname.startsWith("/static/web/")) {
    event.respondWith(caches.match(request, { ignoreSearch: true }).then((found) => found || Response.error()));
  }
});
