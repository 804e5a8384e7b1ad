// A virtual display for windows where there is none.
import { spawn } from 'node:child_process';
import { hasDisplay } from './packages.mjs';

/**
 * Starts Xvfb where no display is there; it picks a free number by itself.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, close: () => void }>} the environment for the program that shows windows
 */
export async function openDisplay() {
  if (hasDisplay()) return { env: process.env, close: () => undefined };
  // Without `-noreset` it begins anew when its last window goes, and a program that starts in that moment finds no display.
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    let text = '';
    xvfb.stdio[3]?.on('data', (block) => {
      text += String(block);
      if (text.includes('\n')) resolve(text.trim());
    });
    xvfb.on('error', reject);
    xvfb.on('exit', (code) => reject(new Error(`Xvfb ended with status ${code}.`)));
  });
  const close = () => xvfb.kill();
  process.on('exit', close);
  return { env: { ...process.env, DISPLAY: `:${number}` }, close };
}
