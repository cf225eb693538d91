package org.bounceback.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Parses messages within limits. It never fails: invalid input gives a partial result, and the
 * result lists the limits that were reached. Safe for concurrent use.
 */
public final class MailParser {
  private final MailLimits limits;

  /** Creates a parser with these limits. */
  public MailParser(MailLimits limits) {
    this.limits = limits;
  }

  /** Parses a message, or text without a header. The bytes are shared, not copied. */
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
        int remaining = limits.parts() - mimeParts.size();
        mimeParts.addAll(
            i + 1, split(mimePart.bytes(), mimePart.depth() + 1, remaining, truncationLog));
      }
    }
    return new ParsedMail(mimeParts, truncationLog.limits());
  }

  /** Returns whether the bytes begin with a message header, and are not only text. */
  public boolean hasHeader(byte[] mail) {
    return MailStart.hasHeader(mail, MailStart.find(mail));
  }

  /**
   * Parses some fields of the message's own header; empty for text without one.
   *
   * @param names the field names, in lower case
   */
  public Header readFields(byte[] mail, Set<String> names) {
    return readHeader(mail, name -> names.contains(name.toLowerCase(Locale.ROOT)));
  }

  /** Parses only the message's own header; empty for text without one. */
  public Header readHeader(byte[] mail) {
    return readHeader(mail, name -> true);
  }

  /**
   * Returns the message's own header as written, up to the blank line; empty for text without one.
   */
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

  private Header readHeader(byte[] mail, Predicate<String> filter) {
    int start = MailStart.find(mail);
    if (!MailStart.hasHeader(mail, start)) {
      return Header.EMPTY;
    }
    var reader = new HeaderReader(mail, limits, new TruncationLog(), filter);
    var line = new LineCursor(mail, start);
    while (line.next() && !line.isBlank()) {
      reader.read(line);
    }
    return reader.finish();
  }

  private List<MimePart> split(byte[] mail, int depth, int maxParts, TruncationLog truncationLog) {
    return new Splitter(mail, depth, limits, truncationLog).split(maxParts);
  }
}
