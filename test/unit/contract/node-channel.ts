import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Port } from '../../../src-main/contract';

function nodePort(carrier: MessagePort): Port {
  return {
    post: (message) => carrier.postMessage(message),
    listen: (onMessage, onClosed) => {
      carrier.on('message', onMessage);
      carrier.on('close', onClosed);
    },
    close: () => carrier.close(),
  };
}

/** Two ends of a real channel: what crosses it is cloned, as between processes. */
export function nodeChannel(): [Port, Port] {
  const { port1, port2 } = new MessageChannel();
  return [nodePort(port1), nodePort(port2)];
}
