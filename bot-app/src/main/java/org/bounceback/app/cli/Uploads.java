package org.bounceback.app.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.upload.MboxReader;

/**
 * Iterates over the uploads in a list of files, so that only one of them is in memory here. Not
 * safe for concurrent use.
 */
final class Uploads implements AutoCloseable {
  private static final int MAX_BYTES = 20 << 20;
  private static final int PEEK_BYTES = 512;

  private final List<MailFile> files;
  private int next;
  private Optional<Mailbox> mailbox = Optional.empty();

  /** Reads these files in their order. */
  Uploads(List<MailFile> files) {
    this.files = files;
  }

  /** A mailbox that is being read. */
  private static final class Mailbox {
    private final MailFile file;
    private final InputStream in;
    private final MboxReader mails;
    private Optional<byte[]> ahead;
    private int count;

    Mailbox(MailFile file, InputStream in) throws IOException {
      this.file = file;
      this.in = in;
      this.mails = new MboxReader(in);
      this.ahead = mails.next();
    }

    /** Returns the next e-mail with its number; a file with only one e-mail keeps its own name. */
    Optional<Upload> next() throws IOException {
      Optional<byte[]> mail = ahead;
      ahead = mail.isPresent() ? mails.next() : mail;
      count++;
      boolean isOnly = count == 1 && ahead.isEmpty();
      String name = isOnly ? file.name() : file.name() + "#" + count;
      return mail.map(bytes -> Upload.of(file, name, bytes));
    }
  }

  /** Returns how many files have been opened. */
  int filesOpened() {
    return next;
  }

  /**
   * Returns the next upload; empty at the end. An unreadable file is an upload with its failure.
   */
  Optional<Upload> next() {
    while (mailbox.isPresent() || next < files.size()) {
      MailFile file = mailbox.isPresent() ? mailbox.get().file : files.get(next++);
      try {
        Optional<Upload> found = mailbox.isPresent() ? mailbox.get().next() : open(file);
        if (found.isPresent()) {
          return found;
        }
        close();
      } catch (NoSuchFileException gone) {
        return Optional.of(
            Upload.unreadable(file, new IOException("the file does not exist", gone)));
      } catch (AccessDeniedException denied) {
        var failure = new IOException("its permissions do not allow it", denied);
        return Optional.of(Upload.unreadable(file, failure));
      } catch (IOException unreadable) {
        mailbox = Optional.empty();
        return Optional.of(Upload.unreadable(file, unreadable));
      }
    }
    return Optional.empty();
  }

  private Optional<Upload> open(MailFile file) throws IOException {
    InputStream in = new BufferedInputStream(file.source().open());
    in.mark(PEEK_BYTES);
    byte[] beginning = in.readNBytes(PEEK_BYTES);
    in.reset();
    if (MboxReader.isMailbox(beginning)) {
      mailbox = Optional.of(new Mailbox(file, in));
      return mailbox.get().next();
    }
    try (in) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw new IOException("it is larger than 20 MiB; extract the relevant e-mail");
      }
      return Optional.of(Upload.of(file, file.name(), content));
    }
  }

  @Override
  public void close() throws IOException {
    if (mailbox.isPresent()) {
      mailbox.get().in.close();
      mailbox = Optional.empty();
    }
  }
}
