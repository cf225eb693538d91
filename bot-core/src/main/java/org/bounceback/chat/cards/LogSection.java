package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.data.UntrustedText;
import org.bounceback.findings.BounceMessage;
import org.bounceback.findings.BounceMessage.Recipient;
import org.bounceback.findings.LoggedDelivery;

/** Renders what pasted log lines say: one line for each message and recipient. */
final class LogSection {
  private static final int MAX_ROWS = 10;
  private static final int MAX_REASON = 110;
  private static final String SEPARATOR = " · ";

  private final MessageBundle messageBundle;

  LogSection(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Returns the list; empty if the message is no log. */
  Optional<Block> block(BounceMessage message) {
    List<Block.LabeledField> rows = new ArrayList<>();
    int all = 0;
    for (Recipient recipient : message.recipients()) {
      if (recipient.logged().isPresent()) {
        all++;
        if (rows.size() < MAX_ROWS) {
          rows.add(row(recipient, recipient.logged().get()));
        }
      }
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    if (all > MAX_ROWS) {
      rows.add(
          new Block.LabeledField(
              messageBundle.text("logged.title"),
              List.of(Span.plain(messageBundle.text("logged.more", "count", all - MAX_ROWS)))));
    }
    return Optional.of(new Block.Facts(rows));
  }

  private Block.LabeledField row(Recipient recipient, LoggedDelivery logged) {
    String addresses =
        logged.sender().orElse("?")
            + " → "
            + recipient.address().orElse("?")
            + logged
                .originalRecipient()
                .map(address -> " " + messageBundle.text("logged.for", "address", address))
                .orElse("");
    String outcome = messageBundle.ofCode("logged.outcome-", logged.outcome());
    String reason = reason(recipient, logged);
    List<Span> spans = new ArrayList<>();
    spans.add(Span.plain(reason.isEmpty() ? outcome : outcome + SEPARATOR));
    if (!reason.isEmpty()) {
      spans.add(Span.code(reason));
    }
    return new Block.LabeledField(
        logged.time().map(time -> time + SEPARATOR + addresses).orElse(addresses), spans);
  }

  /** Returns the reply from its code on; after a delivery, the id of the other server. */
  private String reason(Recipient recipient, LoggedDelivery logged) {
    if (!recipient.action().equals("failed") && !recipient.action().equals("delayed")) {
      return logged
          .remoteQueueId()
          .map(id -> messageBundle.text("logged.their-id", "id", id))
          .orElse("");
    }
    String line = UntrustedText.clean(recipient.diagnostic()).replace('\n', ' ').strip();
    int code = recipient.smtpReply().map(reply -> line.indexOf(reply + " ")).orElse(-1);
    return UntrustedText.truncate(code > 0 ? line.substring(code) : line, MAX_REASON);
  }
}
