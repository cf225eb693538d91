package org.bounceback.bounce.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.grammar.NamedHostReply;
import org.bounceback.bounce.grammar.Passage;
import org.bounceback.bounce.text.AddressFinder;

/**
 * Reads a person's short text that names a server and quotes its reply: {@code mx.example.com
 * rejected it: 550 No such user}. If several addresses could be the recipient, it stays empty.
 */
final class NamedServerFormat implements ReportFormat {
  private static final int MAX = 600;

  /** What comes before a recipient in a sentence. */
  private static final Pattern TO =
      Pattern.compile(
          "(?i)\\b(?:to|for|an|für|fuer|à|pour|a|para|recipient|empfänger|destinataire|destinatario):?"
              + " [<\"'(]{0,2}$");

  private static final Pattern REPLY = Pattern.compile("^\\s*[45][0-9]{2}[ -]");

  private static final int MAX_BEFORE = 20;

  private final UnrelatedMailFilter other;

  NamedServerFormat(ReportIndicators reportIndicators) {
    this.other = new UnrelatedMailFilter(reportIndicators);
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    String text = reportMessage.text();
    if (text.length() > MAX
        || !reportMessage.header().fields().isEmpty()
        || other.matches(reportMessage)
        || CodesInProse.areOnly(text)
        || REPLY.matcher(text).find()
        || reportMessage.lines().stream().anyMatch(NamedServerFormat::isRecipientLine)) {
      return Optional.empty();
    }
    return NamedHostReply.replyInSentence(text).map(reply -> result(text, reply));
  }

  /** Returns whether a line names a recipient as reports do, and not inside a sentence. */
  private static boolean isRecipientLine(String line) {
    String bare = line.strip();
    int end = bare.indexOf(' ');
    String first = end < 0 ? bare : bare.substring(0, end);
    return first.indexOf('@') > 0 && (end < 0 || first.endsWith(":") || first.startsWith("<"));
  }

  private static FormatResult result(String text, String reply) {
    boolean temporary = reply.startsWith("4");
    return new FormatResult(
        temporary ? MessageKind.DELAY : MessageKind.FAILURE,
        List.of(
            RawRecipient.of(
                    recipient(text, reply), temporary ? DsnAction.DELAYED : DsnAction.FAILED, reply)
                .withPassages(List.of(new Passage(Excerpt.Source.REPORT, Passage.SENTENCE, text)))),
        Optional.empty());
  }

  /** An address in a reply without brackets may be a contact. */
  private static String recipient(String text, String reply) {
    int replyStart = text.indexOf(reply);
    int replyEnd = replyStart + reply.length();
    List<AddressFinder.Found> all = AddressFinder.all(text);
    List<AddressFinder.Found> others =
        all.stream().filter(each -> each.start() < replyStart || each.start() >= replyEnd).toList();
    return all.stream()
        .filter(each -> isBracketed(text, each) && !others.contains(each))
        .findFirst()
        .or(() -> all.stream().filter(each -> isAddressed(text, each)).findFirst())
        .or(() -> others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty())
        .map(AddressFinder.Found::address)
        .orElse("");
  }

  private static boolean isBracketed(String text, AddressFinder.Found address) {
    return address.start() > 0 && text.charAt(address.start() - 1) == '<';
  }

  private static boolean isAddressed(String text, AddressFinder.Found address) {
    Matcher before =
        TO.matcher(text.substring(Math.max(0, address.start() - MAX_BEFORE), address.start()));
    return before.find();
  }
}
