package org.bounceback.bounce.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.bounceback.bounce.UploadedMail;

/**
 * Takes a mailbox file apart that is in memory, one mail after the other, numbered from 1. A file
 * that is no mailbox, or has one mail, is its own only mail. For one thread.
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

  /** The next mail; empty after the last one. */
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
