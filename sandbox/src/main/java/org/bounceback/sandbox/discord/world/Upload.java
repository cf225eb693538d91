package org.bounceback.sandbox.discord.world;

import org.bounceback.sandbox.wire.Bytes;

/** A file to be uploaded. */
public record Upload(String filename, String contentType, Bytes bytes) {

  /** Returns an e-mail with the content type that desktop clients send. */
  public static Upload mail(String filename, byte[] bytes) {
    return new Upload(filename, "message/rfc822", Bytes.of(bytes));
  }
}
