/** Entry of the data host: a utility process of Electron, in which all work on data runs. */
import { hostOrder, type Port } from './contract';
import { startHost } from './host';

const { parentPort } = process;

// A terminal sends these to every process of the program. When this one ends, and what becomes of its saves, is main's to say.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

const toMain: Port = {
  post: (message) => parentPort.postMessage(message),
  listen: (onMessage) => void parentPort.on('message', ({ data }) => onMessage(data)),
  // Main ends this process; there is nothing to close.
  close: () => undefined,
};

/** Where the journals of drafts lie, as main says. */
const [, , journals = ''] = process.argv;

const host = startHost(toMain, (notice) => parentPort.postMessage(notice), { journals });

function portOf(port: Electron.MessagePortMain): Port {
  return {
    post: (message) => port.postMessage(message),
    listen: (onMessage, onClosed) => {
      port.on('message', ({ data }) => onMessage(data));
      port.on('close', onClosed);
      port.start();
    },
    close: () => port.close(),
  };
}

parentPort.on('message', ({ data, ports }) => {
  const order = hostOrder.safeParse(data);
  const [port] = ports;
  if (order.success && port !== undefined) host.servePictures(portOf(port), order.data.owner);
});
