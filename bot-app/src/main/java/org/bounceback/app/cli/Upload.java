package org.bounceback.app.cli;

import java.io.IOException;
import java.util.Optional;

/** A file that was read, or a mail out of a mailbox that is read piece by piece. */
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

  static Upload unreadable(MailFile file, IOException why) {
    return new Upload(file, file.name(), new byte[0], Optional.of(why));
  }

  /** The file that it came from. */
  MailFile file() {
    return file;
  }

  /** What to call it in the output. */
  String name() {
    return name;
  }

  /** The content, shared and not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** Why the file could not be read, if so. */
  Optional<IOException> failure() {
    return failure;
  }
}
