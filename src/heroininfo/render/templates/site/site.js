// What every page of the site does: a quick way out, search, and reading without a network.
// Nothing is stored but the pages themselves; what is searched for leaves neither page nor device.
"use strict";
(() => {
  const script = document.currentScript;
  const up = script.dataset.up;

  // The way out, as on gov.uk: a button, or Shift three times within five seconds.
  const exit = document.querySelector(".exit");
  const said = document.querySelector(".said");
  const leave = () => {
    document.title = "";
    document.body.className = "gone";
    location.replace(exit.href);
  };
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let presses = 0;
  let forget = 0;
  let alone = false;
  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift";
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) {
      presses = event.key === "Shift" ? presses : 0;
      return;
    }
    presses += 1;
    clearTimeout(forget);
    if (presses >= 3) {
      leave();
      return;
    }
    said.textContent =
      presses === 1
        ? "Press Shift two more times to exit this page."
        : "Press Shift one more time to exit this page.";
    forget = setTimeout(() => {
      presses = 0;
      said.textContent = "";
    }, 5000);
  });

  // Search: the words go behind the # of the address, which a browser sends to nobody.
  const form = document.querySelector("form");
  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const words = form.querySelector("input").value;
      if (words.trim()) {
        location.href = `${up}search.html#${encodeURIComponent(words)}`;
      }
    });
  }

  // Kept on the device, so that it can be read without a network; not where data is being saved.
  const saving = navigator.connection && navigator.connection.saveData;
  if ("serviceWorker" in navigator && location.protocol.startsWith("http") && !saving) {
    navigator.serviceWorker.register(`${up}sw.js`);
  }
})();
