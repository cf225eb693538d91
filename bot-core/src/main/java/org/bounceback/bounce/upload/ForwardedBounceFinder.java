package org.bounceback.bounce.upload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.format.ReportIndicators;
import org.bounceback.bounce.format.SplitReport;
import org.bounceback.bounce.reason.RejectionReply;
import org.bounceback.bounce.text.ByteSearch;
import org.bounceback.mail.Header;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mail.MimePart;
import org.bounceback.mail.ParsedMail;

/**
 * Finds the bounce inside a message that forwards it: attached, or copied into the text. Messages
 * of mailing lists are ignored.
 */
final class ForwardedBounceFinder {
  /** The fields that show whether a message is a report or comes from a mailing list. */
  private static final Set<String> IDENTIFYING =
      Set.of("from", "content-type", "content-transfer-encoding", "list-id");

  private static final Set<String> UNENCODED = Set.of("7bit", "8bit", "binary");
  private static final ByteSearch REPORT_TYPE = new ByteSearch("multipart/report");

  /** The maximum nesting depth of forwarded messages. */
  private static final int MAX_DEPTH = 4;

  /** The maximum number of nested messages that are read. */
  private static final int MAX_MAILS = 100;

  /** The maximum total size of the nested messages that are read. */
  private static final int MAX_BYTES = 60 * 1024 * 1024;

  private final ReportIndicators reportIndicators;
  private final BounceReader reader;
  private final OutlookForms outlook;
  private final TextBounceFinder texts;
  private final MailParser mails = new MailParser(MailLimits.STANDARD);

  ForwardedBounceFinder(
      ReportIndicators reportIndicators, BounceReader reader, OutlookForms outlook) {
    this.reportIndicators = reportIndicators;
    this.reader = reader;
    this.outlook = outlook;
    this.texts = new TextBounceFinder(reader);
  }

  /**
   * Returns the bounces inside the message; the message itself if it is a bounce or contains none.
   */
  List<byte[]> find(byte[] mail) {
    return find(mail, MAX_DEPTH, new Budget());
  }

  /** Returns whether the text consists of log lines, whose order and breaks have a meaning. */
  boolean isServerLog(byte[] pasted) {
    return !mails.hasHeader(pasted) && reader.isServerLog(pasted);
  }

  /**
   * The remaining budget for one message. Messages can be nested, and each contains all those
   * inside it.
   */
  private static final class Budget {
    private int mails = MAX_MAILS;
    private int bytes = MAX_BYTES;

    /** Returns whether a message of that size may be copied and read. */
    boolean allows(int length) {
      mails--;
      bytes = Math.max(-1, bytes - length);
      return mails >= 0 && bytes >= 0;
    }
  }

  private List<byte[]> find(byte[] mail, int depth, Budget budget) {
    Header header = mails.readFields(mail, IDENTIFYING);
    if (depth == 0 || header.first("List-Id").isPresent()) {
      return List.of(mail);
    }
    if (!mails.hasHeader(mail)) {
      List<MimePart> mimeParts = mails.read(mail).mimeParts();
      if (mimeParts.size() > 1) {
        return List.of(mail);
      }
      String text = mimeParts.get(0).text();
      List<byte[]> events = reader.serviceEvents().split(text);
      return events.isEmpty() ? List.of(texts.inPastedText(text).orElse(mail)) : events;
    }
    if (header.first("From").isEmpty() && texts.startsWithCopiedHeader(mail)) {
      String text = new String(mail, StandardCharsets.UTF_8);
      return List.of(texts.inPastedText(text).orElse(mail));
    }
    if (isFromServer(header)) {
      return List.of(reportInText(header, mail).orElse(mail));
    }
    ParsedMail read = mails.read(mail);
    List<byte[]> attached = attached(read.mimeParts(), depth, budget);
    return attached.isEmpty() ? List.of(texts.inMessage(read).orElse(mail)) : attached;
  }

  /** Returns the attached bounces, without those that are inside another attached bounce. */
  private List<byte[]> attached(List<MimePart> mimeParts, int depth, Budget budget) {
    var found = new ArrayList<byte[]>();
    int at = 1;
    while (at < mimeParts.size()) {
      MimePart mimePart = mimeParts.get(at);
      List<byte[]> bounces =
          isMail(mimePart) && budget.allows(mimePart.encodedLength())
              ? bounces(mimePart, depth, budget)
              : List.of();
      found.addAll(bounces);
      at++;
      while (!bounces.isEmpty()
          && at < mimeParts.size()
          && mimeParts.get(at).depth() > mimePart.depth()) {
        at++;
      }
    }
    return found;
  }

  private List<byte[]> bounces(MimePart mimePart, int depth, Budget budget) {
    return find(outlook.convert(mimePart.bytes()), depth - 1, budget).stream()
        .filter(inner -> reader.read(inner).messageKind() != MessageKind.NOT_A_BOUNCE)
        .toList();
  }

  /**
   * Returns a report, with header and parts, that a server included in the text of its own message.
   */
  private Optional<byte[]> reportInText(Header header, byte[] mail) {
    if (contentType(header).startsWith("multipart/") || !canHoldReport(header, mail)) {
      return Optional.empty();
    }
    byte[] body = mails.read(mail).mimeParts().get(0).bytes();
    String text = new String(body, StandardCharsets.ISO_8859_1);
    byte[] inner = SplitReport.fromHeader(text).getBytes(StandardCharsets.ISO_8859_1);
    boolean isReport = contentType(mails.readHeader(inner)).startsWith("multipart/report");
    return isReport && !RejectionReply.hasCode(SplitReport.split(text, reportIndicators).words())
        ? Optional.of(inner).filter(this::namesRecipients)
        : Optional.empty();
  }

  /**
   * Returns whether the message contains the content type of a report, or is encoded so that this
   * cannot be checked.
   */
  private static boolean canHoldReport(Header header, byte[] mail) {
    String transferEncoding = header.first("Content-Transfer-Encoding").orElse("7bit");
    return !UNENCODED.contains(transferEncoding.strip().toLowerCase(Locale.ROOT))
        || REPORT_TYPE.matches(mail);
  }

  private boolean namesRecipients(byte[] mail) {
    return !reader.read(mail).recipients().isEmpty();
  }

  private boolean isFromServer(Header header) {
    return reportIndicators.isFromServer(header) || contentType(header).contains("report");
  }

  private static String contentType(Header header) {
    return header.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
  }

  private static boolean isMail(MimePart mimePart) {
    String name = mimePart.fileName().toLowerCase(Locale.ROOT);
    return mimePart.type().isMail() || name.endsWith(".eml") || name.endsWith(".msg");
  }
}
