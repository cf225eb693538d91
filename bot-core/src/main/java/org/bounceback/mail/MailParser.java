package org.bounceback.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Takes a mail apart, within limits and without ever failing: broken input gives what can be read,
 * a limit that is reached is named in the result. Safe for concurrent use.
 */
public final class MailParser {
  private final MailLimits limits;

  /** A reader that stops at {@code limits}. */
  public MailParser(MailLimits limits) {
    this.limits = limits;
  }

  /** Reads a mail, or text without a header. The bytes are shared, not copied. */
  public ParsedMail read(byte[] mail) {
    var truncationLog = new TruncationLog();
    byte[] bounded = mail;
    if (mail.length > limits.fileBytes()) {
      bounded = Arrays.copyOf(mail, limits.fileBytes());
      truncationLog.add("everything after " + limits.fileBytes() / (1024 * 1024) + " MiB");
    }
    var mimeParts = new ArrayList<>(split(bounded, 0, limits.parts(), truncationLog));
    for (int i = 0; i < mimeParts.size() && mimeParts.size() < limits.parts(); i++) {
      MimePart mimePart = mimeParts.get(i);
      if (mimePart.isEncodedMail() && mimePart.depth() + 1 < limits.depth()) {
        int room = limits.parts() - mimeParts.size();
        mimeParts.addAll(i + 1, split(mimePart.bytes(), mimePart.depth() + 1, room, truncationLog));
      }
    }
    return new ParsedMail(mimeParts, truncationLog.limits());
  }

  /** Whether a mail's header stands at the beginning, so that it is more than a text. */
  public boolean hasHeader(byte[] mail) {
    return MailStart.hasHeader(mail, MailStart.find(mail));
  }

  /**
   * Reads some fields of the mail's own header; empty for text without one.
   *
   * @param names of the fields, in lower case
   */
  public Header readFields(byte[] mail, Set<String> names) {
    return readHeader(mail, name -> names.contains(name.toLowerCase(Locale.ROOT)));
  }

  /** Reads the mail's own header alone; empty for text without one. */
  public Header readHeader(byte[] mail) {
    return readHeader(mail, name -> true);
  }

  /** The mail's own header as written, up to the blank line; empty for text without one. */
  public byte[] headerBytes(byte[] mail) {
    int start = MailStart.find(mail);
    int end = start;
    if (MailStart.hasHeader(mail, start)) {
      var line = new LineCursor(mail, start);
      while (line.next() && !line.isBlank()) {
        end = line.end();
      }
    }
    return Arrays.copyOfRange(mail, start, end);
  }

  private Header readHeader(byte[] mail, Predicate<String> wanted) {
    int start = MailStart.find(mail);
    if (!MailStart.hasHeader(mail, start)) {
      return Header.EMPTY;
    }
    var reader = new HeaderReader(mail, limits, new TruncationLog(), wanted);
    var line = new LineCursor(mail, start);
    while (line.next() && !line.isBlank()) {
      reader.take(line);
    }
    return reader.finish();
  }

  private List<MimePart> split(byte[] mail, int depth, int mostParts, TruncationLog truncationLog) {
    return new Splitter(mail, depth, limits, truncationLog).split(mostParts);
  }
}
