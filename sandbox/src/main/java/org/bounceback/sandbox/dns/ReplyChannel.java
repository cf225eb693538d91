package org.bounceback.sandbox.dns;

import java.io.IOException;

/** The way back to who asked. Safe for concurrent use. */
interface ReplyChannel {

  /** Whether it is UDP, where an answer has to fit into one datagram. */
  boolean isDatagram();

  /** Sends one whole message. */
  void send(byte[] message) throws IOException;

  /** Closes the connection; does nothing over UDP, which has none. */
  void hangUp() throws IOException;
}
