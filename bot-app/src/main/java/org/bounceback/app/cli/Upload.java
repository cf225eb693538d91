package org.bounceback.app.cli;

import java.io.IOException;
import java.util.Optional;

/** A file that was read, or an e-mail from a mailbox that is read piece by piece. */
final class Upload {
  private final MailFile file;
  private final String name;
  private final byte[] bytes;
  private final Optional<IOException> failure;

  private Upload(MailFile file, String name, byte[] bytes, Optional<IOException> failure) {
    this.file = file;
    this.name = name;
    this.bytes = bytes;
    this.failure = failure;
  }

  static Upload of(MailFile file, String name, byte[] bytes) {
    return new Upload(file, name, bytes, Optional.empty());
  }

  static Upload unreadable(MailFile file, IOException failure) {
    return new Upload(file, file.name(), new byte[0], Optional.of(failure));
  }

  /** Returns the file that contained it. */
  MailFile file() {
    return file;
  }

  /** Returns the name in the output. */
  String name() {
    return name;
  }

  /** Returns the content, which is shared and must not be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns why the file could not be read, if it could not. */
  Optional<IOException> failure() {
    return failure;
  }
}
