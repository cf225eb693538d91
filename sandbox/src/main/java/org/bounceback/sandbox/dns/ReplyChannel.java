package org.bounceback.sandbox.dns;

import java.io.IOException;

/** Sends responses to one client. Safe for concurrent use. */
interface ReplyChannel {

  /** Whether it is UDP, where a response must fit into one datagram. */
  boolean isDatagram();

  /** Sends one complete message. */
  void send(byte[] message) throws IOException;

  /** Closes the connection; does nothing over UDP. */
  void disconnect() throws IOException;
}
