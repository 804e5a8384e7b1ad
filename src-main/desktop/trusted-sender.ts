/** What is known of the frame that sent a message. */
export interface SenderFacts {
  /** Null where the frame is gone. */
  readonly origin: string | null;
  readonly isMainFrame: boolean;
  /** True where the frame belongs to a window that we made. */
  readonly isOurWindow: boolean;
}

/**
 * Only the main frame of a window of ours, showing our own page, is answered.
 * https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
export function isTrustedSender(sender: SenderFacts, pageOrigin: string): boolean {
  return sender.isOurWindow && sender.isMainFrame && sender.origin === pageOrigin;
}
