// Keeps every page of a country on the device. A new edition takes the place of the one before.
"use strict";
const MINE = `heroininfo ${COUNTRY} `;
const NAME = MINE + EDITION;

self.addEventListener("install", (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(
    caches
      .open(NAME)
      .then((cache) => cache.addAll(fresh))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith(MINE) && name !== NAME);
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(old(names).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) {
    return;
  }
  if (url.pathname.endsWith("/")) {
    url.pathname += "index.html";
  }
  event.respondWith(
    caches
      .open(NAME)
      .then((cache) => cache.match(url.href, { ignoreSearch: true }))
      .then((kept) => kept || fetch(event.request)),
  );
});
