import { expect, test } from './harness';

test('the program opens one window, sandboxed, with the contract and nothing else in reach', async ({ start }) => {
  const { app, window, errors } = await start();
  await expect(window).toHaveTitle(/Spydesk/);
  expect(app.windows()).toHaveLength(1);
  const reach = await window.evaluate(() => ({
    calls: typeof (globalThis as { spydesk?: { call?: unknown } }).spydesk?.call,
    node: [typeof Reflect.get(globalThis, 'process'), typeof Reflect.get(globalThis, 'require')],
  }));
  expect(reach).toEqual({ calls: 'function', node: ['undefined', 'undefined'] });
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as
      { getLastWebPreferences(): Record<string, unknown> } | undefined;
    const { sandbox, contextIsolation, nodeIntegration } = contents?.getLastWebPreferences() ?? {};
    return { sandbox, contextIsolation, nodeIntegration };
  });
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  expect(errors).toEqual([]);
});
