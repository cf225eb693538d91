package org.bounceback.sandbox.discord.world;

import org.bounceback.sandbox.wire.Bytes;

/** A file that somebody is about to send. */
public record Upload(String filename, String contentType, Bytes bytes) {

  /** A mail, as desktop clients send one. */
  public static Upload mail(String filename, byte[] bytes) {
    return new Upload(filename, "message/rfc822", Bytes.of(bytes));
  }
}
