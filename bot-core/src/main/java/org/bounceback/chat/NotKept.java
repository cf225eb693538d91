package org.bounceback.chat;

import org.bounceback.store.StoreFailed;

/** An event could not be written down; the message says why, in the operator's words. */
public final class NotKept extends Exception {
  NotKept(StoreFailed cause) {
    super(cause.getMessage(), cause);
  }
}
