package org.bounceback.chat.cards;

import com.google.re2j.Pattern;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.chat.Span;
import org.bounceback.data.UntrustedText;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceFindings.RecipientOutcome;
import org.bounceback.findings.BounceMessage;
import org.bounceback.findings.BounceMessage.Recipient;
import org.bounceback.findings.DiagnosisBasis;
import org.bounceback.findings.LoggedDelivery;

/**
 * Renders which message a diagnosis is about: sender, recipient, time and fate, as far as known.
 */
final class MessageLine {
  private static final String SEPARATOR = " · ";
  private static final int MAX_ADDRESS = 44;

  /** Envelope senders of mailing lists, newsletter services and forwarders (VERP, SRS, BATV). */
  private static final Pattern GENERATED =
      Pattern.compile(
          "(?i)(?:.*[-.])?(?:bounces?|returns?|msprvs[0-9]*|prvs|srs[01]|verp)(?:[-+=_.].*)?@.*"
              + "|[0-9a-f-]{30,}@.*");

  /** Verdicts for which sending the message again does not help, or was never ours to do. */
  private static final Set<String> FINAL =
      Set.of("recipient-address-problem", "not-our-mail", "nothing-failed", "no-problem-found");

  private final MessageBundle messageBundle;
  private final CardTime time;

  MessageLine(MessageBundle messageBundle, ZoneId zone) {
    this.messageBundle = messageBundle;
    this.time = new CardTime(zone, messageBundle.locale());
  }

  /** Returns the line; empty if nothing is known. */
  List<Span> of(BounceFindings diagnosis) {
    List<String> parts = new ArrayList<>();
    Optional<BounceMessage> message = diagnosis.message();
    int about = recipient(diagnosis);
    Optional<Recipient> recipient =
        message
            .map(BounceMessage::recipients)
            .filter(all -> about < all.size())
            .map(all -> all.get(about));
    addresses(message, recipient).ifPresent(parts::add);
    message.flatMap(each -> time(each, recipient)).ifPresent(parts::add);
    fate(diagnosis, about, recipient).ifPresent(parts::add);
    return parts.isEmpty() ? List.of() : List.of(Span.plain(String.join(SEPARATOR, parts)));
  }

  /** Returns the reply of the server that the diagnosis is about. */
  static Optional<String> reply(BounceFindings diagnosis) {
    int about = recipient(diagnosis);
    return diagnosis
        .message()
        .map(BounceMessage::recipients)
        .filter(all -> about < all.size())
        .map(all -> all.get(about))
        .filter(each -> !each.action().equals("delivered"))
        .flatMap(each -> ServerReplyLine.of(each.diagnostic()));
  }

  /** Returns the index of the recipient that the diagnosis is about: the first that failed so. */
  private static int recipient(BounceFindings diagnosis) {
    List<RecipientOutcome> rows = diagnosis.rows();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).verdict().equals(diagnosis.verdict())
          && !rows.get(i).fate().orElse("").equals("delivered")) {
        return i;
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).fate().orElse("").equals("delivered")) {
        return i;
      }
    }
    return 0;
  }

  private Optional<String> addresses(
      Optional<BounceMessage> message, Optional<Recipient> recipient) {
    Optional<String> sender =
        recipient
            .flatMap(Recipient::logged)
            .flatMap(LoggedDelivery::sender)
            .filter(each -> !each.equals("<>"))
            .or(() -> message.flatMap(MessageLine::sender))
            .map(MessageLine::shortened);
    Optional<String> to = recipient.flatMap(MessageLine::destination);
    int others = message.map(each -> each.recipients().size() - 1).orElse(0);
    String more = others > 0 ? " " + messageBundle.text("about.more", "count", others) : "";
    if (sender.isPresent()) {
      return to.map(each -> sender.get() + " → " + each + more)
          .or(() -> Optional.of(messageBundle.text("about.from", "sender", sender.get())));
    }
    return to.map(each -> messageBundle.text("about.to", "recipient", each) + more);
  }

  /** Returns the envelope sender, or the author if a program generated the envelope sender. */
  private static Optional<String> sender(BounceMessage message) {
    return message
        .origin()
        .sender()
        .filter(each -> !GENERATED.matcher(each).matches())
        .or(message::from)
        .or(message.origin()::sender);
  }

  /** Returns the recipient, and where the message was forwarded to. */
  private static Optional<String> destination(Recipient recipient) {
    Optional<String> last = recipient.address().map(MessageLine::shortened);
    Optional<String> first =
        recipient
            .originalAddress()
            .or(() -> recipient.logged().flatMap(LoggedDelivery::originalRecipient))
            .map(MessageLine::shortened)
            .filter(each -> last.filter(each::equalsIgnoreCase).isEmpty());
    return Optional.of(
            Stream.of(first, last).flatMap(Optional::stream).collect(Collectors.joining(" → ")))
        .filter(each -> !each.isEmpty());
  }

  private static long lost(BounceFindings diagnosis) {
    return diagnosis.rows().stream().filter(row -> row.fate().orElse("").equals("lost")).count();
  }

  private static String shortened(String address) {
    return TextShortener.middle(UntrustedText.clean(address), MAX_ADDRESS);
  }

  private Optional<String> time(BounceMessage message, Optional<Recipient> recipient) {
    return recipient
        .flatMap(Recipient::attemptedAt)
        .or(() -> recipient.flatMap(Recipient::logged).flatMap(LoggedDelivery::time))
        .or(message::reportedAt)
        .map(time::of);
  }

  private Optional<String> fate(
      BounceFindings diagnosis, int about, Optional<Recipient> recipient) {
    String fate =
        about < diagnosis.rows().size()
            ? diagnosis.rows().get(about).fate().orElse("")
            : diagnosis.basis().map(DiagnosisBasis::fate).orElse("");
    long lost = lost(diagnosis);
    if (fate.equals("lost") && lost < diagnosis.rows().size()) {
      return Optional.of(
          messageBundle.text(
              "fate.some-lost", Map.of("lost", lost, "count", diagnosis.rows().size())));
    }
    return switch (fate) {
      case "lost" ->
          Optional.of(
              messageBundle.text(
                  FINAL.contains(diagnosis.verdict()) ? "fate.lost" : "fate.lost-send-again"));
      case "retrying" ->
          Optional.of(
              recipient
                  .flatMap(Recipient::retryUntil)
                  .map(until -> messageBundle.text("fate.retrying-until", "time", time.of(until)))
                  .orElseGet(() -> messageBundle.text("fate.retrying")));
      case "delivered" -> Optional.of(messageBundle.text("fate.delivered"));
      default -> Optional.empty();
    };
  }
}
