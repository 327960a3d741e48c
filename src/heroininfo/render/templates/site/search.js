// Search in the browser: the same counting as in library/search.py, over the same table.
"use strict";
(() => {
  const LONGEST_QUERY = 120;
  const SHORTEST_MENDED = 5;
  const LONGEST_MENDED = 20;
  const LONG = 9;
  const APOSTROPHES = /['\u2019\u2018\u201b\u02bc\u02b9\u02c8\u2032\u00b4`\uff07]/gu;
  const MARKS =
    /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u093c\u094d\u3099\u309a]/gu;

  // The words of a text as they are compared: lower case, without accents and apostrophes.
  function words(text) {
    return text
      .toLowerCase()
      .normalize("NFKD")
      .replace(APOSTROPHES, "")
      .replace(MARKS, "")
      .replace(/\p{Cf}/gu, "")
      .split(/[^\p{L}\p{N}\p{M}]+/u)
      .filter(Boolean);
  }

  // The terms of a question with what each weighs: words in a row, and parts of words.
  function terms({ row, part, part_weight: weight }, said) {
    const found = new Map();
    for (let count = 1; count <= row; count += 1) {
      for (let i = 0; i + count <= said.length; i += 1) {
        found.set(said.slice(i, i + count).join(" "), 1);
      }
    }
    for (const word of said) {
      const letters = Array.from(`^${word}$`);
      for (let i = 0; i + part <= letters.length; i += 1) {
        found.set(`#${letters.slice(i, i + part).join("")}`, weight);
      }
    }
    return found;
  }

  const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k += 1) {
      c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    }
    return c;
  });

  function crc32(text) {
    let c = 0xffffffff;
    for (const byte of new TextEncoder().encode(text)) {
      c = CRC[(c ^ byte) & 0xff] ^ (c >>> 8);
    }
    return (c ^ 0xffffffff) >>> 0;
  }

  function bytes(text) {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  }

  // The table, unpacked: sorted terms, and where the entries of each begin.
  function unpacked(table) {
    const raw = bytes(table.terms);
    const sorted = new Uint32Array(raw.length / 4);
    const view = new DataView(raw.buffer);
    sorted.forEach((_, i) => {
      sorted[i] = view.getUint32(4 * i, true);
    });
    const counts = bytes(table.counts);
    const starts = new Uint32Array(counts.length + 1);
    counts.forEach((count, i) => {
      starts[i + 1] = starts[i] + 2 * count;
    });
    return {
      ...table,
      sorted,
      starts,
      says: bytes(table.says),
      known: new Set(table.known),
      names: new Map(Object.entries(table.names)),
      rules: table.rules.map((rule) => ({
        ...rule,
        parts: rule.parts.map(([does, match]) => [does, new RegExp(match, "u")]),
      })),
    };
  }

  function place(sorted, term) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < term) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted[low] === term ? low : -1;
  }

  // What each page, by number, is worth; nothing for small words alone, and for strange ones.
  function worth(table, said) {
    const pages = new Map();
    let loudest = 0;
    let known = 0;
    let all = 0;
    for (const [term, weight] of terms(table, said)) {
      all += weight;
      const at = place(table.sorted, crc32(term));
      if (at >= 0) {
        known += weight;
        for (let i = table.starts[at]; i < table.starts[at + 1]; i += 2) {
          const page = table.says[i];
          pages.set(page, (pages.get(page) || 0) + weight * table.says[i + 1]);
          loudest = Math.max(loudest, table.says[i + 1]);
        }
      }
    }
    return loudest >= table.telling && known >= table.familiar * all ? pages : new Map();
  }

  // How many letters were left out, put in, changed or swapped with the next.
  function edits(one, other) {
    let last = [];
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, j) => j);
    for (let i = 1; i <= one.length; i += 1) {
      [last, before, row] = [before, row, [i]];
      for (let j = 1; j <= other.length; j += 1) {
        let cost = Math.min(
          before[j] + 1,
          row[j - 1] + 1,
          before[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1),
        );
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          cost = Math.min(cost, last[j - 2] + 1);
        }
        row.push(cost);
      }
    }
    return row[other.length];
  }

  function mended(table, said) {
    return said.map((word) => {
      const fits = word.length >= SHORTEST_MENDED && word.length <= LONGEST_MENDED;
      if (!fits || !/^\p{L}+$/u.test(word) || table.known.has(word)) {
        return word;
      }
      let best = [word.length >= LONG ? 3 : 2, word];
      for (const other of table.wanted) {
        if (Math.abs(other.length - word.length) < best[0]) {
          const cost = edits(word, other);
          if (cost < best[0]) {
            best = [cost, other];
          }
        }
      }
      return best[1];
    });
  }

  const CUT = 0;
  const FIT = 1;

  // The kinds of rule that a question meets, and the pages that then come first.
  function met(table, questions) {
    const fit = new Set();
    const denied = new Set();
    const cut = new Set();
    for (const question of new Set(questions)) {
      table.rules.forEach((rule, number) => {
        let left = question;
        for (const [does, match] of rule.parts) {
          if (does === CUT) {
            left = left.replace(new RegExp(match.source, "gu"), "|");
          } else if (does === FIT) {
            if (!fit.has(number) && match.test(left)) {
              fit.add(number);
            }
          } else if (match.test(question)) {
            denied.add(number);
          }
        }
        if (left !== question) {
          cut.add(number);
        }
      });
    }
    const held = table.rules.filter((_, number) => fit.has(number) && !denied.has(number));
    const first = held.find((rule) => rule.topics.length);
    const alike = table.rules.filter((_, number) => cut.has(number) || denied.has(number));
    return {
      kinds: new Set(held.map((rule) => rule.kind)),
      safe: first ? first.topics : [],
      alike: new Set(alike.map((rule) => rule.kind)),
    };
  }

  // What the section that leads says of a question, where its page leads by far.
  function leading(table, said, ranked) {
    const [best, second] = [...ranked, [-1, 0], [-1, 0]];
    const leads = table.leads.filter((lead) => lead.page === best[0]);
    if (best[1] - second[1] < table.by_far || !leads.length) {
      return [];
    }
    const weights = new Map([...terms(table, said)].map(([term, weight]) => [crc32(term), weight]));
    const raw = bytes(leads[0].says);
    const view = new DataView(raw.buffer);
    const sections = new Map();
    for (let i = 0; i < raw.length; i += 6) {
      const weight = weights.get(view.getUint32(i, true));
      if (weight) {
        sections.set(raw[i + 4], (sections.get(raw[i + 4]) || 0) + weight * raw[i + 5]);
      }
    }
    const [first] = [...sections].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] || [0];
    return leads.filter((lead) => lead.section === first).map((lead) => lead.kind);
  }

  // The ids of the pages that answer a question, the best first, and the kinds of rule it meets.
  function search(table, query, limit) {
    const looked = words(query).slice(0, LONGEST_QUERY);
    const meant = mended(table, looked);
    const { kinds, safe, alike } = met(table, [looked.join(" "), meant.join(" ")]);
    const called = table.names.get(looked.join(" ")) || table.names.get(meant.join(" "));
    const ranked = [...worth(table, looked)].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
    for (const kind of leading(table, looked, ranked)) {
      if (!alike.has(kind) || kinds.has(kind)) {
        kinds.add(kind);
      }
    }
    let ahead = safe.length ? safe : called ? [called] : [];
    if (kinds.has("crisis")) {
      ahead = ["mental-health", "getting-help"];
      ranked.length = 0; // nothing that speaks of what can kill
    }
    if (kinds.has("emergency")) {
      ahead = ["overdose", ...ahead];
    }
    const found = ranked.map(([page]) => table.pages[page]);
    return { kinds, topics: [...new Set([...ahead, ...found])].slice(0, limit) };
  }

  globalThis.heroininfoSearch = { search, unpacked, words, crc32, edits };

  if (typeof document === "undefined") {
    return;
  }

  const table = unpacked(globalThis.heroininfoTable);
  const messages = JSON.parse(document.getElementById("messages").textContent);
  const found = document.getElementById("found");
  const one = document.getElementById("one");
  const said = document.querySelector(".said");

  function show() {
    const query = decodeURIComponent(location.hash.slice(1));
    document.querySelector("form input").value = query;
    found.replaceChildren();
    const { kinds, topics } = search(table, query, 8);
    for (const kind of ["emergency", "crisis", "refused"]) {
      document.getElementById(kind).hidden = !kinds.has(kind);
    }
    for (const topic of query ? topics : []) {
      const result = one.content.cloneNode(true);
      const link = result.querySelector("a");
      [link.textContent, result.querySelector("p").textContent] = messages[topic];
      link.href = `topics/${topic}.html`;
      found.append(result);
    }
    const none = "Nothing found. Try other words, or see all pages.";
    said.textContent = !query || topics.length || kinds.size ? "" : none;
  }
  addEventListener("hashchange", show);
  show();
})();
