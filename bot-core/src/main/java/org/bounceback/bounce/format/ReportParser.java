package org.bounceback.bounce.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.text.AddressFinder;
import org.bounceback.bounce.text.TextLines;
import org.bounceback.mail.Header;
import org.bounceback.mail.HeaderText;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MimePart;
import org.bounceback.mail.ParsedMail;

/** Sorts the parts of a message into the parts of a report (RFC 6522 section 3). */
final class ReportParser {
  private static final Set<String> STATUS_TYPES =
      Set.of("message/delivery-status", "message/global-delivery-status", "text/delivery-status");
  private static final Set<String> HEADER_TYPES =
      Set.of(
          "text/rfc822-headers",
          "text/rfc822-header",
          "message/rfc822-headers",
          "message/global-headers",
          "text/rfc822");

  private static final int MAX_STATUS = 64 * 1024;
  private static final String LONG_TEXT =
      "text after " + MailLimits.STANDARD.partBytes() / 1024 + " KiB of a part";

  private final ReportIndicators reportIndicators;

  ReportParser(ReportIndicators reportIndicators) {
    this.reportIndicators = reportIndicators;
  }

  ReportMessage read(ParsedMail mail) {
    var draft = new Draft(mail.leftOut());
    List<MimePart> mimeParts = mail.mimeParts();
    for (int i = 0; i < mimeParts.size(); i++) {
      MimePart mimePart = mimeParts.get(i);
      int next = i + 1;
      while (next < mimeParts.size() && mimeParts.get(next).depth() > mimePart.depth()) {
        next++;
      }
      boolean hasParts = next > i + 1;
      if (i > 0 && mimePart.type().isMail()) {
        draft.returned(mimePart, hasParts ? mimeParts.get(i + 1).header() : Header.EMPTY);
        i = next - 1;
      } else {
        sort(mimePart, hasParts, draft);
      }
    }
    return draft.finish(mail.header(), mimeParts.get(0).type().name());
  }

  private static void sort(MimePart mimePart, boolean hasParts, Draft draft) {
    String type = mimePart.type().name();
    if (STATUS_TYPES.contains(type)) {
      draft.status.addAll(StatusFields.parseAll(draft.textOf(mimePart)));
    } else if (type.equals("message/disposition-notification")) {
      draft.isReadReceipt = true;
    } else if (type.equals("message/feedback-report")) {
      draft.feedback = Optional.of(HeaderText.parse(mimePart.text()));
    } else if (HEADER_TYPES.contains(type)) {
      draft.returned(HeaderText.parse(mimePart.text()));
    } else if (type.equals("text/html")) {
      draft.html.add(mimePart);
    } else if (mimePart.type().isFamily("application") && isStatus(mimePart)) {
      draft.status.addAll(StatusFields.parseAll(mimePart.text()));
    } else if (type.startsWith("text/")
        || type.startsWith("message/")
        || (!hasParts && mimePart.type().isFamily("multipart"))) {
      draft.plain.add(mimePart);
    }
  }

  /** Returns whether a line has the maximum length and was therefore truncated. */
  private static boolean hasCutLine(String text) {
    int maxLength = MailLimits.STANDARD.lineCharacters();
    return text.length() >= maxLength
        && TextLines.of(text).stream().anyMatch(line -> line.length() >= maxLength);
  }

  /** Returns whether the part is a delivery status whose type was lost in transit. */
  private static boolean isStatus(MimePart mimePart) {
    return mimePart.bytes().length <= MAX_STATUS
        && StatusFields.parseAll(mimePart.text()).stream().anyMatch(StatusFields::isAboutRecipient);
  }

  /** The parts found so far. */
  private final class Draft {
    private final List<MimePart> plain = new ArrayList<>();
    private final List<MimePart> html = new ArrayList<>();
    private final List<StatusFields> status = new ArrayList<>();
    private Optional<Header> feedback = Optional.empty();
    private final Set<String> leftOut;
    private Header returned = Header.EMPTY;
    private Optional<MimePart> returnedMail = Optional.empty();

    /** A read receipt (RFC 8098) uses the fields of a report but reports no delivery. */
    private boolean isReadReceipt;

    Draft(List<String> leftOut) {
      this.leftOut = new LinkedHashSet<>(leftOut);
    }

    void returned(MimePart mail, Header header) {
      if (returned.fields().isEmpty() && !header.fields().isEmpty()) {
        returnedMail = Optional.of(mail);
      }
      returned(header);
    }

    void returned(Header header) {
      if (returned.fields().isEmpty()) {
        returned = header;
      }
    }

    ReportMessage finish(Header header, String type) {
      String text = join(plain);
      var parted = SplitReport.split(text.isBlank() ? join(html) : text, reportIndicators);
      returned(parted.returned());
      boolean fromServer = !isReadReceipt && isFromServer(header, type);
      if (status.isEmpty() && fromServer) {
        status.addAll(StatusFields.parseAll(parted.words()));
      }
      return new ReportMessage(
          header,
          type,
          parted.words(),
          TextLines.of(parted.words()),
          status,
          feedback,
          returned,
          returnedMail,
          fromServer,
          List.copyOf(leftOut));
    }

    private String join(List<MimePart> mimeParts) {
      var text = new StringBuilder();
      for (MimePart mimePart : mimeParts) {
        int remaining = MailLimits.STANDARD.textCharacters() - text.length();
        String more = remaining > 0 ? textOf(mimePart) : "";
        text.append(more, 0, Math.min(more.length(), remaining)).append("\n\n");
        if (more.length() > remaining) {
          leftOut.add(LONG_TEXT);
        }
      }
      return text.toString();
    }

    /** Returns the text of the part, and records any limit that truncated it. */
    String textOf(MimePart mimePart) {
      String text = mimePart.text();
      if (hasCutLine(text)) {
        leftOut.add("lines after " + MailLimits.STANDARD.lineCharacters() / 1024 + " KiB");
      }
      if (mimePart.isLongerThanText()) {
        leftOut.add(LONG_TEXT);
      }
      return text;
    }

    private boolean isFromServer(Header header, String type) {
      return header.first("From").isEmpty()
          || type.equals("multipart/report")
          || reportIndicators.isFromServer(header)
          || header.first("X-Failed-Recipients").isPresent()
          || (reportIndicators.hasReportSubject(header) && !returned.fields().isEmpty())
          || hasComeBack(header);
    }

    /**
     * Returns whether the inner message was sent from the address that this one is addressed to.
     */
    private boolean hasComeBack(Header header) {
      Optional<String> sender = returned.first("Return-Path").flatMap(AddressFinder::first);
      return sender.isPresent() && header.first("To").flatMap(AddressFinder::first).equals(sender);
    }
  }
}
