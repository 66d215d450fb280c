import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {findCommand, installDebian, isExecutable} from './debian.mjs';

/** What to start Chromium with, so that it runs as root, without a graphics card, and keeps to itself. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = {
  chromium: {
    variable: 'CHROME_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:/Program Files/Google/Chrome/Application/chrome.exe',
    ],
    debian: ['chromium'],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:/Program Files/Mozilla Firefox/firefox.exe'],
    debian: ['firefox-esr'],
  },
  webkit: {
    variable: 'WEBKIT_DRIVER_PATH',
    commands: ['WebKitWebDriver'],
    places: [],
    debian: ['webkit2gtk-driver', 'xvfb'],
  },
};

export const browserNames = Object.keys(names);

/** Where a browser is: what its variable says, else the first found on PATH, else its usual place. */
export function findBrowser(name) {
  const {variable, commands, places} = names[name];
  const given = process.env[variable];
  if (given) return isExecutable(given) ? given : undefined;
  return findCommand(...commands) ?? places.find(isExecutable);
}

/** WebKit's bare browser, which its driver starts. Debian keeps it beside the library, not on PATH. */
export function findMiniBrowser() {
  const roots = ['/usr/lib', ...list('/usr/lib').map((name) => join('/usr/lib', name))];
  return roots
    .flatMap((root) =>
      list(root)
        .filter((name) => name.startsWith('webkit2gtk-'))
        .map((name) => join(root, name, 'MiniBrowser')),
    )
    .find(isExecutable);
}

/** Is everything there that tests in this browser need? */
export function hasBrowser(name) {
  if (!findBrowser(name)) return false;
  return name !== 'webkit' || Boolean(findMiniBrowser() && findCommand('Xvfb'));
}

/** Installs Debian's browsers where they are missing, as root on Debian; else says what to install. Answers whether all are there. */
export function ensureBrowsers(wanted = browserNames) {
  const missing = wanted.filter((name) => !hasBrowser(name));
  if (missing.length === 0) return true;
  const packages = missing.flatMap((name) => names[name].debian);
  installDebian(packages);
  const absent = wanted.filter((name) => !hasBrowser(name));
  for (const name of absent) {
    const {variable, debian} = names[name];
    console.error(
      `No ${name} found. Install it (Debian: apt-get install ${debian.join(' ')}) or set ${variable} to its program.`,
    );
  }
  return absent.length === 0;
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = ensureBrowsers() ? 0 : 1;
}
