import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ElectronApplication } from '@playwright/test';
import { editInfo, expect, objectView, openTab, row, sharedStart, showObject, test } from './harness';

/** Mark-up that would show itself by an element or by running, letters that turn the others round, a command of a terminal. */
const HOSTILE = '<x-made><img src=x onerror=wasRun=1>[a](b)\u202egolana\u001b[2J';
/** What of it is seen where a name is shown. */
const ESCAPED = '<x-made><img src=x onerror=wasRun=1>[a](b)\\u{202e}golana\\u{1b}[2J';

const desk = sharedStart(async (folders) => {
  writeFileSync(join(folders.work, 'secret.txt'), 'secret');
  const container = await folders.fixture('containers/session1.spy');
  const hostile = join(container, `session1_${HOSTILE}.analog`);
  for (const end of ['', '.info']) copyFileSync(`${join(container, 'session1_lfp.analog')}${end}`, `${hostile}${end}`);
  editInfo(hostile, {
    filename: `session1_${HOSTILE}.analog`,
    channel: [`${HOSTILE} label`, ...Array.from({ length: 7 }, (_, at) => `channel${at}`)],
    info: { [`${HOSTILE} key`]: `${HOSTILE} value`, deep: { list: [`${HOSTILE} entry`] } },
    _log: `\n\n|=== lab@rig3: Mon Nov 23 20:25:10 2026 ===|\n\n\t${HOSTILE} entry of the log\n\n|`,
  });
  return [container];
});

/** A server on this machine that counts who came. */
const visits: string[] = [];
const server = createServer((request, response) => {
  visits.push(request.url ?? '');
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.end('<title>elsewhere</title>');
});
let elsewhere = '';
test.beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
test.afterAll(() => void server.close());

/** A call to the main process as the page could make it. */
function call(name: string, args: unknown): Promise<unknown> {
  return desk.window.evaluate(
    ([called, given]) => {
      const { spydesk } = globalThis as unknown as { spydesk: { call(name: string, args: unknown): Promise<unknown> } };
      return spydesk.call(called, given).catch((thrown: unknown) => String(thrown));
    },
    [name, args] as const,
  );
}

/** Runs a script in the page without Playwright, which would wait for a navigation that is asked for. */
async function inPage(app: ElectronApplication, script: string): Promise<unknown> {
  return app.evaluate(async ({ BrowserWindow }, words): Promise<unknown> => {
    return BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(words);
  }, script);
}

// With a window of its own: Playwright goes on to wait for what was refused.
test('the window cannot be led to another page', async ({ start, folders }) => {
  const { app, window } = await start(await folders.fixture('containers/session1.spy'));
  await expect(objectView(window, 'session1.analog')).toBeVisible();
  const page = window.url();
  const secret = pathToFileURL(join(folders.work, 'session1.spy', 'session1.analog.info')).href;
  for (const address of [elsewhere, secret, 'data:text/html,<title>elsewhere</title>']) {
    const to = JSON.stringify(address);
    await inPage(app, `location.assign(${to})`);
    await inPage(app, `Object.assign(document.createElement('a'), { href: ${to} }).click()`);
    // What was begun has been refused by the time that the page answers again.
    expect(await inPage(app, "spydesk.call('copyText', { text: '' }).then(() => location.href)")).toBe(page);
  }
  expect(await inPage(app, "document.querySelectorAll('[role=treeitem]').length")).toBe(12);
  expect(visits).toEqual([]);
});

test('what files say is shown as text, and no name passes for another', async () => {
  const { window, errors } = desk;
  const told = errors.length;
  await expect(row(window, `${ESCAPED} Analog data`)).toBeVisible();
  await showObject(window, `session1_${ESCAPED}.analog`);
  expect(await window.title()).toContain(`session1_${ESCAPED}.analog`);
  await expect(window.getByRole('heading', { level: 1 })).toHaveText(`session1_${ESCAPED}.analog`);
  for (const [tab, said] of [
    ['Metadata', 'label'],
    ['Info', 'key'],
    ['Info', 'value'],
    ['Info', 'entry'],
    ['History', 'entry of the log'],
  ] as const) {
    const panel = await openTab(window, tab);
    await expect(panel).toContainText(`<x-made><img src=x onerror=wasRun=1>[a](b)`);
    await expect(panel).toContainText(said);
  }
  const made = await window.evaluate(() => [document.querySelectorAll('x-made, img').length, Reflect.has(globalThis, 'wasRun')]);
  expect(made).toEqual([0, false]);
  expect(errors.slice(told)).toEqual([]);
});

test('the window opens no other window', async () => {
  for (const address of [elsewhere, 'about:blank']) {
    expect(await desk.window.evaluate((to) => globalThis.open(to) === null, address)).toBe(true);
  }
  expect(desk.app.windows()).toHaveLength(1);
  expect(await desk.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('nothing is fetched from elsewhere, by no way', async () => {
  const outcomes = await desk.window.evaluate(async (address) => {
    const image = new Image();
    const pictured = new Promise((resolve) => {
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('refused');
    });
    image.src = `${address}picture.png`;
    const socket = new Promise((resolve) => {
      try {
        const line = new WebSocket(address.replace('http', 'ws'));
        line.onopen = () => resolve('loaded');
        line.onerror = () => resolve('refused');
      } catch {
        resolve('refused');
      }
    });
    const fetched = fetch(address).then(
      () => 'loaded',
      () => 'refused',
    );
    navigator.sendBeacon(`${address}beacon`);
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
    const all = await Promise.all([fetched, pictured, socket]);
    frame.remove();
    return all;
  }, elsewhere);
  await call('copyText', { text: '' });
  expect(outcomes).toEqual(['refused', 'refused', 'refused']);
  expect(visits).toEqual([]);
});

test('the window reads no file by its address', async () => {
  const secret = pathToFileURL(join(desk.folders.work, 'secret.txt')).href;
  const outcome = await desk.window.evaluate(
    (address) =>
      fetch(address).then(
        (answer) => answer.text(),
        () => 'refused',
      ),
    secret,
  );
  expect(outcome).toBe('refused');
});

test('every file of the page comes with the content policy', async () => {
  const policies = await desk.window.evaluate(async () => {
    const loaded = Array.from(document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[src], link[href]'));
    const addresses = [location.href, ...loaded.map((one) => ('src' in one ? one.src : one.href)), `${location.origin}/none.js`];
    return Promise.all(
      addresses.map(async (address) => {
        const { status, headers } = await fetch(address);
        return [status, headers.get('Content-Security-Policy'), headers.get('X-Content-Type-Options')] as const;
      }),
    );
  });
  // The page, its script, its styles; and what is not there.
  expect(policies.length).toBeGreaterThan(3);
  expect(policies.at(-1)?.[0]).toBe(404);
  for (const [, policy, sniffing] of policies) {
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(policy).not.toContain('unsafe');
    expect(sniffing).toBe('nosniff');
  }
});

test('the window embeds no other page', async () => {
  await desk.window.evaluate((address) => {
    const view = document.createElement('webview');
    view.setAttribute('src', address);
    view.setAttribute('allowpopups', '');
    document.body.append(view);
  }, elsewhere);
  await call('copyText', { text: '' });
  expect(await desk.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  await desk.window.evaluate(() => document.querySelector('webview')?.remove());
  expect(visits).toEqual([]);
});

test('text is never run as code', async () => {
  const outcome = await desk.window.evaluate(async () => {
    // What the test's own call runs is free of the policy; what comes later is not.
    await new Promise((later) => setTimeout(later));
    const script = document.createElement('script');
    script.textContent = 'globalThis.wasRun = true;';
    document.body.append(script);
    let refusal = 'none';
    try {
      Reflect.construct(Function, ['return 1']);
    } catch (thrown) {
      refusal = thrown instanceof Error ? thrown.name : 'another';
    }
    return [Reflect.has(globalThis, 'wasRun'), refusal];
  });
  expect(outcome).toEqual([false, 'EvalError']);
});

test.describe('a call', () => {
  const refusal = (code: string) => expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) });

  test('with a reference that was not handed out is answered not-granted', async () => {
    const secret = pathToFileURL(join(desk.folders.work, 'secret.txt')).href;
    const beside = pathToFileURL(join(desk.folders.work, 'session1.spy/../other.spy')).href;
    for (const ref of [
      secret,
      beside,
      'file:///etc/passwd',
      `${pathToFileURL(desk.folders.work).href}/session1.spy/../secret.txt`,
    ]) {
      expect(await call('openObject', { ref })).toEqual(refusal('not-granted'));
      expect(await call('list', { ref })).toEqual(refusal('not-granted'));
      expect(await call('showInFolder', { ref })).toEqual(refusal('not-granted'));
    }
  });

  test('with an object or a plan that is not there is answered not-granted', async () => {
    expect(await call('planSave', { objectId: 'made-up', typed: { way: 'own' } })).toEqual(refusal('not-granted'));
    expect(await call('startSave', { planId: 'made-up', replace: true, acceptDamage: true })).toEqual(refusal('not-granted'));
  });

  test('with arguments of another shape is refused', async () => {
    for (const args of [undefined, 7, {}, { ref: 7 }, { ref: {} }]) {
      expect(await call('openObject', args)).toEqual(refusal('invalid-arguments'));
    }
  });

  test('of another name, or with paths of the page’s own making, does not exist', async () => {
    for (const name of ['quit', 'openDropped', 'constructor', '__proto__']) {
      expect(await call(name, { paths: ['/etc/passwd'] })).toContain('There is no call');
    }
  });
});

test('no permission is granted', async () => {
  const outcome = await desk.window.evaluate(async () => {
    const notification = await Notification.requestPermission();
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    );
    return [notification, camera];
  });
  expect(outcome).toEqual(['denied', 'denied']);
});
