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
 * The uploads that a list of files holds, one after the other, so that only one of them is in
 * memory here. For one thread.
 */
final class Uploads implements AutoCloseable {
  private static final int MAX = 20 << 20;
  private static final int LOOKED_AT = 512;

  private final List<MailFile> files;
  private int next;
  private Optional<Mailbox> mailbox = Optional.empty();

  /** Those of the files, in their order. */
  Uploads(List<MailFile> files) {
    this.files = files;
  }

  /** A mailbox of which mails have been read. */
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

    /** The next mail with its number; a file that holds no more than one keeps its own name. */
    Optional<Upload> next() throws IOException {
      Optional<byte[]> mail = ahead;
      ahead = mail.isPresent() ? mails.next() : mail;
      count++;
      boolean isOnly = count == 1 && ahead.isEmpty();
      String name = isOnly ? file.name() : file.name() + "#" + count;
      return mail.map(bytes -> Upload.of(file, name, bytes));
    }
  }

  /** How many of the files have been opened. */
  int filesOpened() {
    return next;
  }

  /** The next one; empty at the end. A file that cannot be read is an upload with its failure. */
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
        return Optional.of(Upload.unreadable(file, new IOException("there is no such file", gone)));
      } catch (AccessDeniedException denied) {
        var why = new IOException("its rights do not allow it", denied);
        return Optional.of(Upload.unreadable(file, why));
      } catch (IOException unreadable) {
        mailbox = Optional.empty();
        return Optional.of(Upload.unreadable(file, unreadable));
      }
    }
    return Optional.empty();
  }

  private Optional<Upload> open(MailFile file) throws IOException {
    InputStream in = new BufferedInputStream(file.source().open());
    in.mark(LOOKED_AT);
    byte[] beginning = in.readNBytes(LOOKED_AT);
    in.reset();
    if (MboxReader.isMailbox(beginning)) {
      mailbox = Optional.of(new Mailbox(file, in));
      return mailbox.get().next();
    }
    try (in) {
      byte[] content = in.readNBytes(MAX + 1);
      if (content.length > MAX) {
        throw new IOException("it is larger than 20 MiB; cut out the one mail that is meant");
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
