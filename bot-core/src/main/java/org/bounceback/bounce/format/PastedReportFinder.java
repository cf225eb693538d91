package org.bounceback.bounce.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.grammar.FactReader;
import org.bounceback.bounce.grammar.ServerSentence;
import org.bounceback.bounce.reason.RejectionReply;
import org.bounceback.bounce.text.AddressFinder;

/**
 * Finds a report that a person pasted into an e-mail, by its structure: the sentences that mail
 * servers write, the recipient at the beginning of a line or in a field, and the reason next to it.
 * A code in a sentence of the person is no report.
 */
public final class PastedReportFinder {
  private static final int MAX_REASON_DISTANCE = 2;
  private static final Set<String> HEADER_FIELDS =
      Set.of(
          "from",
          "to",
          "cc",
          "bcc",
          "reply-to",
          "sender",
          "return-path",
          "message-id",
          "von",
          "an",
          "de",
          "para",
          "pour",
          "e-mail",
          "email",
          "mail",
          "references",
          "in-reply-to");
  private static final List<String> REPLY_STARTS =
      List.of(
          ": 4", ": 5", ":4", ":5", "'4", "'5", "[4", "[5", "\"4", "\"5", ">>> 4", ">>> 5", "<<< 4",
          "<<< 5");
  private static final String BULLETS = "<>*-•\"'| \t";

  private final ReportIndicators reportIndicators;
  private final FactReader facts;
  private final PersonalEnding ending;

  PastedReportFinder(ReportIndicators reportIndicators, FactReader facts) {
    this.reportIndicators = reportIndicators;
    this.facts = facts;
    this.ending = new PersonalEnding(reportIndicators);
  }

  /**
   * A report inside the text of a person.
   *
   * @param lines its lines, without the words of the person around it
   * @param complete whether it has a server's first sentence or its status fields, and not only a
   *     sentence about a failure
   * @param announced whether it has such a sentence, and not only recipients with a reason
   */
  public record PastedReport(List<String> lines, boolean complete, boolean announced) {
    public PastedReport {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Finds the report in a text.
   *
   * @param lines the person's text, without quotation marks
   */
  public Optional<PastedReport> find(List<String> lines) {
    int end = ending.start(lines);
    var marks = new Marks(lines.subList(0, end));
    if (!marks.isReport() || announcesExample(lines.subList(0, marks.firstOfServer))) {
      return Optional.empty();
    }
    if (!marks.hasFrame && isAboutSomethingElse(lowerCase(lines))) {
      return Optional.empty();
    }
    List<String> report = lines.subList(marks.first, end);
    return Optional.of(
        new PastedReport(report, marks.hasFrame, marks.hasFrame || marks.hasFailure));
  }

  /** Returns whether a person's closing is near the end of the text. */
  public boolean isSigned(List<String> lines) {
    return ending.start(lines) < lines.size();
  }

  private boolean isAboutSomethingElse(String lowerCase) {
    return reportIndicators.mentionsOtherDelivery(lowerCase)
        || reportIndicators.isFromOtherProgram(lowerCase);
  }

  private static String lowerCase(List<String> lines) {
    return String.join("\n", lines).toLowerCase(Locale.ROOT);
  }

  private boolean announcesExample(List<String> above) {
    return reportIndicators.personalText().announcesExample(String.join("\n", above));
  }

  /** What was found in each line. */
  private final class Marks {
    private final List<String> lines;
    private final boolean[] isFrame;
    private final boolean[] isFailure;
    private final boolean[] isRecipient;
    private final boolean[] isReason;
    private boolean hasFrame;
    private boolean hasFailure;
    private boolean hasSlot;
    private int first = Integer.MAX_VALUE;
    private int firstOfServer = Integer.MAX_VALUE;

    Marks(List<String> lines) {
      this.lines = lines;
      this.isFrame = new boolean[lines.size()];
      this.isFailure = new boolean[lines.size()];
      this.isRecipient = new boolean[lines.size()];
      this.isReason = new boolean[lines.size()];
      for (int i = 0; i < lines.size(); i++) {
        mark(i);
      }
      markSentences();
      ReturnedHeader.find(lines, reportIndicators).ifPresent(this::markReturned);
      findReasons();
    }

    /** Marks the recipient of the returned message, if the text above is about it. */
    private void markReturned(ReturnedHeader returned) {
      for (int i = 0; i < returned.above(); i++) {
        String line = lines.get(i).toLowerCase(Locale.ROOT);
        isFrame[i] |= reportIndicators.namesHelpPage(line);
        isFailure[i] |= isRecipient[i] && line.contains(returned.recipient());
      }
      isRecipient[returned.to()] = true;
    }

    /** Looks for recipients with a reason next to them, above which a server needs no sentence. */
    private void findReasons() {
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip().toLowerCase(Locale.ROOT);
        if (isRecipient[i] && (isSlot(line) || line.contains("rcpt to:<"))) {
          int end = Math.min(lines.size(), i + 1 + MAX_REASON_DISTANCE);
          for (int j = line.contains("rcpt to:<") ? i + 1 : i; j < end; j++) {
            hasSlot |= isReason[j];
          }
        }
      }
    }

    private void mark(int at) {
      String line = lines.get(at).strip().toLowerCase(Locale.ROOT);
      if (line.isEmpty()) {
        return;
      }
      if (line.startsWith("final-recipient:") || line.startsWith("original-recipient:")) {
        isRecipient[at] = true;
      } else if (line.startsWith("diagnostic-code:") || line.startsWith("status:")) {
        isReason[at] = true;
      } else if (line.startsWith("reporting-mta:")) {
        isFrame[at] = true;
      } else {
        markWords(at, line);
      }
    }

    private void markWords(int at, String line) {
      Optional<AddressFinder.Found> address =
          line.indexOf('@') < 0 ? Optional.empty() : AddressFinder.next(line, 0);
      String next = at + 1 < lines.size() ? " " + lines.get(at + 1).toLowerCase(Locale.ROOT) : "";
      isFailure[at] =
          (reportIndicators.mentionsFailure(line + next)
                  || reportIndicators.mentionsDelay(line + next))
              && !reportIndicators.personalText().isAboutOwnMessage(line);
      isFrame[at] = reportIndicators.startsAsReport(withoutBullets(line) + " " + nextText(at));
      isReason[at] = hasReply(line);
      isRecipient[at] =
          address.isPresent()
              && (startsLine(line, address.get().start())
                  || isLabelled(line, address.get())
                  || line.contains("rcpt to:<")
                  || (isReason[at] && line.startsWith("<", address.get().start() - 1))
                  || (isFailure[at]
                      && !isQuotation(line, address.get().start())
                      && reportIndicators.mentionsFailure(line)));
    }

    /** Returns the next line with text; HTML may have a blank line between. */
    private String nextText(int at) {
      return lines.subList(at + 1, Math.min(lines.size(), at + 1 + MAX_REASON_DISTANCE)).stream()
          .map(line -> line.strip().toLowerCase(Locale.ROOT))
          .filter(line -> !line.isEmpty())
          .findFirst()
          .orElse("");
    }

    private void markSentences() {
      String text = String.join("\n", lines);
      int line = 0;
      int lineStart = 0;
      for (ServerSentence sentence : facts.sentences(text)) {
        while (lineStart + lines.get(line).length() < sentence.start()) {
          lineStart += lines.get(line).length() + 1;
          line++;
        }
        boolean begins = startsLine(lines.get(line), sentence.start() - lineStart);
        isFrame[line] |= sentence.frame() && begins;
        isRecipient[line] |= sentence.namesRecipient();
        isReason[line] |= !sentence.frame();
      }
    }

    /** Returns whether the marks form a report, and finds where it begins and ends. */
    boolean isReport() {
      boolean named = false;
      for (int i = 0; i < lines.size(); i++) {
        hasFrame |= isFrame[i];
        hasFailure |= isFailure[i];
        if (isFrame[i] || isFailure[i] || isRecipient[i] || isReason[i]) {
          first = Math.min(first, i);
        }
        if (isFrame[i] || isRecipient[i]) {
          firstOfServer = Math.min(firstOfServer, i);
        }
        named |= isRecipient[i];
      }
      return named && (hasFrame || hasFailure || hasSlot);
    }
  }

  /** Returns whether the address is at the end of the line, below a label that ends in a colon. */
  private static boolean isLabelled(String line, AddressFinder.Found address) {
    int colon = line.lastIndexOf(':', address.start());
    return colon > 0
        && startsLine(line.substring(colon + 1), address.start() - colon - 1)
        && startsLine(line.substring(address.end()), line.length() - address.end())
        && !HEADER_FIELDS.contains(line.substring(0, colon).strip());
  }

  /** Returns whether the line begins with an address in angle brackets and a colon. */
  private static boolean isSlot(String line) {
    return line.startsWith("<") && line.indexOf(">:") > line.indexOf('@');
  }

  private static String withoutBullets(String line) {
    int start = 0;
    while (start < line.length() && BULLETS.indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    return line.substring(start);
  }

  /** Returns whether a person quotes the words in front of the address. */
  private static boolean isQuotation(String line, int end) {
    return line.substring(0, end).chars().anyMatch(c -> "\"\u201c\u201e\u00ab".indexOf(c) >= 0);
  }

  private static boolean startsLine(String line, int at) {
    return line.substring(0, Math.min(at, line.length()))
        .chars()
        .allMatch(c -> BULLETS.indexOf(c) >= 0);
  }

  private static boolean hasReply(String line) {
    String text = withoutBullets(line);
    boolean startsWithDigit = !text.isEmpty() && Character.isDigit(text.charAt(0));
    return RejectionReply.hasCode(line)
        && (startsWithDigit || REPLY_STARTS.stream().anyMatch(line::contains));
  }
}
