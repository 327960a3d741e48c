// Opens every page of a site in Chromium: accessible at WCAG 2.2 AA in light and dark, no request
// to anywhere else, no error, readable without a network, and the same first answers as the
// command line.
//
//   node check.mjs FOLDER [ANSWERS]     ANSWERS: JSON, [{"question": ..., "topic": ..., "kinds": []}]
//
// CHROMIUM names the browser; without it, chromium on the PATH.
import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const [folder, answers] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};
const faults = [];
const fault = (where, what) => {
  faults.push(`${where}: ${what}`);
  console.log(`${where}: ${what}`);
};

let network = true;
const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://a").pathname));
  let file = join(folder, path);
  if (!network) {
    request.socket.destroy();
    return;
  }
  if (existsSync(file) && statSync(file).isDirectory()) {
    file = join(file, "index.html");
  }
  const found = existsSync(file);
  response.writeHead(found ? 200 : 404, { "content-type": TYPES[extname(found ? file : "404.html")] });
  createReadStream(found ? file : join(folder, "404.html")).pipe(response);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const top = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), "site-")), {
  executablePath: process.env.CHROMIUM || execFileSync("which", ["chromium"]).toString().trim(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = browser.pages()[0];
page.on("request", (request) => {
  if (!request.url().startsWith(top)) {
    fault(page.url(), `asks for ${request.url()}`);
  }
});
page.on("console", (message) => {
  const ours = page.url().startsWith(top) && !message.text().includes("404 (Not Found)");
  if (message.type() === "error" && ours) {
    fault(page.url(), message.text());
  }
});
page.on("pageerror", (error) => fault(page.url(), error.message));

function files(under) {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under + entry.name;
    return entry.isDirectory() ? files(`${path}/`) : [path];
  });
}

async function accessible(where) {
  // The page's own policy lets no script in: it comes by the debugger.
  const found = await page.evaluate(
    async ([source, tags]) => {
      new Function(source).call(window);
      const report = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
      return report.violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 200)}`);
    },
    [axe, RULES],
  );
  found.forEach((violation) => fault(where, violation));
}

const pages = files("").filter((path) => path.endsWith(".html"));
for (const path of pages) {
  await page.goto(top + path);
  for (const [colorScheme, width] of [["light", 360], ["dark", 1200]]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) {
      fault(path, `${wide} pixels wider than a screen of ${width}`);
    }
    await accessible(`${path} (${colorScheme}, ${width})`);
  }
  const links = await page.$$eval("a[href]", (all) => all.map((a) => a.href));
  for (const link of links.filter((href) => href.startsWith(top))) {
    const { pathname, hash } = new URL(link);
    const file = join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!existsSync(file)) {
      fault(path, `leads to ${pathname}, which is not there`);
    } else if (hash && !readFileSync(file, "utf8").includes(`id="${hash.slice(1)}"`)) {
      fault(path, `leads to ${hash} of ${pathname}, which is not there`);
    }
  }
}
console.log(`${pages.length} pages, light on a phone and dark on a desk: ${faults.length} faults`);

// A way out: Shift three times leaves for the address of the button.
const left = new Promise((done) => {
  page.route("https://**", (route) => {
    done(route.request().url());
    route.fulfill({ body: "elsewhere", contentType: "text/html" });
  });
});
page.removeAllListeners("request");
await page.goto(`${top}index.html`);
const out = await page.getAttribute(".exit", "href");
for (let press = 0; press < 3; press += 1) {
  await page.keyboard.press("Shift");
}
if ((await left) !== out) {
  fault("index.html", "Shift three times does not leave");
}
await page.waitForURL(out);  // else its coming breaks into what follows

// The same first answers as the command line.
if (answers) {
  const asked = JSON.parse(readFileSync(answers, "utf8"));
  let same = 0;
  for (const { question, topic, kinds } of asked) {
    await page.goto(`${top}index.html`);
    await page.fill("#q", question);
    await page.press("#q", "Enter");
    await page.waitForURL(/search\.html#/);
    await page.waitForLoadState();
    const first = await page.$eval("#found", (e) => e.querySelector("a")?.getAttribute("href") || "");
    const shown = await page.$$eval("main section:not([hidden])", (all) => all.map((s) => s.id));
    const expected = topic ? `topics/${topic}.html` : "";
    if (first !== expected || shown.sort().join() !== [...kinds].sort().join()) {
      fault("search", `${question}: ${first} [${shown}], not ${expected} [${kinds}]`);
    } else {
      same += 1;
    }
  }
  console.log(`${same} of ${asked.length} questions have the same first answer`);
  await accessible("search.html with answers");
}

// Without a network: each page, and the search.
await page.goto(`${top}index.html`);
await page.evaluate(() => navigator.serviceWorker.ready);
await page.waitForTimeout(500);
network = false;
for (const path of pages.filter((name) => name !== "404.html")) {
  try {
    await page.goto(top + path, { timeout: 5000 });
    if (!(await page.$("h1"))) {
      fault(path, "is empty without a network");
    }
  } catch (error) {
    fault(path, `cannot be read without a network: ${error.message.split("\n")[0]}`);
  }
}
console.log(`without a network: ${pages.length - 1} pages tried`);

await browser.close();
server.close();
process.exit(faults.length ? 1 : 0);
