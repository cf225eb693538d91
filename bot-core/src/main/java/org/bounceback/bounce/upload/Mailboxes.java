package org.bounceback.bounce.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.bounceback.bounce.UploadedMail;

/**
 * Splits a mailbox file in memory into its messages, numbered from 1. A file that is not a mailbox,
 * or contains one message, is returned unchanged. Not thread-safe.
 */
final class Mailboxes {
  private static final int MAX = 1000;

  private final UploadedMail file;
  private final MboxReader stream;
  private final Deque<UploadedMail> ahead = new ArrayDeque<>();
  private int count;

  Mailboxes(UploadedMail file) {
    this.file = file;
    this.stream = new MboxReader(new ByteArrayInputStream(file.bytes()));
    if (MboxReader.isMailbox(file.bytes())) {
      readAhead();
      readAhead();
    }
    if (ahead.size() < 2) {
      ahead.clear();
      ahead.add(file);
      count = MAX;
    }
  }

  /** Returns the next message; empty after the last one. */
  Optional<UploadedMail> next() {
    Optional<UploadedMail> mail = Optional.ofNullable(ahead.poll());
    if (ahead.isEmpty()) {
      readAhead();
    }
    return mail;
  }

  private void readAhead() {
    if (count >= MAX) {
      return;
    }
    try {
      Optional<byte[]> mail = stream.next();
      count = mail.isPresent() ? count + 1 : MAX;
      mail.map(bytes -> new UploadedMail(file.name() + "#" + count, bytes, file.leftOut()))
          .ifPresent(ahead::add);
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
  }
}
