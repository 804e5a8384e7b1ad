// `node scripts/icons.mjs`: every icon of the packages, drawn from the two SVG files in assets/. They are kept in git, so that a
// build needs no tool for pictures; run it when an SVG has changed.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import png2icons from 'png2icons';
import { project } from './build.mjs';

/** Sizes of a Linux desktop. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const assets = join(project, 'assets');

/** @param {string} svg @param {number} size */
function drawn(svg, size) {
  return Buffer.from(new Resvg(readFileSync(svg, 'utf8'), { fitTo: { mode: 'width', value: size } }).render().asPng());
}

/** @param {string} path @param {Buffer | null} bytes */
function write(path, bytes) {
  if (bytes === null) throw new Error(`${path} could not be made.`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** What macOS and Windows take. @param {string} name */
function writeForSystems(name) {
  const large = drawn(join(assets, `${name}.svg`), 1024);
  write(join(assets, `${name}.icns`), png2icons.createICNS(large, png2icons.BICUBIC, 0));
  // Small sizes as bitmaps, large ones as PNG: what Windows wants of an icon in a program.
  write(join(assets, `${name}.ico`), png2icons.createICO(large, png2icons.BICUBIC, 0, false, true));
}

const app = join(assets, 'icon.svg');
for (const size of SIZES) write(join(assets, 'icons', `${size}x${size}.png`), drawn(app, size));
writeForSystems('icon');

const file = join(assets, 'data-file.svg');
const theme = join(assets, 'linux/share/icons/hicolor');
const type = 'mimetypes/application-x-syncopy';
for (const size of SIZES) write(join(theme, `${size}x${size}`, `${type}.png`), drawn(file, size));
mkdirSync(join(theme, 'scalable/mimetypes'), { recursive: true });
copyFileSync(file, join(theme, 'scalable', `${type}.svg`));
writeForSystems('data-file');
